package groundwork.analysis.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.access.control.CurrentResearcher;
import groundwork.analysis.control.InterimLooks;
import groundwork.analysis.control.PlanLocks;
import groundwork.analysis.control.ResultsSoFar;
import groundwork.analysis.entity.Counts;
import groundwork.analysis.entity.Results;
import groundwork.assignment.entity.Kinds;
import groundwork.problem.entity.Rejected;
import groundwork.study.control.OpenStudies;
import groundwork.study.entity.StudyVersion;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a study says so far. */
@Boundary
@Researcher
@Path("studies/{slug}/results")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "results")
public class ResultsResource {
  @Inject OpenStudies studies;
  @Inject ResultsSoFar results;
  @Inject PlanLocks locks;
  @Inject InterimLooks looks;
  @Inject CurrentResearcher current;
  @Inject Clock clock;

  @GET
  @Operation(summary = "Estimates with intervals by condition, of the latest version")
  public Results results(
      @PathParam("slug") String slug,
      @QueryParam("simulated") @DefaultValue("false") boolean simulated,
      @QueryParam("kinds") String asked) {
    var kinds = Kinds.of(asked, simulated);
    studies.id(slug); // refuses a study that there is not
    StudyVersion version;
    try {
      version = studies.latest(slug);
    } catch (Rejected neverOpen) {
      return new Results(
          slug,
          0,
          null,
          clock.instant(),
          null,
          new Counts(0, 0, 0, 0, 0, 0, 0, 0),
          List.of(),
          false,
          false);
    }
    boolean masked = locks.masks(version);
    var found = results.of(version, kinds, masked);
    if (!found.measures().isEmpty()) {
      looks.record(slug, "results", current.name(), masked);
    }
    return found;
  }
}
