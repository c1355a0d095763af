package groundwork.statistics.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Data;
import groundwork.statistics.Ranks;
import org.junit.jupiter.api.Test;

class CorrelationTest {
  static final double[] X = Data.resource("metric-human.csv").numbers("faithfulness");
  static final double[] Y = Data.resource("metric-human.csv").numbers("human");

  /** R 4.2.2: cor(x, y, method = "spearman") of metric-human.csv */
  @Test
  void spearman_agrees_with_R() {
    var rho = Correlation.spearman(X, Y);
    assertThat(rho.orElseThrow()).isCloseTo(0.812507375777902, within(1e-13));
  }

  /** By hand: deviations (-1, 0, 1) and (-4/3, -1/3, 5/3): 3 / sqrt(2 * 14/3). */
  @Test
  void pearson_by_hand() {
    var r = Correlation.pearson(new double[] {1, 2, 3}, new double[] {1, 2, 4});
    assertThat(r.orElseThrow()).isCloseTo(3 / Math.sqrt(28 / 3.0), within(1e-15));
  }

  @Test
  void equal_values_share_the_mean_rank() {
    assertThat(Ranks.mid(new double[] {3, 1, 3, 2})).containsExactly(3.5, 1, 3.5, 2);
  }

  @Test
  void a_constant_side_has_no_correlation() {
    assertThat(Correlation.pearson(new double[] {0.1, 0.1, 0.1}, new double[] {1, 2, 3})).isEmpty();
    assertThat(Correlation.spearman(new double[] {1, 2, 3}, new double[] {7, 7, 7})).isEmpty();
  }

  @Test
  void reversing_one_side_turns_the_sign() {
    double[] x = {1, 4, 2, 8};
    double[] y = {2, 3, 1, 9};
    double[] reversed = {-2, -3, -1, -9};
    assertThat(Correlation.pearson(x, reversed).orElseThrow())
        .isEqualTo(-Correlation.pearson(x, y).orElseThrow());
  }

  @Test
  void refuses_unpaired_values() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Correlation.pearson(new double[] {1, 2}, new double[] {1, 2, 3}));
  }
}
