package groundwork.simulation.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.access.control.Audit;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.simulation.control.DryRuns;
import groundwork.simulation.entity.DryRunShown;
import groundwork.simulation.entity.DryRunWanted;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Dry-run participants from a button. */
@Boundary
@Researcher
@Path("studies/{slug}/dry-runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "monitoring")
public class DryRunsResource {
  @Inject DryRuns runs;
  @Inject Audit audit;

  @GET
  @Operation(summary = "The last dry runs of a study, newest first")
  public List<DryRunShown> all(@PathParam("slug") String slug) {
    return runs.of(slug);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Send dry-run participants through the open study, over the network")
  public Response create(@PathParam("slug") String slug, DryRunWanted wanted) {
    var run = runs.create(slug, wanted);
    audit.record("dry-run-started", "%s %d".formatted(slug, wanted.participants()));
    return Response.status(Response.Status.ACCEPTED).entity(run).build();
  }

  @POST
  @Path("{run}/cancellation")
  @Operation(summary = "Send nobody any more; who has begun comes to an end")
  public DryRunShown cancel(@PathParam("slug") String slug, @PathParam("run") String run) {
    UUID id;
    try {
      id = UUID.fromString(run);
    } catch (IllegalArgumentException nonsense) {
      throw new Rejected(Fault.NOT_FOUND, "There is no such dry run.");
    }
    var shown = runs.cancel(slug, id);
    audit.record("dry-run-cancelled", slug + " " + id);
    return shown;
  }
}
