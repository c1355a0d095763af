package groundwork.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LinkTest {
  private static final double[] WHERE = {-3, -1, -0.2, 0, 0.4, 1.5, 2.5};

  @Test
  void chances_and_rests_add_to_one_and_predictors_invert() {
    for (Link link : Link.values()) {
      for (double x : WHERE) {
        assertThat(link.chance(x) + link.rest(x)).isEqualTo(1, within(1e-15));
        assertThat(Math.exp(link.logChance(x))).isEqualTo(link.chance(x), within(1e-14));
        assertThat(Math.exp(link.logRest(x))).isEqualTo(link.rest(x), within(1e-14));
        assertThat(link.ofChance(x)).isEqualTo(link.density(x) / link.chance(x), within(1e-11));
        assertThat(link.ofRest(x) / (link.density(x) / link.rest(x))).isEqualTo(1, within(1e-9));
        assertThat(link.predictor(link.chance(x))).isEqualTo(x, within(1e-7));
      }
    }
  }

  @Test
  void derivatives_are_those_of_the_distribution() {
    double h = 1e-5;
    for (Link link : Link.values()) {
      for (double x : WHERE) {
        double density = (link.chance(x + h) - link.chance(x - h)) / (2 * h);
        double slope = (link.density(x + h) - link.density(x - h)) / (2 * h);
        double bend =
            (link.density(x + h) * link.slope(x + h) - link.density(x - h) * link.slope(x - h))
                / (2 * h);
        assertThat(link.density(x)).isEqualTo(density, within(1e-9));
        assertThat(link.density(x) * link.slope(x)).isEqualTo(slope, within(1e-9));
        assertThat(link.density(x) * link.bend(x)).isEqualTo(bend, within(1e-9));
      }
    }
  }

  /** R: pnorm(-40, log.p = TRUE); plogis(-800, log.p = TRUE); log(-expm1(-exp(-50))). */
  @Test
  void tails_keep_their_digits() {
    assertThat(Link.PROBIT.logChance(-40)).isEqualTo(-804.608442013754, within(1e-4));
    assertThat(Link.PROBIT.logRest(40)).isEqualTo(Link.PROBIT.logChance(-40));
    assertThat(Link.LOGIT.logChance(-800)).isEqualTo(-800);
    assertThat(Link.LOGIT.logRest(800)).isEqualTo(-800);
    assertThat(Link.CLOGLOG.logChance(-50)).isEqualTo(-50, within(1e-12));
    assertThat(Link.CLOGLOG.ofChance(-800)).isEqualTo(1);
    assertThat(Link.PROBIT.ofChance(-50)).isEqualTo(50.0199, within(2e-4));
    assertThat(Link.PROBIT.logChance(9)).isEqualTo(-1.12858840595384e-19, within(1e-25));
  }

  @Test
  void variances_are_those_of_the_latent_variable() {
    assertThat(Link.LOGIT.variance()).isEqualTo(3.28986813369645, within(1e-13));
    assertThat(Link.PROBIT.variance()).isEqualTo(1);
    assertThat(Link.CLOGLOG.variance()).isEqualTo(1.64493406684823, within(1e-13));
  }
}
