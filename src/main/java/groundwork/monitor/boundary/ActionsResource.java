package groundwork.monitor.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.access.control.Audit;
import groundwork.access.control.CurrentResearcher;
import groundwork.json.control.Require;
import groundwork.monitor.control.Messages;
import groundwork.monitor.control.Messages.Author;
import groundwork.monitor.control.People;
import groundwork.monitor.control.Rejections;
import groundwork.monitor.control.Running;
import groundwork.monitor.control.Timelines;
import groundwork.monitor.entity.OneRun;
import groundwork.study.control.OpenStudies;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What a researcher does while a study runs. Everything stands in the audit log, with its reason.
 */
@Boundary
@Researcher
@Path("studies/{slug}/running")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "monitoring")
public class ActionsResource {
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_MESSAGE = 2000;

  @Inject OpenStudies studies;
  @Inject People people;
  @Inject Timelines timelines;
  @Inject Rejections rejections;
  @Inject Messages messages;
  @Inject Running running;
  @Inject Audit audit;
  @Inject CurrentResearcher current;

  /** Why; it is asked for, because it is read by whoever checks the study later. */
  public record Reason(String reason) {
    public Reason {
      written(reason, "reason", LONGEST_REASON);
    }
  }

  /** What to say to a participant. */
  public record Words(String text) {
    public Words {
      written(text, "text", LONGEST_MESSAGE);
    }
  }

  /**
   * @param arm id, or null for the whole study
   */
  public record PauseWanted(String arm, Boolean paused, String reason) {
    public PauseWanted {
      Require.present(paused, "paused");
      written(reason, "reason", LONGEST_REASON);
    }
  }

  /**
   * @param arm id, or null for the whole study
   * @param extra places beyond the quota of the definition
   */
  public record QuotaWanted(String arm, Integer extra, String reason) {
    public QuotaWanted {
      Require.present(extra, "extra");
      written(reason, "reason", LONGEST_REASON);
    }
  }

  /**
   * @param until as ISO 8601 with a time zone; null takes the date away
   */
  public record EndWanted(String until, String reason) {
    public EndWanted {
      written(reason, "reason", LONGEST_REASON);
      if (until != null) {
        instant(until);
      }
    }

    Instant at() {
      return until == null ? null : instant(until);
    }

    private static Instant instant(String text) {
      try {
        return Instant.parse(text);
      } catch (DateTimeParseException wrong) {
        throw new IllegalArgumentException(
            "\"until\" is no moment; write for example 2026-12-24T18:00:00Z", wrong);
      }
    }
  }

  private static void written(String text, String member, int longest) {
    Require.text(text, member, longest);
    if (text.isBlank()) {
      throw new IllegalArgumentException("\"" + member + "\" is empty");
    }
  }

  @GET
  @Path("participants/{participant}")
  @Operation(summary = "One run, step by step, with times, returns, decisions and messages")
  public OneRun participant(
      @PathParam("slug") String slug, @PathParam("participant") String participant) {
    var study = studies.id(slug);
    return timelines.of(study, people.id(study, participant));
  }

  @POST
  @Path("participants/{participant}/rejection")
  @Operation(summary = "Set a run aside; its place is free again where the policy refills places")
  public OneRun reject(
      @PathParam("slug") String slug, @PathParam("participant") String participant, Reason why) {
    var study = studies.id(slug);
    var id = people.id(study, participant);
    rejections.reject(study, id, why.reason(), actor());
    audit.record("participant-rejected", subject(slug, participant, why.reason()));
    return timelines.of(study, id);
  }

  @POST
  @Path("participants/{participant}/restoration")
  @Operation(summary = "Take a run back that was set aside; it takes a place again")
  public OneRun restore(
      @PathParam("slug") String slug, @PathParam("participant") String participant, Reason why) {
    var study = studies.id(slug);
    var id = people.id(study, participant);
    rejections.restore(study, id, why.reason(), actor());
    audit.record("participant-restored", subject(slug, participant, why.reason()));
    return timelines.of(study, id);
  }

  /**
   * The words themselves are not in the audit log: they go when somebody has their data deleted.
   */
  @POST
  @Path("participants/{participant}/messages")
  @Operation(summary = "Write to a participant, who sees it on the next contact and can answer")
  public OneRun write(
      @PathParam("slug") String slug, @PathParam("participant") String participant, Words words) {
    var study = studies.id(slug);
    var id = people.id(study, participant);
    messages.write(study, id, Author.RESEARCHER, words.text());
    audit.record("participant-written-to", slug + " " + participant);
    return timelines.of(study, id);
  }

  @POST
  @Path("participants/{participant}/messages/seen")
  @Operation(summary = "What this participant wrote has been read")
  public OneRun seen(@PathParam("slug") String slug, @PathParam("participant") String participant) {
    var study = studies.id(slug);
    var id = people.id(study, participant);
    messages.seen(study, id, Author.RESEARCHER);
    return timelines.of(study, id);
  }

  @PUT
  @Path("pause")
  @Operation(summary = "Put nobody into an arm any more, or again; who is in it goes on")
  public void pause(@PathParam("slug") String slug, PauseWanted wanted) {
    running.pause(studies.latest(slug), arm(wanted.arm()), wanted.paused());
    audit.record(
        wanted.paused() ? "arm-paused" : "arm-resumed",
        subject(slug, arm(wanted.arm()), wanted.reason()));
  }

  @PUT
  @Path("quota")
  @Operation(summary = "How many runs an arm or the study takes beyond its quota")
  public void quota(@PathParam("slug") String slug, QuotaWanted wanted) {
    running.extend(studies.latest(slug), arm(wanted.arm()), wanted.extra());
    audit.record(
        "quota-extended",
        subject(slug, (arm(wanted.arm()) + " +" + wanted.extra()).strip(), wanted.reason()));
  }

  @PUT
  @Path("end")
  @Operation(summary = "The moment from which nobody joins any more; who has begun may finish")
  public void end(@PathParam("slug") String slug, EndWanted wanted) {
    running.joinsUntil(slug, wanted.at());
    audit.record("joins-until", subject(slug, String.valueOf(wanted.until()), wanted.reason()));
  }

  private String actor() {
    return current.name() == null ? "nobody" : current.name();
  }

  private static String arm(String given) {
    return given == null ? "" : given;
  }

  private static String subject(String slug, String what, String why) {
    return "%s %s: %s".formatted(slug, what, why.strip()).strip();
  }
}
