package groundwork.trial.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Participant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** Taking part in another language than the one in which the study was written. */
class LanguagesIT extends GroundworkIT {
  private static final String STUDY = "sentiment-forward-simulation";
  private static final Http NOBODY = new Http(null);

  private static Participant joined(String language) {
    var participant = new Participant(STUDY, Participant.newKey());
    var enrolling = participant.enrolling(true);
    enrolling.put("locale", language);
    var answer = NOBODY.post(participant.path("/enrolments"), enrolling);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("locale").asString()).isEqualTo(language);
    participant.current(true);
    return participant;
  }

  @Test
  void the_first_page_is_there_in_every_language() {
    var landing = NOBODY.get("/api/take/" + STUDY + "?lang=de").json();
    assertThat(landing.path("title").asString()).isEqualTo("Was wird die KI sagen?");
    assertThat(landing.at("/consent/html").asString()).contains("Etwa 15 Minuten");
    assertThat(landing.path("languages").valueStream().map(one -> one.asString()))
        .containsExactly("en", "de");
    var own = NOBODY.get("/api/take/" + STUDY + "?lang=tlh").json();
    assertThat(own.path("locale").asString()).isEqualTo("en");
  }

  @Test
  void a_whole_run_in_german_is_german_and_counts_like_any_other() {
    var participant = joined("de");
    var titles = new HashSet<String>();
    while (!participant.ended()) {
      assertThat(participant.envelope().path("locale").asString()).isEqualTo("de");
      titles.add(participant.step().path("phaseLabel").asString(""));
      participant.step().path("options").forEach(o -> titles.add(o.path("label").asString()));
      participant.step().path("items").forEach(o -> titles.add(o.path("text").asString()));
      participant.answer();
    }
    assertThat(participant.step().path("outcome").asString()).isEqualTo("completed");
    assertThat(participant.step().path("html").asString()).contains("Vielen Dank!");
    assertThat(titles)
        .contains("Übung", "Teil 1 von 3", "Teil 3 von 3", "positiv", "negativ")
        .doesNotContain("Practice", "Part 1 of 3", "positive");
  }

  @Test
  void a_language_that_the_study_has_not_is_refused() {
    var participant = new Participant(STUDY, Participant.newKey());
    var enrolling = participant.enrolling(true);
    enrolling.put("locale", "fr");
    var answer = NOBODY.post(participant.path("/enrolments"), enrolling);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("detail").asString()).contains("\"fr\"");
  }

  @Test
  void researchers_see_what_is_translated() {
    var shown = Http.RESEARCHER.get("/api/studies/" + STUDY + "/translations").json();
    var german = shown.path("languages").get(0);
    assertThat(german.path("locale").asString()).isEqualTo("de");
    assertThat(german.path("coverage").asDouble()).isEqualTo(1);
    assertThat(german.path("missing").size()).isZero();
    assertThat(shown.path("keys").valueStream().map(key -> key.path("key").asString()))
        .contains("title", "consent.md", "flow.check.questions.what.options.mine")
        .contains("outcomes.withdrawn.message", "stimuli.classes.positive");
    assertThat(NOBODY.get("/api/studies/" + STUDY + "/translations").status()).isEqualTo(401);
  }

  @Test
  void the_library_of_scales_is_published() {
    var all = Http.RESEARCHER.get("/api/instruments").json();
    assertThat(all.size()).isEqualTo(18);
    var sus = Http.RESEARCHER.get("/api/instruments/sus").json();
    assertThat(sus.at("/ranges/score").valueStream().map(v -> v.asDouble()))
        .containsExactly(0.0, 100.0);
    assertThat(sus.path("shipped").asBoolean()).isTrue();
    assertThat(Http.RESEARCHER.get("/api/instruments/magic").status()).isEqualTo(404);
    assertThat(NOBODY.get("/schema/instrument.json").status()).isEqualTo(200);
    assertThat(NOBODY.get("/schema/translation.json").status()).isEqualTo(200);
  }
}
