package groundwork.document;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.document.control.DocumentReader;
import groundwork.document.control.Schemas;
import groundwork.document.entity.Document;
import groundwork.problem.entity.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SchemasTest {
  static final List<String> NAMES = Schemas.NAMES;

  private static Document document(String yaml) {
    return DocumentReader.read("study.yaml", yaml, 1 << 20, wrong -> {}).orElseThrow();
  }

  private static final String WRONG =
      """
      schema: study/2
      slug: Not A Slug
      title: 5
      rung: human-groundd
      question: q
      framming: x
      stimuli: {set: a}
      seed: -3
      minutes: 5
      consent: {text: consent.txt, version: "1"}
      arms: []
      flow:
        - {id: a, kind: trials, task: observe, items: {perCell: 0}, questoin: x}
        - {id: b, kind: trails}
      functional: {methods: [lime], metrics: [{id: sparsness}]}
      """;

  @Test
  void everything_that_is_wrong_is_said_at_once_in_the_order_of_the_file() {
    var findings = Schemas.check(document(WRONG), "study");
    assertThat(findings)
        .extracting(one -> one.line() + " " + one.pointer())
        .containsExactly(
            "2 /slug",
            "3 /title",
            "4 /rung",
            "6 /framming",
            "7 /stimuli",
            "8 /seed",
            "10 /consent/text",
            "11 /arms",
            "13 /flow/0/items/perCell",
            "13 /flow/0/questoin",
            "14 /flow/1/kind",
            "15 /functional/metrics/0/id",
            "15 /functional");
    assertThat(findings).allSatisfy(one -> assertThat(one.remedy()).isNotBlank());
  }

  @Test
  void a_misspelt_word_is_told_what_it_may_have_meant() {
    assertThat(Schemas.check(document(WRONG), "study"))
        .extracting(Finding::remedy)
        .anyMatch(remedy -> remedy.contains("did you mean \"framing\"?"))
        .anyMatch(remedy -> remedy.contains("did you mean \"question\"?"))
        .anyMatch(remedy -> remedy.contains("did you mean \"human-grounded\"?"))
        .anyMatch(remedy -> remedy.contains("did you mean \"sparseness\"?"));
  }

  @Test
  void nobody_has_to_know_json_schema_to_understand_a_finding() {
    assertThat(Schemas.check(document(WRONG), "study"))
        .extracting(Finding::rule)
        .contains(
            "this is a whole number; it must be text", "-3 is too small; it must be at least 0")
        .noneMatch(rule -> rule.contains("instance") || rule.contains("additionalProperties"));
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void a_published_schema_says_what_it_is_and_refuses_nothing_by_accident(String name) {
    var schema =
        DocumentReader.read(name + ".json", new String(Schemas.text(name)), 1 << 20, wrong -> {});
    assertThat(schema.orElseThrow().root().path("$schema").stringValue())
        .endsWith("2020-12/schema");
    assertThat(schema.orElseThrow().root().path("title").stringValue()).startsWith("Groundwork");
    assertThat(Schemas.check(document("{}"), name)).isNotEmpty();
  }
}
