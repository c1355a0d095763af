package groundwork.trial.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.access.control.Audit;
import groundwork.json.control.Require;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.trial.control.Pilots;
import groundwork.trial.entity.PilotLink;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Links for people who try a study out. */
@Boundary
@Researcher
@Path("studies/{slug}/pilot-links")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "monitoring")
public class PilotsResource {
  private static final int LONGEST_LABEL = 100;
  private static final int USUAL_DAYS = 14;
  private static final int MOST_DAYS = 90;

  @Inject Pilots pilots;
  @Inject Audit audit;

  /**
   * @param label what the researcher calls it
   * @param days how long it is valid; 14 if left out
   */
  public record Wanted(String label, Integer days) {
    public Wanted {
      label = label == null || label.isBlank() ? "Pilot" : label;
      Require.text(label, "label", LONGEST_LABEL);
      days = days == null ? USUAL_DAYS : days;
      Require.within((double) days, "days", 1, MOST_DAYS);
    }
  }

  @GET
  @Operation(summary = "Pilot links, newest first, without their tokens")
  public List<PilotLink> all(@PathParam("slug") String slug) {
    return pilots.of(slug);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "A link for people who try the study out; the token is shown this once")
  public Response create(@PathParam("slug") String slug, Wanted wanted) {
    var link = pilots.create(slug, wanted.label(), wanted.days());
    audit.record("pilot-link-made", slug + " " + link.label());
    return Response.status(Response.Status.CREATED).entity(link).build();
  }

  @DELETE
  @Path("{link}")
  @Operation(summary = "Nobody comes in by this link any more")
  public void revoke(@PathParam("slug") String slug, @PathParam("link") String link) {
    UUID id;
    try {
      id = UUID.fromString(link);
    } catch (IllegalArgumentException nonsense) {
      throw new Rejected(Fault.NOT_FOUND, "There is no such pilot link.");
    }
    pilots.revoke(slug, id);
    audit.record("pilot-link-revoked", slug + " " + link);
  }
}
