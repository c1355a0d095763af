package groundwork.analysis.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.access.control.Audit;
import groundwork.analysis.control.OwnExplaining;
import groundwork.analysis.entity.OwnExplanations;
import groundwork.assignment.entity.Kinds;
import jakarta.inject.Inject;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Explanations that people made by marking, weighing or sharpening. */
@Boundary
@Researcher
@Path("studies/{slug}/own-explanations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "results")
public class OwnExplanationsResource {
  @Inject OwnExplaining own;
  @Inject Audit audit;

  @GET
  @Operation(
      summary = "Mean weights of each item, how many people gave them, and how far they agree")
  public OwnExplanations get(
      @PathParam("slug") String slug,
      @QueryParam("block") String block,
      @QueryParam("kinds") @DefaultValue("real") String kinds) {
    return own.of(slug, block, Kinds.of(kinds));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Add them to the set as a method: the set gets a new version")
  public Response store(
      @PathParam("slug") String slug,
      @QueryParam("kinds") @DefaultValue("real") String kinds,
      OwnExplaining.Wanted wanted) {
    var stored = own.store(slug, wanted, Kinds.of(kinds));
    audit.record("own-explanations-added", slug);
    return Response.created(URI.create("stimuli/" + stored.slug())).entity(stored).build();
  }
}
