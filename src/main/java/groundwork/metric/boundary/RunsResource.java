package groundwork.metric.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.access.control.Audit;
import groundwork.metric.control.RunTables;
import groundwork.metric.control.Runs;
import groundwork.metric.control.Runs.Place;
import groundwork.metric.control.ScoreReader;
import groundwork.metric.entity.ItemScores;
import groundwork.metric.entity.Run;
import groundwork.metric.scoring.ScoreTable;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Runs of a functionally-grounded study: metrics over explanations, as a persistent job. */
@Boundary
@Researcher
@Path("studies/{slug}/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs")
public class RunsResource {
  @Inject Runs runs;
  @Inject ScoreReader scores;
  @Inject RunTables tables;
  @Inject Audit audit;

  @POST
  @Operation(summary = "Start a run of the open version; any node works on it")
  public Response start(@PathParam("slug") String slug) {
    var run = runs.start(slug);
    audit.record("run-started", slug);
    return Response.created(URI.create("studies/" + slug + "/runs/" + run.id()))
        .entity(run)
        .build();
  }

  @GET
  @Operation(summary = "All runs, the newest first")
  public List<Run> list(@PathParam("slug") String slug) {
    return runs.ofStudy(slug);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "A run with its plan and its scores so far, averaged over items")
  public Run show(@PathParam("slug") String slug, @PathParam("id") String id) {
    return runs.find(Place.study(slug), id);
  }

  @GET
  @Path("{id}/items")
  @Operation(summary = "Its scores so far, one by one")
  public ItemScores items(
      @PathParam("slug") String slug, @PathParam("id") String id, @BeanParam Page page) {
    return page.of(scores, runs.glance(Place.study(slug), id));
  }

  @GET
  @Path("{id}/table")
  @Operation(summary = "Means with intervals, ranks, comparisons, curves and warnings (scores/1)")
  public ScoreTable table(
      @PathParam("slug") String slug,
      @PathParam("id") String id,
      @QueryParam("scores") @DefaultValue("false") boolean scores) {
    var run = runs.whole(Place.study(slug), id);
    return scores ? tables.whole(run) : tables.brief(run);
  }

  @POST
  @Path("{id}/cancellation")
  @Operation(summary = "End a run; what is scored stays stored, and is no result")
  public Run cancel(@PathParam("slug") String slug, @PathParam("id") String id) {
    var run = runs.cancel(Place.study(slug), id);
    audit.record("run-cancelled", slug);
    return run;
  }
}
