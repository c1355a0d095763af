package groundwork.analysis.control.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.analysis.entity.Finding;
import groundwork.statistics.R;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What people write without having read more than the list of keys. */
class PlansAsWrittenTest {
  @Test
  void pairs_in_two_columns() {
    var finding =
        KindRuns.run(
            "{'id': 'a', 'kind': 't-test', 'formula': 'after ~ before', 'paired': true}",
            "paired.csv");
    var test = finding.tests().getFirst();
    assertThat(test.statistic()).isCloseTo(R.of("t.paired").number("statistic"), within(1e-12));
    assertThat(test.p()).isCloseTo(R.of("t.paired").number("p.value"), within(1e-14));
    assertThat(finding.contrasts().getFirst().contrast()).isEqualTo("after - before");
  }

  @Test
  void how_comparisons_are_corrected_says_that_they_are_wanted() {
    var tukey =
        KindRuns.run(
            "{'id': 'a', 'kind': 'anova', 'formula': 'value ~ group', 'adjust': 'tukey'}",
            "oneway.csv");
    assertThat(tukey.contrasts()).hasSize(6);
    var pair =
        tukey.contrasts().stream()
            .filter(one -> one.contrast().contains("none") && one.contrast().contains("example"))
            .findFirst()
            .orElseThrow();
    assertThat(pair.pAdjusted())
        .isCloseTo(R.of("tukey.hsd").row("pair", "example-none").number("p"), within(1e-9));
    var holm =
        KindRuns.run(
            "{'id': 'a', 'kind': 'anova', 'formula': 'value ~ group', 'adjust': 'holm'}",
            "oneway.csv");
    assertThat(holm.contrasts()).extracting(Finding.Contrast::adjust).containsOnly("holm");
  }

  @Test
  void specs_as_emmeans_has_them() {
    var finding =
        KindRuns.run(
            "{'id': 'a', 'kind': 'emmeans', 'formula': 'value ~ method * expertise',"
                + " 'specs': '~ method | expertise', 'contrasts': 'pairwise', 'adjust': 'holm'}",
            "factorial-unbalanced.csv");
    assertThat(finding.contrasts()).hasSize(6);
    assertThat(finding.contrasts())
        .allSatisfy(one -> assertThat(one.by()).containsKey("expertise"));
    double[] p =
        R.of("factorial.emm.pairs.holm").elements().stream()
            .mapToDouble(row -> row.number("p.value"))
            .sorted()
            .toArray();
    assertThat(finding.contrasts().stream().mapToDouble(Finding.Contrast::pAdjusted).sorted())
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-10 ? 0 : Double.compare(a, b))
        .containsExactly(Arrays.stream(p).boxed().toArray(Double[]::new));
  }

  @Test
  void agreement_without_a_method_gives_all_that_apply() {
    var two =
        KindRuns.run("{'id': 'a', 'kind': 'agreement', 'items': ['r1', 'r2']}", "two-raters.csv");
    assertThat(estimate(two, "kappa")).isCloseTo(R.of("kappa").number("kappa"), within(1e-12));
    assertThat(two.beside())
        .anySatisfy(
            one ->
                assertThat(estimate(one, "ac1"))
                    .isCloseTo(R.of("gwet.ac1").number(), within(1e-12)))
        .anySatisfy(
            one ->
                assertThat(one.descriptives().getFirst().values().get("estimate"))
                    .asInstanceOf(InstanceOfAssertFactories.DOUBLE)
                    .isCloseTo(R.of("kappa.linear").number(), within(1e-12)));
    var four =
        KindRuns.run(
            "{'id': 'a', 'kind': 'agreement', 'items': ['J1', 'J2', 'J3', 'J4']}",
            "shrout-fleiss.csv");
    assertThat(four.beside()).extracting(Finding::estimator).contains("icc");
  }

  @Test
  void groups_of_simulatability_in_a_formula_are_those_under_by() {
    var written =
        KindRuns.run(
            "{'id': 'a', 'kind': 'simulatability', 'formula': 'correct ~ method'}",
            "simulatability.csv");
    var by =
        KindRuns.run(
            "{'id': 'a', 'kind': 'simulatability', 'measure': 'correct', 'by': ['method']}",
            "simulatability.csv");
    assertThat(written.descriptives()).isEqualTo(by.descriptives()).isNotEmpty();
    assertThat(written.tests()).isEqualTo(by.tests());
  }

  @Test
  void separated_coefficients_come_without_errors_and_p() {
    var columns = new LinkedHashMap<String, Column>();
    columns.put("x", new Column.Numbers(new double[] {1, 2, 3, 4, 5, 6, 7, 8}));
    columns.put("y", new Column.Numbers(new double[] {0, 0, 0, 0, 1, 1, 1, 1}));
    columns.put("who", new Column.Numbers(new double[] {1, 2, 3, 4, 5, 6, 7, 8}));
    var finding =
        KindRuns.run(
            "{'id': 'a', 'kind': 'logistic', 'formula': 'y ~ x', 'cluster': 'who'}",
            Table.of(columns));
    assertThat(finding.warnings()).extracting(Finding.Warning::code).contains("separation");
    assertThat(finding.terms()).hasSize(2);
    assertThat(finding.terms())
        .allSatisfy(
            term -> {
              assertThat(term.se()).isNull();
              assertThat(term.p()).isNull();
              assertThat(term.low()).isNull();
            });
    assertThat(finding.sentences()).isEmpty();
  }

  private static double estimate(Finding finding, String measure) {
    return finding.descriptives().stream()
        .filter(one -> one.measure().equals(measure))
        .mapToDouble(one -> (Double) one.values().get("estimate"))
        .findFirst()
        .orElse(Double.NaN);
  }
}
