package groundwork.analysis.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.access.control.Audit;
import groundwork.analysis.control.AnalysisLog.Form;
import groundwork.analysis.control.StudyAnalyses;
import groundwork.analysis.entity.AnalysisShown;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The plan of a study, run on its data: the same code as {@code groundwork analyse}. */
@Boundary
@Researcher
@Path("studies/{slug}/analysis")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "analysis", description = "What the plan of a study says about its data")
public class AnalysisResource {
  @Inject StudyAnalyses analyses;
  @Inject Audit audit;

  @GET
  @Operation(
      summary = "The plan, where its run stands, and the newest result with the state of its data")
  public AnalysisShown show(
      @PathParam("slug") String slug,
      @QueryParam("simulated") @DefaultValue("false") boolean simulated) {
    return analyses.show(slug, simulated);
  }

  @POST
  @Operation(
      summary =
          "Run the plan on the data as they are now; any node does it. Nothing is computed twice")
  public AnalysisShown start(
      @PathParam("slug") String slug,
      @QueryParam("simulated") @DefaultValue("false") boolean simulated) {
    var shown = analyses.start(slug, simulated);
    audit.record("analysis-started", slug);
    return shown;
  }

  @GET
  @Path("findings.json")
  @Operation(summary = "The newest result, as groundwork analyse --json writes it")
  public Response json(
      @PathParam("slug") String slug,
      @QueryParam("simulated") @DefaultValue("false") boolean simulated) {
    return file(
        analyses.result(slug, simulated, Form.JSON), MediaType.APPLICATION_JSON, slug, "json");
  }

  @GET
  @Path("findings.md")
  @Produces("text/markdown")
  @Operation(summary = "The newest result as Markdown")
  public Response markdown(
      @PathParam("slug") String slug,
      @QueryParam("simulated") @DefaultValue("false") boolean simulated) {
    return file(
        analyses.result(slug, simulated, Form.MARKDOWN), "text/markdown;charset=UTF-8", slug, "md");
  }

  @GET
  @Path("findings.tex")
  @Produces("application/x-tex")
  @Operation(summary = "The newest result as a LaTeX document")
  public Response latex(
      @PathParam("slug") String slug,
      @QueryParam("simulated") @DefaultValue("false") boolean simulated) {
    return file(
        analyses.result(slug, simulated, Form.LATEX),
        "application/x-tex;charset=UTF-8",
        slug,
        "tex");
  }

  private static Response file(String text, String type, String slug, String ending) {
    var name = slug + "-findings." + ending;
    return Response.ok(text, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }
}
