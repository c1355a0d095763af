package groundwork.analysis.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.access.control.CurrentResearcher;
import groundwork.analysis.control.Analyst;
import groundwork.analysis.control.Frames;
import groundwork.analysis.control.InterimLooks;
import groundwork.analysis.control.PlanLocks;
import groundwork.analysis.entity.Counts;
import groundwork.analysis.entity.Frame;
import groundwork.analysis.entity.Results;
import groundwork.assignment.entity.Kinds;
import groundwork.json.control.Json;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.control.Build;
import groundwork.provenance.entity.ContentHash;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  @Inject Frames frames;
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
          false);
    }
    var frame = frames.of(version, kinds);
    boolean masked = locks.masks(version);
    looks.record(slug, "results", current.name(), masked);
    return new Results(
        slug,
        version.number(),
        version.definition().rung().word(),
        clock.instant(),
        new Results.Source(inputs(version, frame), Build.version(), version.definition().seed()),
        frames.counts(version, kinds),
        masked ? Analyst.masked(version, frame) : Analyst.measures(version, frame),
        masked);
  }

  private static Map<String, String> inputs(StudyVersion version, Frame frame) {
    var inputs = new LinkedHashMap<String, String>();
    inputs.put("study", version.hash().hex());
    inputs.put("stimuli", version.stimuli().hash().hex());
    inputs.put("data", ContentHash.of(Json.write(frame)).hex());
    if (frame.run() != null) {
      inputs.putAll(frame.run().inputs());
    }
    return inputs;
  }
}
