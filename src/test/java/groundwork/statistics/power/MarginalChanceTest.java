package groundwork.statistics.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MarginalChanceTest {
  /** R 4.2.2: integrate(function(z) plogis(1 + 0.8 * z) * dnorm(z), -Inf, Inf) is 0.7061... */
  @Test
  void people_who_differ_pull_a_share_towards_one_half() {
    double share = MarginalChance.of(1, 0.8);
    assertThat(share).isBetween(0.69, 1 / (1 + Math.exp(-1)));
    assertThat(MarginalChance.of(0, 2)).isCloseTo(0.5, within(1e-12));
    assertThat(MarginalChance.of(-1, 0.8)).isCloseTo(1 - share, within(1e-12));
  }

  @Test
  void without_differences_it_is_the_logit() {
    assertThat(MarginalChance.of(1, 0)).isEqualTo(1 / (1 + Math.exp(-1)));
    assertThat(MarginalChance.variance(1, 0)).isZero();
    assertThat(MarginalChance.logOdds(0.75, 0)).isCloseTo(Math.log(3), within(1e-12));
  }

  @Test
  void there_and_back_is_where_one_was() {
    for (double share : new double[] {0.02, 0.3, 0.5, 0.9, 0.99}) {
      for (double sd : new double[] {0.1, 0.7, 2, 6}) {
        assertThat(MarginalChance.of(MarginalChance.logOdds(share, sd), sd))
            .isCloseTo(share, within(1e-9));
      }
    }
  }
}
