package groundwork.trial.boundary;

import groundwork.assignment.entity.EnrolmentKind;
import groundwork.study.control.OpenStudies;
import groundwork.study.control.Previews;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.control.Door;
import groundwork.trial.control.Pilots;
import groundwork.trial.control.Runs;
import groundwork.trial.control.Starts;
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
  @Inject Pilots pilots;
  @Inject Starts starts;
  @Inject Door door;
  @Inject Runs runs;

  /**
   * @param lang the language that was chosen; else the browser's preferences count
   */
  @GET
  public Landing landing(
      @PathParam("slug") String slug,
      @QueryParam("preview") String preview,
      @QueryParam("pilot") String pilot,
      @QueryParam("lang") String lang,
      @Context HttpHeaders headers) {
    var version = version(slug, preview, pilot);
    var wanted = new ArrayList<String>();
    if (lang != null) {
      wanted.add(lang);
    }
    headers.getAcceptableLanguages().forEach(locale -> wanted.add(locale.toLanguageTag()));
    return Landing.of(version, wanted);
  }

  private StudyVersion version(String slug, String preview, String pilot) {
    if (pilot != null) {
      return pilots.verify(slug, pilot);
    }
    return preview == null ? studies.bySlug(slug) : previews.verify(slug, preview).version();
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
    if (enrolling.pilot() != null) {
      entered =
          door.enter(pilots.verify(slug, enrolling.pilot()), EnrolmentKind.PILOT, null, enrolling);
    } else if (enrolling.preview() == null) {
      entered = door.enter(studies.bySlug(slug), EnrolmentKind.REAL, null, enrolling);
    } else {
      var preview = previews.verify(slug, enrolling.preview());
      entered = door.enter(preview.version(), EnrolmentKind.PREVIEW, preview.arm(), enrolling);
      entered = starts.at(entered, preview.at());
    }
    return Response.status(entered.fresh() ? Response.Status.CREATED : Response.Status.OK)
        .entity(runs.envelope(entered.run()))
        .build();
  }
}
