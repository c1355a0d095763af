package groundwork.document.boundary;

import groundwork.document.control.Schemas;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * The published schemas, where editors can fetch them: {@code /schema/study.json} and its sisters.
 */
@WebServlet("/schema/*")
public class SchemaServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var path = request.getPathInfo() == null ? "" : request.getPathInfo();
    var name =
        Stream.concat(
                Schemas.NAMES.stream(), Schemas.FIGURES.stream().map(kind -> "figure/" + kind))
            .filter(known -> path.equals("/" + known + ".json"))
            .findFirst();
    if (name.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("application/schema+json;charset=UTF-8");
    response.setHeader("Cache-Control", "public, max-age=300");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.getOutputStream().write(Schemas.text(name.get()));
  }
}
