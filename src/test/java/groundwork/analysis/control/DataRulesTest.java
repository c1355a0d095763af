package groundwork.analysis.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import groundwork.document.control.DocumentReader;
import groundwork.plan.control.PlanReader;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Finding.Severity;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataRulesTest {
  /** 12 people, half in each condition, 4 items each; difficulty belongs to the item. */
  private static final Table TABLE = table();

  private static Table table() {
    int n = 48;
    var person = IntStream.range(0, n).mapToObj(i -> "p" + i / 4).toList();
    var condition = IntStream.range(0, n).mapToObj(i -> i / 4 % 2 == 0 ? "none" : "lime").toList();
    var item = IntStream.range(0, n).mapToObj(i -> "i" + i % 4).toList();
    var hard = IntStream.range(0, n).mapToObj(i -> i % 4 < 2 ? "easy" : "hard").toList();
    double[] rating = IntStream.range(0, n).mapToDouble(i -> 1 + i * 7 % 5).toArray();
    double[] correct = IntStream.range(0, n).mapToDouble(i -> i * 5 % 3 == 0 ? 0 : 1).toArray();
    double[] time = IntStream.range(0, n).mapToDouble(i -> 500.5 + i * 31 % 47).toArray();
    double[] row = IntStream.range(0, n).mapToDouble(i -> i).toArray();
    var out = new ArrayList<String>();
    IntStream.range(0, n).forEach(i -> out.add(i < 4 ? "too fast" : null));
    return Table.of("participant", person)
        .with("condition", condition)
        .with("item", item)
        .with("difficulty", hard)
        .with("rating", rating)
        .with("correct", correct)
        .with("rt_ms", time)
        .with("row", row)
        .with("excluded", Column.of(out));
  }

  private static List<Finding> findings(String analysis) {
    var text =
        """
        data: {participant: participant, item: item, exclude: "excluded != ''"}
        analyses:
          - {id: a, role: primary, %s}
        """
            .formatted(analysis);
    var document = DocumentReader.read("plan.yaml", text, 1 << 20, wrong -> {}).orElseThrow();
    assertThat(PlanReader.check(document)).isEmpty();
    return DataRules.check(document, PlanReader.read(document), TABLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '%',
      textBlock =
          """
          kind: lmm, formula: "rating ~ conditon + (1 | participant)"; /formula; no column "conditon"; Did you mean "condition"?
          kind: descriptive, measure: rating, by: [methd]; /by/0; no column "methd"; Columns: participant,
          kind: descriptive, measure: rating, where: "condition == 'lima'"; /where; "condition" has no level "lima"; Did you mean "lime"? Levels: lime, none.
          kind: descriptive, measure: rating, where: "rating == 'high'"; /where; "rating" holds numbers, not "high"; Compare it with a number.
          kind: descriptive, measure: rating, where: "rating > 9"; /where; no row is left where rating > 9; Look at its spelling
          kind: lmm, formula: "rating ~ condition + (1 | participant)", reference: {condition: shap}; /reference/condition; "condition" has no level "shap"; Levels: lime, none.
          kind: lmm, formula: "rating ~ condition + (1 + condition | participant)"; /formula; condition never changes within a level of participant; Write (1 | participant)
          kind: lmm, formula: "rating ~ condition + (0 + condition | participant) + (1 | item)"; /formula; condition never changes within a level of participant; Write (1 | participant)
          kind: lmm, formula: "rating ~ difficulty + (1 + difficulty | item)"; /formula; difficulty never changes within a level of item; Write (1 | item)
          kind: lmm, formula: "rating ~ condition + (1 | row)"; /formula; every level of row has one row; take the kind ols.
          kind: lmm, formula: "rating ~ condition + (1 | item)", where: "item == 'i1'"; /formula; item has only one level; Remove (… | item).
          kind: chi-square, formula: "~ condition + correct"; /formula; pseudo-replication; take the kind glmm with (1 | participant).
          kind: fisher, formula: "correct ~ condition"; /formula; pseudo-replication; unit: participant
          kind: t-test, formula: "rating ~ condition"; /formula; pseudo-replication; Average first by "unit: participant", or take the kind lmm
          kind: mann-whitney, formula: "rating ~ condition"; /formula; pseudo-replication; unit: participant
          kind: logistic, formula: "correct ~ condition"; /formula; pseudo-replication; glmm
          kind: clm, formula: "rating ~ condition"; /formula; pseudo-replication; clmm
          kind: binomial, measure: correct; ; pseudo-replication; glmm
          kind: mcnemar, items: [correct, correct]; ; pseudo-replication; glmm
          kind: logistic, formula: "correct ~ condition", cluster: item; /formula; pseudo-replication; glmm
          kind: mann-whitney, formula: "rating ~ condition", where: "condition == 'none' and item == 'i1' or condition == 'lime' and item == 'i2'"; /where; compared on different items of "item"; same item in every group
          kind: t-test, formula: "rating ~ condition", where: "condition == 'none' and item == 'i0' or condition == 'lime' and item == 'i3'"; /where; compared on different items; same item
          kind: glmm, formula: "rating ~ condition + (1 | participant)"; /formula; rating has 5 different values; take the kind lmm
          kind: logistic, formula: "rating ~ condition", cluster: participant; /formula; rating has 5 different values; cbind(hits, misses)
          kind: clmm, formula: "rt_ms ~ condition + (1 | participant)"; /formula; rt_ms has values that are not whole; Take the kind lmm
          kind: clmm, formula: "row ~ condition + (1 | participant)"; /formula; row has 44 different values; Take the kind lmm
          kind: lmm, formula: "difficulty ~ condition + (1 | participant)"; /formula; difficulty holds texts (easy, hard), not numbers; Take the kind glmm
          kind: lmm, formula: "log(difficulty) ~ condition + (1 | participant)"; /formula; "difficulty" holds texts (easy, hard), where numbers are needed; Correct
          kind: t-test, formula: "rating ~ item + condition", unit: participant; /formula; compares the levels of one column; take the kind anova or lmm
          kind: reliability, items: [rating, correct, difficulty]; /items/2; "difficulty" holds texts (easy, hard), not numbers; Derive a column of numbers
          kind: t-test, formula: "condition ~ difficulty", unit: participant; /formula; "condition" holds texts (lime, none), which have no mean; Correct
          """)
  void what_makes_no_sense_on_the_data_is_refused(
      String analysis, String place, String rule, String remedy) {
    assertThat(findings(analysis))
        .anySatisfy(
            one -> {
              assertThat(one.severity()).isEqualTo(Severity.ERROR);
              assertThat(one.pointer()).isEqualTo("/analyses/0" + (place == null ? "" : place));
              assertThat(one.line()).isEqualTo(3);
              assertThat(one.rule()).contains(rule);
              assertThat(one.remedy()).contains(remedy);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '%',
      textBlock =
          """
          kind: lmm, formula: "rating ~ condition * difficulty + (1 + difficulty | participant) + (1 | item)"; few-clusters
          kind: t-test, formula: "rating ~ difficulty", unit: participant; several groups
          kind: clmm, formula: "difficulty ~ condition + (1 | participant)"; in this order
          """)
  void what_is_doubtful_is_said_and_not_refused(String analysis, String said) {
    var findings = findings(analysis);
    assertThat(findings).isNotEmpty().allMatch(one -> one.severity() == Severity.WARNING);
    assertThat(findings)
        .anyMatch(
            one ->
                one.rule().contains(said)
                    || said.equals("few-clusters")
                        && one.rule().contains("item has only 4 levels"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '%',
      textBlock =
          """
          kind: lmm, formula: "log(rt_ms) ~ condition + (1 | participant)", reference: {condition: none}
          kind: lmm, formula: "rating ~ difficulty + (1 + difficulty | participant)"
          kind: glmm, formula: "correct ~ condition * difficulty + (1 + difficulty | participant)"
          kind: glmm, formula: "cbind(rating, 6 - rating) ~ condition + (1 | row)"
          kind: t-test, formula: "rating ~ condition", unit: participant
          kind: t-test, formula: "rating ~ condition", where: "item == 'i1'"
          kind: mann-whitney, formula: "rating ~ condition", by: [item]
          kind: t-test, formula: "rating ~ difficulty", unit: participant, paired: true
          kind: wilcoxon, formula: "rating ~ difficulty", unit: participant
          kind: kruskal-wallis, formula: "rating ~ condition", unit: participant
          kind: logistic, formula: "correct ~ condition", cluster: participant
          kind: anova, formula: "log(rt_ms) ~ condition", unit: [participant]
          kind: descriptive, measure: rating, by: [condition, difficulty], where: "excluded == ''"
          kind: clmm, formula: "rating ~ condition + (1 | participant)"
          kind: friedman, formula: "rating ~ item", subject: participant
          kind: correlation, items: [rating, rt_ms], unit: participant
          kind: correlation, formula: "~ rating + rt_ms", unit: item
          """)
  void what_makes_sense_passes(String analysis) {
    assertThat(findings(analysis)).isEmpty();
  }

  @Test
  void a_group_made_of_items_may_differ_in_its_items() {
    assertThat(findings("kind: anova, formula: \"rating ~ difficulty\", unit: participant"))
        .noneMatch(one -> one.rule().contains("different items"));
  }

  @Test
  void without_a_word_on_participants_a_column_of_that_name_counts() {
    var text =
        """
        analyses:
          - {id: a, role: primary, kind: chi-square, formula: "~ condition + correct"}
        """;
    var document = DocumentReader.read("plan.yaml", text, 1 << 20, wrong -> {}).orElseThrow();
    assertThat(DataRules.check(document, PlanReader.read(document), TABLE))
        .anyMatch(one -> one.rule().contains("pseudo-replication"));
  }

  @Test
  void exclusions_that_leave_nothing_are_refused_and_unknown_reasons_remarked_on() {
    var text =
        """
        exclusions:
          - {id: slow, rule: "excluded == 'too slow'"}
          - {id: everybody, rule: "rt_ms > 0"}
        derive:
          - {name: speed, value: "1000 / rt_ms"}
        analyses:
          - {id: a, role: primary, kind: descriptive, measure: speed}
        """;
    var document = DocumentReader.read("plan.yaml", text, 1 << 20, wrong -> {}).orElseThrow();
    assertThat(DataRules.check(document, PlanReader.read(document), TABLE))
        .extracting(Finding::pointer, Finding::rule)
        .containsExactly(tuple("/exclusions", "the exclusions leave no row"));
    var milder =
        DocumentReader.read(
                "plan.yaml", text.replace("rt_ms > 0", "rt_ms > 540"), 1 << 20, wrong -> {})
            .orElseThrow();
    assertThat(DataRules.check(milder, PlanReader.read(milder), TABLE))
        .extracting(Finding::pointer, Finding::severity)
        .containsExactly(tuple("/exclusions/0/rule", Severity.WARNING));
  }

  @Test
  void what_cannot_be_derived_is_refused() {
    var text =
        """
        derive:
          - {name: speed, value: "1000 / condition"}
        analyses:
          - {id: a, role: primary, kind: descriptive, measure: speed}
        """;
    var document = DocumentReader.read("plan.yaml", text, 1 << 20, wrong -> {}).orElseThrow();
    assertThat(DataRules.check(document, PlanReader.read(document), TABLE))
        .extracting(Finding::rule)
        .containsExactly("\"condition\" holds texts (lime, none), where numbers are needed");
  }
}
