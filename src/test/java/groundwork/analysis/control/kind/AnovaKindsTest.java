package groundwork.analysis.control.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import groundwork.analysis.entity.Finding;
import groundwork.statistics.Data;
import groundwork.statistics.R;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Kinds anova, ancova, rm-anova, emmeans. */
class AnovaKindsTest {
  private static final Table ONE = GroupKinds.table("oneway.csv");
  private static final Table FACTORIAL = GroupKinds.table("factorial-unbalanced.csv");
  private static final String ONE_WAY = "{'id':'a','kind':'anova','formula':'value ~ group'%s}";
  private static final String TWO_WAY =
      "{'id':'a','kind':'anova','formula':'value ~ method * expertise'%s}";

  private static void close(Double actual, double expected) {
    close(actual, expected, 1e-9);
  }

  private static void close(Double actual, double expected, double relative) {
    assertThat(actual).isCloseTo(expected, within(relative * Math.max(1e-3, Math.abs(expected))));
  }

  private static void agrees(Finding.Test test, R row) {
    close(test.statistic(), row.number("F value"));
    close(test.p(), row.number("Pr(>F)"));
  }

  @Test
  void one_way_has_what_R_has_and_robust_tests_beside() {
    var finding = GroupKinds.run(ONE_WAY.formatted(""), ONE);
    var test = finding.tests().getFirst();
    agrees(test, R.of("anova.oneway").row("term", "group"));
    assertThat(finding.tests()).hasSize(1);
    assertThat(test.df2()).isEqualTo(72);
    close(test.effectSize().estimate(), R.of("eta2").number("Eta2"));
    assertThat(finding.n()).isEqualTo(76);
    assertThat(finding.groups()).containsEntry("example", 17);
    assertThat(finding.assumptions())
        .extracting("name")
        .containsExactly("normality of residuals", "equal variances");
    close(finding.assumptions().get(1).statistic(), R.of("levene.oneway.median").number("F"));
    assertThat(finding.beside()).extracting("estimator").containsExactly("Welch", "Kruskal-Wallis");
    close(
        finding.beside().getFirst().tests().getFirst().statistic(),
        R.of("anova.welch").number("statistic"));
    assertThat(finding.sentences().getFirst()).startsWith("F(3, 72) = 7.95, p < .001, ηp² = .25");
    assertThat(finding.warnings()).isEmpty();
    assertThat(finding.contrasts()).isEmpty();
  }

  @Test
  void welch_is_the_test_where_variances_are_said_to_be_unequal() {
    var finding =
        GroupKinds.run(ONE_WAY.formatted(",'variances':'unequal','posthoc':'games-howell'"), ONE);
    close(finding.tests().getFirst().p(), R.of("anova.welch").number("p.value"));
    var rows = R.of("games.howell").elements();
    for (int i = 0; i < 6; i++) {
      close(finding.contrasts().get(i).pAdjusted(), rows.get(i).number("p"), 1e-6);
      close(finding.contrasts().get(i).df(), rows.get(i).number("df"));
    }
    assertThat(finding.beside()).isEmpty();
  }

  @Test
  void pairs_of_groups_agree_with_R() {
    var tukey = GroupKinds.run(ONE_WAY.formatted(",'posthoc':'tukey'"), ONE);
    close(
        tukey.contrasts().getFirst().pAdjusted(),
        R.of("tukey.hsd").row("pair", "saliency-none").number("p"),
        1e-6);
    assertThat(tukey.contrasts().getFirst().contrast()).isEqualTo("none - saliency");
    var t = GroupKinds.run(ONE_WAY.formatted(",'posthoc':'pairwise-t'"), ONE);
    close(t.contrasts().getFirst().pAdjusted(), R.of("pairwise.t.holm").at(0).number("Freq"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GroupKinds.run(ONE_WAY.formatted(",'posthoc':'dunn'"), ONE))
        .withMessageContaining("not dunn");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GroupKinds.run(TWO_WAY.formatted(",'posthoc':'games-howell'"), FACTORIAL))
        .withMessageContaining("one factor");
  }

  @Test
  void each_type_of_sums_of_squares_agrees_with_R() {
    for (int type = 1; type <= 3; type++) {
      var finding = GroupKinds.run(TWO_WAY.formatted(",'type':" + type), FACTORIAL);
      var expected = R.of("factorial.type" + type);
      for (var test : finding.tests()) {
        agrees(test, expected.row("term", test.effect()));
        assertThat(test.method()).isEqualTo("type " + type);
      }
      assertThat(finding.tests()).hasSize(3);
      assertThat(finding.descriptives()).hasSize(6);
    }
    var usual = GroupKinds.run(TWO_WAY.formatted(""), FACTORIAL);
    assertThat(usual.tests().getFirst().method()).isEqualTo("type 2");
    var third = GroupKinds.run(TWO_WAY.formatted(",'tests':'type3'"), FACTORIAL);
    assertThat(third.tests().getFirst().method()).isEqualTo("type 3");
    assertThat(third.beside()).isEmpty();
  }

  @Test
  void marginal_means_after_an_analysis_of_variance_agree_with_R() {
    var finding = GroupKinds.run(TWO_WAY.formatted(",'posthoc':'tukey'"), FACTORIAL);
    var rows = R.of("factorial.emm.pairs.tukey").elements();
    assertThat(finding.contrasts()).hasSize(4); // three methods, two kinds of expertise
    for (int i = 0; i < 3; i++) {
      close(finding.contrasts().get(i).estimate(), rows.get(i).number("estimate"));
      close(finding.contrasts().get(i).pAdjusted(), rows.get(i).number("p.value"), 1e-5);
    }
  }

  @Test
  void marginal_means_within_a_factor_agree_with_R() {
    var finding =
        GroupKinds.run(
            "{'id':'e','kind':'emmeans','formula':'value ~ method * expertise','specs':'method',"
                + "'by':'expertise','adjust':'holm'}",
            FACTORIAL);
    var rows = R.of("factorial.emm.pairs.holm").elements();
    assertThat(finding.contrasts()).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      var contrast = finding.contrasts().get(i);
      assertThat(contrast.contrast()).isEqualTo(rows.get(i).text("contrast"));
      assertThat(contrast.by()).isEqualTo(Map.of("expertise", rows.get(i).text("expertise")));
      close(contrast.se(), rows.get(i).number("SE"));
      close(contrast.df(), rows.get(i).number("df"));
      close(contrast.pAdjusted(), rows.get(i).number("p.value"));
    }
  }

  @Test
  void all_pairs_are_compared_by_tukey_where_nothing_is_said() {
    var finding =
        GroupKinds.run(
            "{'id':'e','kind':'emmeans','formula':'value ~ method * expertise','specs':'method'}",
            FACTORIAL);
    assertThat(finding.contrasts()).hasSize(3);
    assertThat(finding.contrasts().getFirst().adjust()).isEqualTo("tukey");
    assertThat((List<?>) finding.more().get("means")).hasSize(3);
  }

  @Test
  void an_empty_cell_is_said_and_no_mean_is_made_up() {
    boolean[] keep = new boolean[FACTORIAL.rows()];
    for (int row = 0; row < keep.length; row++) {
      keep[row] =
          !FACTORIAL.column("method").text(row).equals("lime")
              || !FACTORIAL.column("expertise").text(row).equals("expert");
    }
    var finding = GroupKinds.run(TWO_WAY.formatted(",'posthoc':'tukey'"), FACTORIAL.where(keep));
    assertThat(finding.warnings()).extracting("code").contains("empty-cells", "not-estimable");
    assertThat(finding.contrasts()).isEmpty();
  }

  @Test
  void covariance_agrees_with_R_and_checks_slopes() {
    var finding =
        GroupKinds.run(
            "{'id':'c','kind':'ancova','formula':'value ~ age + method','type':3}",
            GroupKinds.table("ancova.csv"));
    for (var test : finding.tests()) {
      agrees(test, R.of("ancova.type3").row("term", test.effect()));
    }
    assertThat(finding.assumptions()).extracting("name").contains("equal slopes");
    assertThat(finding.beside()).isEmpty();
  }

  @Test
  void rows_of_the_same_people_are_not_taken_for_independent_silently() {
    var finding =
        GroupKinds.run(
            "{'id':'a','kind':'anova','formula':'value ~ condition'}",
            GroupKinds.table("rm-one.csv"),
            "subject");
    assertThat(finding.warnings()).extracting("code").contains("pseudo-replication");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                GroupKinds.run(
                    "{'id':'a','kind':'anova','formula':'value ~ group + (1 | id)'}", ONE))
        .withMessageContaining("random terms");
  }

  private static void repeated(String json, String file, R expected) {
    var table = GroupKinds.table(file);
    var finding = GroupKinds.run(json.formatted(",'correction':'none'"), table, "subject");
    var rows = expected.at("univariate").elements();
    assertThat(finding.tests()).hasSize(rows.size() - 1);
    for (int i = 1; i < rows.size(); i++) {
      assertThat(finding.tests().get(i - 1).effect()).isEqualTo(rows.get(i).text("term"));
      agrees(finding.tests().get(i - 1), rows.get(i));
      close(finding.tests().get(i - 1).df2(), rows.get(i).number("den Df"));
    }
    var gg = GroupKinds.run(json.formatted(""), table, "subject");
    var hf = GroupKinds.run(json.formatted(",'correction':'hf'"), table, "subject");
    for (var row : expected.at("corrections").elements()) {
      close(test(gg, row.text("term")).p(), row.number("GG.p"));
      close((Double) test(gg, row.text("term")).more().get("epsilon"), row.number("GG.eps"));
      close(test(hf, row.text("term")).p(), row.number("HF.p"));
    }
    for (var row : expected.at("mauchly").elements()) {
      var sphericity =
          gg.assumptions().stream()
              .filter(one -> one.name().equals("sphericity of " + row.text("term")))
              .findFirst()
              .orElseThrow();
      close(sphericity.statistic(), row.number("W"));
      close(sphericity.p(), row.number("p"));
    }
  }

  private static Finding.Test test(Finding finding, String effect) {
    return finding.tests().stream()
        .filter(one -> one.effect().equals(effect))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void repeated_measures_agree_with_R() {
    repeated(
        "{'id':'r','kind':'rm-anova','formula':'value ~ condition'%s}",
        "rm-one.csv", R.of("rm.anova.one"));
    repeated(
        "{'id':'r','kind':'rm-anova','formula':'value ~ method * difficulty',"
            + "'within':['method','difficulty']%s}",
        "rm-two.csv", R.of("rm.anova.two"));
    repeated(
        "{'id':'r','kind':'rm-anova','formula':'value ~ group * block','within':'block'%s}",
        "mixed-design.csv", R.of("mixed.anova"));
  }

  @Test
  void what_varies_within_people_is_found_without_being_named() {
    var table = GroupKinds.table("mixed-design.csv");
    var finding =
        GroupKinds.run(
            "{'id':'r','kind':'rm-anova','formula':'value ~ group * block','subject':'subject'}",
            table);
    assertThat(finding.tests())
        .extracting("effect")
        .containsExactly("group", "block", "group:block");
    assertThat(finding.descriptives()).hasSize(9);
    assertThat(finding.n()).isEqualTo(21);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                GroupKinds.run(
                    "{'id':'r','kind':'rm-anova','formula':'value ~ group','subject':'subject'}",
                    table))
        .withMessageContaining("varies within subject");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                GroupKinds.run(
                    "{'id':'r','kind':'rm-anova','formula':'value ~ group * block',"
                        + "'within':'group','subject':'subject'}",
                    table))
        .withMessageContaining("block varies within subject");
  }

  /** R 4.2.2: pairwise t.test(paired = TRUE) of the four conditions, for there is no group. */
  @Test
  void pairs_of_conditions_are_paired_t_tests() {
    var table = GroupKinds.table("rm-one.csv");
    var finding =
        GroupKinds.run(
            "{'id':'r','kind':'rm-anova','formula':'value ~ condition','contrasts':'pairwise',"
                + "'adjust':'none'}",
            table,
            "subject");
    assertThat(finding.contrasts()).hasSize(6);
    var first = finding.contrasts().getFirst();
    double[] a = condition(table, "c1");
    double[] b = condition(table, "c2");
    var t =
        groundwork.statistics.compare.TTest.paired(
            a, b, 0, groundwork.statistics.Alternative.TWO_SIDED, 0.95);
    close(first.statistic(), t.statistic());
    close(first.p(), t.p());
    assertThat(first.df()).isEqualTo(15);
    assertThat(finding.beside()).extracting("kind").containsExactly("friedman");
  }

  private static double[] condition(Table table, String level) {
    return java.util.stream.IntStream.range(0, table.rows())
        .filter(row -> table.column("condition").text(row).equals(level))
        .mapToDouble(row -> table.numbers("value")[row])
        .toArray();
  }

  @Test
  void the_published_contrasts_of_a_mixed_model_agree_with_R() {
    var data = Data.published("studies/kuhl-alien-zoo/PAZ-trials.csv");
    assumeTrue(data.isPresent());
    var columns = new LinkedHashMap<String, Column>();
    for (var name : List.of("participant", "condition", "trial", "pack_after", "excluded")) {
      columns.put(
          name,
          name.equals("excluded")
              ? Column.Factor.of(data.get().text(name))
              : Column.of(data.get().text(name)));
    }
    var all = Table.of(columns);
    boolean[] keep = new boolean[all.rows()];
    for (int row = 0; row < keep.length; row++) {
      keep[row] = all.column("excluded").text(row).isEmpty();
    }
    var finding =
        GroupKinds.run(
            "{'id':'e','kind':'emmeans','specs':'condition','by':'trial',"
                + "'formula':'pack_after ~ factor(trial) * condition + (1 | participant)'}",
            all.where(keep),
            "participant");
    var rows = R.of("paz.pack.emm").elements();
    assertThat(finding.contrasts()).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      var contrast = finding.contrasts().get(i);
      assertThat(contrast.contrast()).isEqualTo(rows.get(i).text("contrast"));
      assertThat(contrast.by()).containsValue(rows.get(i).text("trial"));
      close(contrast.estimate(), rows.get(i).number("estimate"), 1e-5);
      close(contrast.se(), rows.get(i).number("SE"), 1e-5);
      close(contrast.df(), rows.get(i).number("df"), 1e-4);
      close(contrast.p(), rows.get(i).number("p.value"), 1e-5);
    }
  }

  @Test
  void a_number_in_place_of_a_factor_is_said() {
    var table = GroupKinds.table("mixed-design.csv");
    double[] code =
        java.util.Arrays.stream(table.factor("group").codes()).asDoubleStream().toArray();
    var coded = table.with("code", code);
    var anova = GroupKinds.run("{'id':'a','kind':'anova','formula':'value ~ code'}", coded);
    assertThat(anova.warnings()).extracting("code").contains("number-as-covariate");
    var repeated =
        GroupKinds.run(
            "{'id':'r','kind':'rm-anova','formula':'value ~ code * block','subject':'subject'}",
            coded);
    assertThat(repeated.warnings()).extracting("code").containsExactly("number-as-factor");
    close(
        repeated.tests().getFirst().statistic(),
        R.of("mixed.anova").at("univariate", 1).number("F value"));
    double[] age = java.util.Arrays.stream(table.numbers("subject")).map(x -> 20 + x).toArray();
    var covariate =
        GroupKinds.run(
            "{'id':'r','kind':'rm-anova','formula':'value ~ age * block','subject':'subject'}",
            table.with("age", age));
    assertThat(covariate.warnings()).extracting("code").containsExactly("covariate");
    assertThat(covariate.tests()).extracting("effect").containsExactly("age", "block", "age:block");
    close(sum(covariate, "block"), R.of("mixed.anova").at("univariate", 2).number("Sum Sq"));
  }

  private static Double sum(Finding finding, String effect) {
    return (Double) test(finding, effect).more().get("sumOfSquares");
  }
}
