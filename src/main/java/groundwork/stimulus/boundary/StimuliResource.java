package groundwork.stimulus.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.access.control.Audit;
import groundwork.document.control.FileSet;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.control.SetList;
import groundwork.stimulus.control.StimulusCatalog;
import groundwork.stimulus.entity.Attribution;
import groundwork.stimulus.entity.ItemPage;
import groundwork.stimulus.entity.SetShown;
import groundwork.stimulus.entity.SetStored;
import groundwork.stimulus.entity.SetSummary;
import groundwork.stimulus.entity.SetSurvey;
import groundwork.stimulus.entity.StimulusSet;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Stimulus sets for researchers: they hold the answers to every task. */
@Boundary
@Researcher
@Path("stimuli")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "stimuli", description = "Items, models, methods and explanations")
public class StimuliResource {
  @Inject StimulusCatalog catalog;
  @Inject SetList list;
  @Inject Audit audit;

  @GET
  @Operation(summary = "The newest set of each name")
  public List<SetSummary> list() {
    return list.all();
  }

  @GET
  @Path("{slug}")
  @Operation(summary = "A set with every item and output; explanations are asked for by method")
  public SetShown show(@PathParam("slug") String slug) {
    return SetShown.of(latest(slug));
  }

  @GET
  @Path("{slug}/explanations")
  @Operation(summary = "What one method says about one model's output of every item")
  public List<Attribution> explanations(
      @PathParam("slug") String slug,
      @QueryParam("model") String model,
      @QueryParam("method") String method) {
    var set = latest(slug);
    if (model == null || method == null) {
      throw new Rejected(
          Fault.INVALID, "Name a model and a method in the address: ?model=…&method=…");
    }
    if (set.model(model).isEmpty() || set.method(method).isEmpty()) {
      throw new Rejected(
          Fault.NOT_FOUND,
          "The set %s has no model \"%s\" with a method \"%s\".".formatted(slug, model, method));
    }
    return set.items().stream()
        .flatMap(item -> set.explanation(item.id(), model, method).stream())
        .map(Attribution::shortest)
        .toList();
  }

  @GET
  @Path("{slug}/survey")
  @Operation(summary = "What a set has, counted: coverage, balance, missing alternative texts")
  public SetSurvey survey(@PathParam("slug") String slug) {
    return catalog.survey(latest(slug));
  }

  @GET
  @Path("{slug}/items")
  @Operation(summary = "Some items, filtered and sorted, without their content")
  public ItemPage items(@PathParam("slug") String slug, @BeanParam Wanted wanted) {
    return wanted.query().of(latest(slug));
  }

  private StimulusSet latest(String slug) {
    return catalog
        .latest(slug)
        .orElseThrow(
            () -> new Rejected(Fault.NOT_FOUND, "There is no stimulus set \"" + slug + "\"."));
  }

  @GET
  @Path("assets/{sha256}")
  @Produces(MediaType.WILDCARD)
  @Operation(summary = "Any file of a set: a model, a manifest, explanations")
  public Response asset(@PathParam("sha256") String sha256, @Context Request request) {
    return AssetsResource.answer(AssetsResource.asset(catalog, sha256), request, "private");
  }

  /** A set never changes: another content is another set under the same name. */
  @PUT
  @Path("{slug}")
  @Consumes({"application/zip", MediaType.APPLICATION_OCTET_STREAM})
  @Operation(summary = "Store a set from a zip; everything in it is checked first")
  public Response put(@PathParam("slug") String slug, InputStream zip) throws IOException {
    var put = catalog.put(slug, FileSet.ofZip(zip, FileSet.Limits.STIMULI));
    var set = put.reading().required();
    audit.record("stimuli-imported", slug);
    return Response.ok(
            new SetStored(
                slug,
                set.manifest().version(),
                set.hash().hex(),
                put.known() ? SetStored.KNOWN : SetStored.NEW,
                put.reading().findings()))
        .build();
  }
}
