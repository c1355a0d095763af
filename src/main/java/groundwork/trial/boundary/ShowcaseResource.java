package groundwork.trial.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.trial.control.Showcase;
import groundwork.trial.entity.Shown;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Stimuli as participants get them. */
@Boundary
@Researcher
@Path("stimuli/{slug}/shown")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "stimuli")
public class ShowcaseResource {
  @Inject Showcase showcase;

  @GET
  @Path("{item}")
  @Operation(
      summary =
          "An item as participants get it: by every method for a model, or in every arm of a study")
  public Shown item(
      @PathParam("slug") String slug,
      @PathParam("item") String item,
      @QueryParam("model") String model,
      @QueryParam("study") String study) {
    return study == null ? showcase.byMethod(slug, item, model) : showcase.byArm(slug, item, study);
  }
}
