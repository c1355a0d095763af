package groundwork.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.design.RandomTerm;
import groundwork.statistics.mixed.Laplace.Inner;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The gradient against differences of the value, for every shape of random part. */
class LaplaceTest {
  private static final int N = 240;
  private static final Random RANDOM = new Random(5);
  private static final double[] ONES = BinomialMixedModelTest.ones(N);
  private static final double[] A = IntStream.range(0, N).mapToDouble(i -> i % 2).toArray();
  private static final double[] B = RANDOM.doubles(N).toArray();
  private static final double[] Y =
      IntStream.range(0, N).mapToDouble(i -> RANDOM.nextInt(4)).toArray();
  private static final double[] TRIALS = new double[N];

  static {
    Arrays.fill(TRIALS, 3);
  }

  private static RandomTerm term(String group, int levels, int step, double[][] z) {
    int[] codes = IntStream.range(0, N).map(i -> i / step % levels).toArray();
    var labels = IntStream.range(0, levels).mapToObj(i -> group + i).toList();
    var names = IntStream.range(0, z.length).mapToObj(i -> "z" + i).toList();
    return new RandomTerm(group, codes, labels, z, names);
  }

  private static final List<List<RandomTerm>> STRUCTURES =
      List.of(
          List.of(term("person", 20, 12, new double[][] {ONES})),
          List.of(
              term("person", 20, 12, new double[][] {ONES}),
              term("item", 12, 1, new double[][] {ONES})),
          List.of(
              term("person", 20, 12, new double[][] {ONES, A}),
              term("item", 12, 1, new double[][] {ONES, B})),
          List.of(
              term("person", 20, 12, new double[][] {ONES}),
              term("person", 20, 12, new double[][] {A}),
              term("item", 12, 1, new double[][] {ONES}),
              term("list", 5, 48, new double[][] {B})));

  private static double[] start(RandomStructure structure, double[] before) {
    double[] at = Arrays.copyOf(before, before.length + structure.thetas);
    double[] theta = structure.start();
    for (int i = 0; i < theta.length; i++) {
      at[before.length + i] = theta[i] * 0.7 + 0.1 * (i + 1);
    }
    return at;
  }

  private static void check(Objective objective, double[] at) {
    objective.value(at);
    double[] gradient = objective.gradient();
    for (int i = 0; i < at.length; i++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[i] += 1e-4;
      down[i] -= 1e-4;
      double difference = (objective.value(up) - objective.value(down)) / 2e-4;
      assertThat(gradient[i]).as("parameter " + i).isEqualTo(difference, within(1e-4));
    }
  }

  @Test
  void the_gradient_of_binomial_models_is_exact() {
    for (var terms : STRUCTURES) {
      var structure = RandomStructure.of(terms, N);
      var rows = new CrossedRows(structure, new double[][] {ONES, A});
      for (Link link : Link.values()) {
        var likelihood = BinomialLikelihood.of(rows.sort(Y), rows.sort(TRIALS), link);
        check(
            new Laplace(rows, likelihood, Inner.RANDOM),
            start(structure, new double[] {-0.2, 0.3}));
        check(new Laplace(rows, likelihood, Inner.WITH_FIXED), start(structure, new double[0]));
      }
    }
  }

  @Test
  void the_gradient_of_ordinal_models_is_exact() {
    for (var terms : STRUCTURES) {
      var structure = RandomStructure.of(terms, N);
      var rows = new CrossedRows(structure, new double[][] {A, B});
      int[] y = Arrays.stream(rows.sort(Y)).mapToInt(value -> (int) value).toArray();
      for (Link link : Link.values()) {
        for (Thresholds thresholds : Thresholds.values()) {
          var likelihood = new OrdinalLikelihood(y, thresholds.design(3), link);
          double[] shape =
              thresholds == Thresholds.FLEXIBLE
                  ? new double[] {0.3, -0.2, -1, 0.1, 0.9}
                  : thresholds == Thresholds.EQUIDISTANT
                      ? new double[] {0.3, -0.2, -1, 0.9}
                      : new double[] {0.3, -0.2, 0.1, 0.9};
          check(new Laplace(rows, likelihood, Inner.RANDOM), start(structure, shape));
        }
      }
    }
  }

  /** The mode and determinant by dense algebra: no blocks, no elimination. */
  @Test
  void the_deviance_is_that_of_dense_algebra() {
    for (var terms : STRUCTURES) {
      var structure = RandomStructure.of(terms, N);
      var rows = new CrossedRows(structure, new double[][] {ONES, A});
      var likelihood = BinomialLikelihood.of(rows.sort(Y), rows.sort(TRIALS), Link.LOGIT);
      var laplace = new Laplace(rows, likelihood, Inner.RANDOM);
      double value = laplace.value(start(structure, new double[] {-0.2, 0.3}));
      int q = structure.effects;
      double[][] a = new double[N][q];
      double[] u = new double[q];
      for (int e = 0; e < q; e++) {
        double[] unit = new double[q];
        unit[e] = 1;
        double[] column = new double[N];
        rows.addRandom(laplace.scaled, unit, column);
        for (int i = 0; i < N; i++) {
          a[i][e] = column[i];
        }
        u[e] = laplace.u[e];
      }
      double[] m = new double[q * q];
      double[] right = new double[q];
      for (int i = 0; i < N; i++) {
        double chance = Link.LOGIT.chance(laplace.eta[i]);
        double w = 3 * chance * (1 - chance);
        for (int e = 0; e < q; e++) {
          right[e] += a[i][e] * (rows.sort(Y)[i] - 3 * chance);
          Dense.axpy(w * a[i][e], a[i], 0, m, e * q, q);
        }
      }
      for (int e = 0; e < q; e++) {
        m[e * q + e] += 1;
        assertThat(right[e]).isEqualTo(u[e], within(1e-7)); // the mode
      }
      assertThat(Dense.cholesky(m, q)).isTrue();
      double deviance =
          -2 * laplace.conditionalLogLik() + Dense.dot(u, 0, u, 0, q) + Dense.logDeterminant(m, q);
      assertThat(value).isEqualTo(deviance, within(1e-8));
    }
  }
}
