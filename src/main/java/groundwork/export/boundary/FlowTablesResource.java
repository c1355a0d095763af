package groundwork.export.boundary;

import groundwork.access.boundary.Researcher;
import groundwork.assignment.entity.Kinds;
import groundwork.export.control.Flows;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The participants' flow as a table. */
@RequestScoped
@Researcher
@Path("studies/{slug}/participants-flow.csv")
@Tag(name = "monitoring")
public class FlowTablesResource {
  @Inject Flows flows;

  @GET
  @Produces("text/csv")
  @Operation(summary = "The same as a table")
  public Response csv(@PathParam("slug") String slug, @QueryParam("kinds") String kinds) {
    var out = new ByteArrayOutputStream();
    flows.csv(slug, Kinds.of(kinds), out);
    return Response.ok(out.toByteArray())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + slug + "-participants-flow.csv\"")
        .build();
  }
}
