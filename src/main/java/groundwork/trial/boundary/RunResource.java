package groundwork.trial.boundary;

import groundwork.assignment.entity.Enrolment.Status;
import groundwork.study.entity.ResumePolicy;
import groundwork.trial.control.Resumes;
import groundwork.trial.control.Runs;
import groundwork.trial.entity.StepEnvelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Where a participant is now. */
@ApplicationScoped
@Path("take/{slug}/run")
@Produces(MediaType.APPLICATION_JSON)
public class RunResource {
  @Inject Runs runs;
  @Inject Resumes resumes;

  /**
   * @param open true when a page was loaded: coming back is recorded, with the time away
   */
  @GET
  public StepEnvelope current(
      @PathParam("slug") String slug,
      @HeaderParam("Authorization") String authorization,
      @QueryParam("open") @DefaultValue("false") boolean open) {
    var run = runs.fresh(slug, authorization);
    if (!open || run.enrolment().status() != Status.ACTIVE) {
      return runs.envelope(run);
    }
    var policy = resumes.record(run);
    if (policy == ResumePolicy.Policy.RESUME) {
      return runs.envelope(run);
    }
    var there = runs.envelope(runs.fresh(slug, authorization));
    return policy == ResumePolicy.Policy.RESTART ? there.anew() : there;
  }
}
