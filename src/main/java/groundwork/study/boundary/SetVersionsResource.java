package groundwork.study.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.study.control.SetVersions;
import groundwork.study.entity.SetVersion;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which studies use which edition of a set. */
@Boundary
@Researcher
@Path("stimuli/{slug}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "stimuli")
public class SetVersionsResource {
  @Inject SetVersions versions;

  @GET
  @Operation(summary = "Every edition with its hash, the newest first, and the studies that use it")
  public List<SetVersion> list(@PathParam("slug") String slug) {
    return versions.of(slug);
  }
}
