package groundwork.simulation.control;

import groundwork.json.control.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** This very server, from outside, over its own network address. */
final class OwnServer implements Exchange, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String base;
  private final String token;

  /**
   * @param address that the server listens at; where that is every address, the loopback one is
   *     asked
   */
  OwnServer(String address, int port, String token) {
    boolean every = address.isBlank() || address.equals("0.0.0.0") || address.equals("::");
    var host = every ? "127.0.0.1" : address.contains(":") ? "[" + address + "]" : address;
    this.base = "http://" + host + ":" + port;
    this.token = token;
  }

  @Override
  public JsonNode get(String path) throws IOException {
    return send(request(path, token).GET());
  }

  @Override
  public JsonNode post(String path, Object body) throws IOException {
    return postAs(token, path, body);
  }

  @Override
  public JsonNode postAs(String bearer, String path, Object body) throws IOException {
    return send(
        request(path, bearer)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body))));
  }

  private HttpRequest.Builder request(String path, String bearer) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + bearer)
        .header("Accept", "application/json, application/problem+json");
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException {
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      var body = answer.body().isBlank() ? Json.tree("null") : Json.tree(answer.body());
      if (answer.statusCode() >= 300) {
        throw new IOException(
            answer.statusCode()
                + " "
                + body.path("detail").asString(body.path("title").asString("")));
      }
      return body;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
