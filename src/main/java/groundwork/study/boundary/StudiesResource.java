package groundwork.study.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.access.control.Audit;
import groundwork.access.control.CurrentResearcher;
import groundwork.document.control.FileSet;
import groundwork.study.control.Drafts;
import groundwork.study.control.NewStudies;
import groundwork.study.control.Previews;
import groundwork.study.control.StudyCatalog;
import groundwork.study.control.StudyList;
import groundwork.study.control.StudyView;
import groundwork.study.control.VersionChanges;
import groundwork.study.entity.Changes;
import groundwork.study.entity.Checked;
import groundwork.study.entity.DraftWritten;
import groundwork.study.entity.PreviewLink;
import groundwork.study.entity.PreviewWanted;
import groundwork.study.entity.StudyShown;
import groundwork.study.entity.StudySummary;
import groundwork.study.entity.StudyWanted;
import groundwork.study.entity.WrittenFiles;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Studies for researchers: list, look, write, open, close, preview. */
@Boundary
@Researcher
@Path("studies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "studies", description = "What is asked of whom, its versions, and whether it is open")
public class StudiesResource {
  @Inject StudyCatalog catalog;
  @Inject StudyList list;
  @Inject StudyView view;
  @Inject Previews previews;
  @Inject Drafts drafts;
  @Inject NewStudies created;
  @Inject VersionChanges versions;
  @Inject CurrentResearcher current;
  @Inject Audit audit;

  @GET
  @Operation(
      summary = "Studies with their counts, all of them or 50 a page; X-Total-Count says how many",
      description =
          "query: in title, slug or question. state: draft, open or closed. page: from 1.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StudySummary[].class)))
  public Response list(
      @QueryParam("query") String query,
      @QueryParam("state") String state,
      @QueryParam("page") Integer page) {
    var wanted = new StudyList.Search(query, state, page);
    return Response.ok(list.of(wanted)).header("X-Total-Count", list.count(wanted)).build();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Make a study of a template or as a copy; it may have errors until it opens")
  @APIResponse(responseCode = "201", description = "The study's draft")
  @APIResponse(responseCode = "409", description = "The slug belongs to another study")
  public Response create(StudyWanted wanted) {
    var draft = created.create(wanted, current.nameOr("nobody"));
    audit.record("study-made", wanted.slug());
    return Response.created(URI.create("/api/studies/" + wanted.slug() + "/draft"))
        .tag(String.valueOf(draft.revision()))
        .entity(draft)
        .build();
  }

  @POST
  @Path("checks")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "What is wrong with these files, how long a run takes; nothing is stored")
  public Checked check(DraftWritten written) {
    return drafts.check(written);
  }

  @GET
  @Path("{slug}")
  @Operation(summary = "A study: its files, what is wrong with them, its versions")
  public StudyShown show(@PathParam("slug") String slug) {
    return view.of(slug);
  }

  @PUT
  @Path("{slug}")
  @Consumes("application/zip")
  @Operation(summary = "Write a study's files from a zip; stored only if there is no error")
  public StudyShown put(@PathParam("slug") String slug, InputStream zip) throws IOException {
    return write(slug, FileSet.ofZip(zip, FileSet.Limits.STUDY));
  }

  @PUT
  @Path("{slug}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Write a study's files, name to text; stored only if there is no error")
  public StudyShown put(@PathParam("slug") String slug, WrittenFiles written) {
    var files = new HashMap<String, byte[]>();
    written.files().forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return write(slug, FileSet.of(files));
  }

  private StudyShown write(String slug, FileSet files) {
    catalog.write(slug, files, current.nameOr("nobody"));
    audit.record("study-written", slug);
    return view.of(slug);
  }

  @GET
  @Path("{slug}/changes")
  @Operation(
      summary =
          "What is different between two versions, in sentences; a version's number, or draft")
  public Changes changes(
      @PathParam("slug") String slug,
      @QueryParam("from") String from,
      @QueryParam("to") String to) {
    return versions.between(slug, from, to);
  }

  /** What is open stays open until the draft is opened. */
  @POST
  @Path("{slug}/versions/{number}/restoring")
  @Operation(summary = "Make an older version's files the working files, to open them again")
  public StudyShown restore(@PathParam("slug") String slug, @PathParam("number") int number) {
    versions.restore(slug, number, current.nameOr("nobody"));
    audit.record("version-restored", slug);
    return view.of(slug);
  }

  /** Doing it twice changes nothing. */
  @POST
  @Path("{slug}/opening")
  @Operation(summary = "Freeze a version of what the files say and let people in")
  public StudyShown open(@PathParam("slug") String slug) {
    catalog.open(slug);
    audit.record("study-opened", slug);
    return view.of(slug);
  }

  @POST
  @Path("{slug}/closing")
  @Operation(summary = "Let nobody in any more; who has begun may finish")
  public StudyShown close(@PathParam("slug") String slug) {
    catalog.close(slug);
    audit.record("study-closed", slug);
    return view.of(slug);
  }

  @POST
  @Path("{slug}/previews")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "A link to walk through the study as it is now, valid for a day")
  public PreviewLink preview(@PathParam("slug") String slug, PreviewWanted wanted) {
    var token = previews.create(slug, wanted.arm(), wanted.at());
    var arm =
        wanted.arm() == null
            ? ""
            : "&arm=" + URLEncoder.encode(wanted.arm(), StandardCharsets.UTF_8);
    return new PreviewLink(
        "/take/"
            + slug
            + "?preview="
            + token
            + arm
            + (wanted.at() == null ? "" : "&at=" + wanted.at()));
  }
}
