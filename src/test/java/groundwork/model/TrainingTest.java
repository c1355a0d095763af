package groundwork.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import groundwork.model.Network.Activation;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrainingTest {
  private static final List<String> CLASSES = List.of("out", "in");
  private static final double[][] PLANE = plane(400, 1);

  private static double[][] plane(int rows, long seed) {
    var random = new SplittableRandom(seed);
    double[][] x = new double[rows][];
    for (int r = 0; r < rows; r++) {
      x[r] = new double[] {random.nextDouble(-100, 100), random.nextDouble(2, 3)};
    }
    return x;
  }

  /** A ring, which no line separates; its inputs have very different scales. */
  private static int[] ring(double[][] x) {
    int[] y = new int[x.length];
    for (int r = 0; r < y.length; r++) {
      y[r] = Math.hypot(x[r][0] / 100, 2 * x[r][1] - 5) < 0.75 ? 1 : 0;
    }
    return y;
  }

  private static double accuracy(Predictor model, double[][] x, int[] y) {
    int right = 0;
    for (int r = 0; r < x.length; r++) {
      right += model.predict(x[r]) == y[r] ? 1 : 0;
    }
    return (double) right / x.length;
  }

  @Test
  void hidden_layers_learn_what_a_linear_model_cannot() {
    double[][] fresh = plane(500, 2);
    var deep = Training.of(32).rate(0.01).fit(PLANE, ring(PLANE), CLASSES);
    assertThat(accuracy(deep, fresh, ring(fresh))).isGreaterThan(0.95);
    var flat = Training.of().rate(0.01).fit(PLANE, ring(PLANE), CLASSES);
    assertThat(accuracy(flat, fresh, ring(fresh))).isLessThan(0.75);
    assertThat(flat.layers()).isEqualTo(1);
  }

  @Test
  void the_same_seed_gives_the_same_bits_and_another_does_not() {
    var training = Training.of(16, 8).epochs(5).decay(0.01);
    var once = training.fit(PLANE, ring(PLANE), CLASSES);
    var again = training.fit(PLANE, ring(PLANE), CLASSES);
    var other = training.seed(2).fit(PLANE, ring(PLANE), CLASSES);
    for (int layer = 0; layer < 3; layer++) {
      assertThat(again.weights(layer)).containsExactly(once.weights(layer));
      assertThat(other.weights(layer)).isNotEqualTo(once.weights(layer));
    }
  }

  @Test
  void derivatives_of_the_loss_are_what_finite_differences_say() {
    var start = NetworkTest.convolutional(Pool.Kind.MAX, 3);
    double[][] x = NetworkTest.rows(70, start.inputs(), 8);
    double[][] targets = new double[70][3];
    int[] order = new int[70];
    for (int r = 0; r < 70; r++) {
      order[r] = (r * 3) % 70;
      targets[r][r % 3] = 0.75;
      targets[r][(r + 1) % 3] = 0.25;
    }
    var fitting = new Fitting(start, Scale.of(x));
    fitting.loss(x, targets, order, 2, 69);
    for (int layer = 0; layer < 3; layer++) {
      int part = layer == 0 ? 0 : layer + 1;
      double[] weights = start.weights(layer);
      double[] slopes =
          java.util.Arrays.stream(fitting.slopes.weights()[part])
              .flatMapToDouble(java.util.Arrays::stream)
              .toArray();
      for (int i = 0; i < weights.length; i += 5) {
        assertThat(slopes[i])
            .isCloseTo(
                slope(start, layer, weights, start.bias(layer), i, x, targets, order),
                within(1e-7));
      }
      for (int o = 0; o < start.bias(layer).length; o++) {
        double[] bias = start.bias(layer);
        assertThat(fitting.slopes.bias()[part][o])
            .isCloseTo(
                slope(start, layer, start.weights(layer), bias, -1 - o, x, targets, order),
                within(1e-7));
      }
    }
  }

  private static double slope(
      Network start,
      int layer,
      double[] w,
      double[] b,
      int i,
      double[][] x,
      double[][] t,
      int[] order) {
    double[] loss = new double[2];
    for (int side = 0; side < 2; side++) {
      double[] weights = w.clone();
      double[] bias = b.clone();
      double step = side == 0 ? 1e-5 : -1e-5;
      if (i >= 0) {
        weights[i] += step;
      } else {
        bias[-1 - i] += step;
      }
      loss[side] =
          new Fitting(start.with(layer, weights, bias), Scale.of(x)).loss(x, t, order, 2, 69);
    }
    return (loss[0] - loss[1]) / 2e-5;
  }

  /** Bright upper or lower half. */
  @Test
  void convolutions_learn() {
    var random = new SplittableRandom(4);
    double[][] x = NetworkTest.rows(200, 36, 9);
    int[] y = new int[200];
    for (int r = 0; r < 200; r++) {
      y[r] = random.nextInt(2);
      for (int i = 0; i < 18; i++) {
        x[r][y[r] * 18 + i] += 0.7;
      }
    }
    var conv =
        new Conv2d(
            "conv",
            Window.square(new Shape(1, 6, 6), 3, 1, 1),
            new double[4][9],
            new double[4],
            Activation.RELU);
    var pool =
        new Pool(
            "pool",
            Window.square(conv.shape(), 2, 2, 0),
            Pool.Kind.MAX,
            false,
            Activation.IDENTITY);
    var start =
        new Network(
                List.of(conv, pool, Training.zero("fc", pool.out(), 2, Activation.IDENTITY)),
                CLASSES)
            .randomised(1, 0, 1);
    assertThat(accuracy(start, x, y)).isLessThan(0.7);
    var fitted = Training.of().epochs(30).rate(0.01).fit(start, x, y);
    assertThat(accuracy(fitted, x, y)).isGreaterThan(0.95);
    assertThat(start.randomised(1, 0, 1).weights(0)).containsExactly(start.weights(0));
  }

  /**
   * One step by hand: at zero weights the slope is -1/2 of each side, and Adam moves by the rate.
   */
  @Test
  void the_first_step_is_as_long_as_the_rate() {
    var start = new Network(List.of(Training.zero("fc", 1, 2, Activation.IDENTITY)), CLASSES);
    var fitted = Training.of().epochs(1).rate(0.1).fit(start, new double[][] {{4}}, new int[] {1});
    assertThat(fitted.weights(0)).containsExactly(new double[] {-0.1, 0.1}, within(1e-8));
    assertThat(fitted.bias(0)).containsExactly(new double[] {-0.1, 0.1}, within(1e-8));
    assertThat(start.weights(0)).containsExactly(0, 0);
  }

  /**
   * R 4.2.2: y <- c(0,0,1,1,0,1); x <- c(1,2,3,4,5,6); coef(glm(y ~ x, binomial, epsilon = 1e-14))
   */
  @Test
  void logistic_regression_agrees_with_R() {
    double[][] x = {{1}, {2}, {3}, {4}, {5}, {6}};
    var fitted = Logistic.fit(x, new int[] {0, 0, 1, 1, 0, 1}, CLASSES, 0);
    double[] w = fitted.weights(0);
    double[] b = fitted.bias(0);
    assertThat(w[1] - w[0]).isCloseTo(0.67364689065, within(1e-7));
    assertThat(b[1] - b[0]).isCloseTo(-2.35776411727, within(1e-7));
  }

  @Test
  void a_penalty_holds_the_weights_of_classes_that_can_be_separated() {
    double[][] x = {{1}, {2}, {3}, {4}};
    int[] y = {0, 0, 1, 1};
    var held = Logistic.fit(x, y, CLASSES, 0.1);
    var tight = Logistic.fit(x, y, CLASSES, 1);
    assertThat(accuracy(held, x, y)).isEqualTo(1);
    assertThat(Math.abs(tight.weights(0)[0])).isLessThan(Math.abs(held.weights(0)[0]) / 2);
  }

  @Test
  void soft_targets_are_met_by_a_model_that_can() {
    double[][] x = {{0}, {1}};
    double[][] targets = {{0.8, 0.2}, {0.3, 0.7}};
    var fitted = Logistic.fit(x, targets, CLASSES, 0);
    assertThat(fitted.probabilities(x)[0]).containsExactly(targets[0], within(1e-6));
    assertThat(fitted.probabilities(x)[1]).containsExactly(targets[1], within(1e-6));
  }

  @Test
  void rows_that_cannot_be_learnt_from_are_refused() {
    double[][] x = {{1}, {2}};
    assertThatThrownBy(() -> Training.of().fit(x, new int[] {0, 2}, CLASSES))
        .hasMessage("the class of row 1 is 2, there are 2");
    assertThatThrownBy(() -> Training.of().fit(x, new int[] {0}, CLASSES))
        .hasMessage("2 rows to learn from with 1 targets");
    assertThatThrownBy(
            () -> Training.of().fit(new double[][] {{1}, {Double.NaN}}, new int[2], CLASSES))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> Training.of().rate(0)).hasMessageContaining("rate");
  }
}
