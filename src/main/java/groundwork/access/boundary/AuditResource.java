package groundwork.access.boundary;

import groundwork.Boundary;
import groundwork.access.control.Audit;
import groundwork.access.entity.AuditEntry;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Boundary
@Researcher
@Path("access/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public class AuditResource {
  private static final int SHOWN = 200;

  @Inject Audit audit;

  @GET
  @Operation(summary = "The newest 200 entries of the audit log")
  public List<AuditEntry> newest() {
    return audit.newest(SHOWN);
  }
}
