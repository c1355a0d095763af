package groundwork.analysis.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import groundwork.analysis.entity.Analysed;
import groundwork.analysis.entity.Finding;
import groundwork.document.control.DocumentReader;
import groundwork.json.control.Json;
import groundwork.plan.control.PlanReader;
import groundwork.plan.entity.Plan;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.control.Build;
import groundwork.statistics.design.Column;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanRunTest {
  /** Four people, four trials each; d is too fast, one trial of a is, and c is marked. */
  private static final String DATA =
      """
      participant,arm,trial,correct,rt,excluded
      a,x,1,1,1000,
      a,x,2,0,100,
      a,x,3,1,1000,
      a,x,4,1,4000,
      b,x,1,0,1000,
      b,x,2,0,1000,
      b,x,3,1,2000,
      b,x,4,NA,2000,
      c,y,1,1,1000,told us
      c,y,2,1,1000,told us
      c,y,3,1,1000,told us
      c,y,4,1,1000,told us
      d,y,1,1,200,
      d,y,2,1,200,
      d,y,3,0,200,
      d,y,4,1,200,
      e,y,1,1,3000,
      e,y,2,1,3000,
      e,y,3,0,3000,
      e,y,4,1,3000,
      """;

  private static final String RULES =
      """
      seed: 5
      data: {participant: participant, exclude: "excluded != ''"}
      derive:
        - {name: accuracy, value: mean(correct), per: participant}
        - {name: seconds, value: rt / 1000}
      exclusions:
        - {id: too-fast-person, rule: mean(rt) < 500, per: participant}
        - {id: too-fast, rule: rt < 500}
      """;

  static TidyTable table(String csv) throws IOException {
    var bytes = csv.getBytes(StandardCharsets.UTF_8);
    return TidyTable.read("data.csv", () -> new ByteArrayInputStream(bytes), List.of());
  }

  private static Plan plan(String text) {
    var document = DocumentReader.read("plan.yaml", text, 1 << 20, wrong -> {}).orElseThrow();
    assertThat(PlanReader.check(document))
        .noneMatch(one -> one.severity() == groundwork.problem.entity.Finding.Severity.ERROR);
    return PlanReader.read(document);
  }

  private static Analysed run(String analyses) throws IOException {
    return PlanRun.of(plan(RULES + "analyses:\n" + analyses), table(DATA));
  }

  private static Object value(Finding finding, Map<String, String> group, String member) {
    return finding.descriptives().stream()
        .filter(one -> one.group().equals(group))
        .findFirst()
        .orElseThrow()
        .values()
        .get(member);
  }

  @Test
  void rows_and_people_are_left_out_by_reason_and_counted() throws IOException {
    var data = run("  - {id: m, kind: descriptive, measure: correct}").data();
    assertThat(data.rows()).isEqualTo(20);
    assertThat(data.participants()).isEqualTo(5);
    assertThat(data.rowsAnalysed()).isEqualTo(11);
    assertThat(data.participantsAnalysed()).isEqualTo(3);
    assertThat(data.excluded())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("too-fast", 1, "told us", 4, "too-fast-person", 4));
    assertThat(data.excludedParticipants())
        .containsExactlyInAnyOrderEntriesOf(Map.of("told us", 1, "too-fast-person", 1));
  }

  @Test
  void every_analysis_counts_those_that_it_would_have_looked_at() throws IOException {
    var found =
        run(
            """
              - {id: m, kind: descriptive, measure: correct, where: "arm == 'y'"}
              - {id: n, kind: descriptive, measure: correct, by: [arm], where: trial > 1}
            """);
    assertThat(found.analyses().get(0).excluded())
        .containsExactlyInAnyOrderEntriesOf(Map.of("told us", 4, "too-fast-person", 4));
    assertThat(found.analyses().get(1).excluded())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("too-fast", 1, "told us", 3, "too-fast-person", 3));
  }

  @Test
  void results_come_with_exclusions_and_without() throws IOException {
    var found = run("  - {id: m, kind: descriptive, measure: correct, by: [arm]}");
    assertThat(value(found.analyses().getFirst(), Map.of("arm", "y"), "n")).isEqualTo(4);
    assertThat(value(found.withoutExclusions().getFirst(), Map.of("arm", "y"), "n")).isEqualTo(12);
    assertThat(value(found.analyses().getFirst(), Map.of("arm", "x"), "missing")).isEqualTo(1);
    var nobody =
        PlanRun.of(plan("analyses: [{id: m, kind: descriptive, measure: correct}]"), table(DATA));
    assertThat(nobody.withoutExclusions()).isEmpty();
    assertThat(nobody.analyses().getFirst().excluded()).isEmpty();
  }

  @Test
  void what_is_derived_from_rows_together_is_derived_from_those_that_remain() throws IOException {
    var found =
        run(
            """
              - {id: m, kind: descriptive, measure: accuracy, by: [participant]}
              - {id: s, kind: descriptive, measure: seconds, by: [participant]}
            """);
    assertThat(value(found.analyses().get(0), Map.of("participant", "a"), "mean")).isEqualTo(1.0);
    assertThat(value(found.withoutExclusions().get(0), Map.of("participant", "a"), "mean"))
        .isEqualTo(0.75);
    assertThat(value(found.analyses().get(1), Map.of("participant", "a"), "mean")).isEqualTo(2.0);
  }

  @Test
  void units_are_averaged_so_that_each_counts_once() throws IOException {
    var found =
        run(
            """
              - {id: m, kind: descriptive, measure: correct, unit: participant, by: [arm]}
              - {id: l, kind: descriptive, measure: log(rt), unit: participant, by: [arm]}
              - {id: t, kind: descriptive, measure: correct, unit: trial, by: [arm]}
            """);
    var means = found.analyses().get(0);
    assertThat(value(means, Map.of("arm", "x"), "n")).isEqualTo(2);
    assertThat((double) value(means, Map.of("arm", "x"), "mean"))
        .isCloseTo((1 + 1 / 3.0) / 2, within(1e-12));
    double logs = (2 * Math.log(1000) + Math.log(4000)) / 3;
    double others = (2 * Math.log(1000) + 2 * Math.log(2000)) / 4;
    assertThat((double) value(found.analyses().get(1), Map.of("arm", "x"), "mean"))
        .isCloseTo((logs + others) / 2, within(1e-12));
    assertThat(value(found.analyses().get(2), Map.of("arm", "x"), "n")).isEqualTo(6);
  }

  @Test
  void the_formula_is_shown_as_it_was_written() throws IOException {
    var found =
        run(
            "  - {id: t, kind: t-test, formula: log(rt) ~ trial, where: trial > 2, unit: participant, paired: true}");
    assertThat(found.analyses().getFirst().formula()).isEqualTo("log(rt) ~ trial");
    assertThat(found.analyses().getFirst().n()).isEqualTo(3);
  }

  @Test
  void what_cannot_be_run_says_why_and_the_others_still_run() throws IOException {
    var found =
        run(
            """
              - {id: p, kind: t-test, formula: correct ~ arm}
              - {id: w, kind: descriptive, measure: correct, where: "arm == 'z'"}
              - {id: r, kind: descriptive, measure: correct, by: [arm], reference: {arm: q}}
              - {id: m, kind: descriptive, measure: correct}
            """);
    assertThat(found.analyses())
        .extracting(one -> one.warnings().isEmpty() ? "" : one.warnings().getFirst().code())
        .containsExactly("pseudo-replication", "wrong-level", "wrong-level", "dependent-rows");
    assertThat(found.analyses().get(0).warnings().getFirst().message())
        .contains("unit: participant");
    assertThat(found.analyses().get(3).descriptives()).hasSize(1);
  }

  @Test
  void families_are_corrected_over_analyses() throws IOException {
    var text =
        RULES
            + """
            analyses:
              - {id: a, kind: t-test, measure: correct, unit: participant, mu: 0.1}
              - {id: b, kind: t-test, measure: seconds, unit: participant, mu: 1}
              - {id: c, kind: t-test, measure: seconds, unit: participant, mu: 2}
            families:
              - {id: f, analyses: [a, b], adjust: bonferroni}
            """;
    var found = PlanRun.of(plan(text), table(DATA));
    var a = found.analyses().get(0).tests().getFirst();
    assertThat(a.pAdjusted()).isCloseTo(2 * a.p(), within(1e-12));
    assertThat(a.adjust()).isEqualTo("bonferroni");
    assertThat(found.analyses().get(0).contrasts().getFirst().pAdjusted()).isEqualTo(a.pAdjusted());
    assertThat(found.analyses().get(2).tests().getFirst().pAdjusted()).isNull();
  }

  @Test
  void rounding_of_a_constant_measure_is_no_effect() throws IOException {
    var csv = new StringBuilder("g,y\n");
    for (int i = 0; i < 12; i++) {
      csv.append(i % 2 == 0 ? "a" : "b").append(",3\n");
    }
    var found =
        PlanRun.of(
                plan("analyses:\n  - {id: c, kind: ols, formula: y ~ g}\n"), table(csv.toString()))
            .analyses()
            .getFirst();
    assertThat(found.terms()).isEmpty();
    assertThat(found.warnings().getFirst().message()).contains("the measure is constant");
  }

  @Test
  void by_runs_an_analysis_for_each_combination_and_corrects_over_them() throws IOException {
    var found =
        run("  - {id: a, kind: t-test, measure: rt, by: [trial], mu: 500, adjust: holm}")
            .analyses()
            .getFirst();
    assertThat(found.warnings()).noneMatch(one -> one.code().equals("pseudo-replication"));
    assertThat(found.contrasts()).extracting(one -> one.by().get("trial")).contains("3", "4");
    assertThat(found.contrasts()).allMatch(one -> one.pAdjusted() >= one.p());
    assertThat(found.sentences()).anyMatch(one -> one.startsWith("trial = 4: t(2) = "));
  }

  @Test
  void every_finding_says_what_it_was_made_from() throws IOException {
    var found = run("  - {id: m, kind: descriptive, measure: correct, seed: 9}");
    var source = found.analyses().getFirst().provenance();
    assertThat(source.seed()).isEqualTo(9);
    assertThat(source.engine()).isEqualTo(Build.version());
    assertThat(source.inputs()).isEqualTo(table(DATA).hash()).hasSize(64);
    assertThat(source.plan()).hasSize(64);
    assertThat(found.provenance().seed()).isEqualTo(5);
    assertThat(FindingsJson.of(found))
        .isEqualTo(
            FindingsJson.of(run("  - {id: m, kind: descriptive, measure: correct, seed: 9}")));
  }

  @Test
  void json_has_every_member_and_15_digits() throws IOException {
    var json =
        Json.tree(
            FindingsJson.of(
                run("  - {id: m, kind: t-test, measure: correct, unit: participant, mu: 0.1}")));
    assertThat(json.path("schema").asString()).isEqualTo("findings/1");
    assertThat(json.path("data").propertyNames())
        .contains("rows", "participants", "excluded", "excludedParticipants");
    var one = json.path("analyses").get(0);
    assertThat(one.propertyNames())
        .contains(
            "id",
            "kind",
            "n",
            "groups",
            "excluded",
            "estimator",
            "terms",
            "tests",
            "random",
            "contrasts",
            "descriptives",
            "warnings",
            "sentences",
            "provenance");
    assertThat(one.at("/descriptives/0/n").asInt()).isEqualTo(3);
    assertThat(one.has("logLik")).isFalse();
    var digits = one.at("/tests/0/statistic").toString().replaceAll("[-.]|^0+", "");
    assertThat(digits.length()).isLessThanOrEqualTo(15);
  }

  @Test
  void what_is_not_finite_is_null_and_never_zero() {
    var finding =
        new Analysed(
            Analysed.SCHEMA,
            new Finding.Source("i", "p", "e", null),
            new Analysed.Data(1, null, 1, null, Map.of(), Map.of()),
            List.of(
                groundwork.analysis.entity.FindingBuilder.of(
                        new groundwork.plan.entity.Analysis(
                            Json.MAPPER.createObjectNode().put("id", "a").put("kind", "t-test")))
                    .term(
                        new Finding.Term(
                            "x",
                            0.1 + 0.2,
                            Double.NaN,
                            1e300,
                            null,
                            0.0,
                            Double.NEGATIVE_INFINITY,
                            3.0))
                    .done()),
            List.of());
    var term = Json.tree(FindingsJson.of(finding)).at("/analyses/0/terms/0");
    assertThat(term.toString())
        .isEqualTo(
            "{\"term\":\"x\",\"estimate\":0.3,\"statistic\":1.0E300,\"p\":0,\"low\":null,\"high\":3}");
  }

  @Test
  void texts_have_no_mean() throws IOException {
    var found =
        run("  - {id: t, kind: t-test, formula: excluded ~ arm, unit: participant}")
            .analyses()
            .getFirst();
    assertThat(found.warnings().getFirst().message()).contains("have no mean");
  }

  @Test
  void a_rule_that_cannot_be_computed_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                PlanRun.of(
                    plan(
                        """
                        exclusions: [{id: x, rule: arm > 3 and log(arm) > 1}]
                        analyses: [{id: m, kind: descriptive, measure: correct}]
                        """),
                    table(DATA)))
        .withMessage("\"arm\" holds texts (x, y), where numbers are needed");
  }

  @Test
  void a_table_is_read_with_its_types() throws IOException {
    var read =
        table("\uFEFFa,\"b,c\",d,e,f\r\n1,x,TRUE,,\"two\nlines\"\r\n2.5,NA,false,,z\r\n").table();
    assertThat(read.names()).containsExactly("a", "b,c", "d", "e", "f");
    assertThat(read.numbers("a")).containsExactly(1, 2.5);
    assertThat(read.column("b,c").missing(1)).isTrue();
    assertThat(((Column.Factor) read.column("d")).logical()).isTrue();
    assertThat(read.factor("e").levels()).isEmpty();
    assertThat(read.column("f").text(0)).isEqualTo("two\nlines");
    var names =
        TidyTable.read(
                "d.csv",
                () -> new ByteArrayInputStream("id\n10\n9\n010\n".getBytes(StandardCharsets.UTF_8)),
                List.of("id"))
            .table();
    assertThat(names.factor("id").levels()).containsExactly("9", "010", "10");
  }

  @Test
  void what_is_no_table_is_refused_with_its_line() {
    refused("", "the table has no rows");
    refused("a,b\n", "the table has no rows");
    refused("a,a\n1,2\n", "two columns are called \"a\"");
    refused("a,\n1,2\n", "a column has no name");
    refused("a,b\n1,2\n1\n", "this row has 1 cells; there are 2 columns");
    refused("a,b\n1,2,3\n", "this row has 3 cells; there are 2 columns");
    refused("a;b\n1;2\n", "there is one column only, with semicolons or tabs in its name");
    refused("a\tb\n1\t2\n", "there is one column only, with semicolons or tabs in its name");
  }

  @Test
  void a_quote_that_is_never_closed_does_not_swallow_rows() throws IOException {
    refused(
        "a,b\n1,x\n2,\"oops\n3,y\n4,z\n",
        "a quote is opened and never closed, so that every row after it is one cell");
    assertThatThrownBy(() -> table("a,b\n1,\"x\n\"\n2,\"oops\"\"\n3,y\n"))
        .isInstanceOfSatisfying(
            Rejected.class, wrong -> assertThat(wrong.findings.getFirst().line()).isEqualTo(4));
    var whole = table("a,b\n1,5\" wide\n2,\"six \"\"inch\"\"\"\n3,\"\"").table();
    assertThat(whole.rows()).isEqualTo(3);
    assertThat(whole.column("b").text(1)).isEqualTo("six \"inch\"");
  }

  @Test
  void letters_that_are_not_utf_8_do_not_become_one() {
    var bytes = "g,y\n\u00e4,1\n\u00f6,2\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(
            () -> TidyTable.read("data.csv", () -> new ByteArrayInputStream(bytes), List.of()))
        .isInstanceOfSatisfying(
            Rejected.class,
            wrong ->
                assertThat(wrong.findings.getFirst().rule()).isEqualTo("a character is not UTF-8"));
  }

  private static void refused(String csv, String rule) {
    assertThatThrownBy(() -> table(csv))
        .isInstanceOfSatisfying(
            Rejected.class,
            wrong -> {
              assertThat(wrong.findings.getFirst().rule()).isEqualTo(rule);
              assertThat(wrong.findings.getFirst().file()).isEqualTo("data.csv");
            });
  }
}
