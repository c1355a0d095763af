package groundwork.study.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.access.control.Audit;
import groundwork.access.control.CurrentResearcher;
import groundwork.document.control.FileSet;
import groundwork.study.control.Archives;
import groundwork.study.entity.ArchiveStored;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whole studies, as they were exported. */
@Boundary
@Researcher
@Path("archives")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "studies")
public class ArchivesResource {
  @Inject Archives archives;
  @Inject CurrentResearcher current;
  @Inject Audit audit;

  @POST
  @Consumes({"application/zip", MediaType.APPLICATION_OCTET_STREAM})
  @Operation(
      summary = "Store a study and its set from an archive; what is here already is recognised")
  @APIResponse(responseCode = "422", description = "Not whole, or changed: nothing was stored")
  public ArchiveStored store(InputStream zip) throws IOException {
    var stored =
        archives.store(FileSet.ofZip(zip, FileSet.Limits.ARCHIVE), current.nameOr("nobody"));
    audit.record("archive-imported", stored.study().slug());
    return stored;
  }
}
