package groundwork.statistics.groups;

import static groundwork.statistics.groups.Expect.close;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import groundwork.statistics.Alternative;
import groundwork.statistics.compare.TTest;
import groundwork.statistics.design.Coding;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * mixed-design.csv without the people 1, 2 and 5, and with a second group: a where subject %/% 3 is
 * even. R 4.2.2 with contr.sum: for each orthonormal contrast Z of the blocks drop1(lm(Z ~ group *
 * sex), . ~ ., test = "F"), sums of squares added up over the contrasts.
 */
class UnbalancedRepeatedTest {
  private static final Table TABLE = unbalanced();
  private static final RepeatedCells CELLS =
      RepeatedCells.of(TABLE.numbers("value"), TABLE, "subject", List.of("block"));
  private static final ModelMatrix BETWEEN =
      ModelMatrix.of(
          Formula.parse("~ group * sex"),
          Table.of(
              Map.of(
                  "group", TABLE.column("group").at(CELLS.rows()),
                  "sex", TABLE.column("sex").at(CELLS.rows()))),
          Coding.SUM);

  private static Table unbalanced() {
    var all = AnovaTest.table("mixed-design.csv");
    double[] subject = all.numbers("subject");
    boolean[] keep = new boolean[subject.length];
    for (int row = 0; row < keep.length; row++) {
      keep[row] = subject[row] != 1 && subject[row] != 2 && subject[row] != 5;
    }
    var sex = Arrays.stream(subject).mapToObj(one -> (int) one / 3 % 2 == 0 ? "a" : "b").toList();
    return all.with("sex", sex).where(keep);
  }

  private static RepeatedMeasures anova(SumsOfSquares type) {
    return RepeatedMeasures.of(CELLS.values(), CELLS.factors(), LinearDesign.of(BETWEEN), type);
  }

  private static void row(RepeatedMeasures anova, String term, double ss, double df1) {
    close(anova.effect(term).sumOfSquares(), ss, 1e-10);
    assertThat(anova.effect(term).df1()).isEqualTo(df1);
  }

  @Test
  void several_unequal_groups_agree_with_R() {
    var anova = anova(SumsOfSquares.MARGINAL);
    assertThat(anova)
        .hasToString("group, sex, group:sex, block, group:block, sex:block, group:sex:block");
    row(anova, "group", 1935.754207119742, 2);
    row(anova, "sex", 186.595599999999, 1);
    row(anova, "group:sex", 430.886979503776, 2);
    row(anova, "block", 169.2844222222229, 2);
    row(anova, "group:block", 119.0022491909386, 4);
    row(anova, "sex:block", 10.0302000000001, 2);
    row(anova, "group:sex:block", 28.9955609492989, 4);
    close(anova.effect("sex").errorSumOfSquares(), 1484.89666666667, 1e-10);
    assertThat(anova.effect("sex").df2()).isEqualTo(12);
    close(anova.effect("block").errorSumOfSquares(), 438.678333333333, 1e-10);
    assertThat(anova.effect("block").df2()).isEqualTo(24);
    assertThat(anova.people()).isEqualTo(18);
    double errors = 1484.89666666667 + 438.678333333333;
    close(
        anova.effect("block").generalisedEta2(),
        169.2844222222229 / (169.2844222222229 + errors),
        1e-10);
  }

  /** R: anova(lm(sqrt(3) * rowMeans(Y) ~ sex + group)) */
  @Test
  void the_second_type_leaves_out_interactions() {
    row(anova(SumsOfSquares.HIERARCHICAL), "group", 1943.1978353110, 2);
    assertThat(anova(SumsOfSquares.SEQUENTIAL).effect("group").sumOfSquares())
        .isNotCloseTo(1943.1978353110, org.assertj.core.api.Assertions.within(1.0));
  }

  @Test
  void residuals_are_what_the_groups_leave_of_each_cell() {
    var residuals = anova(SumsOfSquares.MARGINAL).residuals();
    assertThat(residuals).hasDimensions(18, 3);
    double squares = Arrays.stream(residuals).flatMapToDouble(Arrays::stream).map(r -> r * r).sum();
    close(squares, 1484.89666666667 + 438.678333333333, 1e-10);
  }

  private static RepeatedMeans means() {
    return RepeatedMeans.of(
        CELLS.values(), Map.of("block", CELLS.levels().getFirst()), Optional.of(BETWEEN));
  }

  /**
   * R: summary(lm(b1 - b2 ~ group * sex))$coef[1, ]: the groups averaged with equal weights; and in
   * b1 control - explain from lm(b1 ~ group * sex), averaged over sex
   */
  @Test
  void contrasts_of_marginal_means_agree_with_R() {
    var blocks =
        MarginalMeans.of(means().grid(), means().model(), List.of("block"), List.of(), 0.95)
            .contrasts(means().model(), ContrastWeights::pairwise, FamilyCorrection.NONE, 0.95);
    close(blocks.getFirst().estimate(), -2.018055555555556);
    close(blocks.getFirst().standardError(), 1.399782222828872);
    close(blocks.getFirst().p(), 0.174973915363243);
    assertThat(blocks.getFirst().df()).isEqualTo(12);
    assertThat(blocks.getFirst().label()).isEqualTo("b1 - b2");
    var groups =
        MarginalMeans.of(means().grid(), means().model(), List.of("group"), List.of("block"), 0.95)
            .contrasts(means().model(), ContrastWeights::pairwise, FamilyCorrection.NONE, 0.95);
    assertThat(groups).hasSize(9);
    assertThat(groups.getFirst().by()).isEqualTo(Map.of("block", "b1"));
    close(groups.getFirst().estimate(), -11.81666666666666);
    close(groups.getFirst().standardError(), 4.18276473559455);
  }

  @Test
  void without_groups_contrasts_are_paired_t_tests() {
    var table = AnovaTest.table("rm-two.csv");
    var cells =
        RepeatedCells.of(table.numbers("value"), table, "subject", List.of("method", "difficulty"));
    var levels = new LinkedHashMap<String, List<String>>();
    levels.put("method", cells.levels().get(0));
    levels.put("difficulty", cells.levels().get(1));
    var means = RepeatedMeans.of(cells.values(), levels, Optional.empty());
    var pairs =
        MarginalMeans.of(
                means.grid(), means.model(), List.of("method"), List.of("difficulty"), 0.95)
            .contrasts(means.model(), ContrastWeights::pairwise, FamilyCorrection.NONE, 0.95);
    double[] first = column(cells, 1); // first method, second difficulty
    double[] third = column(cells, 5); // third method, second difficulty
    var t = TTest.paired(first, third, 0, Alternative.TWO_SIDED, 0.95);
    var contrast = pairs.get(4); // the second of the three pairs in the second difficulty
    assertThat(contrast.by()).isEqualTo(Map.of("difficulty", cells.levels().get(1).get(1)));
    close(contrast.statistic(), t.statistic(), 1e-10);
    close(contrast.p(), t.p(), 1e-10);
  }

  private static double[] column(RepeatedCells cells, int cell) {
    return Arrays.stream(cells.values()).mapToDouble(row -> row[cell]).toArray();
  }

  @Test
  void people_without_all_cells_are_left_out_and_named() {
    double[] y = TABLE.numbers("value").clone();
    y[0] = Double.NaN; // of person 3
    var cells = RepeatedCells.of(y, TABLE, "subject", List.of("block"));
    assertThat(cells.incomplete()).containsExactly("3");
    assertThat(cells.people()).hasSize(17).doesNotContain("3");
    assertThat(cells.missingRows()).isEqualTo(1);
    assertThat(cells.averaged()).isZero();
    assertThat(cells.values()).hasDimensions(17, 3);
    assertThat(cells.levels()).containsExactly(List.of("b1", "b2", "b3"));
    assertThat(cells.factors()).containsExactly(new WithinFactor("block", 3));
  }

  @Test
  void several_values_in_a_cell_are_averaged_and_counted() {
    var table =
        Table.of("y", 1, 3, 5, 2, 4)
            .with("who", List.of("p", "p", "p", "q", "q"))
            .with("when", List.of("a", "a", "b", "a", "b"));
    var cells = RepeatedCells.of(table.numbers("y"), table, "who", List.of("when"));
    assertThat(cells.averaged()).isEqualTo(1);
    assertThat(cells.values()).isDeepEqualTo(new double[][] {{2, 5}, {2, 4}});
    assertThat(cells.rows()).containsExactly(0, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                RepeatedCells.of(
                    new double[] {1, 3, Double.NaN, Double.NaN, 4}, table, "who", List.of("when")))
        .withMessageContaining("nobody has a value in all combinations of when");
  }

  @Test
  void refuses_designs_that_test_nothing() {
    var within = List.of(new WithinFactor("a", 2));
    double[][] fine = {{1, 2}, {3, 5}, {4, 4}};
    var constant = LinearDesign.constant(3);
    assertThat(RepeatedMeasures.of(fine, within, constant, SumsOfSquares.MARGINAL).effects())
        .hasSize(1);
    refused("within 0 factors", fine, List.of(), constant);
    refused("cells has 1 people", new double[][] {{1, 2}}, within, LinearDesign.constant(1));
    refused(
        "cells[1][0] is NaN", new double[][] {{1, 2}, {Double.NaN, 2}, {1, 1}}, within, constant);
    refused("cells[0] has 3 values", new double[][] {{1, 2, 3}, {1, 2, 3}}, within, constant);
    refused("between has 2", fine, within, LinearDesign.constant(2));
    refused("differ in their mean", new double[][] {{1, 3}, {2, 2}, {4, 0}}, within, constant);
    refused("differ in a", new double[][] {{1, 2}, {2, 3}, {4, 5}}, within, constant);
    var bare =
        new LinearDesign(new double[][] {{1, -1, 1}}, new int[] {1}, constant.terms(), Coding.SUM);
    refused("between has no constant", fine, within, bare);
    var full =
        new LinearDesign(
            new double[][] {{1, 1, 1}, {1, 0, 0}, {0, 1, 0}},
            new int[] {0, 1, 1},
            List.of(new groundwork.statistics.design.Term(List.of("g"))),
            Coding.SUM);
    refused("the groups use up all", fine, within, full);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WithinFactor("a", 1))
        .withMessageContaining("a has 1 levels");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> anova(SumsOfSquares.MARGINAL).effect("age"))
        .withMessageContaining("no term is called age");
  }

  private static void refused(
      String message, double[][] cells, List<WithinFactor> within, LinearDesign between) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RepeatedMeasures.of(cells, within, between, SumsOfSquares.MARGINAL))
        .withMessageContaining(message);
  }

  @Test
  void too_few_people_leave_no_test_of_sphericity_but_an_epsilon() {
    double[][] cells = {{1, 2, 4, 3}, {2, 2, 5, 7}, {1, 4, 4, 4}};
    var anova =
        RepeatedMeasures.of(
            cells,
            List.of(new WithinFactor("a", 4)),
            LinearDesign.constant(3),
            SumsOfSquares.MARGINAL);
    var sphericity = anova.sphericity().get("a");
    assertThat(sphericity.w()).isEmpty();
    assertThat(sphericity.p()).isEmpty();
    assertThat(sphericity.greenhouseGeisser()).isBetween(1 / 3.0, 1.0);
    assertThat(sphericity.huynhFeldtAtMostOne()).isLessThanOrEqualTo(1);
  }

  @Test
  void perfect_sphericity_has_epsilon_one() {
    double[][] products = {{2, 0}, {0, 2}};
    var sphericity = Sphericity.of(products, 10, 3);
    close(sphericity.greenhouseGeisser(), 1, 1e-15);
    close(sphericity.w().orElseThrow(), 1, 1e-15);
    close(sphericity.p().orElseThrow(), 1, 1e-12);
    assertThat(sphericity.huynhFeldt()).isEqualTo(20 / 16.0);
    assertThat(sphericity.huynhFeldtAtMostOne()).isEqualTo(1);
    assertThat(Sphericity.of(products, 2, 3).w()).isPresent();
    assertThat(Sphericity.of(products, 1, 3).w()).isEmpty();
  }

  @Test
  void numbers_between_people_are_covariates() {
    var matrix =
        ModelMatrix.of(
            Formula.parse("~ age"),
            Table.of(Map.of("age", new Column.Numbers(new double[] {20, 30, 25, 41}))),
            Coding.SUM);
    double[][] cells = {{1, 2}, {3, 5}, {4, 4}, {2, 7}};
    var anova =
        RepeatedMeasures.of(
            cells,
            List.of(new WithinFactor("a", 2)),
            LinearDesign.of(matrix),
            SumsOfSquares.HIERARCHICAL);
    assertThat(anova).hasToString("age, a, age:a");
    assertThat(anova.effect("a").df2()).isEqualTo(2);
  }

  @Test
  void levels_without_an_answer_are_no_cells_and_rows_without_a_level_are_missing() {
    var when = new Column.Factor(new int[] {0, 1, 2, 0, 1, -1}, List.of("a", "b", "c"));
    var table =
        Table.of("y", 1, 3, 0, 2, 4, 9)
            .with("who", List.of("p", "p", "p", "q", "q", "q"))
            .with("when", when);
    var cells =
        RepeatedCells.of(new double[] {1, 3, Double.NaN, 2, 4, 9}, table, "who", List.of("when"));
    assertThat(cells.levels()).containsExactly(List.of("a", "b"));
    assertThat(cells.values()).isDeepEqualTo(new double[][] {{1, 3}, {2, 4}});
    assertThat(cells.missingRows()).isEqualTo(2);
    assertThat(cells.incomplete()).isEmpty();
  }

  @Test
  void terms_within_people_come_by_size_and_then_by_place() {
    var factors =
        List.of(
            new WithinFactor("a", 2),
            new WithinFactor("b", 2),
            new WithinFactor("c", 2),
            new WithinFactor("d", 2));
    assertThat(WithinTerms.of(factors))
        .extracting(WithinTerms.WithinTerm::name)
        .containsExactly(
            "", "a", "b", "c", "d", "a:b", "a:c", "a:d", "b:c", "b:d", "c:d", "a:b:c", "a:b:d",
            "a:c:d", "b:c:d", "a:b:c:d");
  }
}
