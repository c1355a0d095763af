package groundwork.study;

import static groundwork.it.Http.NOBODY;
import static groundwork.it.Http.RESEARCHER;
import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Parcel;
import groundwork.stimulus.TinySet;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudiesResourceIT extends GroundworkIT {
  @BeforeAll
  static void stimuli() {
    assertThat(Parcel.put("/api/stimuli/tiny", Parcel.zip(new TinySet().sealed())).status())
        .isEqualTo(200);
  }

  private static Map<String, String> files(String slug) {
    return TinyStudy.changed("study.yaml", "slug: tiny-study", "slug: " + slug);
  }

  private static void write(String slug) {
    assertThat(RESEARCHER.put("/api/studies/" + slug, Map.of("files", files(slug))).status())
        .isEqualTo(200);
  }

  @Test
  void the_three_studies_that_ship_are_there_and_open() {
    assertThat(
            RESEARCHER
                .get("/api/studies")
                .json()
                .valueStream()
                .filter(one -> one.path("state").stringValue().equals("open")))
        .extracting(one -> one.path("slug").stringValue() + " " + one.path("rung").stringValue())
        .contains(
            "credit-decision application-grounded",
            "sentiment-forward-simulation human-grounded",
            "credit-proxies functionally-grounded");
  }

  @Test
  void a_study_goes_from_draft_to_open_to_closed_and_back_as_the_same_version() {
    write("cycle");
    assertThat(RESEARCHER.get("/api/studies/cycle").json().path("state").stringValue())
        .isEqualTo("draft");
    var opened = RESEARCHER.post("/api/studies/cycle/opening", "").json();
    assertThat(opened.path("state").stringValue()).isEqualTo("open");
    assertThat(opened.at("/versions/0/hash")).isEqualTo(opened.path("draftHash"));
    var again = RESEARCHER.post("/api/studies/cycle/opening", "").json();
    assertThat(again.path("versions")).as("nothing changed").isEqualTo(opened.path("versions"));
    assertThat(RESEARCHER.post("/api/studies/cycle/closing", "").json().path("state").stringValue())
        .isEqualTo("closed");
    var reopened = RESEARCHER.post("/api/studies/cycle/opening", "").json();
    assertThat(reopened.path("versions")).hasSize(1);
    assertThat(reopened.at("/versions/0/closedAt").isNull()).isTrue();
  }

  @Test
  void a_change_makes_a_new_version_and_leaves_the_old_one() {
    write("changing");
    var first = RESEARCHER.post("/api/studies/changing/opening", "").json().at("/versions/0/hash");
    var files = files("changing");
    files.put("consent.md", "# Another consent");
    RESEARCHER.put("/api/studies/changing", Map.of("files", files));
    var second = RESEARCHER.post("/api/studies/changing/opening", "").json();
    assertThat(second.path("versions")).hasSize(2);
    assertThat(second.at("/versions/0/hash")).isEqualTo(first);
    assertThat(second.at("/versions/0/state").stringValue()).isEqualTo("closed");
    assertThat(second.at("/versions/1/state").stringValue()).isEqualTo("open");
    assertThat(second.path("version").intValue()).isEqualTo(2);
  }

  @Test
  void a_zip_is_as_good_as_json() {
    var answer = Parcel.put("/api/studies/zipped", Parcel.zip(files("zipped")));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("definition").stringValue()).contains("slug: zipped");
    assertThat(answer.json().path("flow").valueStream())
        .extracting(
            block -> block.path("kind").stringValue() + " " + block.path("trials").intValue(0))
        .containsExactly(
            "instructions 0", "comprehension 0", "trials 1", "trials 4", "questionnaire 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "key: a | key: c | /flow/1/questions/0/key",
        "seed: 1 | seed: x | /seed",
        "slug: broken | slug: other | /slug"
      })
  void a_study_with_an_error_is_refused_whole(String from, String to, String pointer) {
    var files = files("broken");
    files.put("study.yaml", files.get("study.yaml").replace(from, to));
    var answer = RESEARCHER.put("/api/studies/broken", Map.of("files", files));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().at("/findings/0/pointer").stringValue()).isEqualTo(pointer);
    assertThat(RESEARCHER.get("/api/studies/broken").status())
        .as("nothing is stored by halves")
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil.md", "/etc/evil.md", "a\\b.md"})
  void a_path_that_climbs_out_is_refused(String name) {
    var files = files("climber");
    files.put(name, "x");
    assertThat(RESEARCHER.put("/api/studies/climber", Map.of("files", files)).status())
        .isEqualTo(422);
    assertThat(Parcel.put("/api/studies/climber", Parcel.zip(files)).status()).isEqualTo(422);
    assertThat(RESEARCHER.get("/api/studies/climber").status()).isEqualTo(404);
  }

  @Test
  void bombs_and_rubbish_are_refused_without_a_500() {
    var bomb = Parcel.zip(Map.of("study.yaml", "a".repeat(9 << 20)));
    assertThat(Parcel.put("/api/studies/bomb", bomb).status()).isEqualTo(413);
    assertThat(Parcel.put("/api/studies/bomb", "no zip".getBytes()).status()).isEqualTo(422);
    var aliases = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 15; i++) {
      aliases.append("a%d: &a%d [%s]\n".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(9)));
    }
    var answer =
        RESEARCHER.put(
            "/api/studies/bomb", Map.of("files", Map.of("study.yaml", aliases.toString())));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("unfold");
    assertThat(RESEARCHER.put("/api/studies/bomb", "{\"files\":").status()).isEqualTo(400);
    assertThat(RESEARCHER.put("/api/studies/bomb", Map.of()).status()).isEqualTo(422);
    assertThat(RESEARCHER.send("PUT", "/api/studies/bomb", "x", "text/plain").status())
        .isEqualTo(415);
  }

  @Test
  void a_preview_of_a_draft_has_a_link_and_wrong_ones_do_not() {
    write("peeked");
    var url =
        RESEARCHER
            .post("/api/studies/peeked/previews", Map.of("arm", "lime"))
            .json()
            .path("url")
            .stringValue();
    assertThat(url).startsWith("/take/peeked?preview=").endsWith("&arm=lime");
    assertThat(RESEARCHER.post("/api/studies/peeked/previews", Map.of("arm", "nobody")).status())
        .isEqualTo(422);
    assertThat(RESEARCHER.post("/api/studies/credit-proxies/previews", "{}").status())
        .isEqualTo(409);
  }

  /**
   * The page of the preview reads the draft first; the version of the same content has a number.
   */
  @Test
  void a_draft_that_was_looked_at_and_opened_unchanged_has_its_number() {
    write("peeked-and-opened");
    var url =
        RESEARCHER
            .post("/api/studies/peeked-and-opened/previews", Map.of("arm", "lime"))
            .json()
            .path("url")
            .stringValue();
    assertThat(NOBODY.get("/api" + url.replaceFirst("&arm=.*", "")).status()).isEqualTo(200);
    assertThat(RESEARCHER.post("/api/studies/peeked-and-opened/opening", "").status())
        .isEqualTo(200);
    var plan = RESEARCHER.get("/api/studies/peeked-and-opened/analysis/plan").json();
    assertThat(plan.path("version").asInt()).isEqualTo(1);
  }

  @Test
  void what_is_not_there_is_404_and_what_was_never_open_cannot_close() {
    assertThat(RESEARCHER.get("/api/studies/nobody").status()).isEqualTo(404);
    assertThat(RESEARCHER.post("/api/studies/nobody/opening", "").status()).isEqualTo(404);
    write("never-open");
    assertThat(RESEARCHER.post("/api/studies/never-open/closing", "").status()).isEqualTo(409);
  }

  @Test
  void researchers_only() {
    assertThat(NOBODY.get("/api/studies").status()).isEqualTo(401);
    assertThat(NOBODY.get("/api/studies/credit-decision").status()).isEqualTo(401);
    assertThat(NOBODY.post("/api/studies/credit-decision/closing", "").status()).isEqualTo(401);
    assertThat(NOBODY.get("/api/stimuli/credit").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({"study, study:2", "study-1, study:1", "plan, plan:1", "stimulus-set, stimulus-set:1"})
  void the_schemas_are_published(String name, String id) {
    var answer = NOBODY.get("/schema/" + name + ".json");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("$id").stringValue()).isEqualTo("urn:groundwork:schema:" + id);
  }
}
