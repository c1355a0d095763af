package groundwork.metric.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.explanation.Background;
import groundwork.explanation.Explainer;
import groundwork.explanation.Explainers;
import groundwork.explanation.Explanation;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Metric;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.RandomRanking;
import groundwork.model.Predictor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetricsTest {
  /** Probability of class 1 is a weighted sum, so that every number below can be had by hand. */
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

  /** Contribution to class 1 against a background of zeros. */
  record Contributions(Additive additive) implements Explainer {
    @Override
    public String id() {
      return "contributions";
    }

    @Override
    public String source() {
      return "";
    }

    @Override
    public Explanation explain(
        Predictor model, double[] input, int target, Background background, long seed) {
      double[] values = new double[input.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = additive.weights()[i] * input[i];
      }
      return Explanation.of(id(), target, values);
    }
  }

  static final Additive MODEL = new Additive(0.1, 0.4, 0.05, 0.2, -0.1);
  static final double[] INPUT = {1, 1, 1, 1}; // p = 0.65; contributions 0.4, 0.05, 0.2, -0.1
  static final Background ROWS =
      Background.sample(new double[][] {{0, 0, 0, 0}, {1, 0.5, 0, 1}}, false, false, false, true);

  static Case explained(double... attribution) {
    return new Case(
        "i1", MODEL, Background.absence(4), INPUT, 1, attribution, new Contributions(MODEL), 7);
  }

  static Case true_() {
    return explained(0.4, 0.05, 0.2, -0.1);
  }

  static double score(String id, Map<String, Object> parameters, Case explained) {
    return Metrics.of(id, parameters).score(explained).value();
  }

  /** Top 2 are features 0 and 2: without them 0.1 + 0.05 - 0.1 = 0.05, a fall of 0.6. */
  @Test
  void comprehensiveness_by_hand() {
    assertThat(score("comprehensiveness", Map.of("k", 2), true_())).isCloseTo(0.6, within(1e-15));
  }

  /** k = 1: 0.4; k = 3 (features 0, 2, 1): 0.65 - 0.0 = 0.65; average 0.525. */
  @Test
  void comprehensiveness_is_averaged_over_fractions() {
    assertThat(score("comprehensiveness", Map.of("fractions", List.of(0.25, 0.75)), true_()))
        .isCloseTo((0.4 + 0.65) / 2, within(1e-15));
  }

  /**
   * Background rows (0,0,0,0) and (1,0.5,0,1); without feature 0: 0.65 - 0.4 = 0.25 and 0.65: mean
   * 0.45, a fall of 0.2. Centre (0.5, 0.25, 0, category 0): p = 0.65 - 0.2 = 0.45: the same, since
   * the model adds up.
   */
  @Test
  void an_absent_feature_is_drawn_from_the_background_rows() {
    var tabular = new Case("i1", MODEL, ROWS, INPUT, 1, true_().attribution(), null, 7);
    assertThat(score("comprehensiveness", Map.of("k", 1), tabular)).isCloseTo(0.2, within(1e-15));
    assertThat(score("comprehensiveness", Map.of("k", 1, "baseline", "centre"), tabular))
        .isCloseTo(0.2, within(1e-15));
  }

  /** Only features 0 and 2 are left: 0.1 + 0.4 + 0.2 = 0.7, a fall of -0.05. */
  @Test
  void sufficiency_by_hand() {
    assertThat(score("sufficiency", Map.of("k", 2), true_())).isCloseTo(-0.05, within(1e-15));
  }

  /** Sorted 1, 2, 3, 4: (-3·1 - 1·2 + 1·3 + 3·4) / (4 · 10) = 10 / 40. One holds all: 1 - 1/4. */
  @Test
  void sparseness_by_hand() {
    assertThat(score("sparseness", Map.of(), explained(3, -1, 4, 2)))
        .isCloseTo(0.25, within(1e-15));
    assertThat(score("sparseness", Map.of(), explained(0, 0, -5, 0)))
        .isCloseTo(0.75, within(1e-15));
    assertThat(score("sparseness", Map.of(), explained(2, 2, -2, 2))).isZero();
  }

  /** Contributions of an additive model miss nothing; twice as much is cured by scaling alone. */
  @Test
  void infidelity_of_true_contributions_is_zero() {
    assertThat(score("infidelity", Map.of(), true_())).isCloseTo(0, within(1e-30));
    var doubled = explained(0.8, 0.1, 0.4, -0.2);
    assertThat(score("infidelity", Map.of(), doubled)).isGreaterThan(0.01);
    assertThat(score("infidelity", Map.of("scaled", true), doubled)).isCloseTo(0, within(1e-30));
  }

  @Test
  void equal_values_go_to_the_lower_index() {
    assertThat(score("comprehensiveness", Map.of("k", 1), explained(1, 1, 1, 0)))
        .isCloseTo(0.4, within(1e-15));
  }

  @Test
  void magnitude_counts_what_pushes_away_too() {
    var away = explained(0.1, 0, 0, -0.9);
    assertThat(score("comprehensiveness", Map.of("k", 1), away)).isCloseTo(0.4, within(1e-15));
    assertThat(score("comprehensiveness", Map.of("k", 1, "order", "magnitude"), away))
        .isCloseTo(-0.1, within(1e-15));
  }

  /** Those whose numbers stand above; what holds for every metric is tested elsewhere. */
  static List<Metric> all() {
    return List.of(
            "comprehensiveness",
            "faithfulness-correlation",
            "infidelity",
            "max-sensitivity",
            "sparseness",
            "sufficiency")
        .stream()
        .map(id -> Metrics.of(id, Map.of()))
        .toList();
  }

  /** Break the attribution: each metric must notice. */
  @ParameterizedTest
  @MethodSource("all")
  void notices_another_attribution(Metric metric) {
    assertThat(metric.score(explained(-0.3, 0.5, 0.01, 0.2)).value())
        .isNotCloseTo(metric.score(true_()).value(), within(1e-6));
  }

  /** Break the model: all that ask it must notice. */
  @ParameterizedTest
  @MethodSource("all")
  void notices_another_model(Metric metric) {
    var other = new Additive(0.2, -0.3, 0.3, 0.05, 0.2);
    var broken =
        new Case(
            "i1",
            other,
            Background.absence(4),
            INPUT,
            1,
            true_().attribution(),
            new Contributions(other),
            7);
    if (metric.card().id().equals("sparseness")) {
      assertThat(metric.score(broken)).isEqualTo(metric.score(true_()));
    } else {
      assertThat(metric.score(broken).value())
          .isNotCloseTo(metric.score(true_()).value(), within(1e-6));
    }
  }

  /** Break the draws: all that sample must notice, and say how much that matters. */
  @Test
  void notices_another_seed_where_it_samples() {
    var other =
        new Case(
            "i1",
            MODEL,
            Background.absence(4),
            INPUT,
            1,
            new double[] {0.3, 0.1, 0.2, 0.1},
            null,
            8);
    var same = new Case("i1", MODEL, Background.absence(4), INPUT, 1, other.attribution(), null, 7);
    for (var metric :
        List.of(
            Metrics.of("infidelity", Map.of("samples", 5)),
            Metrics.of("faithfulness-correlation", Map.of("subset", 2, "samples", 8)))) {
      assertThat(metric.score(other)).isNotEqualTo(metric.score(same));
      assertThat(metric.score(same).error()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void scores_nothing_for_no_explanation_and_says_why(Metric metric) {
    var score = metric.score(explained(0, 0, 0, 0));
    if (metric.card().id().equals("infidelity")) {
      assertThat(score.value()).as("an explanation that says nothing misses all").isPositive();
      assertThat(score("infidelity", Map.of("scaled", true), explained(0, 0, 0, 0))).isNaN();
    } else {
      assertThat(score.value()).isNaN();
      assertThat(score.reason()).isNotBlank();
    }
  }

  @Test
  void a_constant_explanation_has_no_ranking() {
    var score = Metrics.of("comprehensiveness", Map.of("k", 1)).score(explained(2, 2, 2, 2));
    assertThat(score.value()).isNaN();
    assertThat(score.reason()).contains("no ranking");
  }

  @Test
  void the_random_control_is_not_stable() {
    var random = Explainers.byId("random");
    var control =
        explained(0.4, 0.05, 0.2, -0.1)
            .with(random.explain(MODEL, INPUT, 1, Background.absence(4), 1).values(), random);
    assertThat(score("max-sensitivity", Map.of(), control)).isGreaterThan(0.5);
  }

  @Test
  void every_order_of_the_random_ranking_comes_up() {
    var orders = new java.util.HashSet<String>();
    for (long seed = 0; seed < 500; seed++) {
      var values = new RandomRanking().explain(MODEL, INPUT, 1, ROWS, seed).values();
      orders.add(java.util.Arrays.toString(Attributions.descending(values)));
      assertThat(java.util.Arrays.stream(values).sum()).isCloseTo(1, within(1e-12));
    }
    assertThat(orders).hasSize(24);
  }

  @Test
  void every_card_says_what_a_reader_must_know() {
    assertThat(Metrics.all()).hasSizeGreaterThanOrEqualTo(all().size());
    for (var metric : Metrics.all()) {
      var card = metric.card();
      assertThat(card.source()).isNotBlank();
      assertThat(card.low() == null || card.high() == null || card.low() < card.high()).isTrue();
      assertThat(List.of(card.id(), card.version(), card.title(), card.property(), card.unit()))
          .allSatisfy(text -> assertThat(text).isNotBlank());
      assertThat(Metrics.of(card.id(), card.parameters()).card()).isEqualTo(card);
    }
  }

  @Test
  void refuses_unknown_metrics_parameters_and_values() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metrics.of("accuracy", Map.of()))
        .withMessageContaining("known are");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metrics.of("infidelity", Map.of("sample", 3)))
        .withMessageContaining("[sample]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metrics.of("infidelity", Map.of("samples", "many")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metrics.of("comprehensiveness", Map.of("k", 0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> explained(1, 2, 3))
        .withMessageContaining("attribution has 3 values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> explained(1, 2, Double.NaN, 4))
        .withMessageContaining("attribution[2]");
  }
}
