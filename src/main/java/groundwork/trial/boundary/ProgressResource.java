package groundwork.trial.boundary;

import groundwork.access.boundary.Researcher;
import groundwork.access.control.CurrentResearcher;
import groundwork.live.Feed;
import groundwork.study.control.OpenStudies;
import groundwork.trial.control.Watch;
import groundwork.trial.entity.Progress;
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

/** How a study with people is going: once, or as it happens. */
@Researcher
@ApplicationScoped
@Path("studies") // as the room study has it: JAX-RS looks no further than the best matching class
// path
public class ProgressResource {
  @Inject OpenStudies studies;
  @Inject Watch watch;
  @Inject Feed feed;
  @Inject CurrentResearcher current;

  @GET
  @Path("{slug}/progress")
  @Produces(MediaType.APPLICATION_JSON)
  public Progress progress(@PathParam("slug") String slug) {
    return watch.of(studies.id(slug), studies.latest(slug));
  }

  @GET
  @Path("{slug}/live")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void live(@PathParam("slug") String slug, @Context SseEventSink sink, @Context Sse sse) {
    var study = studies.id(slug);
    var latest = studies.latest(slug);
    feed.follow(sink, sse, "live", () -> watch.of(study, latest), current.stillAllowed());
  }
}
