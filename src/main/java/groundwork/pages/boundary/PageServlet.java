package groundwork.pages.boundary;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The addresses that people type or are sent: each is one HTML file. */
@WebServlet({"", "/admin", "/admin/*", "/take/*", "/favicon.ico"})
public class PageServlet extends AssetServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var path = request.getRequestURI();
    switch (path) {
      case "/", "/admin" -> redirect(response, "/admin/");
      case "/admin/" -> send("/ui/admin/index.html", request, response);
      case "/favicon.ico" -> send("/ui/shared/mark.svg", request, response);
      default -> {
        if (path.matches("/take/[a-z0-9][a-z0-9-]{0,63}")) {
          send("/ui/take/index.html", request, response);
        } else {
          response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
      }
    }
  }

  /** Relative, since a proxy may stand in front under another name. */
  private static void redirect(HttpServletResponse response, String to) {
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader("Location", to);
  }
}
