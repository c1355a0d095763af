package groundwork.stimulus.boundary;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.control.StimulusCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Pages that are files of a set, for frames: under this address their scripts run, but they have no
 * origin and reach nothing. Whoever takes part can read their source.
 */
@ApplicationScoped
@Path("frames/{sha256}")
@Tag(name = "stimuli")
public class FramesResource {
  @Inject StimulusCatalog catalog;

  @GET
  @Operation(summary = "A page of a set (a file of the type text/html), to be framed")
  public Response page(@PathParam("sha256") String sha256, @Context Request request) {
    var asset = AssetsResource.asset(catalog, sha256);
    if (!asset.mediaType().startsWith("text/html")) {
      throw new Rejected(Fault.NOT_FOUND, "There is no page " + sha256 + ".");
    }
    return AssetsResource.answer(asset, request, "public");
  }
}
