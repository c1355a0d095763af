package groundwork.study;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.json.control.Json;
import groundwork.problem.entity.Finding;
import groundwork.study.control.StudyReading;
import groundwork.study.control.Taxonomies;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "specificity: application | /framing/specificity | the task is a simplified one",
        "specificity: definition | /framing/specificity | settle without people",
        "about: [model-error] | /framing/about/0 | no task of this study asks about \"model-error\"",
        "desiderata: [trust, justice] | /framing/desiderata/1 | \"justice\" is no term",
        "incompleteness: {kinds: [safty]} | /framing/incompleteness/kinds/0 | \"safty\" is no term",
        "survey: {how: [pie-chart]} | /framing/survey/how/0 | no term of \"HOW\"",
        "taxonomy: '7' | /framing/taxonomy | no version \"7\"",
      })
  void what_does_not_fit_is_said_where_it_stands(String framing, String pointer, String rule) {
    assertThat(framed(framing).findings())
        .anySatisfy(
            one -> {
              assertThat(one.pointer()).isEqualTo(pointer);
              assertThat(one.rule()).contains(rule);
              assertThat(one.remedy()).isNotBlank();
            });
  }

  @Test
  void a_misspelt_term_is_told_what_it_may_have_meant() {
    assertThat(framed("incompleteness: {kinds: [safty]}").findings())
        .extracting(Finding::remedy)
        .anyMatch(remedy -> remedy.contains("Did you mean \"safety\"?"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "specificity: task-class",
        "about: [task, model-boundary]",
        "own: [{name: Workload, value: high, meaning: Cases a day}]",
        "survey: {what: [], when: []}",
      })
  void what_fits_is_not_remarked_on(String framing) {
    assertThat(framed(framing).findings()).isEmpty();
  }

  @Test
  void every_question_of_the_taxonomy_has_its_place_in_the_language() {
    var schema = schema();
    for (var field : Taxonomies.newest().fields()) {
      var at = schema.path("$defs").path("framing");
      for (var name : field.path().substring("/framing/".length()).split("/")) {
        at = at.path("properties").path(name);
      }
      assertThat(at.isMissingNode()).as(field.path()).isFalse();
      assertThat(at.path("type").asString("").equals("array"))
          .as(field.path())
          .isEqualTo(field.many());
      at.path("enum").forEach(word -> assertThat(field.term(word.asString())).isPresent());
    }
  }

  private static tools.jackson.databind.JsonNode schema() {
    try (var in = FramingTest.class.getResourceAsStream("/schema/study.json")) {
      return Json.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (java.io.IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static StudyReading framed(String framing) {
    return TinyStudy.read(
        TinyStudy.changed(
            "study.yaml", "schema: study/1\n", "schema: study/2\nframing: {" + framing + "}\n"));
  }
}
