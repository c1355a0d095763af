package groundwork.study.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.access.control.Audit;
import groundwork.access.control.CurrentResearcher;
import groundwork.study.control.imports.ForeignStudies;
import groundwork.study.entity.ForeignTaken;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Studies of other platforms. */
@Boundary
@Researcher
@Path("imports/{platform}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "studies")
public class ImportsResource {
  @Inject ForeignStudies foreign;
  @Inject CurrentResearcher current;
  @Inject Audit audit;

  @POST
  @Consumes({
    MediaType.APPLICATION_JSON,
    "application/yaml",
    "application/zip",
    MediaType.APPLICATION_OCTET_STREAM
  })
  @Operation(
      summary = "A draft of a study of revisit or webxaii: what was taken, what was not, and why")
  @APIResponse(responseCode = "422", description = "No study of that platform; the place is named")
  public ForeignTaken take(@PathParam("platform") String platform, InputStream body)
      throws IOException {
    var taken =
        foreign.take(platform, body.readNBytes(ForeignStudies.LIMIT + 1), current.nameOr("nobody"));
    audit.record("study-made", taken.slug());
    return taken;
  }
}
