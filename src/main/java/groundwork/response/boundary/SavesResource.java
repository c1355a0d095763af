package groundwork.response.boundary;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.response.control.SaveTrouble;
import groundwork.response.control.Saving;
import groundwork.response.control.Withdrawals;
import groundwork.response.entity.Recording;
import groundwork.response.entity.Submission;
import groundwork.trial.control.Runs;
import groundwork.trial.entity.StepEnvelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Takes answers. A browser may send the same one as often as it likes; it counts once. */
@ApplicationScoped
@Path("take/{slug}/run")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SavesResource {
  @Inject Saving saving;
  @Inject Withdrawals withdrawals;
  @Inject Runs runs;
  @Inject SaveTrouble trouble;

  @POST
  @Path("saves")
  public Response save(
      @PathParam("slug") String slug,
      @HeaderParam("Authorization") String authorization,
      Submission submission) {
    var saved = watched(slug, authorization, submission);
    var status =
        switch (saved.recording()) {
          case Recording.Stored stored -> Response.Status.CREATED;
          case Recording.Repeated repeated -> Response.Status.OK;
        };
    return Response.status(status).entity(saved.envelope()).build();
  }

  /** A refusal is the browser's fault, unless the server cannot keep answers at all. */
  private Saving.Saved watched(String slug, String authorization, Submission submission) {
    try {
      var saved = saving.save(slug, authorization, submission);
      trouble.note(slug, true);
      return saved;
    } catch (Rejected refused) {
      if (refused.fault == Fault.UNSAFE_DATABASE) {
        trouble.note(slug, false);
      }
      throw refused;
    } catch (RuntimeException wrong) {
      trouble.note(slug, false);
      throw wrong;
    }
  }

  /** What a participant who stops wants done with the answers given so far. */
  public record Wish(Boolean deleteData) {}

  @POST
  @Path("withdrawal")
  public StepEnvelope withdraw(
      @PathParam("slug") String slug,
      @HeaderParam("Authorization") String authorization,
      Wish wish) {
    if (wish.deleteData() == null) {
      throw new Rejected(Fault.INVALID, "\"deleteData\" is missing: true or false.");
    }
    return runs.envelope(withdrawals.withdraw(slug, authorization, wish.deleteData()));
  }
}
