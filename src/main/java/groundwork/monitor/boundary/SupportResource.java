package groundwork.monitor.boundary;

import groundwork.json.control.Require;
import groundwork.monitor.control.Messages;
import groundwork.monitor.control.Messages.Author;
import groundwork.monitor.entity.OneRun.Message;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.trial.control.Runs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What the researchers wrote to a participant, and the answer. Beside the run: it delays nothing.
 */
@ApplicationScoped
@Path("take/{slug}/run/messages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "taking part")
public class SupportResource {
  private static final int LONGEST = 1000;

  @Inject Runs runs;
  @Inject Messages messages;

  /**
   * @param mine written by the participant
   * @param unread not read by the participant before
   */
  public record Line(boolean mine, String text, Instant at, boolean unread) {}

  /** What the participant says. */
  public record Answer(String text) {
    public Answer {
      Require.text(text, "text", LONGEST);
      if (text.isBlank()) {
        throw new IllegalArgumentException("\"text\" is empty");
      }
    }
  }

  /**
   * @param seen true when they are shown: the researchers see that they were read
   */
  @GET
  @Operation(summary = "Messages to and from this participant, oldest first")
  public List<Line> messages(
      @PathParam("slug") String slug,
      @HeaderParam("Authorization") String authorization,
      @QueryParam("seen") @DefaultValue("false") boolean seen) {
    var run = runs.known(slug, authorization).enrolment();
    var lines = messages.of(run.study(), run.id()).stream().map(SupportResource::line).toList();
    if (seen) {
      messages.seen(run.study(), run.id(), Author.PARTICIPANT);
    }
    return lines;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Answer the researchers, who must have written first")
  public List<Line> answer(
      @PathParam("slug") String slug,
      @HeaderParam("Authorization") String authorization,
      Answer answer) {
    var run = runs.known(slug, authorization).enrolment();
    var before = messages.of(run.study(), run.id());
    if (before.isEmpty()) {
      throw new Rejected(Fault.CONFLICT, "Nobody has written to you; there is nothing to answer.");
    }
    messages.write(run.study(), run.id(), Author.PARTICIPANT, answer.text());
    return messages.of(run.study(), run.id()).stream().map(SupportResource::line).toList();
  }

  private static Line line(Message message) {
    boolean mine = message.author().equals("participant");
    return new Line(mine, message.text(), message.at(), !mine && message.seenAt() == null);
  }
}
