package groundwork.trial.boundary;

import groundwork.access.boundary.Researcher;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.stimulus.control.SetModels;
import groundwork.study.control.OpenStudies;
import groundwork.trial.control.AnswerKey;
import groundwork.trial.control.Door;
import groundwork.trial.control.Runs;
import groundwork.trial.entity.Enrolling;
import groundwork.trial.entity.StepEnvelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * Lets a dry-run participant in, marked as such, and tells the researcher who sends it what would
 * be right. From here on it answers through the same addresses as everybody. Nobody else's key is
 * ever told.
 */
@Researcher
@ApplicationScoped
@Path("studies/{slug}/simulation")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SimulationResource {
  @Inject OpenStudies studies;
  @Inject Door door;
  @Inject Runs runs;
  @Inject SetModels models;

  /** The first step, as everybody gets it, and the key to all. */
  public record Started(StepEnvelope envelope, AnswerKey answers) {}

  @POST
  public Started start(@PathParam("slug") String slug, Enrolling enrolling) {
    var run = door.enter(studies.bySlug(slug), EnrolmentKind.SIMULATED, null, enrolling).run();
    return new Started(runs.envelope(run), AnswerKey.of(run.version(), run.enrolment(), models));
  }
}
