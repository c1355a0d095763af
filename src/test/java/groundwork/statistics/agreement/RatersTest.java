package groundwork.statistics.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Data;
import groundwork.statistics.R;
import groundwork.statistics.agreement.Krippendorff.Scale;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Two raters and names: kappa and AC1. */
class RatersTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final int[] A = ratings("r1");
  private static final int[] B = ratings("r2");

  @Test
  void kappa_agrees_with_R() {
    var kappa = Kappa.cohen(A, B, 4, 0.95);
    assertThat(kappa.estimate()).isCloseTo(R.of("kappa").number("kappa"), EXACT);
    assertThat(kappa.observed()).isCloseTo(R.of("kappa").number("po"), EXACT);
    assertThat(kappa.expected()).isCloseTo(R.of("kappa").number("pe"), EXACT);
    assertThat(kappa.n()).isEqualTo(60);
    var psych = R.of("kappa.psych");
    assertThat(kappa.estimate()).isCloseTo(psych.number("kappa"), EXACT);
    assertThat(kappa.variance()).isCloseTo(psych.number("var.kappa"), EXACT);
    assertThat(kappa.interval().low()).isCloseTo(psych.number("confid", 0, "lower"), EXACT);
    assertThat(kappa.interval().high()).isCloseTo(psych.number("confid", 0, "upper"), EXACT);
  }

  @Test
  void weighted_kappa_agrees_with_R() {
    var quadratic = Kappa.quadratic(A, B, 4, 0.95);
    assertThat(quadratic.estimate())
        .isCloseTo(R.of("kappa.psych").number("weighted.quadratic"), EXACT);
    assertThat(Kappa.linear(A, B, 4, 0.95).estimate())
        .isCloseTo(R.of("kappa.linear").number(), EXACT);
    // R 4.2.2, Fleiss, Cohen and Everitt's formula written out over table(r1, r2) / 60
    assertThat(quadratic.variance()).isCloseTo(0.0180799872343514, EXACT);
    double half = 1.95996398454005 * Math.sqrt(0.0180799872343514);
    assertThat(quadratic.interval().low()).isCloseTo(quadratic.estimate() - half, within(1e-10));
    assertThat(quadratic.interval().high()).isCloseTo(quadratic.estimate() + half, within(1e-10));
  }

  /**
   * psych 2.2.9 has another variance of the weighted kappa: where the formula wants the mean weight
   * of each of the second rater's categories it takes rowSums(w * rs), each margin times the sum of
   * a row of weights. With that in its place its number comes out, so only that differs.
   */
  @Test
  void the_weighted_variance_of_psych_is_explained() {
    var table = Confusion.of(A, B, 4);
    var kappa = Kappa.quadratic(A, B, 4, 0.95);
    double squares = 0;
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        double ofFirst = 0;
        double sumOfWeights = 0;
        for (int k = 0; k < 4; k++) {
          ofFirst += (1 - (i - k) * (i - k) / 9.0) * table.second()[k];
          sumOfWeights += 1 - (j - k) * (j - k) / 9.0;
        }
        double influence =
            (1 - (i - j) * (i - j) / 9.0) * (1 - kappa.expected())
                - (ofFirst + table.first()[j] * sumOfWeights) * (1 - kappa.observed());
        squares += table.cells()[i][j] * influence * influence;
      }
    }
    double centre = kappa.observed() * kappa.expected() - 2 * kappa.expected() + kappa.observed();
    assertThat((squares - centre * centre) / (60 * Math.pow(1 - kappa.expected(), 4)))
        .isCloseTo(R.of("kappa.psych").number("var.weighted"), EXACT);
  }

  @Test
  void ac1_agrees_with_R() {
    var ac1 = Gwet.ac1(A, B, 4, 0.95);
    assertThat(ac1.estimate()).isCloseTo(R.of("gwet.ac1").number(), EXACT);
    assertThat(ac1.observed()).isEqualTo(Kappa.cohen(A, B, 4, 0.95).observed());
    assertThat(ac1.estimate())
        .isCloseTo((ac1.observed() - ac1.expected()) / (1 - ac1.expected()), EXACT);
    // R 4.2.2: qt(.975, 59)
    double half = 2.00099537704821 * Math.sqrt(ac1.variance());
    assertThat(ac1.interval().low()).isCloseTo(ac1.estimate() - half, within(1e-9));
    assertThat(ac1.interval().high()).isCloseTo(ac1.estimate() + half, within(1e-9));
    assertThat(ac1.n()).isEqualTo(60);
  }

  /** Both variances are those of the delta method: the mean square of what each thing adds. */
  @Test
  void variances_are_those_of_small_changes() {
    assertThat(Gwet.ac1(A, B, 4, 0.95).variance())
        .isCloseTo(deltaMethod(RatersTest::ac1), within(1e-8));
    assertThat(Kappa.cohen(A, B, 4, 0.95).variance())
        .isCloseTo(deltaMethod(p -> kappa(p, 0)), within(1e-8));
    assertThat(Kappa.linear(A, B, 4, 0.95).variance())
        .isCloseTo(deltaMethod(p -> kappa(p, 1)), within(1e-8));
    assertThat(Kappa.quadratic(A, B, 4, 0.95).variance())
        .isCloseTo(deltaMethod(p -> kappa(p, 2)), within(1e-8));
  }

  @Test
  void raters_are_interchangeable_and_full_agreement_is_certain() {
    assertThat(Kappa.quadratic(B, A, 4, 0.9).estimate())
        .isCloseTo(Kappa.quadratic(A, B, 4, 0.9).estimate(), EXACT);
    assertThat(Gwet.ac1(B, A, 4, 0.9).variance())
        .isCloseTo(Gwet.ac1(A, B, 4, 0.9).variance(), EXACT);
    var same = Kappa.cohen(A, A, 4, 0.95);
    assertThat(same.estimate()).isCloseTo(1, EXACT);
    assertThat(same.interval().high()).isEqualTo(1);
    assertThat(Gwet.ac1(A, A, 4, 0.95).estimate()).isCloseTo(1, EXACT);
    assertThat(Gwet.ac1(A, A, 4, 0.95).interval().high()).isEqualTo(1);
    int[] zero = {0, 1, 0, 1};
    int[] one = {1, 0, 1, 0};
    assertThat(Kappa.cohen(zero, one, 2, 0.95).estimate()).isCloseTo(-1, EXACT);
    assertThat(Kappa.cohen(zero, one, 2, 0.95).interval().low()).isEqualTo(-1);
    assertThat(Gwet.ac1(zero, one, 2, 0.95).interval().low()).isEqualTo(-1);
  }

  @Test
  void with_one_category_only_kappa_is_undefined_and_ac1_is_not() {
    int[] same = {1, 1, 1};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kappa.cohen(same, same, 2, 0.95))
        .withMessageContaining("kappa is undefined");
    assertThat(Gwet.ac1(same, same, 2, 0.95).estimate()).isEqualTo(1);
  }

  @Test
  void refuses_categories_that_there_are_not() {
    int[] a = {0, 1};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kappa.cohen(a, new int[] {0, 2}, 2, 0.95))
        .withMessageContaining("b[1] is category 2 of 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kappa.cohen(new int[] {-1, 0}, a, 2, 0.95))
        .withMessageContaining("a[0] is category -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kappa.cohen(a, new int[3], 2, 0.95))
        .withMessageContaining("b has 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kappa.cohen(new int[2], new int[2], 1, 0.95))
        .withMessageContaining("1 categories");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kappa.cohen(new int[0], new int[0], 2, 0.95))
        .withMessageContaining("nothing was rated");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kappa.cohen(a, a, 2, 1))
        .withMessageContaining("level");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Gwet.ac1(a, a, 2, 1))
        .withMessageContaining("level");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Gwet.ac1(new int[1], new int[1], 2, 0.9))
        .withMessageContaining("AC1 needs at least 2");
  }

  /** Nominal alpha of two raters without gaps lies near their kappa over pooled margins. */
  @Test
  void krippendorff_of_two_raters_is_scotts_pi_with_a_small_sample_correction() {
    double[][] both = {
      Arrays.stream(A).asDoubleStream().toArray(), Arrays.stream(B).asDoubleStream().toArray()
    };
    double[] pooled = new double[4];
    for (int i = 0; i < A.length; i++) {
      pooled[A[i]] += 0.5 / A.length;
      pooled[B[i]] += 0.5 / A.length;
    }
    double expected = Arrays.stream(pooled).map(p -> p * p).sum();
    double pi = (Kappa.cohen(A, B, 4, 0.95).observed() - expected) / (1 - expected);
    assertThat(Krippendorff.alpha(both, Scale.NOMINAL).estimate())
        .isCloseTo(1 - (1 - pi) * (1 - 1 / 120.0), EXACT);
  }

  private static double deltaMethod(ToDoubleFunction<double[][]> statistic) {
    double[][] p = new double[4][4];
    for (int i = 0; i < A.length; i++) {
      p[A[i]][B[i]] += 1.0 / A.length;
    }
    double squares = 0;
    double mean = 0;
    double h = 1e-6;
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        double kept = p[i][j];
        p[i][j] = kept + h;
        double up = statistic.applyAsDouble(p);
        p[i][j] = kept - h;
        double slope = (up - statistic.applyAsDouble(p)) / (2 * h);
        p[i][j] = kept;
        squares += kept * slope * slope;
        mean += kept * slope;
      }
    }
    return (squares - mean * mean) / A.length;
  }

  private static double ac1(double[][] p) {
    double observed = 0;
    double expected = 0;
    for (int k = 0; k < 4; k++) {
      double mean = 0;
      for (int l = 0; l < 4; l++) {
        mean += (p[k][l] + p[l][k]) / 2;
      }
      observed += p[k][k];
      expected += mean * (1 - mean) / 3;
    }
    return (observed - expected) / (1 - expected);
  }

  private static double kappa(double[][] p, int power) {
    double observed = 0;
    double expected = 0;
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        double row = Arrays.stream(p[i]).sum();
        double column = p[0][j] + p[1][j] + p[2][j] + p[3][j];
        double apart = Math.abs(i - j) / 3.0;
        double weight = power == 0 ? (i == j ? 1 : 0) : 1 - Math.pow(apart, power);
        observed += weight * p[i][j];
        expected += weight * row * column;
      }
    }
    return (observed - expected) / (1 - expected);
  }

  private static int[] ratings(String rater) {
    return Arrays.stream(Data.resource("two-raters.csv").integers(rater)).map(c -> c - 1).toArray();
  }
}
