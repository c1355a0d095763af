package groundwork.statistics.compare;

import static groundwork.statistics.compare.Samples.A;
import static groundwork.statistics.compare.Samples.B;
import static groundwork.statistics.compare.Samples.SMALL_A;
import static groundwork.statistics.compare.Samples.SMALL_B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.R;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KolmogorovSmirnovTest {
  @Test
  void agrees_with_R() {
    var exact = KolmogorovSmirnov.exact(SMALL_A, SMALL_B);
    same(exact, R.of("ks.two.exact"), 1e-13);
    assertThat(exact.exact()).isTrue();
    assertThat(exact.n1()).isEqualTo(8);
    assertThat(exact.n2()).isEqualTo(9);
    var limit = KolmogorovSmirnov.asymptotic(A, B);
    same(limit, R.of("ks.two"), 1e-15);
    assertThat(limit.exact()).isFalse();
    assertThat(limit.n1()).isEqualTo(24);
    assertThat(limit.n2()).isEqualTo(27);
  }

  private static void same(KolmogorovSmirnov test, R r, double error) {
    assertThat(test.statistic()).isCloseTo(r.number("statistic"), within(1e-14));
    assertThat(test.p()).isCloseTo(r.number("p.value"), within(error));
  }

  /**
   * R 4.2.2: ks.test(c(1, 2, 2, 3), c(2, 3, 3, 5, 7), exact = TRUE); ks.test(A, B, exact = TRUE)
   */
  @Test
  void ties_agree_with_R() {
    var test = KolmogorovSmirnov.exact(new double[] {1, 2, 2, 3}, new double[] {2, 3, 3, 5, 7});
    assertThat(test.statistic()).isCloseTo(0.55, within(1e-15));
    assertThat(test.p()).isCloseTo(0.206349206349206, within(1e-14));
    assertThat(KolmogorovSmirnov.exact(A, B).p()).isCloseTo(4.10994934796349e-06, within(1e-12));
  }

  /** R 4.2.2: ks.test(1:10, (1:10) * 1.3 + 0.05, exact = FALSE); ks.test(a, b, exact = FALSE) */
  @Test
  void both_series_of_the_limit_agree_with_R() {
    var near = KolmogorovSmirnov.asymptotic(sequence(10, 1, 0), sequence(10, 1.3, 0.05));
    assertThat(near.p()).isCloseTo(0.759097838492289, within(1e-9));
    assertThat(KolmogorovSmirnov.asymptotic(SMALL_A, SMALL_B).p())
        .isCloseTo(0.0541309173309692, within(1e-9));
    var identical = KolmogorovSmirnov.asymptotic(sequence(20, 1, 0), sequence(20, 1, 0.5));
    assertThat(identical.p()).isCloseTo(1, within(1e-12));
  }

  /** By hand: 1 before 2 in one of two orders is as far apart as the other. */
  @Test
  void the_smallest_case() {
    var test = KolmogorovSmirnov.exact(new double[] {1}, new double[] {2});
    assertThat(test.statistic()).isEqualTo(1);
    assertThat(test.p()).isCloseTo(1, within(1e-15));
    var two = KolmogorovSmirnov.exact(new double[] {1, 2}, new double[] {3, 4});
    assertThat(two.p()).isCloseTo(2 / 6.0, within(1e-15));
    var same = KolmogorovSmirnov.exact(new double[] {1, 2}, new double[] {1, 2});
    assertThat(same.statistic()).isZero();
    assertThat(same.p()).isCloseTo(1, within(1e-15));
    assertThat(KolmogorovSmirnov.asymptotic(new double[] {1, 2}, new double[] {1, 2}).p())
        .isEqualTo(1);
  }

  @Test
  void swapped_samples_are_as_far_apart() {
    assertThat(KolmogorovSmirnov.exact(B, A).p())
        .isCloseTo(KolmogorovSmirnov.exact(A, B).p(), within(1e-15));
    assertThat(KolmogorovSmirnov.asymptotic(B, A).statistic())
        .isCloseTo(KolmogorovSmirnov.asymptotic(A, B).statistic(), within(1e-15));
  }

  @Test
  void refuses_an_empty_sample() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KolmogorovSmirnov.exact(new double[0], A))
        .withMessageContaining("x has 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KolmogorovSmirnov.asymptotic(A, new double[0]))
        .withMessageContaining("y has 0");
  }

  private static double[] sequence(int n, double by, double from) {
    return IntStream.rangeClosed(1, n).mapToDouble(i -> i * by + from).toArray();
  }
}
