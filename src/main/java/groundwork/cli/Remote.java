package groundwork.cli;

import groundwork.json.control.Json;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A running server, as the command line talks to it. A refusal comes out as {@link Rejected},
 * findings included.
 */
record Remote(HttpClient http, String url, String bearer) {

  /** Where the server is and who is asking: options of every command that needs one. */
  static final class Options {
    @Option(
        names = "--url",
        defaultValue = "${env:GROUNDWORK_URL:-http://127.0.0.1:8080}",
        description = "Address of the server.")
    String url;

    @Option(
        names = "--token",
        defaultValue = "${env:GROUNDWORK_TOKEN}",
        description = "API token; on the server's own machine it is found through the data folder.")
    String token;

    @Option(
        names = "--data",
        defaultValue = "${env:GROUNDWORK_DATA:-./data}",
        description = "The server's data folder.")
    Path data;

    Remote connect() {
      return new Remote(
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(Duration.ofSeconds(10))
              .build(),
          url.endsWith("/") ? url.substring(0, url.length() - 1) : url,
          token());
    }

    private String token() {
      if (token != null && !token.isBlank()) {
        return token;
      }
      var file = data.resolve(LocalSecrets.COMMAND_TOKEN);
      try {
        return Files.readString(file).strip();
      } catch (IOException unreadable) {
        throw new IllegalStateException(
            "no token: give --token or GROUNDWORK_TOKEN, or --data with the folder of the server (%s is not readable)"
                .formatted(file));
      }
    }
  }

  /** The same server, asked by somebody else. */
  Remote as(String other) {
    return new Remote(http, url, other);
  }

  JsonNode get(String path) {
    return json("GET", path, BodyPublishers.noBody(), null);
  }

  JsonNode post(String path, Object body) {
    return json(
        "POST",
        path,
        BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)),
        "application/json");
  }

  /** Sends a file, for example a zip. */
  JsonNode put(String path, Path file, String contentType) throws IOException {
    return json("PUT", path, BodyPublishers.ofFile(file), contentType);
  }

  /** Saves what stands at the address, and replaces the file only when all of it has come. */
  void download(String path, Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    var partial = Files.createTempFile(folder, ".groundwork", ".part");
    try {
      var answer =
          send(request("GET", path, BodyPublishers.noBody(), null), BodyHandlers.ofFile(partial));
      if (answer.statusCode() >= 400) {
        throw refusal(answer.statusCode(), Files.readString(partial));
      }
      Files.move(partial, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private JsonNode json(String method, String path, BodyPublisher body, String contentType) {
    var answer = send(request(method, path, body, contentType), BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      throw refusal(answer.statusCode(), answer.body());
    }
    return answer.body().isEmpty() ? Json.MAPPER.nullNode() : Json.tree(answer.body());
  }

  private HttpRequest request(String method, String path, BodyPublisher body, String contentType) {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofMinutes(5))
            .header("Authorization", "Bearer " + bearer)
            .method(method, body);
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    return request.build();
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (ConnectException nobody) {
      throw new IllegalStateException(
          "nothing answers at " + url + "; is Groundwork running there? (--url)", nobody);
    } catch (IOException broken) {
      throw new IllegalStateException(
          "the connection to " + url + " broke: " + broken.getMessage(), broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
  }

  private static Rejected refusal(int status, String body) {
    var fault =
        Arrays.stream(Fault.values())
            .filter(known -> known.status == status)
            .findFirst()
            .orElse(Fault.INTERNAL);
    try {
      var problem = Json.tree(body);
      var findings = List.of(Json.MAPPER.convertValue(problem.path("findings"), Finding[].class));
      return new Rejected(
          fault,
          "the server refused (%d): %s: %s"
              .formatted(
                  status, problem.path("title").asString(), problem.path("detail").asString()),
          findings);
    } catch (JacksonException noProblem) {
      return new Rejected(fault, "the server answered " + status);
    }
  }
}
