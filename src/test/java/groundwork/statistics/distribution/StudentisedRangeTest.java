package groundwork.statistics.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import groundwork.statistics.R;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class StudentisedRangeTest {
  private static final double EXACT = 1e-8; // percent: 1e-10 relative

  /**
   * With few degrees of freedom R's quadrature is good to some eight digits: see the values below.
   */
  @Test
  void probabilities_agree_with_R() {
    for (R row : R.of("dist.ptukey").elements()) {
      var q = new StudentisedRange((int) row.number("k"), row.number("df"));
      double at = row.number("q");
      double error = row.number("df") < 10 ? 1e-7 : 3e-9;
      assertThat(q.cumulative(at)).isCloseTo(row.number("p"), within(error));
      assertThat(q.survival(at)).isCloseTo(1 - row.number("p"), within(error));
    }
  }

  /** R's own quantile is found with a step of 1e-4 at the end. */
  @Test
  void quantiles_agree_with_R() {
    for (R row : R.of("dist.qtukey").elements()) {
      var q = new StudentisedRange((int) row.number("k"), row.number("df"));
      assertThat(q.quantile(row.number("p"))).isCloseTo(row.number("q"), withinPercentage(0.005));
    }
  }

  /** The range of two is √2 times the absolute difference: a t, of which both tails are known. */
  @Test
  void the_range_of_two_is_a_t() {
    for (double df : new double[] {1, 2.7, 10, 200, 1e6}) {
      var t = TDistribution.of(df);
      for (double q : new double[] {0.1, 1, 3, 8, 30}) {
        var range = new StudentisedRange(2, df);
        double above = 2 * t.survivalProbability(q / Math.sqrt(2));
        assertThat(range.survival(q)).isCloseTo(above, withinPercentage(EXACT));
        assertThat(range.cumulative(q)).isCloseTo(1 - above, within(1e-13));
      }
    }
    var normal = NormalDistribution.of(0, 1);
    for (double q : new double[] {0.1, 3, 20, 50}) {
      assertThat(new StudentisedRange(2, Double.POSITIVE_INFINITY).survival(q))
          .isCloseTo(2 * normal.survivalProbability(q / Math.sqrt(2)), withinPercentage(EXACT));
    }
  }

  @Test
  void both_tails_make_one() {
    for (int k : new int[] {2, 3, 20, 200}) {
      for (double df : new double[] {1, 30, Double.POSITIVE_INFINITY}) {
        for (double q : new double[] {0.2, 1, 4, 7}) {
          var range = new StudentisedRange(k, df);
          assertThat(range.cumulative(q) + range.survival(q)).isCloseTo(1, within(1e-13));
        }
      }
    }
  }

  /** By nested quadrature with 18 digits (mpmath); R gives 0.229850784902081. */
  @Test
  void a_probability_has_all_its_digits() {
    assertThat(new StudentisedRange(3, 5).cumulative(6))
        .isCloseTo(0.981470758504880, withinPercentage(1e-11));
    assertThat(new StudentisedRange(3, 5).cumulative(1))
        .isCloseTo(0.229850783856882, withinPercentage(1e-11));
  }

  /** Of the six differences of four means one is that large; two at once are 1e-5 times as rare. */
  @Test
  void a_small_upper_tail_keeps_its_digits() {
    double first = 12 * NormalDistribution.of(0, 1).survivalProbability(14 / Math.sqrt(2));
    assertThat(new StudentisedRange(4, Double.POSITIVE_INFINITY).survival(14))
        .isCloseTo(first, withinPercentage(0.001));
  }

  @Test
  void a_quantile_is_where_the_probability_is() {
    for (double df : new double[] {3, 72, Double.POSITIVE_INFINITY}) {
      for (double p : new double[] {1e-6, 0.05, 0.5, 0.95, 0.99999}) {
        var range = new StudentisedRange(5, df);
        assertThat(range.cumulative(range.quantile(p))).isCloseTo(p, withinPercentage(EXACT));
      }
    }
  }

  @Test
  void nothing_lies_below_zero() {
    for (double df : new double[] {3, Double.POSITIVE_INFINITY}) {
      assertThat(new StudentisedRange(3, df).cumulative(0)).isZero();
      assertThat(new StudentisedRange(3, df).survival(0)).isEqualTo(1);
      assertThat(new StudentisedRange(3, df).cumulative(-1)).isZero();
      assertThat(new StudentisedRange(3, df).survival(-1)).isEqualTo(1);
    }
  }

  @Test
  void refuses_what_is_out_of_range() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StudentisedRange(1, 5))
        .withMessageContaining("k is 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StudentisedRange(2, 0))
        .withMessageContaining("df is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StudentisedRange(2, Double.NaN))
        .withMessageContaining("df is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StudentisedRange(2, 5).quantile(1))
        .withMessageContaining("p is 1");
  }
}
