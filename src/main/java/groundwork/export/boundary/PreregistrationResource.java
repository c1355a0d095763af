package groundwork.export.boundary;

import groundwork.Boundary;
import groundwork.access.boundary.Researcher;
import groundwork.export.control.Registrations;
import groundwork.export.entity.RegistrationForm;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A study's preregistration, answered from its definition. */
@Boundary
@Researcher
@Path("studies/{slug}/preregistration")
@Tag(name = "export")
public class PreregistrationResource {
  @Inject Registrations registrations;

  @GET
  @Produces("text/markdown")
  @Operation(
      summary =
          "The questions of OSF or AsPredicted answered from the study's files as they are now")
  public Response text(
      @PathParam("slug") String slug, @QueryParam("form") @DefaultValue("osf") String form) {
    var wanted =
        RegistrationForm.of(form)
            .orElseThrow(
                () ->
                    new Rejected(
                        Fault.INVALID,
                        "\"form\" is \"%s\"; it must be osf or aspredicted.".formatted(form)));
    return Response.ok(registrations.text(slug, wanted), "text/markdown;charset=UTF-8")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + slug + "-" + form + ".md\"")
        .build();
  }
}
