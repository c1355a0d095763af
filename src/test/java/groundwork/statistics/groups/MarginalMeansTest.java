package groundwork.statistics.groups;

import static groundwork.statistics.groups.Expect.close;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.R;
import groundwork.statistics.design.Coding;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MarginalMeansTest {
  private static final Table FACTORIAL = AnovaTest.table("factorial-unbalanced.csv");
  private static final List<String> METHODS = List.of("none", "lime", "shap");

  private record Fitted(ReferenceGrid grid, Coefficients model) {
    static Fitted of(String formula, Table table, Coding coding) {
      var matrix = ModelMatrix.of(Formula.parse(formula), table, coding);
      return new Fitted(
          ReferenceGrid.of(matrix), Coefficients.leastSquares(matrix.y(), matrix.columns()));
    }

    MarginalMeans means(List<String> factors, String... by) {
      return MarginalMeans.of(grid, model, factors, List.of(by), 0.95);
    }
  }

  private static final Fitted FIT =
      Fitted.of("value ~ method * expertise", FACTORIAL, Coding.TREATMENT);

  @ParameterizedTest
  @EnumSource
  void means_agree_with_R_under_either_coding(Coding coding) {
    var fit = Fitted.of("value ~ method * expertise", FACTORIAL, coding);
    var means = fit.means(List.of("method")).means();
    var rows = R.of("factorial.emm").elements();
    assertThat(means).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      var mean = means.get(i);
      assertThat(mean.levels()).isEqualTo(Map.of("method", rows.get(i).text("method")));
      close(mean.estimate(), rows.get(i).number("emmean"));
      close(mean.standardError(), rows.get(i).number("SE"));
      close(mean.df(), rows.get(i).number("df"));
      close(mean.interval().low(), rows.get(i).number("lower.CL"));
      close(mean.interval().high(), rows.get(i).number("upper.CL"));
    }
  }

  @Test
  void all_pairs_agree_with_R_under_tukeys_correction() {
    var pairs =
        FIT.means(List.of("method"))
            .contrasts(FIT.model, ContrastWeights::pairwise, FamilyCorrection.TUKEY, 0.95);
    var rows = R.of("factorial.emm.pairs.tukey").elements();
    assertThat(pairs).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      agrees(pairs.get(i), rows.get(i));
      assertThat(pairs.get(i).pAdjusted()).isCloseTo(rows.get(i).number("p.value"), within(1e-9));
      assertThat(pairs.get(i).by()).isEmpty();
    }
  }

  @Test
  void pairs_within_another_factor_agree_with_R_under_holms_correction() {
    var pairs =
        FIT.means(List.of("method"), "expertise")
            .contrasts(FIT.model, ContrastWeights::pairwise, FamilyCorrection.HOLM, 0.95);
    var rows = R.of("factorial.emm.pairs.holm").elements();
    assertThat(pairs).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      agrees(pairs.get(i), rows.get(i));
      close(pairs.get(i).pAdjusted(), rows.get(i).number("p.value"));
      assertThat(pairs.get(i).by()).isEqualTo(Map.of("expertise", rows.get(i).text("expertise")));
    }
  }

  private static void agrees(MarginalMeans.MarginalContrast contrast, R row) {
    assertThat(contrast.label()).isEqualTo(row.text("contrast"));
    close(contrast.estimate(), row.number("estimate"));
    close(contrast.standardError(), row.number("SE"));
    close(contrast.df(), row.number("df"));
    close(contrast.statistic(), row.number("t.ratio"));
  }

  /**
   * R 4.2.2: predict(lm(value ~ age + method, ancova), data.frame(age = mean(ancova$age), method =
   * "lime"), se.fit = TRUE)
   */
  @Test
  void a_covariate_stands_at_its_mean() {
    var fit = Fitted.of("value ~ age + method", AnovaTest.table("ancova.csv"), Coding.TREATMENT);
    var lime = fit.means(List.of("method")).means().get(1);
    close(lime.estimate(), 65.8368113721191);
    close(lime.standardError(), 1.50382056027327);
    assertThat(fit.grid().variables()).containsOnlyKeys("method");
  }

  @Test
  void a_number_of_two_values_is_a_factor() {
    var table = FACTORIAL.with("half", half());
    var fit = Fitted.of("value ~ method + half", table, Coding.TREATMENT);
    var means = fit.means(List.of("half")).means();
    assertThat(means.get(0).levels()).isEqualTo(Map.of("half", "0"));
    assertThat(means.get(1).levels()).isEqualTo(Map.of("half", "1"));
    close(means.get(1).estimate() - means.get(0).estimate(), fit.model().estimates()[3], 1e-12);
    assertThat(fit.means(List.of("method")).means().getFirst().weights()[3]).isEqualTo(0.5);
  }

  private static double[] half() {
    double[] half = new double[FACTORIAL.rows()];
    for (int i = 0; i < half.length; i++) {
      half[i] = i % 3 == 0 ? 1 : 0;
    }
    return half;
  }

  @Test
  void a_factor_made_in_the_formula_goes_by_the_name_of_its_column() {
    var table = FACTORIAL.with("half", half());
    var fit = Fitted.of("value ~ factor(half)", table, Coding.TREATMENT);
    assertThat(fit.grid().resolve("half")).isEqualTo("factor(half)");
    assertThat(fit.grid().resolve("factor(half)")).isEqualTo("factor(half)");
    assertThat(fit.means(List.of("half")).labels()).containsExactly("0", "1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit.grid().resolve("hal"))
        .withMessageContaining("no factor \"hal\"");
  }

  @Test
  void several_factors_give_their_combinations() {
    assertThat(FIT.means(List.of("method", "expertise")).labels())
        .containsExactly(
            "none novice",
            "lime novice",
            "shap novice",
            "none expert",
            "lime expert",
            "shap expert");
  }

  @Test
  void without_other_factors_the_means_are_those_of_the_groups() {
    var table = AnovaTest.table("oneway.csv");
    var fit = Fitted.of("value ~ group", table, Coding.SUM);
    double[] means = new Samples(Expect.oneway(), 1).means();
    var marginal = fit.means(List.of("group")).means();
    for (int i = 0; i < means.length; i++) {
      close(marginal.get(i).estimate(), means[i], 1e-12);
    }
    var tukey = PostHoc.tukey(Expect.oneway(), 0.9);
    var pairs =
        fit.means(List.of("group"))
            .contrasts(fit.model, ContrastWeights::pairwise, FamilyCorrection.TUKEY, 0.9);
    for (int i = 0; i < tukey.size(); i++) {
      close(pairs.get(i).pAdjusted(), tukey.get(i).p(), 1e-9);
      close(pairs.get(i).interval().low(), tukey.get(i).interval().orElseThrow().low(), 1e-9);
      close(pairs.get(i).interval().high(), tukey.get(i).interval().orElseThrow().high(), 1e-9);
    }
  }

  @Test
  void contrasts_of_each_kind_have_their_weights() {
    var reference = ContrastWeights.reference(METHODS, 0);
    assertThat(reference).hasSize(2);
    assertThat(reference.get(1).label()).isEqualTo("shap - none");
    assertThat(reference.get(1).weights()).containsExactly(-1, 0, 1);
    var consecutive = ContrastWeights.consecutive(METHODS);
    assertThat(consecutive.get(1).label()).isEqualTo("shap - lime");
    assertThat(consecutive.get(1).weights()).containsExactly(0, -1, 1);
    assertThat(consecutive).hasSize(2);
    var custom =
        ContrastWeights.custom(
            "explained", METHODS, Map.of("lime", 0.5, "shap", 0.5, "none", -1.0));
    assertThat(custom.weights()).containsExactly(-1, 0.5, 0.5);
    assertThat(ContrastWeights.difference(METHODS, "shap", "lime").weights())
        .containsExactly(0, -1, 1);
  }

  @Test
  void refuses_what_is_no_contrast() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContrastWeights.custom("c", METHODS, Map.of("lime", 1.0)))
        .withMessageContaining("weights of c sum to 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContrastWeights.difference(METHODS, "lime", "anchors"))
        .withMessageContaining("no level \"anchors\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContrastWeights.difference(METHODS, "lime", "lime"))
        .withMessageContaining("lime is compared with itself");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FIT.means(List.of()))
        .withMessageContaining("factors");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FIT.means(List.of("age")))
        .withMessageContaining("no factor \"age\"");
  }

  /**
   * p and half width (in standard errors, level 0.95) of t = 2.5 and 1.2 with 12 df, of 3 means and
   * 2 contrasts. R 4.2.2: pt, ptukey, pf and their quantiles, p.adjust
   */
  @ParameterizedTest
  @CsvSource({
    "none, 12, 0.0279153995713252, 0.253294730253594, 2.17881282966723",
    "bonferroni, 12, 0.0558307991426504, 0.506589460507189, 2.56003295935925",
    "holm, 12, 0.0558307991426504, 0.253294730253594, 2.56003295935925",
    "bh, 12, 0.0558307991426504, 0.253294730253594, 2.56003295935925",
    "tukey, 12, 0.067019947908967, 0.47546933048707, 2.66786365213275",
    "sidak, 12, 0.0550515296094236, 0.442431240132948, 2.55310755041278",
    "scheffe, 12, 0.0808184028419551, 0.506631121177321, 2.78757738355454",
    "none, Infinity, 0.0124193306515523, 0.230139340443417, 1.95996398454005",
    "tukey, Infinity, 0.0332418034697279, 0.453145898545393, 2.34370058790214",
    "scheffe, Infinity, 0.0439369336234074, 0.486752255959972, 2.44774683068082"
  })
  void each_correction_agrees_with_R(
      String name, double df, double first, double second, double critical) {
    var correction = FamilyCorrection.named(name);
    double[] p = correction.p(new double[] {-2.5, 1.2}, new double[] {df, df}, 3);
    assertThat(p[0]).isCloseTo(first, within(1e-9));
    assertThat(p[1]).isCloseTo(second, within(1e-9));
    assertThat(correction.critical(0.95, df, 3, 2)).isCloseTo(critical, within(1e-5));
  }

  @Test
  void corrections_go_by_name() {
    assertThat(FamilyCorrection.named("FDR")).isEqualTo(FamilyCorrection.BH);
    for (var correction : FamilyCorrection.values()) {
      assertThat(FamilyCorrection.named(correction.name())).isEqualTo(correction);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FamilyCorrection.named("duncan"))
        .withMessageContaining("no correction is called duncan; there are [none, bonferroni");
  }

  @Test
  void refuses_coefficients_of_other_shapes() {
    double[] one = {1};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Coefficients.of(one, new double[2][1], 3))
        .withMessageContaining("covariance has 2 values and estimates has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Coefficients.of(one, new double[1][2], 3))
        .withMessageContaining("covariance[0] has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Coefficients.of(new double[] {Double.NaN}, new double[1][1], 3))
        .withMessageContaining("estimates[0]");
    var model = Coefficients.of(one, new double[][] {{4}}, 3);
    assertThat(model.combine(new double[] {-2})).isEqualTo(new Coefficients.Linear(-2, 4, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.combine(new double[] {1, 2}))
        .withMessageContaining("weights has 2");
  }

  @Test
  void refuses_columns_that_depend_on_others() {
    double[] ones = {1, 1, 1};
    double[] y = {1, 2, 4};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Coefficients.leastSquares(y, new double[][] {ones, ones}))
        .withMessageContaining("combination");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Coefficients.leastSquares(y, new double[][] {ones, {1, 0, 0}, {0, 1, 0}}))
        .withMessageContaining("3 columns use up all");
    var fit = LeastSquares.of(y, new double[][] {ones});
    close(fit.estimates()[0], 7 / 3.0, 1e-14);
    close(fit.covariance()[0][0], 7 / 9.0, 1e-13);
    assertThat(fit.df()).isEqualTo(2);
    close(fit.residuals()[2], 5 / 3.0, 1e-13);
  }

  @Test
  void a_model_of_the_constant_has_a_grid_of_one_row() {
    var matrix = ModelMatrix.of(Formula.parse("value ~ 1"), FACTORIAL, Coding.TREATMENT);
    var grid = ReferenceGrid.of(matrix);
    assertThat(grid.design()).isDeepEqualTo(new double[][] {{1}});
    assertThat(grid.rows()).hasNumberOfRows(1);
    assertThat(grid.variables()).isEmpty();
  }

  @Test
  void refuses_a_contrast_without_error_and_a_level_that_is_none() {
    var exact = Coefficients.of(FIT.model.estimates(), new double[6][6], FACTORIAL.rows() - 6.0);
    var means = FIT.means(List.of("method"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> means.contrasts(exact, ContrastWeights::pairwise, FamilyCorrection.NONE, 0.95))
        .withMessage("none - lime has no error");
    for (double level : new double[] {0, 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  means.contrasts(
                      FIT.model, ContrastWeights::pairwise, FamilyCorrection.NONE, level))
          .withMessageContaining("level is " + level);
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> MarginalMeans.of(FIT.grid, FIT.model, List.of("method"), List.of(), level))
          .withMessageContaining("level is " + level);
    }
  }
}
