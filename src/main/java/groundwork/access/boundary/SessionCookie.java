package groundwork.access.boundary;

import groundwork.access.control.Sessions;
import groundwork.access.entity.Secret;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.util.Map;
import java.util.Optional;

/** The cookie that carries a session. Scripts cannot read it; other sites' pages do not send it. */
final class SessionCookie {
  private static final String NAME = "groundwork";

  private SessionCookie() {}

  static Optional<Secret> of(ContainerRequestContext request) {
    return of(request.getCookies());
  }

  static Optional<Secret> of(Map<String, Cookie> cookies) {
    return Optional.ofNullable(cookies.get(NAME))
        .map(Cookie::getValue)
        .filter(value -> !value.isEmpty() && value.length() <= 100)
        .map(Secret::new);
  }

  static NewCookie holding(Secret secret, boolean secure) {
    return made(secret.text(), (int) Sessions.LONGEST.toSeconds(), secure);
  }

  static NewCookie cleared(boolean secure) {
    return made("", 0, secure);
  }

  private static NewCookie made(String value, int maxAge, boolean secure) {
    return new NewCookie.Builder(NAME)
        .value(value)
        .path("/")
        .maxAge(maxAge)
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}
