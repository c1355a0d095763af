package groundwork.statistics.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class CriticalTest {
  private static final double EXACT = 1e-10; // percent: 1e-12 relative

  /** R 4.2.2: qnorm, qt, qf and qchisq with lower.tail = FALSE */
  @Test
  void values_agree_with_R_in_the_middle_and_far_out() {
    same(Critical.normal(0.025), 1.95996398454005);
    same(Critical.normal(1e-20), 9.26234008979841);
    same(Critical.normal(0.9), -1.2815515655446);
    same(Critical.t(0.05, 7), 1.89457860509001);
    same(Critical.t(1e-9, 3), 1033.10967450381);
    same(Critical.t(0.8, 7), -0.896029644313765);
    same(Critical.f(0.05, 3, 20), 3.09839121214078);
    same(Critical.f(0.7, 3, 20), 0.479747233930792);
    same(Critical.f(1e-12, 3, 20), 113.450801456624);
    same(Critical.chiSquared(0.05, 4), 9.48772903678115);
    same(Critical.chiSquared(1e-20, 4), 99.9663959741815);
    same(Critical.chiSquared(0.8, 4), 1.64877661806597);
  }

  private static void same(double value, double expected) {
    assertThat(value).isCloseTo(expected, withinPercentage(EXACT));
  }

  @Test
  void a_value_leaves_its_probability_above_to_twelve_digits() {
    for (double df : new double[] {1.5, 37.55, 400}) {
      for (double above : new double[] {1e-6, 0.005, 0.05, 0.25}) {
        assertThat(TDistribution.of(df).survivalProbability(Critical.t(above, df)) / above)
            .isCloseTo(1, within(1e-12));
      }
    }
  }

  @Test
  void refuses_what_is_out_of_range() {
    for (double above : new double[] {0, 1, Double.NaN}) {
      refused("above is " + above, () -> Critical.normal(above));
      refused("above is " + above, () -> Critical.t(above, 3));
      refused("above is " + above, () -> Critical.f(above, 3, 4));
      refused("above is " + above, () -> Critical.chiSquared(above, 3));
    }
    refused("df is 0", () -> Critical.t(0.1, 0));
    refused("df1 is 0", () -> Critical.f(0.1, 0, 4));
    refused("df2 is 0", () -> Critical.f(0.1, 4, 0));
    refused("df is 0", () -> Critical.chiSquared(0.1, 0));
  }

  private static void refused(String message, Runnable call) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
  }
}
