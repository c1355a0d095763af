package groundwork.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.statistics.design.RandomTerm;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundaryTest {
  private static final int PEOPLE = 30;
  private static final int ITEMS = 40;

  /** Answers in which items hardly differ. */
  private static LinearMixedModel fit(long seed, double spread) {
    var normal = ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_SHI_RO_256_PP.create(seed));
    double[] person = normal.samples(PEOPLE).toArray();
    double[] item = normal.samples(ITEMS).map(z -> spread * z).toArray();
    int n = PEOPLE * ITEMS;
    int[] who = IntStream.range(0, n).map(i -> i / ITEMS).toArray();
    int[] what = IntStream.range(0, n).map(i -> i % ITEMS).toArray();
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    double[] y =
        IntStream.range(0, n)
            .mapToDouble(i -> person[who[i]] + item[what[i]] + normal.sample())
            .toArray();
    var terms =
        List.of(
            RandomTerm.intercept("participant", who, labels(PEOPLE)),
            RandomTerm.intercept("item", what, labels(ITEMS)));
    return LinearMixedModel.fit(y, new double[][] {ones}, terms, Estimator.REML);
  }

  private static List<String> labels(int n) {
    return IntStream.range(0, n).mapToObj(Integer::toString).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void a_small_variance_is_not_taken_for_zero(long seed) {
    for (double spread : new double[] {0, 0.05, 0.08, 0.12}) {
      var fit = fit(seed, spread);
      var deviance = fit.frame().deviance(Estimator.REML);
      double[] theta = fit.theta().clone();
      for (double other : new double[] {0, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.15, 0.3}) {
        theta[1] = other;
        assertThat(deviance.solve(theta).deviance())
            .as("theta %s rather than %s", other, fit.theta()[1])
            .isGreaterThanOrEqualTo(fit.deviance() - 1e-9);
      }
      assertThat(fit.converged()).isTrue();
    }
  }
}
