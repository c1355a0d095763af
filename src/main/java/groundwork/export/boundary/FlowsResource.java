package groundwork.export.boundary;

import groundwork.access.boundary.Researcher;
import groundwork.assignment.entity.Kinds;
import groundwork.export.control.Flows;
import groundwork.export.entity.ParticipantsFlow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of everybody who came to a study. */
@RequestScoped
@Researcher
@Path("studies/{slug}/participants-flow")
@Tag(name = "monitoring")
public class FlowsResource {
  @Inject Flows flows;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "The CONSORT flow of the latest version, with a test for differential dropout")
  public ParticipantsFlow flow(@PathParam("slug") String slug, @QueryParam("kinds") String kinds) {
    return flows.of(slug, Kinds.of(kinds));
  }
}
