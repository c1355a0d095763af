package groundwork.plan;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.document.control.DocumentReader;
import groundwork.document.entity.Document;
import groundwork.plan.control.PlanReader;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanReaderTest {
  private static final String PLAN =
      """
      schema: plan/1
      title: All keys
      level: 0.9
      seed: 7
      data:
        participant: person
        item: image
        exclude: "excluded != ''"
        reason: why
        types: {trial: factor, age: number}
      derive:
        - {name: accuracy, value: mean(correct), per: [person, condition], where: correct >= 0}
      exclusions:
        - {id: fast, rule: "rt < 300", why: Nobody reads that fast.}
        - {id: few, rule: count() < 10, per: person}
      analyses:
        - {id: a, kind: glmm, role: primary, title: First, formula: correct ~ condition + (1 | person), reference: {condition: none, trial: [1, 2]}}
        - {id: b, kind: t-test, formula: accuracy ~ condition, unit: person, level: 0.99, seed: 9, by: image, mu: 0.5}
      families:
        - {id: both, title: Both, analyses: [a, b/x - y], adjust: holm}
      """;

  private static Document document(String text) {
    return DocumentReader.read("plan.yaml", text, 1 << 20, wrong -> {}).orElseThrow();
  }

  private static List<Finding> check(String text) {
    return PlanReader.check(document(text));
  }

  @Test
  void a_plan_is_read_with_all_its_parts() {
    assertThat(check(PLAN)).isEmpty();
    var plan = PlanReader.read(document(PLAN));
    assertThat(plan.hash()).hasSize(64);
    assertThat(plan.seed()).hasValue(7);
    assertThat(plan.data().participant()).contains("person");
    assertThat(plan.data().item()).contains("image");
    assertThat(plan.data().reason()).contains("why");
    assertThat(plan.data().exclude().orElseThrow()).hasToString("excluded != \"\"");
    assertThat(plan.data().factors()).containsExactly("trial");
    assertThat(plan.data().numbers()).containsExactly("age");
    assertThat(plan.derive().getFirst().per()).containsExactly("person", "condition");
    assertThat(plan.derive().getFirst().where()).isPresent();
    assertThat(plan.exclusions().get(0).why()).contains("Nobody reads that fast.");
    assertThat(plan.exclusions().get(1).per()).containsExactly("person");
    assertThat(plan.families().getFirst().members()).containsExactly("a", "b/x - y");
  }

  @Test
  void an_analysis_has_the_level_and_seed_of_the_plan_unless_it_has_its_own() {
    var plan = PlanReader.read(document(PLAN));
    var a = plan.analysis("a").orElseThrow();
    var b = plan.analysis("b").orElseThrow();
    assertThat(a.level()).isEqualTo(0.9);
    assertThat(a.seed()).hasValue(7);
    assertThat(b.level()).isEqualTo(0.99);
    assertThat(b.seed()).hasValue(9);
    assertThat(a.role()).isEqualTo("primary");
    assertThat(b.role()).isEqualTo("secondary");
    assertThat(a.reference()).containsEntry("condition", List.of("none"));
    assertThat(a.reference()).containsEntry("trial", List.of("1", "2"));
    assertThat(b.by()).containsExactly("image");
    assertThat(b.number("mu")).hasValue(0.5);
    assertThat(plan.analysis("c")).isEmpty();
  }

  @Test
  void the_hash_is_of_what_the_plan_says_and_not_of_how_it_is_written() {
    var turned = PLAN.replace("{id: fast, rule: \"rt < 300\",", "{rule: \"rt < 300\", id: fast,");
    assertThat(PlanReader.read(document(turned)).hash())
        .isEqualTo(PlanReader.read(document(PLAN)).hash());
    assertThat(PlanReader.read(document(PLAN.replace("300", "301"))).hash())
        .isNotEqualTo(PlanReader.read(document(PLAN)).hash());
  }

  /** The one line of an analysis that is wrong, where, what must hold, and what to do. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '%',
      textBlock =
          """
          kind: reliability, items: [a, b]; /items; at least 3 items; here are 2; Spearman-Brown
          kind: reliability, items: [a]; /items; at least 3 items; here is 1; descriptive
          kind: reliability, items: [a, b, c], reversed: [a]; /reversed; known scale; turned round; scale: [1, 5]
          kind: reliability, items: [a, b, c], reversed: [d], scale: [1, 5]; /reversed; none of the items; "d"; as they stand
          kind: lmm, formula: "y ~ a"; /formula; needs a random term; mixed model; (1 | participant)
          kind: lmm; ; needs "formula"; kind lmm; measure ~ factor
          kind: ols, formula: "y ~ a + (1 | p)"; /formula; no random terms; kind ols; take the kind lmm
          kind: logistic, formula: "y ~ a + (1 | p)"; /formula; no random terms; kind logistic; take the kind glmm
          kind: friedman, formula: "y ~ a + (1 | p)"; /formula; no random terms; kind friedman; "subject"
          kind: clm, formula: "y ~ a + (1 | p)"; /formula; no random terms; kind clm; take the kind clmm
          kind: lmm, formula: "y ~ a + (1 | p) + (1 | p)"; /formula; stands there twice; (… | p); Join both
          kind: lmm, formula: "~ a + (1 | p)"; /formula; nothing stands before the ~; ~; Write the measure
          kind: lmm, formula: "y ~ a b + (1 | p)"; /formula; "b" cannot stand here; at character 7; Join terms
          kind: descriptive, measure: "log(a"; /measure; ")" is expected; log(a; Close the call
          kind: descriptive, measure: [a, "log("]; /measure/1; is expected; log(; Texts go
          kind: descriptive, measure: a, where: "b = 1"; /where; "=" has no meaning here; at character 3; ==
          kind: descriptive, measure: a, where: "mean(b) > 1"; /where; a filter looks at single rows; takes rows together; Derive a column
          kind: tost, formula: "y ~ a", bounds: [1, 0]; /bounds; must leave room; bounds; 0.5 or
          kind: tost, formula: "y ~ a", bounds: -1; /bounds; must leave room; bounds; 0.5 or
          kind: tost, formula: "y ~ a"; ; needs "bounds"; kind tost; bounds: …
          kind: magic; /kind; is not one of the words; magic; Write one of
          kind: descriptive, measure: a, unti: b; /unti; is not known; unti; did you mean "unit"
          kind: descriptive, measure: a, level: 95; /level; too large; 95; smaller
          kind: descriptive, measure: a, seed: 99999999999999999999999; /seed; too large; 9223372036854775807; smaller
          """)
  void what_cannot_be_run_is_refused_whatever_the_data(
      String analysis, String place, String rule, String alsoRule, String remedy) {
    var findings = check("analyses:\n  - {id: x, role: primary, " + analysis + "}\n");
    assertThat(findings)
        .anySatisfy(
            one -> {
              assertThat(one.severity()).isEqualTo(Severity.ERROR);
              assertThat(one.pointer()).isEqualTo("/analyses/0" + (place == null ? "" : place));
              assertThat(one.line()).isEqualTo(2);
              assertThat(one.file()).isEqualTo("plan.yaml");
              assertThat(one.rule()).contains(rule).contains(alsoRule);
              assertThat(one.remedy()).contains(remedy);
            });
  }

  @Test
  void what_means_nothing_to_a_kind_is_remarked_on() {
    assertThat(check("analyses: [{id: x, role: primary, kind: descriptive, measure: a, agq: 3}]"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.severity()).isEqualTo(Severity.WARNING);
              assertThat(one.pointer()).isEqualTo("/analyses/0/agq");
              assertThat(one.rule()).contains("means nothing to an analysis of kind descriptive");
            });
  }

  @Test
  void exactly_one_analysis_should_be_the_primary_one() {
    assertThat(check(PLAN.replace("role: primary", "role: secondary")))
        .extracting(Finding::rule)
        .containsExactly("no analysis is the primary one");
    assertThat(check(PLAN.replace("kind: t-test", "kind: t-test, role: primary")))
        .extracting(Finding::rule)
        .containsExactly("2 analyses are called primary");
  }

  @Test
  void names_are_used_once_and_families_speak_of_analyses_that_there_are() {
    assertThat(check(PLAN.replace("id: b,", "id: a,")))
        .extracting(Finding::pointer)
        .contains("/analyses/1/id");
    assertThat(check(PLAN.replace("id: few", "id: fast")))
        .extracting(Finding::rule)
        .containsExactly("the id \"fast\" is used by two rules");
    assertThat(check(PLAN.replace("b/x - y", "c/x - y")))
        .extracting(Finding::pointer, Finding::rule)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "/families/0/analyses/1", "there is no analysis \"c\""));
  }

  @Test
  void a_rule_that_takes_rows_together_names_its_unit() {
    assertThat(check(PLAN.replace("count() < 10, per: person", "count() < 10")))
        .singleElement()
        .satisfies(one -> assertThat(one.remedy()).contains("per: participant"));
  }

  @Test
  void expressions_are_read_wherever_they_stand() {
    assertThat(check(PLAN.replace("excluded != ''", "excluded !=")))
        .extracting(Finding::pointer)
        .containsExactly("/data/exclude");
    assertThat(check(PLAN.replace("mean(correct)", "meen(correct)")))
        .extracting(Finding::pointer)
        .containsExactly("/derive/0/value");
    assertThat(check(PLAN.replace("correct >= 0", "correct >=")))
        .extracting(Finding::pointer)
        .containsExactly("/derive/0/where");
    assertThat(check(PLAN.replace("rt < 300", "rt <")))
        .extracting(Finding::pointer)
        .containsExactly("/exclusions/0/rule");
  }
}
