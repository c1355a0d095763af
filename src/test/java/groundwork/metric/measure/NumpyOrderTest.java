package groundwork.metric.measure;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.metric.Reference;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class NumpyOrderTest {
  @ParameterizedTest
  @CsvSource({"breast_cancer,linear", "breast_cancer,mlp", "digits,linear", "digits,mlp"})
  void equals_stand_where_numpy_left_them(String dataset, String model) {
    var about = Reference.read("inputs/" + dataset).get("models").get(model);
    for (var rule : new String[] {"gradient", "gradient_x_input", "occlusion0", "random"}) {
      double[][] values = Reference.rows(about.get("attributions").get(rule));
      for (int n = 0; n < values.length; n++) {
        double[] sizes = Attributions.magnitudes(values[n]);
        assertThat(NumpyOrder.descending(values[n])).isEqualTo(order(about, "desc", rule, n));
        assertThat(NumpyOrder.ascending(values[n])).isEqualTo(order(about, "asc", rule, n));
        assertThat(NumpyOrder.descending(sizes)).isEqualTo(order(about, "abs_desc", rule, n));
        assertThat(NumpyOrder.ascending(sizes)).isEqualTo(order(about, "abs_asc", rule, n));
      }
    }
  }

  private static int[] order(JsonNode about, String name, String rule, int n) {
    return Arrays.stream(Reference.numbers(about.get("order_" + name).get(rule).get(n)))
        .mapToInt(index -> (int) index)
        .toArray();
  }
}
