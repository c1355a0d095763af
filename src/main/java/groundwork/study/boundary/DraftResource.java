package groundwork.study.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.access.control.CurrentResearcher;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Problem;
import groundwork.problem.entity.Rejected;
import groundwork.study.control.Drafts;
import groundwork.study.entity.Draft;
import groundwork.study.entity.DraftConflict;
import groundwork.study.entity.DraftWritten;
import groundwork.study.entity.Revision;
import groundwork.study.entity.RevisionShown;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The working files of a study, which several researchers may change at once. */
@Boundary
@Researcher
@Path("studies/{slug}/draft")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "studies")
public class DraftResource {
  @Inject Drafts drafts;
  @Inject CurrentResearcher current;

  @GET
  @Operation(summary = "The working files with what is wrong with them; the ETag is their revision")
  public Response draft(@PathParam("slug") String slug) {
    return answer(drafts.of(slug));
  }

  /** Sending the same again changes nothing. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary =
          "Store changes with their errors; changes of others since If-Match are joined with them")
  @APIResponse(
      responseCode = "200",
      description = "Stored; merged says whether others had changed it")
  @APIResponse(
      responseCode = "409",
      description = "Both changed the same place: conflicts, and what is stored")
  public Response save(
      @PathParam("slug") String slug, @HeaderParam("If-Match") String began, DraftWritten written) {
    var saved = drafts.save(slug, revision(began), written, current.nameOr("nobody"));
    if (saved.conflicts().isEmpty()) {
      return answer(saved.draft());
    }
    return Response.status(Response.Status.CONFLICT)
        .type(Problem.MEDIA_TYPE)
        .tag(String.valueOf(saved.draft().revision()))
        .entity(DraftConflict.of(saved.conflicts(), saved.draft()))
        .build();
  }

  private static int revision(String began) {
    var number = began == null ? "" : began.strip().replaceAll("^(?:W/)?\"(.*)\"$", "$1");
    if (!number.matches("[0-9]{1,9}")) {
      throw new Rejected(
          Fault.INVALID,
          "Say with which revision you began: If-Match: \"7\" (the ETag of the draft).");
    }
    return Integer.parseInt(number);
  }

  private static Response answer(Draft draft) {
    return Response.ok(draft)
        .tag(String.valueOf(draft.revision()))
        .header("Cache-Control", "no-store")
        .build();
  }

  @GET
  @Path("revisions")
  @Operation(
      summary = "When the working files were stored, by whom, and what changed; newest first")
  public List<Revision> revisions(@PathParam("slug") String slug) {
    return drafts.revisions(slug);
  }

  @GET
  @Path("revisions/{revision}")
  @Operation(summary = "The working files as they were; store them again to bring them back")
  public RevisionShown revision(
      @PathParam("slug") String slug, @PathParam("revision") int revision) {
    return drafts.revision(slug, revision);
  }
}
