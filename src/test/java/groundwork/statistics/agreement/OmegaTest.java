package groundwork.statistics.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.R;
import groundwork.statistics.Resamples;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OmegaTest {
  private static Stream<Arguments> scales() {
    return Stream.of(
        Arguments.of("omega.S", "satisfaction_", 8),
        Arguments.of("omega.U", "understanding_", 8),
        Arguments.of("omega.Tt", "trust_", 4));
  }

  /** R's optimiser stops at about 1e-5 in the loadings. */
  @ParameterizedTest
  @MethodSource("scales")
  void agrees_with_R_on_published_scales(String id, String prefix, int items) {
    var r = R.of(id);
    var omega = Omega.total(PublishedScales.answers(prefix, items));
    assertThat(omega.estimate()).isCloseTo(r.number("omega_total_1factor"), within(1e-6));
    assertThat(omega.loadings()).containsExactly(r.numbers("loadings"), within(1e-5));
    assertThat(omega.uniquenesses()).containsExactly(r.numbers("uniqueness"), within(2e-5));
    assertThat(omega.atBound()).isFalse();
    assertThat(omega.n()).isEqualTo(280);
  }

  /**
   * By hand: correlations of three items .72, .63, .56 are products of loadings .9, .8, .7, so one
   * factor fits them exactly. The answers are such that they have these correlations.
   */
  @Test
  void three_items_are_reproduced_exactly() {
    var omega = Omega.total(withCorrelations(0.72, 0.63, 0.56));
    assertThat(omega.loadings()).containsExactly(new double[] {0.9, 0.8, 0.7}, within(1e-7));
    assertThat(omega.uniquenesses()).containsExactly(new double[] {0.19, 0.36, 0.51}, within(1e-7));
    assertThat(omega.estimate()).isCloseTo(5.76 / (5.76 + 1.06), within(1e-7));
  }

  @Test
  void turning_every_item_round_changes_nothing() {
    double[][] answers = withCorrelations(0.72, 0.63, 0.56);
    double[][] turned = new double[answers.length][3];
    for (int i = 0; i < answers.length; i++) {
      for (int j = 0; j < 3; j++) {
        turned[i][j] = 8 - answers[i][j];
      }
    }
    assertThat(Omega.total(turned).loadings())
        .containsExactly(Omega.total(answers).loadings(), within(1e-9));
  }

  /** Correlations .9, .9, .2 would need a loading above 1. */
  @Test
  void a_heywood_case_is_said() {
    var omega = Omega.total(withCorrelations(0.8, 0.8, 0.5));
    assertThat(omega.atBound()).isTrue();
    assertThat(omega.uniquenesses()[0]).isEqualTo(0.005);
  }

  @Test
  void people_are_resampled_for_an_interval() {
    double[][] answers = new double[40][4];
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < 4; j++) {
        answers[i][j] = 3 + Math.sin(i) + 0.8 * Math.cos(7.3 * i * (j + 1) + j);
      }
    }
    var bootstrap = Omega.bootstrap(answers, Resamples.draw(40, 200, 3));
    assertThat(bootstrap.estimate()).isEqualTo(Omega.total(answers).estimate());
    assertThat(bootstrap.percentile(0.95).contains(bootstrap.estimate())).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Omega.bootstrap(answers, Resamples.draw(39, 10, 1)))
        .withMessageContaining("answers has 40");
  }

  @Test
  void draws_in_which_an_item_does_not_vary_are_counted() {
    double[][] answers = {{1, 2, 2}, {2, 2, 4}, {4, 3, 5}, {5, 5, 5}};
    var bootstrap =
        Omega.bootstrap(
            answers, Resamples.given(4, new int[][] {{0, 0, 0, 0}, {0, 1, 2, 3}, {0, 1, 2, 2}}));
    assertThat(bootstrap.undefined()).isEqualTo(1);
  }

  @Test
  void refuses_two_items() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Omega.total(new double[][] {{1, 2}, {2, 1}, {3, 3}}))
        .withMessageContaining("omega needs at least 3");
  }

  /** Three orthonormal columns times the Cholesky root of the correlations. */
  private static double[][] withCorrelations(double ab, double ac, double bc) {
    double[][] free = {
      {1, 1, 1},
      {1, -1, -1},
      {-1, 1, -1},
      {-1, -1, 1},
      {1, 1, -1},
      {1, -1, 1},
      {-1, 1, 1},
      {-1, -1, -1}
    };
    double b2 = Math.sqrt(1 - ab * ab);
    double c2 = (bc - ab * ac) / b2;
    double c3 = Math.sqrt(1 - ac * ac - c2 * c2);
    double[][] answers = new double[8][];
    for (int i = 0; i < 8; i++) {
      double[] z = free[i];
      answers[i] = new double[] {z[0], ab * z[0] + b2 * z[1], ac * z[0] + c2 * z[1] + c3 * z[2]};
    }
    return answers;
  }
}
