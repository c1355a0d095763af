package groundwork.export.boundary;

import groundwork.access.boundary.Researcher;
import groundwork.access.control.Audit;
import groundwork.export.control.RunExports;
import groundwork.metric.control.Runs.Place;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** No transaction around the request: the bundle is written after this method has returned. */
@RequestScoped
@Researcher
@Path("stimuli/{slug}/runs/{id}/export")
@Tag(name = "export")
public class RunExportsResource {
  @Inject RunExports exports;
  @Inject Audit audit;

  @GET
  @Produces("application/zip")
  @Operation(
      summary = "A run with everything needed to repeat it; the same run gives the same bytes")
  public Response export(@PathParam("slug") String slug, @PathParam("id") String id) {
    return answer(exports, audit, Place.set(slug), slug, id);
  }

  static Response answer(RunExports exports, Audit audit, Place place, String slug, String id) {
    var run = exports.require(place, id);
    audit.record("run-exported", slug);
    StreamingOutput bundle = out -> exports.write(run, out);
    return Response.ok(bundle)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + slug + "-run-" + id.substring(0, 8) + ".zip\"")
        .build();
  }
}
