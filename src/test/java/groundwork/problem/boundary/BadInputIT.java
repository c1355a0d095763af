package groundwork.problem.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent: problem+json with the right status, never a 500, never HTML. */
class BadInputIT extends GroundworkIT {
  static final String PATH = "/api/access/session";

  static Stream<Arguments> bodies() {
    var good = "{\"name\":\"a\",\"password\":\"b\"}";
    return Stream.of(
        Arguments.of("empty", "", "application/json", 400),
        Arguments.of("null", "null", "application/json", 400),
        Arguments.of("cut off", "{\"name\":", "application/json", 400),
        Arguments.of("trailing text", good + " x", "application/json", 400),
        Arguments.of("single quotes", "{'name':'a'}", "application/json", 400),
        Arguments.of(
            "twice the same member", "{\"name\":\"a\",\"name\":\"b\"}", "application/json", 400),
        Arguments.of("raw control character", "{\"name\":\"\u0001\"}", "application/json", 400),
        Arguments.of("a list", "[]", "application/json", 422),
        Arguments.of("a text", "\"x\"", "application/json", 422),
        Arguments.of(
            "a number as text", "{\"name\":5,\"password\":\"b\"}", "application/json", 422),
        Arguments.of("true as text", "{\"name\":true,\"password\":\"b\"}", "application/json", 422),
        Arguments.of("a missing member", "{\"name\":\"a\"}", "application/json", 422),
        Arguments.of(
            "a null member", "{\"name\":\"a\",\"password\":null}", "application/json", 422),
        Arguments.of(
            "an unknown member", good.replace("}", ",\"role\":\"x\"}"), "application/json", 422),
        Arguments.of("NUL", "{\"name\":\"\\u0000\",\"password\":\"b\"}", "application/json", 422),
        Arguments.of(
            "half a surrogate",
            "{\"name\":\"\\ud83e\",\"password\":\"b\"}",
            "application/json",
            422),
        Arguments.of(
            "deep",
            "{\"more\":" + "[".repeat(5000) + "]".repeat(5000) + "}",
            "application/json",
            400),
        Arguments.of(
            "too long a name",
            good.replace("\"a\"", "\"" + "a".repeat(101) + "\""),
            "application/json",
            422),
        Arguments.of(
            "3 MB",
            good.replace("\"a\"", "\"" + "a".repeat(3_000_000) + "\""),
            "application/json",
            413),
        Arguments.of("plain text", good, "text/plain", 415),
        Arguments.of("a form", "name=a&password=b", "application/x-www-form-urlencoded", 415),
        Arguments.of("no content type", good, null, 415),
        Arguments.of("nonsense content type", good, "nonsense", 400));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void a_bad_body_is_a_problem(String what, String body, String contentType, int status) {
    requireProblem(Http.NOBODY.send("POST", PATH, body, contentType), status);
  }

  private static void requireProblem(Http.Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.json().path("type").asString()).startsWith("urn:groundwork:problem:");
    assertThat(answer.json().path("detail").asString())
        .isNotEmpty()
        .doesNotContain("groundwork.", "jackson", "Exception");
  }

  @Test
  void an_unknown_address_is_a_problem() {
    requireProblem(Http.NOBODY.get("/api/nothing"), 404);
    requireProblem(Http.NOBODY.get("/api"), 404);
    requireProblem(Http.NOBODY.post("/api/access/nothing/at/all", "{}"), 404);
  }

  @Test
  void a_wrong_method_is_a_problem_that_names_the_right_ones() {
    var answer = Http.NOBODY.send("PATCH", "/api/access/setup", "{}", "application/json");
    requireProblem(answer, 405);
    assertThat(answer.header("Allow")).contains("GET", "POST");
  }

  @Test
  void bad_UTF_8_is_a_problem() throws IOException {
    var body = "{\"name\":\"\u00ff\",\"password\":\"b\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(raw(post("Content-Length: " + body.length), body))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json", "UTF-8");
  }

  @Test
  void a_huge_body_in_chunks_is_a_problem() throws IOException {
    var chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").repeat(40);
    assertThat(
            raw(
                post("Transfer-Encoding: chunked"),
                (chunk + "0\r\n\r\n").getBytes(StandardCharsets.US_ASCII)))
        .startsWith("HTTP/1.1 413")
        .contains("application/problem+json");
  }

  @Test
  void nonsense_below_HTTP_gets_no_further() throws IOException {
    assertThat(raw(post("Content-Length: -5"), new byte[0])).startsWith("HTTP/1.1 400");
    assertThat(
            raw(
                post("Transfer-Encoding: chunked"),
                "zz\r\n{}\r\n".getBytes(StandardCharsets.US_ASCII)))
        .startsWith("HTTP/1.1 400");
    assertThat(raw("GET /api/%00 HTTP/1.1\r\nHost: x\r\n", new byte[0])).startsWith("HTTP/1.1 400");
  }

  private static String post(String header) {
    return "POST "
        + PATH
        + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        + header
        + "\r\n";
  }

  private static String raw(String head, byte[] body) throws IOException {
    var server = URI.create(Http.url(""));
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(20_000);
      var out = socket.getOutputStream();
      out.write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(body);
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
