package groundwork.pages.boundary;

import groundwork.json.control.Json;
import groundwork.pages.control.ContentPolicy;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The body of every answer that failed before, or outside of, a resource (web.xml sends them here).
 */
@WebServlet("/failure")
public class FailureServlet extends HttpServlet {
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 404;
    var path =
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
            ? uri
            : "/failure";
    boolean data = path.equals("/api") || path.startsWith("/api/");
    var body = (data ? problem(status, path) : page(status)).getBytes(StandardCharsets.UTF_8);
    Headers.set(response, data ? ContentPolicy.DATA : ContentPolicy.PARTICIPANT);
    response.setStatus(status);
    response.setHeader("Cache-Control", "no-store");
    response.setContentType(data ? Problem.MEDIA_TYPE : "text/html;charset=UTF-8");
    response.setContentLength(body.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(body);
    }
  }

  private static String problem(int status, String path) {
    var fault = Fault.ofStatus(status);
    return Json.write(
        new Problem(
            fault.type(), fault.title, status, path + " could not be answered.", List.of()));
  }

  /** Says nothing that came with the request: there is nothing to inject into. */
  private static String page(int status) {
    var title =
        switch (status) {
          case 404, 410 -> "There is nothing here";
          case 405 -> "This address is for reading";
          default ->
              status < 500 ? "That request made no sense" : "Something went wrong on our side";
        };
    var text =
        switch (status) {
          case 404, 410 ->
              "The link may be incomplete or out of date. If you came to take part in a study,"
                  + " please ask the researcher who invited you for the current link.";
          default ->
              status < 500
                  ? "Please go back and try again with the link that you were given."
                  : "Nothing that you sent before is lost. Please try again in a minute.";
        };
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s · Groundwork</title>
        <link rel="icon" href="/ui/shared/mark.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/ui/shared/tokens.css">
        <link rel="stylesheet" href="/ui/shared/base.css">
        <link rel="stylesheet" href="/ui/shared/failure.css">
        </head>
        <body class="failure">
        <main>
        <img src="/ui/shared/mark.svg" alt="" width="48" height="48">
        <h1>%1$s</h1>
        <p>%2$s</p>
        <p class="code">Error %3$d</p>
        </main>
        </body>
        </html>
        """
        .formatted(title, text, status);
  }
}
