package groundwork.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.mixed.Minimum.Point;
import org.junit.jupiter.api.Test;

class MinimumTest {
  static final double[] FREE = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};

  static Point rosenbrock(double[] x) {
    double a = x[1] - x[0] * x[0];
    double b = 1 - x[0];
    return new Point(100 * a * a + b * b, new double[] {-400 * x[0] * a - 2 * b, 200 * a});
  }

  @Test
  void a_bent_valley_is_followed_to_its_end() {
    var minimum = Minimum.of(MinimumTest::rosenbrock, new double[] {-1.2, 1}, FREE);
    assertThat(minimum.converged()).isTrue();
    assertThat(minimum.x()[0]).isCloseTo(1, within(1e-6));
    assertThat(minimum.x()[1]).isCloseTo(1, within(1e-6));
    assertThat(minimum.value()).isLessThan(1e-12);
    assertThat(minimum.evaluations()).isBetween(20, 120);
  }

  /** (x + 1)² + (y - 2)² + xy above x = 0: at x = 0, y = 2. */
  @Test
  void a_bound_holds() {
    var minimum =
        Minimum.of(
            x ->
                new Point(
                    (x[0] + 1) * (x[0] + 1) + (x[1] - 2) * (x[1] - 2) + x[0] * x[1],
                    new double[] {2 * (x[0] + 1) + x[1], 2 * (x[1] - 2) + x[0]}),
            new double[] {3, -3},
            new double[] {0, Double.NEGATIVE_INFINITY});
    assertThat(minimum.converged()).isTrue();
    assertThat(minimum.x()[0]).isZero();
    assertThat(minimum.x()[1]).isCloseTo(2, within(1e-9));
    assertThat(minimum.gradient()[0]).isCloseTo(4, within(1e-8));
  }

  /** From the bound inwards where the function falls that way. */
  @Test
  void a_bound_is_left_where_the_function_falls() {
    var minimum =
        Minimum.of(
            x -> new Point(Math.pow(x[0] - 5, 2), new double[] {2 * (x[0] - 5)}),
            new double[] {0},
            new double[] {0});
    assertThat(minimum.x()[0]).isCloseTo(5, within(1e-9));
  }

  @Test
  void a_function_without_minimum_does_not_converge() {
    var minimum =
        Minimum.of(
            x -> new Point(-x[0], new double[] {-1}),
            new double[] {0},
            new double[] {Double.NEGATIVE_INFINITY});
    assertThat(minimum.converged()).isFalse();
  }
}
