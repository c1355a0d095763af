package groundwork.metric.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.access.control.Audit;
import groundwork.metric.control.ItemView;
import groundwork.metric.control.RunTables;
import groundwork.metric.control.Runs;
import groundwork.metric.control.Runs.Place;
import groundwork.metric.control.ScoreReader;
import groundwork.metric.entity.ItemScores;
import groundwork.metric.entity.Run;
import groundwork.metric.entity.RunChoices;
import groundwork.metric.entity.RunWanted;
import groundwork.metric.entity.ScoredItem;
import groundwork.metric.scoring.ScoreTable;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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

/** Runs on a stimulus set: models x methods x metrics x items, as a persistent job. */
@Boundary
@Researcher
@Path("stimuli/{slug}/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs")
public class SetRunsResource {
  @Inject Runs runs;
  @Inject ScoreReader scores;
  @Inject RunTables tables;
  @Inject ItemView view;
  @Inject Audit audit;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Start a run on the newest set of that name; any node works on it")
  public Response start(@PathParam("slug") String slug, @NotNull RunWanted wanted) {
    var run = runs.start(slug, wanted);
    audit.record("run-started", slug);
    return Response.created(URI.create("stimuli/" + slug + "/runs/" + run.id()))
        .entity(run)
        .build();
  }

  @GET
  @Operation(summary = "All runs on sets of that name, the newest first, those of studies too")
  public List<Run> list(@PathParam("slug") String slug) {
    return runs.ofSet(slug);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "A run with its plan and its scores so far, averaged over items")
  public Run show(@PathParam("slug") String slug, @PathParam("id") String id) {
    return runs.find(Place.set(slug), id);
  }

  @GET
  @Path("choices")
  @Operation(summary = "What a run on the newest set of that name can be made of")
  public RunChoices choices(@PathParam("slug") String slug) {
    return runs.choices(slug);
  }

  @GET
  @Path("{id}/plan")
  @Operation(summary = "A run with its plan: every model, method, metric with its card, and item")
  public Run plan(@PathParam("slug") String slug, @PathParam("id") String id) {
    return runs.whole(Place.set(slug), id);
  }

  @GET
  @Path("{id}/items/{item}")
  @Operation(summary = "An instance with the explanation that was scored and all its scores")
  public ScoredItem item(
      @PathParam("slug") String slug,
      @PathParam("id") String id,
      @PathParam("item") String item,
      @QueryParam("model") String model,
      @QueryParam("method") String method) {
    return view.of(runs.glance(Place.set(slug), id), model, method, item);
  }

  @GET
  @Path("{id}/items")
  @Operation(summary = "Its scores so far, one by one")
  public ItemScores items(
      @PathParam("slug") String slug, @PathParam("id") String id, @BeanParam Page page) {
    return page.of(scores, runs.glance(Place.set(slug), id));
  }

  @GET
  @Path("{id}/table")
  @Operation(summary = "Means with intervals, ranks, comparisons, curves and warnings (scores/1)")
  public ScoreTable table(
      @PathParam("slug") String slug,
      @PathParam("id") String id,
      @QueryParam("scores") @DefaultValue("false") boolean scores) {
    var run = runs.whole(Place.set(slug), id);
    return scores ? tables.whole(run) : tables.brief(run);
  }

  @POST
  @Path("{id}/cancellation")
  @Operation(summary = "End a run; what is scored stays stored, and is no result")
  public Run cancel(@PathParam("slug") String slug, @PathParam("id") String id) {
    var run = runs.cancel(Place.set(slug), id);
    audit.record("run-cancelled", slug);
    return run;
  }
}
