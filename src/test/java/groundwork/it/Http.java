package groundwork.it;

import groundwork.json.control.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * Plain requests to the server under test, with an optional bearer token.
 *
 * @param base address of the server; null for the one that all integration tests share
 */
public record Http(String base, String bearer) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /** The one researcher of the integration tests, signed in with the local command token. */
  public static final Http RESEARCHER = new Http(System.getenv("GROUNDWORK_COMMAND_TOKEN"));

  public static final Http NOBODY = new Http(null);

  public Http(String bearer) {
    this(null, bearer);
  }

  public static String url(String path) {
    return System.getProperty("groundwork.it.url") + path;
  }

  /** Status, headers and body of an answer; the body is read as JSON only when asked. */
  public record Answer(HttpResponse<String> raw) {
    public int status() {
      return raw.statusCode();
    }

    public String text() {
      return raw.body();
    }

    public JsonNode json() {
      return Json.tree(raw.body());
    }

    public String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }
  }

  public Answer get(String path) {
    return send("GET", path, null, null);
  }

  public Answer post(String path, Object body) {
    return send(
        "POST", path, body instanceof String text ? text : Json.write(body), "application/json");
  }

  public Answer put(String path, Object body) {
    return send(
        "PUT", path, body instanceof String text ? text : Json.write(body), "application/json");
  }

  /** With the revision that the change began with. */
  public Answer put(String path, Object body, int revision) {
    return send(
        "PUT", path, Json.write(body), "application/json", "If-Match", "\"" + revision + "\"");
  }

  public Answer delete(String path) {
    return send("DELETE", path, null, null);
  }

  public Answer send(
      String method, String path, String body, String contentType, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(base == null ? url(path) : base + path))
            .timeout(Duration.ofSeconds(60));
    request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (bearer != null) {
      request.header("Authorization", "Bearer " + bearer);
    }
    try {
      return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
