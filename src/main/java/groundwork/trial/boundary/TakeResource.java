package groundwork.trial.boundary;

import groundwork.assignment.entity.EnrolmentKind;
import groundwork.study.control.OpenStudies;
import groundwork.study.control.Previews;
import groundwork.trial.control.Arrival;
import groundwork.trial.control.Door;
import groundwork.trial.control.Invitations;
import groundwork.trial.control.JoinThrottle;
import groundwork.trial.control.Pilots;
import groundwork.trial.control.Runs;
import groundwork.trial.control.Starts;
import groundwork.trial.entity.Enrolling;
import groundwork.trial.entity.Landing;
import groundwork.trial.entity.Landing.Arriving;
import groundwork.trial.entity.StepEnvelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
  @Inject Invitations invitations;
  @Inject Starts starts;
  @Inject Door door;
  @Inject Runs runs;
  @Inject JoinThrottle throttle;

  /**
   * Whatever else stands in the query is the link's own: from where somebody comes, and as whom.
   *
   * @param lang the language that was chosen; else the browser's preferences count
   */
  @GET
  public Landing landing(
      @PathParam("slug") String slug,
      @QueryParam("preview") String preview,
      @QueryParam("pilot") String pilot,
      @QueryParam("invitation") String invitation,
      @QueryParam("lang") String lang,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    var wanted = wanted(lang, headers);
    if (pilot != null) {
      return Landing.of(pilots.verify(slug, pilot), wanted);
    }
    if (preview != null) {
      return Landing.of(previews.verify(slug, preview).version(), wanted);
    }
    if (invitation != null) {
      var held = invitations.verify(slug, invitation);
      return Landing.of(held.version(), wanted, new Arriving(null, false, held.begun()));
    }
    var version = studies.bySlug(slug);
    var arrival = Arrival.of(version.definition().recruitment(), given(uri));
    var person = arrival.source() == null ? null : arrival.source().person();
    return Landing.of(version, wanted, new Arriving(person, arrival.looking(), false));
  }

  private static List<String> wanted(String lang, HttpHeaders headers) {
    var wanted = new ArrayList<String>();
    if (lang != null) {
      wanted.add(lang);
    }
    headers.getAcceptableLanguages().forEach(locale -> wanted.add(locale.toLanguageTag()));
    return wanted;
  }

  private static Map<String, String> given(UriInfo uri) {
    return uri.getQueryParameters().entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().getFirst()));
  }

  /**
   * Agreeing makes a participant; declining is recorded without an arm. The same key again finds
   * the same participant.
   */
  @POST
  @Path("enrolments")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response enrol(
      @PathParam("slug") String slug, @Context HttpServletRequest request, Enrolling enrolling) {
    throttle.pass(Caller.of(request));
    if (enrolling.pilot() != null) {
      return answer(
          door.enter(pilots.verify(slug, enrolling.pilot()), EnrolmentKind.PILOT, null, enrolling));
    }
    if (enrolling.preview() != null) {
      var preview = previews.verify(slug, enrolling.preview());
      var entered = door.enter(preview.version(), EnrolmentKind.PREVIEW, preview.arm(), enrolling);
      return answer(starts.at(entered, preview.at()));
    }
    if (enrolling.invitation() != null) {
      var held = invitations.verify(slug, enrolling.invitation());
      var arrival = Arrival.invited(held.version().definition().recruitment());
      return answer(
          door.enter(held.version(), EnrolmentKind.REAL, null, enrolling, arrival, held.id()));
    }
    var version = studies.bySlug(slug);
    var arrival = Arrival.of(version.definition().recruitment(), enrolling.recruitment());
    var entered = door.enter(version, EnrolmentKind.REAL, null, enrolling, arrival, null);
    return answer(entered, runs.envelope(entered.run(), arrival.origin()));
  }

  private Response answer(Door.Entered entered) {
    return answer(entered, runs.envelope(entered.run()));
  }

  private static Response answer(Door.Entered entered, StepEnvelope envelope) {
    return Response.status(entered.fresh() ? Response.Status.CREATED : Response.Status.OK)
        .entity(envelope)
        .build();
  }
}
