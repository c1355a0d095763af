package groundwork.access.boundary;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells requests of our own pages (and of programs) from those that another site made. */
@ApplicationScoped
public class OwnOrigin {
  @Inject
  @ConfigProperty(name = "groundwork.public.url")
  Optional<String> publicUrl;

  public boolean isSecure() {
    return publicUrl.orElse("").startsWith("https:");
  }

  public void require(ContainerRequestContext request) {
    var site = request.getHeaderString("Sec-Fetch-Site");
    var origin = request.getHeaderString("Origin");
    boolean foreignSite = site != null && !site.equals("same-origin") && !site.equals("none");
    if (foreignSite || (origin != null && !isOwn(origin, request.getHeaderString("Host")))) {
      throw new Rejected(Fault.FORBIDDEN, "This request comes from another site's page.");
    }
  }

  /** The address that participants see, or the one that this very request was sent to. */
  private boolean isOwn(String origin, String host) {
    try {
      var asked = URI.create(origin);
      var authority = asked.getRawAuthority();
      return authority != null
          && (authority.equalsIgnoreCase(host)
              || publicUrl
                  .map(URI::create)
                  .filter(
                      known ->
                          known.getScheme().equalsIgnoreCase(asked.getScheme())
                              && authority.equalsIgnoreCase(known.getRawAuthority()))
                  .isPresent());
    } catch (IllegalArgumentException nonsense) {
      return false;
    }
  }
}
