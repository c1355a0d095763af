package groundwork.metric.measure;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.metric.Reference;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryOrderTest {
  /** Attributions of images have many zeros, whose order is not by index. */
  @ParameterizedTest
  @CsvSource({"breast_cancer,linear", "breast_cancer,mlp", "digits,linear", "digits,mlp"})
  void ties_lie_as_numpy_left_them(String dataset, String model) {
    var about = Reference.read("inputs/" + dataset).get("models").get(model);
    for (var rule : new String[] {"gradient", "gradient_x_input", "occlusion0", "random"}) {
      double[][] attributions = Reference.rows(about.get("attributions").get(rule));
      double[][] falling = Reference.rows(about.get("order_desc").get(rule));
      double[][] rising = Reference.rows(about.get("order_asc").get(rule));
      double[][] largest = Reference.rows(about.get("order_abs_desc").get(rule));
      double[][] smallest = Reference.rows(about.get("order_abs_asc").get(rule));
      for (int n = 0; n < attributions.length; n++) {
        double[] sizes = Attributions.magnitudes(attributions[n]);
        assertThat(LibraryOrder.falling(attributions[n])).containsExactly(indices(falling[n]));
        assertThat(LibraryOrder.rising(attributions[n])).containsExactly(indices(rising[n]));
        assertThat(LibraryOrder.falling(sizes)).containsExactly(indices(largest[n]));
        assertThat(LibraryOrder.rising(sizes)).containsExactly(indices(smallest[n]));
      }
    }
  }

  @Test
  void values_are_sorted_however_many_are_equal() {
    var random = new Random(5);
    for (int d = 0; d < 300; d++) {
      int different = 1 + d % 7;
      double[] values = random.ints(d, 0, different).asDoubleStream().toArray();
      int[] order = LibraryOrder.rising(values);
      assertThat(Arrays.stream(order).sorted().toArray()).containsExactly(natural(d));
      assertThat(Arrays.stream(order).mapToDouble(i -> values[i]).toArray()).isSorted();
    }
  }

  private static int[] natural(int d) {
    return java.util.stream.IntStream.range(0, d).toArray();
  }

  private static int[] indices(double[] values) {
    return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
  }
}
