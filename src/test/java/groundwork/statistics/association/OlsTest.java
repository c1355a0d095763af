package groundwork.statistics.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Data;
import groundwork.statistics.R;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OlsTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final Data TABLE = Data.resource("metric-human.csv");
  private static final double[] X = TABLE.numbers("faithfulness");
  private static final double[] Y = TABLE.numbers("human");
  private static final double[] RATING = TABLE.numbers("rating");
  private static final int[] CLUSTERS = IntStream.range(0, 30).map(i -> i % 6).toArray();

  @Test
  void agrees_with_R() {
    var model = Ols.fit(new double[][] {ones(30), X}, List.of("(Intercept)", "x"), Y);
    var rows = R.of("lm").elements();
    for (int j = 0; j < 2; j++) {
      var term = model.terms(0.95).get(j);
      assertThat(term.name()).isEqualTo(rows.get(j).text("term"));
      assertThat(term.estimate()).isCloseTo(rows.get(j).number("Estimate"), EXACT);
      assertThat(term.se()).isCloseTo(rows.get(j).number("Std. Error"), EXACT);
      assertThat(term.statistic()).isCloseTo(rows.get(j).number("t value"), within(1e-10));
      assertThat(term.p() / rows.get(j).number("Pr(>|t|)")).isCloseTo(1, within(1e-10));
      assertThat(term.df()).isEqualTo(28);
      // R 4.2.2: qt(.975, 28)
      assertThat(term.interval().high() - term.estimate())
          .isCloseTo(2.04840714179525 * term.se(), within(1e-10));
      assertThat(term.estimate() - term.interval().low())
          .isCloseTo(2.04840714179525 * term.se(), within(1e-10));
    }
    var r2 = R.of("r2");
    assertThat(model.r2().orElseThrow()).isCloseTo(r2.number("r2"), EXACT);
    assertThat(model.adjustedR2().orElseThrow()).isCloseTo(r2.number("adj"), EXACT);
    assertThat(model.f().orElseThrow().statistic()).isCloseTo(r2.number("F"), within(1e-10));
    assertThat(model.f().orElseThrow().df1()).isEqualTo(1);
    assertThat(model.f().orElseThrow().df2()).isEqualTo(28);
    assertThat(model.f().orElseThrow().p())
        .isCloseTo(rows.get(1).number("Pr(>|t|)"), within(1e-18));
    assertThat(model.aic()).isCloseTo(r2.number("AIC"), within(1e-10));
    assertThat(model.bic()).isCloseTo(r2.number("BIC"), within(1e-10));
    assertThat(model.df()).isEqualTo(28);
    assertThat(model.n()).isEqualTo(30);
    assertThat(model.residuals()[0])
        .isCloseTo(Y[0] - model.coefficients()[0] - model.coefficients()[1] * X[0], EXACT);
  }

  /**
   * R 4.2.2: m = lm(y ~ x + r), h = hatvalues(m), e = residuals(m), B = solve(crossprod(X)): sqrt
   * of the diagonal of B X'diag(u)X B with u = e^2, e^2 n/(n-p), e^2/(1-h), e^2/(1-h)^2
   */
  @Test
  void errors_of_rows_agree_with_R() {
    var model = two();
    assertThat(model.coefficients())
        .containsExactly(
            new double[] {0.477516486492306, 0.617518378441704, -0.0319574486566028}, EXACT);
    assertThat(model.logLik()).isCloseTo(32.2620953532511, within(1e-10));
    assertThat(model.f().orElseThrow().statistic()).isCloseTo(50.3367693404177, within(1e-10));
    assertThat(model.f().orElseThrow().df1()).isEqualTo(2);
    errors(
        model.terms(Robust.Rows.HC0, 0.95),
        0.0540766098290934,
        0.0546292079881873,
        0.0128313199239291);
    errors(
        model.terms(Robust.Rows.HC1, 0.95),
        0.0570017517333946,
        0.0575842413379122,
        0.0135253987819715);
    errors(
        model.terms(Robust.Rows.HC2, 0.95),
        0.0577078645803444,
        0.0587369692405784,
        0.0137879588910393);
    errors(
        model.terms(Robust.Rows.HC3, 0.95),
        0.0616793403513897,
        0.0634863445440659,
        0.0148796315108316);
    assertThat(model.terms(Robust.Rows.HC3, 0.95).getFirst().df()).isEqualTo(27);
  }

  /**
   * R 4.2.2: clusters rep(1:6, 5); CR0 = B crossprod(rowsum(X e, cl)) B; CR2 and its degrees of
   * freedom with the inverse roots of I - H of each cluster by eigen(), as Pustejovsky and Tipton
   * write them
   */
  @Test
  void errors_of_clusters_agree_with_R() {
    var model = two();
    double[] cr0 = {0.0506329541616217, 0.0251619900012484, 0.010882225091705};
    errors(model.terms(CLUSTERS, Robust.Clustered.CR0, 0.95), cr0);
    double more = Math.sqrt(6 / 5.0);
    errors(
        model.terms(CLUSTERS, Robust.Clustered.CR1, 0.95),
        cr0[0] * more,
        cr0[1] * more,
        cr0[2] * more);
    assertThat(model.terms(CLUSTERS, Robust.Clustered.CR1, 0.95).get(1).df()).isEqualTo(5);
    var cr2 = model.terms(CLUSTERS, Robust.Clustered.CR2, 0.95);
    errors(cr2, 0.0589911915846381, 0.0297013263212682, 0.0127837878818060);
    assertThat(cr2.stream().mapToDouble(Coefficient::df).toArray())
        .containsExactly(
            new double[] {3.94373666839842, 3.36316458086938, 4.17298601360312}, within(1e-9));
  }

  @Test
  void covariances_belong_to_the_errors() {
    var model = two();
    double[][] plain = model.covariance();
    double[][] robust = model.covariance(CLUSTERS, Robust.Clustered.CR1);
    for (int j = 0; j < 3; j++) {
      assertThat(Math.sqrt(plain[j][j])).isCloseTo(model.terms(0.9).get(j).se(), EXACT);
      assertThat(Math.sqrt(robust[j][j]))
          .isCloseTo(model.terms(CLUSTERS, Robust.Clustered.CR1, 0.9).get(j).se(), EXACT);
    }
    assertThat(plain[0][1]).isCloseTo(plain[1][0], EXACT).isNotZero();
  }

  @Test
  void clusters_of_one_row_each_are_rows() {
    var model = two();
    int[] own = IntStream.range(0, 30).toArray();
    double[] hc0 =
        model.terms(Robust.Rows.HC0, 0.9).stream().mapToDouble(Coefficient::se).toArray();
    double[] hc2 =
        model.terms(Robust.Rows.HC2, 0.9).stream().mapToDouble(Coefficient::se).toArray();
    errors(model.terms(own, Robust.Clustered.CR0, 0.9), hc0);
    errors(model.terms(own, Robust.Clustered.CR2, 0.9), hc2);
  }

  /** A cluster that alone decides a coefficient has no error of its own in it. */
  @Test
  void a_cluster_with_a_coefficient_of_its_own_does_no_harm() {
    double[] only = new double[30];
    for (int i = 0; i < 30; i += 6) {
      only[i] = 1;
    }
    var model = Ols.fit(new double[][] {ones(30), only}, List.of("(Intercept)", "only"), Y);
    var terms = model.terms(CLUSTERS, Robust.Clustered.CR2, 0.95);
    assertThat(terms.getFirst().se()).isFinite();
    assertThat(terms.get(1).df()).isFinite();
  }

  @Test
  void without_an_intercept_the_variance_is_around_0() {
    var model = Ols.fit(new double[][] {{1, 2, 3}}, List.of("x"), new double[] {2, 4, 7});
    // by hand: b = 31/14, rest = 69 - 31²/14
    assertThat(model.coefficients()[0]).isCloseTo(31 / 14.0, EXACT);
    assertThat(model.r2().orElseThrow()).isCloseTo(961 / 14.0 / 69, EXACT);
    assertThat(model.adjustedR2().orElseThrow())
        .isCloseTo(1 - (1 - 961 / 14.0 / 69) * 3 / 2, EXACT);
    assertThat(model.f().orElseThrow().df1()).isEqualTo(1);
    assertThat(model.sigma()).isCloseTo(Math.sqrt((69 - 961 / 14.0) / 2), EXACT);
  }

  @Test
  void the_mean_alone_has_no_F_and_a_constant_response_no_R2() {
    var mean = Ols.fit(new double[][] {ones(4)}, List.of("(Intercept)"), new double[] {1, 2, 3, 6});
    assertThat(mean.f()).isEmpty();
    assertThat(mean.coefficients()[0]).isCloseTo(3, EXACT);
    assertThat(mean.r2().orElseThrow()).isCloseTo(0, EXACT);
    var constant =
        Ols.fit(new double[][] {ones(4)}, List.of("(Intercept)"), new double[] {2, 2, 2, 2});
    assertThat(constant.r2()).isEmpty();
    assertThat(constant.adjustedR2()).isEmpty();
  }

  @Test
  void columns_far_from_0_keep_their_precision() {
    double[] far = Arrays.stream(X).map(v -> v + 1e6).toArray();
    var model = Ols.fit(new double[][] {ones(30), far}, List.of("(Intercept)", "x"), Y);
    assertThat(model.coefficients()[1]).isCloseTo(R.of("lm").number(1, "Estimate"), within(1e-7));
  }

  @Test
  void refuses_columns_that_say_the_same_and_names_them() {
    double[] twice = Arrays.stream(X).map(v -> 2 * v + 1).toArray();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Ols.fit(
                    new double[][] {ones(30), X, twice}, List.of("(Intercept)", "x", "twice"), Y))
        .withMessageStartingWith("twice is a combination");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Ols.fit(new double[][] {ones(30), new double[30]}, List.of("i", "zero"), Y))
        .withMessageStartingWith("zero is");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ols.fit(new double[][] {{1, 2}, {2, 1}}, List.of("a", "b"), ones(2)))
        .withMessageContaining("y has 2 values; at least 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ols.fit(new double[][] {{1, 2}}, List.of("a"), ones(3)))
        .withMessageContaining("a has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ols.fit(new double[][] {{1, 2, Double.NaN}}, List.of("a"), ones(3)))
        .withMessageContaining("a[2] is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ols.fit(new double[][] {{1, 2, 3}}, List.of("a", "b"), ones(3)))
        .withMessageContaining("names has 2");
  }

  /** R 4.2.2: B crossprod(rowsum(X e, cl)) B for y ~ x, cl = c(1, 1, 2, 2, 2) */
  @Test
  void two_clusters_are_enough() {
    var model =
        Ols.fit(
            new double[][] {ones(5), {1, 2, 3, 4, 6}},
            List.of("(Intercept)", "x"),
            new double[] {2, 1, 4, 3, 5.5});
    var terms = model.terms(new int[] {0, 0, 1, 1, 1}, Robust.Clustered.CR0, 0.95);
    errors(terms, 0.19575856104434025, 0.00981375371990093);
    assertThat(terms.getFirst().df()).isEqualTo(1);
    assertThat(terms.get(1).name()).isEqualTo("x");
  }

  @Test
  void refuses_clusters_that_are_none() {
    var model = two();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.terms(new int[30], Robust.Clustered.CR0, 0.95))
        .withMessageContaining("clusters are 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.terms(new int[29], Robust.Clustered.CR0, 0.95))
        .withMessageContaining("clusters has 29");
    int[] negative = CLUSTERS.clone();
    negative[3] = -1;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.terms(negative, Robust.Clustered.CR0, 0.95));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.terms(1))
        .withMessageContaining("level");
  }

  private static Ols two() {
    return Ols.fit(new double[][] {ones(30), X, RATING}, List.of("(Intercept)", "x", "r"), Y);
  }

  private static void errors(List<Coefficient> terms, double... expected) {
    assertThat(terms.stream().mapToDouble(Coefficient::se).toArray())
        .containsExactly(expected, within(1e-12));
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }
}
