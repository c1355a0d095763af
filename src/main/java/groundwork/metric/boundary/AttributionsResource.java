package groundwork.metric.boundary;

import groundwork.access.boundary.Researcher;
import groundwork.access.control.Audit;
import groundwork.metric.control.AttributionStore;
import groundwork.metric.entity.AttributionsStored;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Explanations made elsewhere, for the items of a set. */
@RequestScoped
@Researcher
@Path("stimuli/{slug}/attributions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "stimuli")
public class AttributionsResource {
  private static final int LARGEST = 64 << 20;

  @Inject AttributionStore attributions;
  @Inject Audit audit;

  @POST
  @Consumes({MediaType.APPLICATION_OCTET_STREAM, "text/csv", MediaType.APPLICATION_JSON})
  @Operation(
      summary =
          "Add a method from a file (.npy, .npz, .csv, .json), the body: its shape is checked, and"
              + " the set gets a new version")
  public Response store(
      @PathParam("slug") String slug,
      @QueryParam("file") String file,
      @QueryParam("array") String array,
      @QueryParam("model") String model,
      @QueryParam("method") String method,
      @QueryParam("title") String title,
      @QueryParam("source") String source,
      InputStream content)
      throws IOException {
    if (file == null || !file.matches("[^/\\\\#\\p{Cntrl}]{1,200}")) {
      throw new Rejected(
          Fault.INVALID, "Say the file's name in the address, as ?file=name.npy, without folders.");
    }
    byte[] bytes = content.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new Rejected(
          Fault.TOO_LARGE, "%s has more than %d MiB.".formatted(file, LARGEST >> 20));
    }
    AttributionsStored stored =
        attributions.store(
            slug,
            new AttributionStore.Described(model, method, text(title), text(source), text(array)),
            file,
            bytes);
    audit.record("attributions-imported", slug);
    return Response.created(URI.create("stimuli/" + slug)).entity(stored).build();
  }

  private static String text(String given) {
    return given == null || given.isBlank() ? null : given.strip();
  }
}
