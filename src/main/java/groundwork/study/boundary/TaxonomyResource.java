package groundwork.study.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.study.control.Taxonomies;
import groundwork.study.entity.Taxonomy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The terms in which studies are framed. */
@Boundary
@Researcher
@Path("taxonomy")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "studies")
public class TaxonomyResource {
  @GET
  @Operation(summary = "The questions that frame a study, with the field's terms and their sources")
  public Taxonomy show(@QueryParam("version") String version) {
    return Taxonomies.version(version)
        .orElseThrow(
            () ->
                new Rejected(
                    Fault.NOT_FOUND,
                    "There is no version \"%s\" of the taxonomy; known: %s."
                        .formatted(version, String.join(", ", Taxonomies.versions()))));
  }
}
