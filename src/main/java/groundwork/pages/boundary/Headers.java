package groundwork.pages.boundary;

import groundwork.pages.control.ContentPolicy;
import groundwork.pages.control.Framing;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every answer says about itself, before anything else writes to it. */
@WebFilter(
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST})
public class Headers extends HttpFilter {
  private static final Set<String> PARTS = Set.of(".js", ".css");
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  @Inject transient Framing framing;

  @Inject
  @ConfigProperty(name = "groundwork.public.url")
  Optional<String> publicUrl;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var path = request.getRequestURI();
    var policy = framing.policy(path, request.getQueryString());
    if (path.startsWith("/ui/") && PARTS.stream().anyMatch(path::endsWith)) {
      part(response);
    } else {
      set(response, policy);
    }
    if (path.startsWith("/take/")) {
      response.setHeader(
          "Content-Security-Policy", framing.header(policy, path, request.getQueryString()));
    }
    if (publicUrl.orElse("").startsWith("https:")) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    if (policy == ContentPolicy.DATA) {
      response.setHeader("Cache-Control", "no-store"); // a resource that may be kept says so itself
    } else if (!READING.contains(request.getMethod())) {
      response.setHeader("Allow", "GET, HEAD, OPTIONS");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    chain.doFilter(request, response);
  }

  /**
   * Of scripts and styles, which are parts of pages and never pages: what says how a page may be
   * used or read says nothing here (they are the same for everybody), and dozens of times as much
   * of it would weigh more than the parts.
   */
  private static void part(HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
  }

  /** Also for failures that never came through this filter. */
  static void set(HttpServletResponse response, ContentPolicy policy) {
    response.setHeader("Content-Security-Policy", policy.header);
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (policy != ContentPolicy.IN_MTURK) { // it knows no names of hosts; frame-ancestors does
      response.setHeader(
          "X-Frame-Options",
          policy == ContentPolicy.PREVIEWED || policy == ContentPolicy.FRAMED
              ? "SAMEORIGIN"
              : "DENY");
    }
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()");
  }
}
