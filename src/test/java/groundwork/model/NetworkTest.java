package groundwork.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import groundwork.model.Network.Activation;
import groundwork.model.Network.Dense;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkTest {
  /** By hand: hidden (max(0, 1*1 - 1*2), max(0, 2*1 + 0.5*2 - 1)) = (0, 2). */
  @Test
  void two_layers_by_hand() {
    var network =
        new Network(
            List.of(
                new Dense(
                    "a", new double[][] {{1, -1}, {2, 0.5}}, new double[] {0, -1}, Activation.RELU),
                new Dense(
                    "b",
                    new double[][] {{5, 1}, {7, -1}},
                    new double[] {0.5, 0},
                    Activation.IDENTITY)),
            List.of("no", "yes"));
    double[][] x = {{1, 2}};
    assertThat(network.hidden(x, 0)[0]).containsExactly(0, 2);
    assertThat(network.logits(x)[0]).containsExactly(2.5, -2);
    assertThat(network.probabilities(x)[0])
        .containsExactly(
            new double[] {1 / (1 + Math.exp(-4.5)), 1 / (1 + Math.exp(4.5))}, within(1e-15));
    assertThat(network.gradients(x, 0, Output.LOGIT)[0]).containsExactly(2, 0.5);
    assertThat(network.layers()).isEqualTo(2);
    assertThat(network.steps(x).keySet()).containsExactly("a", "a.relu", "b");
    assertThat(network.steps(x).get("a")[0]).containsExactly(-1, 2);
    assertThat(network.steps(x).get("a.relu")[0]).containsExactly(0, 2);
    assertThat(network.steps(x).get("b")[0]).containsExactly(2.5, -2);
    assertThat(network.weights(0)).containsExactly(1, -1, 2, 0.5);
  }

  @ParameterizedTest
  @CsvSource({"30, 100, 2", "784, 512, 10", "7, 23, 3", "5, 25, 31"})
  void a_row_is_the_textbook_sum_to_the_bit_in_whatever_batch_it_comes(
      int in, int hidden, int out) {
    var network = mlp(Activation.RELU, Link.SOFTMAX, in, hidden, out);
    double[][] x = rows(71, in, 3);
    double[][] all = network.logits(x);
    for (int r = 0; r < x.length; r++) {
      assertThat(all[r]).containsExactly(textbook(network, x[r]));
    }
    for (int size : new int[] {1, 2, 5, 33}) {
      for (int from = 0; from < x.length; from += size) {
        int to = Math.min(x.length, from + size);
        assertThat(network.logits(Arrays.copyOfRange(x, from, to)))
            .isDeepEqualTo(Arrays.copyOfRange(all, from, to));
      }
    }
    double[][] gradients = network.gradients(x, 1, Output.PROBABILITY);
    for (int r = 0; r < x.length; r++) {
      assertThat(network.gradients(new double[][] {x[r]}, 1, Output.PROBABILITY)[0])
          .containsExactly(gradients[r]);
    }
  }

  private static double[] textbook(Network network, double[] x) {
    for (Layer layer : network.parts()) {
      double[] z = layer.bias().clone();
      for (int o = 0; o < z.length; o++) {
        for (int i = 0; i < x.length; i++) {
          z[o] += layer.weights()[o][i] * x[i];
        }
        z[o] = layer.activation().of(z[o]);
      }
      x = z;
    }
    return x;
  }

  @ParameterizedTest
  @EnumSource
  void gradients_are_what_finite_differences_say(Activation activation) {
    var network = mlp(activation, Link.SOFTMAX, 6, 30, 9, 4);
    for (Output output : Output.values()) {
      slopesAgree(network, 2, output);
    }
    slopesAgree(mlp(activation, Link.SIGMOID, 6, 30, 1), 0, Output.LOGIT);
    slopesAgree(mlp(activation, Link.SIGMOID, 6, 30, 1), 1, Output.PROBABILITY);
    slopesAgree(mlp(activation, Link.IDENTITY, 6, 30, 2), 1, Output.LOGIT);
  }

  @ParameterizedTest
  @EnumSource
  void gradients_of_convolutions_are_what_finite_differences_say(Pool.Kind kind) {
    var network = convolutional(kind, 5);
    for (Output output : Output.values()) {
      slopesAgree(network, 2, output);
    }
  }

  private static void slopesAgree(Network network, int target, Output output) {
    double[][] x = rows(40, network.inputs(), 11);
    double[][] slopes = network.gradients(x, target, output);
    double step = 1e-6;
    for (int r = 0; r < x.length; r++) {
      for (int i = 0; i < network.inputs(); i++) {
        double[] more = x[r].clone();
        double[] less = x[r].clone();
        more[i] += step;
        less[i] -= step;
        double[][] y = network.outputs(new double[][] {more, less}, output);
        assertThat(slopes[r][i])
            .isCloseTo((y[0][target] - y[1][target]) / (2 * step), within(1e-6));
      }
    }
  }

  /**
   * By hand: an image of 3 x 3 under a window of 2 x 2 with weights 1 2 3 4, bias 10: at the upper
   * left 1 + 2*2 + 3*4 + 4*5 = 37.
   */
  @Test
  void a_convolution_by_hand() {
    double[][] image = {{1, 2, 3, 4, 5, 6, 7, 8, 9}};
    double[][] window = {{1, 2, 3, 4}};
    assertThat(convolved(Window.square(new Shape(1, 3, 3), 2, 1, 0), window, image))
        .containsExactly(47, 57, 77, 87);
    assertThat(convolved(Window.square(new Shape(1, 3, 3), 2, 2, 1), window, image))
        .containsExactly(14, 28, 10 + 2 * 4 + 4 * 7, 10 + 5 + 12 + 24 + 36);
  }

  private static double[] convolved(Window window, double[][] weights, double[][] image) {
    var conv = new Conv2d("c", window, weights, new double[] {10}, Activation.IDENTITY);
    return new Network(List.of(conv), List.of("a", "b", "c", "d")).logits(image)[0];
  }

  /** By hand. */
  @Test
  void pooling_by_hand() {
    double[][] image = {{1, 2, 3, 4, 5, 6, 7, 8, 9}};
    assertThat(
            pooled(
                new Pool(
                    "p",
                    Window.square(new Shape(1, 3, 3), 2, 2, 1),
                    Pool.Kind.MAX,
                    false,
                    Activation.IDENTITY),
                image))
        .containsExactly(1, 3, 7, 9);
    assertThat(
            pooled(
                new Pool(
                    "p",
                    Window.square(new Shape(1, 3, 3), 2, 2, 1),
                    Pool.Kind.MEAN,
                    false,
                    Activation.IDENTITY),
                image))
        .containsExactly(1, 2.5, 5.5, 7);
    assertThat(
            pooled(
                new Pool(
                    "p",
                    Window.square(new Shape(1, 3, 3), 2, 2, 1),
                    Pool.Kind.MEAN,
                    true,
                    Activation.IDENTITY),
                image))
        .containsExactly(0.25, 1.25, 2.75, 7);
  }

  private static double[] pooled(Pool pool, double[][] image) {
    double[][] same = new double[pool.out()][pool.out()];
    for (int i = 0; i < same.length; i++) {
      same[i][i] = 1;
    }
    var end = new Dense("end", same, new double[same.length], Activation.IDENTITY);
    return new Network(List.of(pool, end), List.of("a", "b", "c", "d")).logits(image)[0];
  }

  @Test
  void convolutions_give_the_same_bits_in_any_batch_and_count_only_layers_with_weights() {
    var network = convolutional(Pool.Kind.MAX, 5);
    assertThat(network.layers()).isEqualTo(3);
    assertThat(network.layerName(1)).isEqualTo("conv2");
    double[][] x = rows(40, network.inputs(), 5);
    double[][] all = network.hidden(x, 1);
    for (int r = 0; r < x.length; r++) {
      assertThat(network.hidden(new double[][] {x[r]}, 1)[0]).containsExactly(all[r]);
    }
    var changed = network.randomised(3, 1);
    assertThat(changed.weights(0)).containsExactly(network.weights(0));
    assertThat(changed.weights(1))
        .isNotEqualTo(network.weights(1))
        .hasSameSizeAs(network.weights(1));
    assertThat(changed.logits(x)).isNotEqualTo(network.logits(x));
    assertThat(network.randomised(3, 1).weights(1)).containsExactly(changed.weights(1));
    assertThat(network.randomised(3, 0, 1).weights(1)).containsExactly(changed.weights(1));
    assertThat(network.randomised(4, 1).weights(1)).isNotEqualTo(changed.weights(1));
  }

  @Test
  void one_logit_tells_two_classes_apart() {
    var network =
        new Network(
            List.of(new Dense("z", new double[][] {{2}}, new double[] {-1}, Activation.IDENTITY)),
            List.of("no", "yes"),
            Link.SIGMOID);
    double[][] x = {{1.5}};
    assertThat(network.logits(x)[0]).containsExactly(-2, 2);
    assertThat(network.hidden(x, 0)[0]).containsExactly(-2, 2);
    assertThat(network.probabilities(x)[0])
        .containsExactly(new double[] {0.11920292202211755, 0.8807970779778823}, within(1e-15));
  }

  @Test
  void a_regression_has_values_but_no_probabilities() {
    var network = mlp(Activation.TANH, Link.IDENTITY, 2, 3, 1);
    double[][] x = {{1, 2}};
    assertThat(network.logits(x)[0]).hasSize(1);
    assertThatThrownBy(() -> network.probabilities(x))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ask for \"output: logit\"");
    assertThatThrownBy(() -> network.gradients(x, 0, Output.PROBABILITY))
        .hasMessageContaining("not probabilities");
  }

  @Test
  void what_does_not_fit_is_refused_by_name() {
    var first = dense("fc1", 4, 3);
    assertThatThrownBy(() -> new Network(List.of(first, dense("fc2", 5, 2)), List.of("a", "b")))
        .hasMessage("layer fc2 takes 5 values, the one before gives 3");
    assertThatThrownBy(() -> new Network(List.of(first), List.of("a", "b")))
        .hasMessage("the last layer gives 3 values for 2 classes");
    assertThatThrownBy(() -> new Network(List.of(first), List.of("a", "b", "c"), Link.SIGMOID))
        .hasMessageContaining("two classes");
    assertThatThrownBy(
            () -> new Dense("x", new double[][] {{1, 2}, {1}}, new double[2], Activation.IDENTITY))
        .hasMessage("layer x: row 1 of the weights has 1 values, the first has 2");
    assertThatThrownBy(
            () -> new Dense("x", new double[][] {{1, Double.NaN}}, new double[1], Activation.RELU))
        .hasMessage("layer x: weight 1 of output 0 is NaN");
    var fits = new Network(List.of(first), List.of("a", "b", "c"));
    assertThatThrownBy(() -> fits.with(0, new double[11], new double[3]))
        .hasMessage("layer fc1 has 12 weights and 3 biases, not 11 and 3");
    assertThatThrownBy(() -> fits.logits(new double[][] {{1, 2, 3, 4}, {1, 2, 3}}))
        .hasMessage("row 1 has 3 values, the model reads 4");
  }

  static Dense dense(String name, int in, int out) {
    return new Dense(name, rows(out, in, in + out), rows(1, out, 2)[0], Activation.IDENTITY);
  }

  static Network mlp(Activation activation, Link link, int... sizes) {
    var layers = new ArrayList<Layer>();
    for (int at = 1; at < sizes.length; at++) {
      var like = dense("fc" + at, sizes[at - 1], sizes[at]);
      layers.add(
          at == sizes.length - 1
              ? like
              : new Dense(like.name(), like.weights(), like.bias(), activation));
    }
    int classes = link == Link.SIGMOID ? 2 : sizes[sizes.length - 1];
    return new Network(layers, names(classes), link);
  }

  static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  static List<String> names(int classes) {
    return java.util.stream.IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
  }

  /** 2 x 6 x 6, 3 channels padded, pooled, 4 channels with strides, dense. */
  static Network convolutional(Pool.Kind kind, int classes) {
    var shape = new Shape(2, 6, 6);
    var first =
        new Conv2d(
            "conv1",
            Window.square(shape, 3, 1, 1),
            rows(3, 18, 1),
            rows(1, 3, 2)[0],
            Activation.TANH);
    var pool =
        new Pool("pool", Window.square(first.shape(), 3, 1, 1), kind, true, Activation.SOFTPLUS);
    var second =
        new Conv2d(
            "conv2",
            new Window(pool.shape(), 2, 3, 2, 1, 0, 1, 0, 0),
            rows(4, 18, 3),
            rows(1, 4, 4)[0],
            Activation.SIGMOID);
    return new Network(
        List.of(first, pool, second, dense("end", second.out(), classes)), names(classes));
  }

  static double[][] rows(int rows, int columns, long seed) {
    var random = new SplittableRandom(seed);
    double[][] x = new double[rows][columns];
    for (double[] row : x) {
      for (int i = 0; i < columns; i++) {
        row[i] = random.nextGaussian();
      }
    }
    return x;
  }
}
