package groundwork.it;

import groundwork.access.control.PasswordHash;
import groundwork.access.entity.Account;
import groundwork.it.Http.Answer;
import groundwork.json.control.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** A researcher's browser, as far as the server can tell: a cookie and a CSRF token. */
public record SignedInBrowser(String cookie, String csrf) {
  public static final String PASSWORD = "marmot under the willow";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** Makes the account if there is none of this name, and signs in. */
  public static SignedInBrowser of(String name) {
    forgetAttempts();
    account(name);
    return from(signIn(name, PASSWORD));
  }

  public static SignedInBrowser from(Answer signedIn) {
    var set = signedIn.header("Set-Cookie");
    return new SignedInBrowser(
        set.substring(0, set.indexOf(';')), signedIn.json().path("csrf").asString());
  }

  public static Answer signIn(String name, String password, String... headers) {
    return send(
        "POST",
        "/api/access/session",
        Json.write(Map.of("name", name, "password", password)),
        headers);
  }

  public Answer get(String path) {
    return send("GET", path, null, "Cookie", cookie);
  }

  public Answer write(String method, String path, Object body) {
    return send(
        method, path, body == null ? null : Json.write(body), "Cookie", cookie, "X-CSRF", csrf);
  }

  /** Headers as name, value, name, value. */
  public static Answer send(String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(Http.url(path)))
            .timeout(Duration.ofSeconds(60))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
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

  public static void forgetAttempts() {
    sql("delete from attempt");
  }

  public static int sql(String statement, Object... parameters) {
    try (var connection = TestBed.database().getConnection();
        var prepared = connection.prepareStatement(statement)) {
      for (int i = 0; i < parameters.length; i++) {
        prepared.setObject(i + 1, parameters[i]);
      }
      return prepared.executeUpdate();
    } catch (SQLException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  private static void account(String name) {
    sql(
        "insert into researcher (id, name, name_key, password, created_at, password_set_at)"
            + " values (?, ?, ?, ?, now(), now()) on conflict (name_key) do nothing",
        UUID.randomUUID(),
        name,
        Account.key(name),
        new PasswordHash().of(PASSWORD));
  }
}
