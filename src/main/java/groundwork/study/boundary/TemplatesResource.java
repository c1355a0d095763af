package groundwork.study.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.study.control.NewStudies;
import groundwork.study.entity.TemplateShown;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Designs to begin a study with. */
@Boundary
@Researcher
@Path("templates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "studies")
public class TemplatesResource {
  @Inject NewStudies studies;

  @GET
  @Operation(summary = "Published designs and a blank one, each with the sets that it works with")
  public List<TemplateShown> all() {
    return studies.templates();
  }
}
