package groundwork.pages.boundary;

import groundwork.pages.control.Assets;
import groundwork.pages.entity.Asset;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The files of the pages: compressed where the browser takes it, not at all where it has them. */
@WebServlet("/ui/*")
public class AssetServlet extends HttpServlet {
  @Inject transient Assets assets;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    send("/ui" + request.getPathInfo(), request, response);
  }

  /** Shared with the pages, which are files under another address. */
  void send(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var found = assets.find(path);
    if (found.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    var asset = found.get();
    response.setHeader("ETag", asset.tag());
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("Vary", "Accept-Encoding");
    if (isKnown(request.getHeader("If-None-Match"), asset)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    boolean compressed = asset.compressed() != null && takesGzip(request);
    var bytes = compressed ? asset.compressed() : asset.plain();
    if (compressed) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentType(asset.type());
    response.setContentLength(bytes.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(bytes);
    }
  }

  private static boolean isKnown(String tags, Asset asset) {
    return tags != null && (tags.equals("*") || tags.contains(asset.tag().substring(2)));
  }

  private static boolean takesGzip(HttpServletRequest request) {
    var taken = request.getHeader("Accept-Encoding");
    return taken != null && taken.contains("gzip") && !taken.contains("gzip;q=0");
  }
}
