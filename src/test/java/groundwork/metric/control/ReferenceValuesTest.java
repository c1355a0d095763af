package groundwork.metric.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.metric.entity.Case;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.faithfulness.FaithfulnessCorrelation;
import groundwork.metric.measure.faithfulness.Infidelity;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What Captum 0.8.0 and Quantus 0.6.0 returned, reproduced at a relative tolerance of 1e-7. */
class ReferenceValuesTest {
  static Stream<JsonNode> infidelityOfCaptum() {
    return Reference.cases("captum-0.8.0", "infidelity");
  }

  static Stream<JsonNode> correlationOfQuantus() {
    return Reference.cases("quantus-0.6.0", "FaithfulnessCorrelation");
  }

  /**
   * Perturbations are added noise: said = noise · attribution, done = f(x) - f(x - noise), logits.
   */
  @ParameterizedTest
  @MethodSource("infidelityOfCaptum")
  void infidelity_with_and_without_scaling(JsonNode given) {
    boolean scaled = given.get("params").get("normalize").asBoolean();
    each(
        given,
        false,
        (n, instance) -> {
          var noise = noise("gaussian_std0_1", n);
          double whole =
              instance.model()
                  .probabilities(new double[][] {instance.input()})[0][instance.target()];
          double[] said = new double[noise.length];
          double[] done = new double[noise.length];
          for (int k = 0; k < noise.length; k++) {
            double[] moved = instance.input().clone();
            for (int i = 0; i < moved.length; i++) {
              said[k] += noise[k][i] * instance.attribution()[i];
              moved[i] -= noise[k][i];
            }
            done[k] =
                whole
                    - instance.model().probabilities(new double[][] {moved})[0][instance.target()];
          }
          return Infidelity.score(said, done, scaled).value();
        });
  }

  @ParameterizedTest
  @MethodSource("correlationOfQuantus")
  void faithfulness_correlation(JsonNode given) {
    each(
        given,
        given.get("softmax").asBoolean(),
        (n, instance) -> {
          boolean[][] sets = new boolean[20][instance.size()];
          for (int run = 0; run < sets.length; run++) {
            for (var index : Reference.DATA.get("subsets").get(run).get(n)) {
              sets[run][index.asInt()] = true;
            }
          }
          return new FaithfulnessCorrelation(6, 20, Baseline.EXPECTATION)
              .score(instance, sets)
              .value();
        });
  }

  interface Scored {
    double of(int n, Case instance);
  }

  private static void each(JsonNode given, boolean softmax, Scored score) {
    double[] expected = Reference.numbers(given.get("values"));
    for (int n = 0; n < expected.length; n++) {
      assertThat(score.of(n, Reference.instance(given, n, softmax)))
          .as("instance %d", n)
          .isCloseTo(expected[n], within(1e-7 * Math.abs(expected[n]) + 1e-14));
    }
  }

  private static double[][] noise(String name, int n) {
    return Reference.DATA
        .get(name)
        .valueStream()
        .map(step -> Reference.numbers(step.get(n)))
        .toArray(double[][]::new);
  }
}
