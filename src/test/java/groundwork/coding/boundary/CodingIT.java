package groundwork.coding.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Participant;
import groundwork.it.SignedInBrowser;
import groundwork.trial.TaskStudy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What people wrote is coded by researchers who see neither arm nor participant. */
class CodingIT extends GroundworkIT {
  private static final Map<String, Object> SCHEME =
      Map.of(
          "revision",
          0,
          "exclusive",
          false,
          "codes",
          List.of(
              Map.of("id", "shape", "label", "Shape", "definition", "Any form"),
              Map.of("id", "round", "label", "Round", "parent", "shape"),
              Map.of("id", "colour", "label", "Colour")));

  private static String answered(String slug, String task, String block) {
    assertThat(
            Http.RESEARCHER
                .put("/api/studies/" + slug, Map.of("files", TaskStudy.files(slug, task, block)))
                .status())
        .isLessThan(300);
    Http.RESEARCHER.post("/api/studies/" + slug + "/opening", "{}");
    for (int i = 0; i < 2; i++) {
      var participant = new Participant(slug);
      participant.join();
      participant.answerAll();
    }
    return "/api/studies/" + slug + "/coding";
  }

  private static Http researcher(String name) {
    var made =
        SignedInBrowser.of(name).write("POST", "/api/access/tokens", Map.of("label", "coding"));
    return new Http(made.json().path("token").asString());
  }

  private static byte[] export(String slug) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(Http.url("/api/studies/" + slug + "/export.zip")))
            .header("Authorization", "Bearer " + Http.RESEARCHER.bearer())
            .build();
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(request, BodyHandlers.ofByteArray()).body();
    }
  }

  private static Map<String, Object> codes(String... codes) {
    return Map.of("codes", List.of(codes));
  }

  @Test
  void texts_are_coded_disputes_settled_and_codes_exported() throws Exception {
    var coding = answered("coded", "describe", TaskStudy.BLOCKS.get("describe"));
    var questions = Http.RESEARCHER.get(coding).json();
    assertThat(questions.path(0).path("block").asString()).isEqualTo("main");
    assertThat(questions.path(0).path("texts").asInt()).isPositive();
    assertThat(Http.RESEARCHER.put(coding + "/main/texts/x", codes()).status()).isEqualTo(404);

    assertThat(Http.RESEARCHER.put(coding + "/main/scheme", SCHEME).status()).isEqualTo(200);
    assertThat(Http.RESEARCHER.put(coding + "/main/scheme", SCHEME).status()).isEqualTo(409);
    var sheet = Http.RESEARCHER.get(coding + "/main");
    assertThat(sheet.text()).doesNotContain("told", "plain", "lime", "p-", "enrolment");
    var keys =
        sheet.json().path("texts").valueStream().map(one -> one.path("key").asString()).toList();
    for (var key : keys) {
      assertThat(Http.RESEARCHER.put(coding + "/main/texts/" + key, codes("round")).status())
          .isLessThan(300);
    }
    for (var wrong :
        List.of(
            "null",
            "",
            "[]",
            "{\"codes\": [7]}",
            "{\"codes\": [\"zzz\"]}",
            "{\"codes\": \"round\"}")) {
      var refused = Http.RESEARCHER.put(coding + "/main/texts/" + keys.getFirst(), wrong);
      assertThat(refused.status()).as(wrong + refused.text()).isBetween(400, 499);
    }
    var fewer = new HashMap<>(SCHEME);
    fewer.put("revision", 1);
    fewer.put("codes", List.of(Map.of("id", "colour", "label", "Colour")));
    var inUse = Http.RESEARCHER.put(coding + "/main/scheme", fewer);
    assertThat(inUse.status()).isEqualTo(422);
    assertThat(inUse.text()).contains("round").contains("in use");

    var second = researcher("Coder Two");
    for (var key : keys) {
      boolean same = key.equals(keys.getFirst());
      second.put(coding + "/main/texts/" + key, same ? codes("round") : codes("colour"));
    }
    var order =
        second
            .get(coding + "/main")
            .json()
            .path("texts")
            .valueStream()
            .map(one -> one.path("key").asString())
            .toList();
    assertThat(order).containsExactlyInAnyOrderElementsOf(keys);
    var disputes = Http.RESEARCHER.get(coding + "/main/disputes").json();
    assertThat(disputes).hasSize(keys.size() - 1);
    var one = disputes.path(0).path("key").asString();
    var settled = coding + "/main/settled/" + one;
    assertThat(Http.RESEARCHER.put(settled, codes("shape")).status()).isLessThan(300);
    assertThat(second.put(settled, codes("colour")).status()).isEqualTo(409);
    assertThat(
            second
                .put(settled, Map.of("codes", List.of("colour"), "before", List.of("shape")))
                .status())
        .isLessThan(300);

    var agreed = Http.RESEARCHER.get(coding + "/main/agreement").json();
    assertThat(agreed.path("both").asInt()).isEqualTo(keys.size());
    assertThat(agreed.path("codes").path(1).path("cohen").path("estimate").isNumber()).isTrue();
    assertThat(agreed.path("codes").path(1).path("alpha").path("estimate").isNumber()).isTrue();

    var files = unzipped(export("coded"));
    assertThat(files.get("data/trials.csv")).contains("code_shape,code_round,code_colour");
    assertThat(files.get("data/codebook.csv")).contains("code_round");
    assertThat(files.get("data/codings.csv"))
        .contains("coder-1", "coder-2", "settled")
        .doesNotContain("Coder Two");
  }

  @Test
  void two_coders_at_once_lose_nothing_and_names_are_compared() throws Exception {
    var coding = answered("named", "naming", "items: {ids: [s-001, s-002, s-003]}");
    Http.RESEARCHER.put(coding + "/main/scheme", SCHEME);
    var keys =
        Http.RESEARCHER
            .get(coding + "/main")
            .json()
            .path("texts")
            .valueStream()
            .map(one -> one.path("key").asString())
            .toList();
    var both = List.of(Http.RESEARCHER, researcher("Coder Three"));
    var statuses = new ArrayList<Integer>();
    try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
      var sent =
          keys.stream()
              .flatMap(
                  key ->
                      IntStream.range(0, 4)
                          .mapToObj(
                              i ->
                                  tabs.submit(
                                      () ->
                                          both.get(i % 2)
                                              .put(coding + "/main/texts/" + key, codes("shape"))
                                              .status())))
              .toList();
      for (var status : sent) {
        statuses.add(status.get());
      }
    }
    assertThat(statuses).allMatch(status -> status < 300);
    var question = Http.RESEARCHER.get(coding).json().path(0);
    question.path("coders").forEach(count -> assertThat(count.asInt()).isEqualTo(keys.size()));
    assertThat(question.path("coders").size()).isEqualTo(2);
    var naming = Http.RESEARCHER.get(coding + "/main/agreement").json().path("naming");
    assertThat(naming.path("pairs").asInt()).isPositive();
    assertThat(naming.path("sameCode").asDouble()).isOne();
  }

  private static Map<String, String> unzipped(byte[] zip) throws IOException {
    var files = new HashMap<String, String>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
