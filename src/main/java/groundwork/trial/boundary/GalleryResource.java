package groundwork.trial.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.trial.control.Gallery;
import groundwork.trial.entity.Exhibit;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tasks and forms of explanation to look at before a study is written. */
@Boundary
@Researcher
@Path("gallery")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "gallery")
public class GalleryResource {
  /** What there is. */
  public record Contents(List<String> tasks, List<String> forms) {}

  @Inject Gallery gallery;

  @GET
  @Operation(summary = "Every task and every form of explanation")
  public Contents contents() {
    return new Contents(Gallery.tasks(), Gallery.forms());
  }

  @GET
  @Path("{task}")
  @Operation(summary = "Which forms of explanation go with a task, and why others do not")
  public List<Exhibit> task(@PathParam("task") String task) {
    return gallery.of(task);
  }

  @GET
  @Path("{task}/{form}")
  @Operation(summary = "A trial of a task with a form of explanation, as a participant gets it")
  public Exhibit exhibit(@PathParam("task") String task, @PathParam("form") String form) {
    return gallery.of(task, form);
  }
}
