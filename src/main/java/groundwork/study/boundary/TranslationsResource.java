package groundwork.study.boundary;

import groundwork.access.boundary.Researcher;
import groundwork.study.control.Translations;
import groundwork.study.entity.TranslationsShown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The texts of a study and their translations. */
@Researcher
@ApplicationScoped
@Path("studies/{slug}/translations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "studies")
public class TranslationsResource {
  @Inject Translations translations;

  @GET
  @Operation(summary = "Every text that participants read, and what of it each language has")
  public TranslationsShown show(@PathParam("slug") String slug) {
    return translations.of(slug);
  }
}
