package groundwork;

import groundwork.problem.entity.Problem;
import groundwork.provenance.control.Build;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;

/** The root of everything that answers JSON; pages and assets live beside it. */
@ApplicationPath("api")
@OpenAPIDefinition(
    info =
        @Info(
            title = "Groundwork",
            version = Build.RELEASE,
            description =
                "Studies that tell whether an explanation of a machine-learning model helps."
                    + " Every refusal is problem+json (RFC 9457) with a type"
                    + " urn:groundwork:problem:… and, where rules were broken, its findings."
                    + " With the session cookie every write carries the header X-CSRF."),
    servers = @Server(url = "/", description = "This server"),
    components =
        @Components(
            securitySchemes = {
              @SecurityScheme(
                  securitySchemeName = "session",
                  type = SecuritySchemeType.APIKEY,
                  in = SecuritySchemeIn.COOKIE,
                  apiKeyName = "groundwork"),
              @SecurityScheme(
                  securitySchemeName = "token",
                  type = SecuritySchemeType.HTTP,
                  scheme = "bearer",
                  bearerFormat = "gw_…")
            },
            responses =
                @APIResponse(
                    name = "Refusal",
                    description = "What was refused, and why",
                    content =
                        @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))))
public class Api extends Application {
  /**
   * Naming a JSON feature that Jersey does not have keeps its own ones off: otherwise JSON-B reads
   * the bodies, ignores unknown members and lets a missing number be 0. WADL is a description that
   * nobody asked for; OpenAPI is ours.
   */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.jsonFeature",
        "groundwork.json",
        "jersey.config.server.wadl.disableWadl",
        true);
  }
}
