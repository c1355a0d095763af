package groundwork.cli;

import groundwork.json.control.Json;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Problem;
import groundwork.problem.entity.Rejected;
import groundwork.simulation.control.Exchange;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A running server, and the token that opens it to this command; mix it into commands that talk to
 * one.
 */
final class Remote implements Exchange {
  @Option(
      names = "--url",
      defaultValue = "${env:GROUNDWORK_URL:-http://127.0.0.1:8080}",
      description = "Address of the server (default: http://127.0.0.1:8080).")
  URI url;

  @Option(
      names = "--token",
      defaultValue = "${env:GROUNDWORK_TOKEN}",
      description =
          "An access token; better given as GROUNDWORK_TOKEN. On the server's machine none is needed.")
  String token;

  @Option(
      names = "--data",
      defaultValue = "${env:GROUNDWORK_DATA:-./data}",
      description = "The server's data folder, where its owner's token lies.")
  Path data;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  @Override
  public JsonNode get(String path) throws IOException {
    return json(send(request(path).GET(), BodyHandlers.ofString()));
  }

  JsonNode put(String path, String mediaType, byte[] body) throws IOException {
    return json(sendBody(path, "PUT", mediaType, BodyPublishers.ofByteArray(body)));
  }

  JsonNode post(String path, String mediaType, byte[] body) throws IOException {
    return json(sendBody(path, "POST", mediaType, BodyPublishers.ofByteArray(body)));
  }

  @Override
  public JsonNode post(String path, Object body) throws IOException {
    return json(
        sendBody(path, "POST", "application/json", BodyPublishers.ofString(Json.write(body))));
  }

  /** As somebody else: a participant has a key of their own. */
  @Override
  public JsonNode postAs(String bearer, String path, Object body) throws IOException {
    return json(
        send(
            request(path, bearer)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body))),
            BodyHandlers.ofString()));
  }

  /** Streams the answer to a file. */
  void download(String path, Path file) throws IOException {
    var partial = file.resolveSibling(file.getFileName() + ".part");
    var answer = send(request(path).GET(), BodyHandlers.ofFile(partial));
    if (answer.statusCode() != 200) {
      var text = Files.readString(partial);
      Files.delete(partial);
      throw refusal(answer.statusCode(), text);
    }
    Files.move(partial, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private HttpResponse<String> sendBody(
      String path, String method, String mediaType, BodyPublisher body) throws IOException {
    return send(
        request(path).header("Content-Type", mediaType).method(method, body),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return request(path, token());
  }

  private HttpRequest.Builder request(String path, String bearer) {
    var base = url.toString().replaceAll("/+$", "");
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", "Bearer " + bearer)
        .header("Accept", "application/json, application/problem+json, */*")
        .timeout(Duration.ofMinutes(10));
  }

  private String token() {
    if (token != null && !token.isBlank()) {
      return token.strip();
    }
    var file = data.resolve(LocalSecrets.COMMAND_TOKEN);
    try {
      return Files.readString(file).strip();
    } catch (IOException none) {
      throw new IllegalStateException(
          "no access token: give --token or GROUNDWORK_TOKEN, or name the server's data folder with --data ("
              + file
              + " is not there)");
    }
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler)
      throws IOException {
    try {
      return http.send(request.build(), handler);
    } catch (ConnectException refused) {
      throw new IllegalStateException(
          "no server answers at "
              + url
              + "; start one with groundwork serve, or name it with --url");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted");
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    if (answer.statusCode() >= 300) {
      throw refusal(answer.statusCode(), answer.body());
    }
    return answer.body().isBlank()
        ? Json.MAPPER.getNodeFactory().nullNode()
        : Json.tree(answer.body());
  }

  /** The server's problem, as the exception that our own refusals are. */
  static RuntimeException refusal(int status, String body) {
    try {
      var problem = Json.read(body, Problem.class);
      var fault =
          Arrays.stream(Fault.values())
              .filter(known -> known.type().equals(problem.type()))
              .findFirst()
              .orElse(Fault.INTERNAL);
      return new Rejected(fault, problem.title() + ". " + problem.detail(), problem.findings());
    } catch (JacksonException | NullPointerException other) {
      return new IllegalStateException("the server answered with status " + status);
    }
  }
}
