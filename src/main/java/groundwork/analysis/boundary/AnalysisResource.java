package groundwork.analysis.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.access.control.Audit;
import groundwork.access.control.CurrentResearcher;
import groundwork.analysis.control.AnalysisLog.Form;
import groundwork.analysis.control.InterimLooks;
import groundwork.analysis.control.PlanLocks;
import groundwork.analysis.control.StudyAnalyses;
import groundwork.analysis.entity.AnalysisShown;
import groundwork.analysis.entity.PlanStanding;
import groundwork.problem.entity.Rejected;
import groundwork.study.control.OpenStudies;
import groundwork.study.entity.StudyVersion;
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
import java.util.List;
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
  @Inject PlanLocks locks;
  @Inject InterimLooks looks;
  @Inject OpenStudies studies;
  @Inject CurrentResearcher current;
  @Inject Audit audit;

  @GET
  @Operation(
      summary = "The plan, where its run stands, and the newest result with the state of its data")
  public AnalysisShown show(
      @PathParam("slug") String slug,
      @QueryParam("simulated") @DefaultValue("false") boolean simulated) {
    var shown = analyses.show(slug, simulated);
    if (shown.result() != null) {
      looks.record(slug, "analysis", current.name(), false);
    }
    return shown;
  }

  @GET
  @Path("plan")
  @Operation(summary = "Whether the plan of the latest version is locked, and who looked so far")
  public PlanStanding standing(@PathParam("slug") String slug) {
    var id = studies.id(slug);
    StudyVersion version;
    try {
      version = studies.latest(slug);
    } catch (Rejected neverOpen) {
      return new PlanStanding(null, null, List.of());
    }
    return new PlanStanding(version.number(), locks.of(version).orElse(null), looks.of(id));
  }

  @POST
  @Path("plan/lock")
  @Operation(
      summary = "Lock the plan of the files for a version that opened without one; arms get names")
  public PlanStanding lock(@PathParam("slug") String slug) {
    locks.lock(studies.latest(slug), current.name());
    audit.record("plan-locked", slug);
    return standing(slug);
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
