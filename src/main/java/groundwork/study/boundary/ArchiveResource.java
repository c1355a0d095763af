package groundwork.study.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.study.control.Archives;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A whole study, to keep or to pass on. */
@Boundary
@Researcher
@Path("studies/{slug}/archive.zip")
@Tag(name = "studies")
public class ArchiveResource {
  @Inject Archives archives;

  @GET
  @Produces("application/zip")
  @Operation(
      summary = "The working files and the stimulus set in one zip, with the hash of each file")
  public Response archive(@PathParam("slug") String slug) {
    var files = archives.files(slug);
    StreamingOutput body = out -> Archives.write(files, out);
    return Response.ok(body)
        .header("Content-Disposition", "attachment; filename=\"" + slug + "-archive.zip\"")
        .build();
  }
}
