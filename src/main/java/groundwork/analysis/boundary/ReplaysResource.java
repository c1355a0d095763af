package groundwork.analysis.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.access.control.CurrentResearcher;
import groundwork.analysis.control.InterimLooks;
import groundwork.analysis.control.Replays;
import groundwork.analysis.entity.Replay;
import groundwork.monitor.control.People;
import groundwork.study.control.OpenStudies;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What somebody met, did and answered in one trial. */
@Boundary
@Researcher
@Path("studies/{slug}/replays")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "results")
public class ReplaysResource {
  @Inject OpenStudies studies;
  @Inject People people;
  @Inject Replays replays;
  @Inject InterimLooks looks;
  @Inject CurrentResearcher current;

  @GET
  @Path("{participant}/{number}")
  @Operation(
      summary = "One answered trial of a participant, with the events in it; a look at outcomes")
  public Replay replay(
      @PathParam("slug") String slug,
      @PathParam("participant") String participant,
      @PathParam("number") int number) {
    var study = studies.id(slug);
    var replay = replays.of(study, people.id(study, participant), participant, number);
    looks.record(slug, "replay", current.name(), false);
    return replay;
  }
}
