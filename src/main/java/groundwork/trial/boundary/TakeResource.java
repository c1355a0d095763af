package groundwork.trial.boundary;

import groundwork.assignment.entity.EnrolmentKind;
import groundwork.study.control.OpenStudies;
import groundwork.study.control.Previews;
import groundwork.trial.control.Door;
import groundwork.trial.control.Runs;
import groundwork.trial.entity.Enrolling;
import groundwork.trial.entity.Landing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;

/**
 * The way in: what a study asks people to agree to, and how they begin. Looking costs nothing and
 * allocates nothing.
 */
@ApplicationScoped
@Path("take/{slug}")
@Produces(MediaType.APPLICATION_JSON)
public class TakeResource {
  @Inject OpenStudies studies;
  @Inject Previews previews;
  @Inject Door door;
  @Inject Runs runs;

  /**
   * @param lang the language that was chosen; else the browser's preferences count
   */
  @GET
  public Landing landing(
      @PathParam("slug") String slug,
      @QueryParam("preview") String preview,
      @QueryParam("lang") String lang,
      @Context HttpHeaders headers) {
    var version = preview == null ? studies.bySlug(slug) : previews.verify(slug, preview).version();
    var wanted = new ArrayList<String>();
    if (lang != null) {
      wanted.add(lang);
    }
    headers.getAcceptableLanguages().forEach(locale -> wanted.add(locale.toLanguageTag()));
    return Landing.of(version, wanted);
  }

  /**
   * Agreeing makes a participant; declining is recorded without an arm. The same key again finds
   * the same participant.
   */
  @POST
  @Path("enrolments")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response enrol(@PathParam("slug") String slug, Enrolling enrolling) {
    Door.Entered entered;
    if (enrolling.preview() == null) {
      entered = door.enter(studies.bySlug(slug), EnrolmentKind.REAL, null, enrolling);
    } else {
      var preview = previews.verify(slug, enrolling.preview());
      entered = door.enter(preview.version(), EnrolmentKind.PREVIEW, preview.arm(), enrolling);
    }
    return Response.status(entered.fresh() ? Response.Status.CREATED : Response.Status.OK)
        .entity(runs.envelope(entered.run()))
        .build();
  }
}
