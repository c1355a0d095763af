package groundwork.study;

import static groundwork.it.Http.NOBODY;
import static groundwork.it.Http.RESEARCHER;
import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.json.control.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Archives, studies of other platforms, and versions, over HTTP. */
class ArchivesIT extends GroundworkIT {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private record Answer(int status, byte[] body) {
    JsonNode json() {
      return Json.tree(new String(body, StandardCharsets.UTF_8));
    }
  }

  private static Answer send(String method, String path, byte[] body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(Http.url(path)))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Authorization", "Bearer " + RESEARCHER.bearer())
            .header("Content-Type", "application/zip");
    var answer = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    return new Answer(answer.statusCode(), answer.body());
  }

  private static byte[] archive(String slug) throws Exception {
    var answer = send("GET", "/api/studies/" + slug + "/archive.zip", null);
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  private static void copy(String slug) {
    var made =
        RESEARCHER.post(
            "/api/studies", Map.of("slug", slug, "title", slug, "copyOf", "credit-decision"));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
  }

  private static JsonNode draft(String slug) {
    return RESEARCHER.get("/api/studies/" + slug + "/draft").json();
  }

  private static JsonNode save(String slug, int revision, Map<String, ?> body) {
    var saved = RESEARCHER.put("/api/studies/" + slug + "/draft", body, revision);
    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    return saved.json();
  }

  /** The same zip with one text changed. */
  private static byte[] with(byte[] zip, String name, String content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip));
        var changed = new ZipOutputStream(out)) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        changed.putNextEntry(new ZipEntry(entry.getName()));
        changed.write(
            entry.getName().equals(name)
                ? content.getBytes(StandardCharsets.UTF_8)
                : in.readAllBytes());
      }
    }
    return out.toByteArray();
  }

  @Test
  void an_archive_brings_back_what_it_was_made_of_and_what_is_here_is_known() throws Exception {
    copy("archived");
    var zip = archive("archived");
    assertThat(archive("archived")).isEqualTo(zip);
    var known = send("POST", "/api/archives", zip).json();
    assertThat(known.at("/study/state").stringValue()).isEqualTo("known");
    assertThat(known.at("/stimuli/state").stringValue()).isEqualTo("known");
    assertThat(draft("archived").path("revision").intValue()).isEqualTo(1);
    save("archived", 1, Map.of("files", Map.of("note.md", "One file more")));
    var changed = send("POST", "/api/archives", zip).json();
    assertThat(changed.at("/study/state").stringValue()).isEqualTo("changed");
    assertThat(draft("archived").path("files").has("note.md")).isFalse();
    assertThat(RESEARCHER.get("/api/studies/archived/draft/revisions").json()).hasSize(3);
  }

  @Test
  void an_archive_that_breaks_off_or_was_changed_stores_nothing() throws Exception {
    copy("whole");
    var zip = archive("whole");
    for (int length : new int[] {0, 10, 1000, zip.length / 2, zip.length - 3000, zip.length - 40}) {
      assertThat(send("POST", "/api/archives", Arrays.copyOf(zip, length)).status())
          .as("%d of %d bytes", length, zip.length)
          .isEqualTo(422);
    }
    var changed = send("POST", "/api/archives", with(zip, "study/consent.md", "Something else"));
    assertThat(changed.status()).isEqualTo(422);
    assertThat(changed.json().at("/findings/0/file").stringValue()).isEqualTo("study/consent.md");
    assertThat(draft("whole").path("revision").intValue()).isEqualTo(1);
    assertThat(RESEARCHER.get("/api/studies/nobody/archive.zip").status()).isEqualTo(404);
    assertThat(NOBODY.get("/api/studies/whole/archive.zip").status()).isEqualTo(401);
  }

  @Test
  void a_connection_that_drops_in_the_middle_of_an_upload_stores_nothing() throws Exception {
    copy("dropped");
    var zip = archive("dropped");
    save("dropped", 1, Map.of("files", Map.of("note.md", "Mine")));
    var server = URI.create(Http.url("/"));
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      OutputStream out = socket.getOutputStream();
      var head =
          "POST /api/archives HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/zip\r\nContent-Length: %d\r\n\r\n"
              .formatted(RESEARCHER.bearer(), zip.length);
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(zip, 0, zip.length / 2);
    }
    assertThat(draft("dropped").path("revision").intValue()).isEqualTo(2);
    assertThat(send("POST", "/api/archives", zip).status()).isEqualTo(200);
  }

  @Test
  void studies_of_other_platforms_become_drafts_and_nonsense_is_refused() {
    var revisit =
        """
        {"studyMetadata": {"title": "Plots over HTTP"},
         "components": {"a": {"type": "markdown", "path": "a.md"}, "b": {"type": "image", "path": "b.png"},
           "q": {"type": "questionnaire", "response": [{"id": "age", "type": "numerical", "prompt": "Age?", "min": 1, "max": 99}]}},
         "sequence": {"order": "fixed", "skip": [], "components": ["a", "q",
           {"order": "latinSquare", "numSamples": 1, "components": ["a", "a"]}, "b"]}}""";
    var taken = RESEARCHER.post("/api/imports/revisit", revisit);
    assertThat(taken.status()).as(taken.text()).isEqualTo(200);
    assertThat(taken.json().path("slug").stringValue()).isEqualTo("plots-over-http");
    assertThat(taken.json().at("/draft/definition/flow/2/order").stringValue())
        .isEqualTo("latin-square");
    assertThat(
            taken.json().path("left").valueStream().map(one -> one.path("pointer").stringValue()))
        .contains("/sequence/skip", "/components/b");
    var again = RESEARCHER.post("/api/imports/revisit", revisit);
    assertThat(again.json().path("slug").stringValue()).isEqualTo("plots-over-http-2");
    var protocol =
        RESEARCHER.post(
            "/api/imports/webxaii",
            """
            [{"type": "p-instruction", "title": "Hello", "body_text": "<p>One</p>"},
             {"type": "p-task", "desc": "Classify", "instances": [{}, {}], "timer": 30}]""");
    assertThat(protocol.json().at("/draft/definition/flow/1/limitMs").intValue()).isEqualTo(30_000);
    for (var nonsense :
        new String[] {
          "{}",
          "[1]",
          "null",
          "{\"components\": {\"a\": {\"type\": \"questionnaire\", \"response\": {\"x\": 1}}},"
              + " \"sequence\": {\"order\": \"random\", \"components\": {\"a\": 1}}}",
          "[{\"type\": \"p-questionnaire\", \"questions\": {\"a\": 1}}]"
        }) {
      for (var platform : new String[] {"revisit", "webxaii"}) {
        assertThat(RESEARCHER.post("/api/imports/" + platform, nonsense).status())
            .as("%s %s", platform, nonsense)
            .isEqualTo(422);
      }
    }
    assertThat(RESEARCHER.post("/api/imports/gorilla", "{}").status()).isEqualTo(404);
  }

  @Test
  void what_a_new_version_changes_is_told_and_an_older_one_is_brought_back() {
    copy("versions");
    RESEARCHER.post("/api/studies/versions/opening", "");
    var before = draft("versions");
    var definition = (ObjectNode) before.get("definition").deepCopy();
    ((ObjectNode) definition.at("/flow/3/questions/1")).put("key", "invented");
    save("versions", 1, Map.of("definition", definition));
    assertThat(RESEARCHER.post("/api/studies/versions/opening", "").json().path("versions"))
        .hasSize(2);
    var changes = RESEARCHER.get("/api/studies/versions/changes?from=1&to=2").json();
    assertThat(changes.path("changes")).hasSize(1);
    assertThat(changes.at("/changes/0/pointer").stringValue()).isEqualTo("/flow/3/questions/1/key");
    assertThat(changes.at("/changes/0/affects").stringValue()).contains("scoring");
    for (var wrong : new String[] {"", "?from=1", "?from=x&to=1", "?from=-1&to=1"}) {
      assertThat(RESEARCHER.get("/api/studies/versions/changes" + wrong).status()).isEqualTo(422);
    }
    var restored = RESEARCHER.post("/api/studies/versions/versions/1/restoring", "");
    assertThat(restored.status()).as(restored.text()).isEqualTo(200);
    assertThat(draft("versions").path("files")).isEqualTo(before.path("files"));
    assertThat(RESEARCHER.post("/api/studies/versions/versions/9/restoring", "").status())
        .isEqualTo(404);
  }
}
