package groundwork.access.boundary;

import groundwork.access.control.CurrentResearcher;
import groundwork.access.control.Sessions;
import groundwork.access.control.Tokens;
import groundwork.access.entity.Secret;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** Finds out who asks, by bearer token or by session cookie, before the resource is reached. */
@Provider
@Researcher
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class ResearcherFilter implements ContainerRequestFilter {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final String BEARER = "Bearer ";

  @Inject Sessions sessions;
  @Inject Tokens tokens;
  @Inject CurrentResearcher current;
  @Inject OwnOrigin origin;

  @Override
  public void filter(ContainerRequestContext request) {
    var authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (authorization != null) {
      byToken(authorization);
    } else {
      byCookie(request);
    }
  }

  private void byToken(String authorization) {
    if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw new Rejected(Fault.NOT_SIGNED_IN, "Only \"Authorization: Bearer gw_…\" is taken.");
    }
    var token = new Secret(authorization.substring(BEARER.length()).strip());
    var holder =
        tokens
            .of(token)
            .orElseThrow(
                () -> new Rejected(Fault.NOT_SIGNED_IN, "This token is unknown or was revoked."));
    current.is(holder.researcher(), holder.name(), false, () -> tokens.of(token).isPresent());
  }

  private void byCookie(ContainerRequestContext request) {
    var cookie = SessionCookie.of(request);
    var account =
        cookie
            .flatMap(sessions::of)
            .orElseThrow(
                () -> new Rejected(Fault.NOT_SIGNED_IN, "Nobody is signed in, or no longer."));
    if (!READING.contains(request.getMethod())) {
      origin.require(request);
      if (!cookie.orElseThrow().isCsrf(request.getHeaderString("X-CSRF"))) {
        throw new Rejected(
            Fault.FORBIDDEN,
            "The header X-CSRF is missing or wrong; GET /api/access/session tells it.");
      }
    }
    current.is(account.id(), account.name(), true, () -> sessions.lives(cookie.orElseThrow()));
  }
}
