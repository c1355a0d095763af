package groundwork.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.explanation.Explainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The carried inputs belong together: models give the stored outputs, rules the attributions. */
class ReferenceTest {
  @ParameterizedTest
  @CsvSource({"breast_cancer,linear", "breast_cancer,mlp", "digits,linear", "digits,mlp"})
  void models_and_rules_give_what_is_stored(String dataset, String model) {
    var data = Reference.read("inputs/" + dataset);
    var about = data.get("models").get(model);
    var network = Reference.network(dataset, model);
    double[][] x = Reference.rows(data.get("x"));
    close(network.logits(x), Reference.rows(about.get("logits")));
    close(network.probabilities(x), Reference.rows(about.get("softmax")));
    for (var rule : new String[] {"gradient", "gradient_x_input", "occlusion0"}) {
      double[][] stored = Reference.rows(about.get("attributions").get(rule));
      for (int n = 0; n < x.length; n++) {
        Explainer method = new Reference.Rule(rule);
        int target = about.get("y_explained").get(n).asInt();
        assertThat(method.explain(network, x[n], target, null, 1).values())
            .containsExactly(stored[n], within(1e-12));
      }
    }
  }

  @Test
  void every_call_has_twenty_instances() {
    assertThat(Reference.quantus("FaithfulnessCorrelation"))
        .isNotEmpty()
        .allSatisfy(
            given -> {
              assertThat(given.cases()).hasSize(20).hasSameSizeAs(given.values());
              assertThat(given.cases().getFirst().recorded().get("subsets"))
                  .hasDimensions(20, given.params().get("subset_size").asInt());
            });
  }

  private static void close(double[][] given, double[][] stored) {
    assertThat(given).hasDimensions(stored.length, stored[0].length);
    for (int n = 0; n < stored.length; n++) {
      assertThat(given[n]).containsExactly(stored[n], within(1e-12));
    }
  }
}
