package groundwork.metric.measure.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.explanation.Background;
import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Recorded;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Baseline;
import groundwork.model.Predictor;
import groundwork.model.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegionsTest {
  /** Probability of "yes" is a weighted sum, so that every number below can be had by hand. */
  record Additive(double start, double... weights) implements Predictor {
    @Override
    public int inputs() {
      return weights.length;
    }

    @Override
    public List<String> classes() {
      return List.of("no", "yes");
    }

    @Override
    public double[][] probabilities(double[][] batch) {
      Predictor.require(batch, inputs());
      double[][] all = new double[batch.length][];
      for (int row = 0; row < all.length; row++) {
        double p = start;
        for (int i = 0; i < weights.length; i++) {
          p += weights[i] * batch[row][i];
        }
        all[row] = new double[] {1 - p, p};
      }
      return all;
    }
  }

  static final Additive MODEL = new Additive(0.1, 0.4, 0.05, 0.2, -0.1); // 0.65 for ones

  static Case table(double... attribution) {
    return new Case(
        "i1", MODEL, Background.absence(4), new double[] {1, 1, 1, 1}, 1, attribution, null, 7);
  }

  /** 2 x 2 places in two channels; the weights are those of the places, halved. */
  static Case image(double... attribution) {
    var model = new Additive(0.1, 0.2, 0.025, 0.1, -0.05, 0.2, 0.025, 0.1, -0.05);
    double[] ones = new double[8];
    Arrays.fill(ones, 1);
    return new Case(
        "i1",
        model,
        Background.images(new Shape(2, 2, 2), new double[8]),
        ones,
        1,
        attribution,
        null,
        7);
  }

  static Score score(String id, Map<String, Object> parameters, Case explained) {
    return Metrics.of(id, parameters).score(explained);
  }

  /** Order 0, 2, 1, 3: falls 0.4, 0.6, 0.65, 0.55. */
  @Test
  void region_perturbation_by_hand() {
    var score = score("region-perturbation", Map.of(), table(0.4, 0.05, 0.2, -0.1));
    assertThat(score.curve()).containsExactly(new double[] {0.4, 0.6, 0.65, 0.55}, within(1e-15));
    assertThat(score.value()).isCloseTo(2.2 / 4, within(1e-15));
    assertThat(
            score("region-perturbation", Map.of("start", true), table(0.4, 0.05, 0.2, -0.1))
                .value())
        .isCloseTo(2.2 / 5, within(1e-15));
  }

  /** Order 3, 1, 2, 0: falls -0.1, -0.05, 0.15; lower is better then. */
  @Test
  void the_least_relevant_can_go_first() {
    var metric = Metrics.of("region-perturbation", Map.of("order", "lerf", "regions", 3));
    assertThat(metric.score(table(0.4, 0.05, 0.2, -0.1)).value()).isCloseTo(0, within(1e-15));
    assertThat(metric.card().direction().name()).isEqualTo("LOWER");
  }

  /** Squares of one place: each takes its two channels along, as the table's features do. */
  @Test
  void a_place_goes_with_all_its_channels() {
    var explained = image(0.4, 0, 0.1, 0, 0, 0.05, 0.1, -0.1);
    assertThat(score("region-perturbation", Map.of("patch", 1), explained).curve())
        .containsExactly(new double[] {0.4, 0.6, 0.65, 0.55}, within(1e-15));
    assertThat(score("selectivity", Map.of("patch", 1), explained).curve())
        .containsExactly(new double[] {0.65, 0.25, 0.05, 0, 0.1}, within(1e-15));
    assertThat(score("region-perturbation", Map.of("patch", 2), explained).reason())
        .contains("single region");
  }

  /** Outputs 0.65, 0.25, 0.05, 0, 0.1: trapezoids 0.45, 0.15, 0.025, 0.05 over four steps. */
  @Test
  void selectivity_by_hand() {
    assertThat(score("selectivity", Map.of(), table(0.4, 0.05, 0.2, -0.1)).value())
        .isCloseTo(0.675 / 4, within(1e-15));
  }

  /** Squares of 2 in 3 x 5 places: 2 x 3 of them, standing out below and to the right. */
  @Test
  void squares_cover_every_value_once() {
    var members = new Patches(new Shape(3, 3, 5), 2).members();
    assertThat(members).hasNumberOfRows(6);
    assertThat(Arrays.stream(members).flatMapToInt(Arrays::stream).sorted().toArray())
        .containsExactly(IntStream.range(0, 45).toArray());
    assertThat(members[5]).hasSize(3).contains(14);
    assertThat(new Patches(new Shape(1, 3, 5), 4).members()[0])
        .as("one column stands out on the left, two on the right")
        .containsExactly(0, 1, 2, 5, 6, 7, 10, 11, 12);
  }

  /**
   * Segments {0, 3} and {1, 2}, means 0.15 and 0.125: f 0.65, without {0, 3} 0.35, without all 0.1.
   */
  @Test
  void irof_by_hand() {
    var segments = new Recorded(Map.of("segments", new double[][] {{5, 2, 2, 5}}));
    var explained = table(0.4, 0.05, 0.2, -0.1).recorded(segments);
    double area = (1 + 0.35 / 0.65) / 2 + (0.35 / 0.65 + 0.1 / 0.65) / 2;
    assertThat(score("irof", Map.of(), explained).value()).isCloseTo(1 - area / 2, within(1e-15));
    assertThat(score("irof", Map.of("normalised", false), explained).value())
        .isCloseTo(2 - area, within(1e-15));
    assertThat(score("irof", Map.of(), table(0.4, 0.05, 0.2, -0.1)).curve()).hasSize(5);
  }

  /** Of three places in a row the middle one is gone: the mean of the others. */
  @Test
  void a_removed_place_is_the_mean_of_its_neighbours() {
    assertThat(new Imputation(new Shape(1, 1, 3), new int[] {1}).fill(new double[] {1, 9, 2}))
        .containsExactly(1, 1.5, 2);
    // x1 = (1 + x2) / 2, x2 = (x1 + 4) / 2: 2 and 3; the other channel is zero throughout
    assertThat(
            new Imputation(new Shape(2, 1, 4), new int[] {1, 2})
                .fill(new double[] {1, 0, 0, 4, 0, 7, 7, 0}))
        .containsExactly(new double[] {1, 2, 3, 4, 0, 0, 0, 0}, within(1e-12));
  }

  /**
   * Places 0.5, 0.1, 0.4, 0.3 in a row, "yes" where 0.6 x the first exceeds 0.2 ... with one place
   * gone the first becomes 0.1 and the answer turns; with the last gone it stays.
   */
  @Test
  void road_by_hand() {
    var model = new Additive(0.3, 0.6, 0, 0, 0); // 0.6 as it is, 0.36 with the first filled by 0.1
    var row = Background.images(new Shape(1, 1, 4), new double[4]);
    double[] input = {0.5, 0.1, 0.4, 0.3};
    var explained = new Case("i1", model, row, input, 1, new double[] {4, 3, 2, 1}, null, 7);
    Map<String, Object> one = Map.of("percentages", List.of(25), "noise", 0);
    assertThat(score("road", one, explained).curve()).containsExactly(0);
    assertThat(
            score(
                    "road",
                    Map.of("percentages", List.of(25, 75), "noise", 0, "order", "lerf"),
                    explained)
                .curve())
        .containsExactly(1, 1);
  }

  @Test
  void road_of_a_set_is_the_share_of_images() {
    var model = new Additive(0.3, 0.6, 0, 0, 0);
    var row = Background.images(new Shape(1, 1, 4), new double[4]);
    double[] input = {0.5, 0.1, 0.4, 0.3};
    var wrong = new Case("a", model, row, input, 1, new double[] {4, 3, 2, 1}, null, 7);
    var set =
        Metrics.of("road", Map.of("percentages", List.of(25), "noise", 0, "normalise", "instance"))
            .scores(List.of(wrong, wrong.with(new double[] {1, 2, 3, 4}, null)));
    assertThat(set.overall().curve()).containsExactly(0.5);
  }

  @Test
  void road_says_how_far_noise_reaches() {
    var model = new Additive(0.41, 0.9, 0, 0, 0); // 0.5 where the first is filled by 0.1
    var row = Background.images(new Shape(1, 1, 4), new double[4]);
    double[] input = {0.5, 0.1, 0.4, 0.3};
    var explained = new Case("i1", model, row, input, 1, new double[] {4, 3, 2, 1}, null, 7);
    var score =
        score("road", Map.of("percentages", List.of(25), "noise", 0.1, "samples", 400), explained);
    assertThat(score.value()).isBetween(0.4, 0.6);
    assertThat(score.error()).isCloseTo(0.025, within(0.002)); // sqrt(0.25 / 400)
    var drawn = new Recorded(Map.of("road-noise", new double[][] {{0.2, 0, 0, 0}}));
    assertThat(score("road", Map.of("percentages", List.of(25)), explained.recorded(drawn)).value())
        .isOne();
  }

  /**
   * Explanations on a line at 0, 1, 2, 10; the second value is the same in all and is left out.
   * Within 0.25 of 10: 0 has 1 and 2, 10 has nobody.
   */
  @Test
  void dasguptas_sufficiency_by_hand() {
    var model = new Additive(0.4, 0.2, 0);
    var cases = new ArrayList<Case>();
    double[] first = {0, 1, 1, 0}; // predictions no, yes, yes, no
    double[] at = {0, 1, 2, 10};
    for (int n = 0; n < 4; n++) {
      cases.add(
          new Case(
              "i" + n,
              model,
              Background.absence(2),
              new double[] {first[n], 0},
              0,
              new double[] {at[n], 3},
              null,
              7));
    }
    var metric = Metrics.of("dasgupta-sufficiency", Map.of("threshold", 0.25));
    var scores = metric.scores(cases).each();
    assertThat(scores.stream().map(Score::value).limit(3)).containsExactly(0.0, 0.5, 0.5);
    assertThat(scores.get(3).reason()).contains("no other explanation of the set is near");
    var turned = new ArrayList<>(cases);
    Collections.reverse(turned);
    var reversed = new ArrayList<>(metric.scores(turned).each());
    Collections.reverse(reversed);
    assertThat(reversed).isEqualTo(scores);
    var library = Map.<String, Object>of("threshold", 0.25, "compatibility", "quantus-0.6.0");
    assertThat(Metrics.of("dasgupta-sufficiency", library).scores(cases).each())
        .containsOnly(Score.of(0));
  }

  @Test
  void what_cannot_be_scored_says_why() {
    var constant = table(1, 1, 1, 1);
    for (var id : List.of("region-perturbation", "selectivity", "irof")) {
      assertThat(score(id, Map.of(), constant).reason()).isEqualTo(Parts.CONSTANT);
    }
    assertThat(score("region-perturbation", Map.of("order", "random"), constant).defined())
        .isTrue();
    assertThat(score("road", Map.of(), table(4, 3, 2, 1)).reason()).contains("no image");
    assertThat(score("road", Map.of(), image(1, 1, 1, 1, 2, 2, 2, 2)).reason())
        .contains("every feature the same value");
    assertThat(score("road", Map.of("against", "truth"), image(1, 2, 3, 4, 5, 6, 7, 8)).reason())
        .contains("true class");
    assertThat(score("dasgupta-sufficiency", Map.of(), constant).reason()).contains("no other");
    assertThat(
            Metrics.of("dasgupta-sufficiency", Map.of())
                .scores(List.of(constant, constant))
                .each()
                .getFirst()
                .reason())
        .contains("are the same");
    var nothing =
        new Case(
            "i1",
            new Additive(0, 1, 1),
            Background.absence(2),
            new double[2],
            1,
            new double[] {1, 2},
            null,
            7);
    assertThat(score("irof", Map.of("baseline", 0.5), nothing).reason()).contains("is 0");
    for (var id : List.of("region-perturbation", "selectivity", "irof", "aopc-comprehensiveness")) {
      assertThat(score(id, Map.of(), nothing).reason()).isEqualTo(Baseline.IDLE);
    }
  }

  @Test
  void settings_that_cannot_be_are_refused() {
    refused("region-perturbation", Map.of("patch", 0), "\"patch\" is 0");
    refused("road", Map.of("percentages", List.of(100)), "percentage 100.0");
    refused("irof", Map.of("compatibility", "quantus-0.6.0", "segments", 9), "\"segments\"");
    refused(
        "selectivity",
        Map.of("compatibility", "quantus-0.6.0", "baseline", "expectation"),
        "Quantus knows");
    refused("dasgupta-sufficiency", Map.of("threshold", 0), "(0, 1]");
  }

  /**
   * What the score has to notice: another explanation, another model, another order of features.
   */
  @Test
  void breaking_anything_moves_the_score() {
    var good = table(0.4, 0.05, 0.2, -0.1);
    for (var id : List.of("region-perturbation", "selectivity", "irof")) {
      double value = score(id, Map.of(), good).value();
      assertThat(score(id, Map.of(), table(-0.4, -0.05, -0.2, 0.1)).value()).isNotEqualTo(value);
      assertThat(score(id, Map.of(), table(0.05, 0.4, 0.2, -0.1)).value()).isNotEqualTo(value);
      assertThat(score(id, Map.of(), good.under(new Additive(0.1, 0.05, 0.4, 0.2, 0.1))).value())
          .isNotEqualTo(value);
      assertThat(score(id, Map.of("baseline", 0.5), good).value()).isNotEqualTo(value);
    }
  }

  private static void refused(String id, Map<String, Object> parameters, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metrics.of(id, parameters))
        .withMessageContaining(message);
  }
}
