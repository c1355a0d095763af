package groundwork.query.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.query.control.Exhibits;
import groundwork.query.entity.Question;
import groundwork.query.entity.Reply;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Figures of the gallery can be tried. */
@Boundary
@Researcher
@Path("gallery/{task}/{form}/queries")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "gallery")
public class ExhibitQueriesResource {
  @Inject Exhibits exhibits;

  @POST
  @Operation(summary = "Asks the model behind a figure of the gallery; nothing is kept")
  public Reply ask(
      @PathParam("task") String task, @PathParam("form") String form, Question question) {
    return exhibits.ask(task, form, question);
  }
}
