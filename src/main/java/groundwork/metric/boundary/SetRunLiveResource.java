package groundwork.metric.boundary;

import groundwork.access.boundary.Researcher;
import groundwork.access.control.CurrentResearcher;
import groundwork.live.Feed;
import groundwork.metric.control.Runs;
import groundwork.metric.control.Runs.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A run on a stimulus set as it goes on. */
@Researcher
@ApplicationScoped
@Path("stimuli/{slug}/runs/{id}/live")
@Tag(name = "runs")
public class SetRunLiveResource {
  @Inject Runs runs;
  @Inject Feed feed;
  @Inject CurrentResearcher current;

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(summary = "Follow a run: progress and remaining time as events")
  public void live(
      @PathParam("slug") String slug,
      @PathParam("id") String id,
      @Context SseEventSink sink,
      @Context Sse sse) {
    runs.glance(Place.set(slug), id); // refuses before the stream begins
    feed.follow(sink, sse, "live", () -> runs.glance(Place.set(slug), id), current.stillAllowed());
  }
}
