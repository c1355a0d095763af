package groundwork.monitor.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.access.control.Audit;
import groundwork.monitor.control.Traces;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.simulation.control.DryRuns;
import groundwork.study.control.OpenStudies;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Data that nobody gave. */
@Boundary
@Researcher
@Path("studies/{slug}/simulated-data")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "monitoring")
public class SimulatedDataResource {
  @Inject OpenStudies studies;
  @Inject DryRuns runs;
  @Inject Traces traces;
  @Inject Audit audit;

  /** How many runs were deleted. */
  public record Deleted(int runs) {}

  @DELETE
  @Operation(summary = "Delete everything of dry-run participants; nobody else's")
  public Deleted delete(@PathParam("slug") String slug) {
    var study = studies.id(slug);
    if (runs.isRunning(study)) {
      throw new Rejected(
          Fault.CONFLICT, "A dry run of this study is under way; wait for it or stop it first.");
    }
    int deleted = traces.simulated(study);
    audit.record("simulated-data-deleted", "%s %d".formatted(slug, deleted));
    return new Deleted(deleted);
  }
}
