package groundwork.monitor.boundary;

import groundwork.access.boundary.Researcher;
import groundwork.access.control.CurrentResearcher;
import groundwork.assignment.entity.Kinds;
import groundwork.live.Feed;
import groundwork.monitor.control.Effort;
import groundwork.monitor.control.People;
import groundwork.monitor.control.Watch;
import groundwork.monitor.entity.ParticipantPage;
import groundwork.monitor.entity.Progress;
import groundwork.study.control.OpenStudies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How a study with people is going: once, or as it happens. */
@Researcher
@ApplicationScoped
@Path("studies") // as the room study has it: JAX-RS looks no further than the best matching class
// path
@Tag(
    name = "monitoring",
    description = "How a study with people is going, and what is done about it")
public class ProgressResource {
  @Inject OpenStudies studies;
  @Inject Watch watch;
  @Inject People people;
  @Inject Effort effort;
  @Inject Feed feed;
  @Inject CurrentResearcher current;

  @GET
  @Path("{slug}/progress")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Counts by arm and block, times, and alerts; real runs unless kinds says other")
  public Progress progress(@PathParam("slug") String slug, @QueryParam("kinds") String kinds) {
    return watch.of(studies.id(slug), studies.latest(slug), Kinds.of(kinds));
  }

  @GET
  @Path("{slug}/live")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(summary = "The same as it happens, as server-sent events")
  public void live(
      @PathParam("slug") String slug,
      @QueryParam("kinds") String kinds,
      @Context SseEventSink sink,
      @Context Sse sse) {
    var study = studies.id(slug);
    var latest = studies.latest(slug);
    var asked = Kinds.of(kinds);
    feed.follow(sink, sse, "live", () -> watch.of(study, latest, asked), current.stillAllowed());
  }

  @GET
  @Path("{slug}/participants")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Participants by pages, filtered and sorted")
  public ParticipantPage participants(
      @PathParam("slug") String slug,
      @QueryParam("kinds") String kinds,
      @QueryParam("arm") String arm,
      @QueryParam("status") String status,
      @QueryParam("text") String text,
      @QueryParam("sort") String sort,
      @QueryParam("page") @DefaultValue("0") int page,
      @QueryParam("size") @DefaultValue("50") int size) {
    var wanted = new People.Wanted(Kinds.of(kinds), arm, status, text, sort, page, size);
    return people.page(studies.id(slug), studies.latest(slug), wanted);
  }

  /**
   * @param people who answered in this block
   * @param medianMs half of them spent less on the whole block
   */
  public record BlockTime(String block, String kind, int people, Double medianMs, Double highMs) {}

  /**
   * @param counting true while they are counted for the first time: ask again
   */
  public record Times(boolean counting, List<BlockTime> blocks) {}

  @GET
  @Path("{slug}/times")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "How long people took, block by block; for the estimate of the next study")
  public Times times(@PathParam("slug") String slug, @QueryParam("kinds") String kinds) {
    var version = studies.latest(slug);
    var counted = effort.byBlock(studies.id(slug), version, Kinds.of(kinds));
    return new Times(
        counted.isEmpty(),
        version
            .definition()
            .blocks()
            .filter(block -> counted.isPresent() && counted.get().containsKey(block.id()))
            .map(
                block -> {
                  var on = counted.get().get(block.id());
                  return new BlockTime(
                      block.id(), Effort.kind(block), on.people(), on.median(), on.high());
                })
            .toList());
  }
}
