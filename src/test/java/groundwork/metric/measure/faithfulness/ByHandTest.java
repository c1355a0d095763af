package groundwork.metric.measure.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.explanation.Background;
import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Recorded;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Similarity;
import groundwork.model.Network;
import groundwork.model.Parameters;
import groundwork.model.Shape;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The logit of class 1 is 1 + 4 x0 + 0.5 x1 + 2 x2 - x3, that of class 0 is 0. At (1, 1, 1, 1) it
 * is 6.5, and without a feature it falls by the feature's weight.
 */
class ByHandTest {
  private static final Network MODEL =
      new Network(
          List.of(
              new Network.Dense(
                  "only",
                  new double[][] {{0, 0, 0, 0}, {4, 0.5, 2, -1}},
                  new double[] {0, 1},
                  Network.Activation.IDENTITY)),
          List.of("no", "yes"));

  private static Case explained(Background background, double... attribution) {
    return new Case("item", MODEL, background, new double[] {1, 1, 1, 1}, 1, attribution, null, 7);
  }

  private static Case explained(double... attribution) {
    return explained(Background.absence(4), attribution);
  }

  private static final Case TRUE = explained(4, 0.5, 2, -1);
  private static final Case RISING = explained(1, 2, 3, 4);

  private static Case with(Case one, String name, double[]... draws) {
    return one.recorded(new Recorded(Map.of(name, draws)));
  }

  private static Score score(String id, Map<String, Object> settings, Case explained) {
    var all = new TreeMap<>(settings);
    if (!id.startsWith("average")) {
      all.putIfAbsent("output", "logit");
    }
    return Metrics.of(id, all).score(explained);
  }

  private static void is(double expected, Score score) {
    assertThat(score.value()).isCloseTo(expected, within(1e-12));
  }

  /** Sums 1, 2, 3 and falls 4, 0.5, 2 with mean 13/6. */
  @Test
  void faithfulness_correlation() {
    double[][] sets = {{0}, {1}, {2}};
    is(
        -2 / Math.sqrt(2 * 37 / 6.0),
        score("faithfulness-correlation", Map.of(), with(RISING, "subsets", sets)));
    is(1, score("faithfulness-correlation", Map.of(), with(TRUE, "subsets", sets)));
    is(
        -0.5,
        score(
            "faithfulness-correlation",
            Map.of("similarity", "spearman"),
            with(RISING, "subsets", sets)));
    is(
        -1 / 3.0,
        score(
            "faithfulness-correlation",
            Map.of("similarity", "kendall"),
            with(RISING, "subsets", sets)));
    is(1, score("faithfulness-correlation", Map.of("subset", 2), TRUE));
  }

  /** Falls 4, 0.5, 2, -1 with mean 1.375; in pairs 7 and 1, then 3 and 4.5. */
  @Test
  void faithfulness_estimate() {
    is(-6.75 / Math.sqrt(5 * 13.6875), score("faithfulness-estimate", Map.of(), RISING));
    is(-1, score("faithfulness-estimate", Map.of("step", 2), RISING));
    is(1, score("faithfulness-estimate", Map.of(), TRUE));
  }

  /** Coming in by rising attribution: 0, 0.5, 2.5, 6.5; or 5, 5.5, 7.5, 6.5. */
  @Test
  void monotonicity() {
    assertThat(score("monotonicity", Map.of(), TRUE))
        .usingRecursiveComparison()
        .isEqualTo(Score.curve(1, 0, 0.5, 2.5, 6.5));
    is(0, score("monotonicity", Map.of(), RISING));
    is(2 / 3.0, score("monotonicity", Map.of("graded", true), RISING));
    is(1, score("monotonicity", Map.of("compatibility", Removal.QUANTUS), RISING));
    is(0, score("monotonicity", Map.of("compatibility", Removal.AIX360), RISING));
  }

  /** Squared changes 16, 0.25, 4, 1 have the ranks 4, 1, 3, 2: 1 - 6 · 14 / 60. */
  @Test
  void monotonicity_correlation() {
    is(-0.4, score("monotonicity-correlation", Map.of(), RISING));
    var rows = Background.sample(new double[][] {{0, 0, 0, 0}, {1, 1, 1, 9}}, new boolean[4]);
    // with the second row, the last changes by 8 in half of the cases: 8, 0.125, 2, 32.5
    is(0.4, score("monotonicity-correlation", Map.of(), explained(rows, 1, 2, 3, 4)));
    // recorded by rising attribution: the first feature becomes 0.5, the others 1, as they are
    is(
        -0.7745966692414834,
        score(
            "monotonicity-correlation",
            Map.of("baseline", "uniform"),
            with(RISING, "baselines", new double[][] {{0.5}, {1}, {1}, {1}})));
  }

  /** 6.5, then 7.5, 5.5, 5, 1: areas 7, 6.5, 5.25, 3. */
  @Test
  void pixel_flipping() {
    for (var id : List.of("pixel-flipping", "deletion")) {
      var score = score(id, Map.of(), RISING);
      is(21.75 / 4, score);
      assertThat(score.curve()).containsExactly(6.5, 7.5, 5.5, 5, 1);
      var quantus = score(id, Map.of("compatibility", Removal.QUANTUS, "baseline", 0), RISING);
      is(14.75, quantus);
      assertThat(quantus.curve()).containsExactly(7.5, 5.5, 5, 1);
      is(4.625, score(id, Map.of("share", 0.5), RISING));
      is((5.75 * 3 + 3) / 4, score(id, Map.of("step", 3), RISING));
    }
  }

  /** Two places of two channels, x0 and x2, x1 and x3: sums 4 and 6; 6.5, 7, 1. */
  @Test
  void channels_of_a_place_go_together() {
    var image = explained(Background.images(new Shape(2, 1, 2), new double[4]), 1, 2, 3, 4);
    assertThat(score("pixel-flipping", Map.of(), image).curve()).containsExactly(6.5, 7, 1);
    is((6.75 + 4) / 2, score("pixel-flipping", Map.of(), image));
    is((6.75 + 4) / 2, score("pixel-flipping", Map.of("share", 0.5), image));
    assertThat(score("pixel-flipping", Map.of("together", "value"), image).curve())
        .containsExactly(6.5, 7.5, 5.5, 5, 1);
    assertThat(score("insertion", Map.of(), image).curve()).containsExactly(1, 0.5, 6.5);
  }

  /** Options 0 and 2 of the last feature, never one between: changes of -1 and 1, or none. */
  @Test
  void a_drawn_category_is_an_option_of_the_background() {
    var rows =
        Background.sample(new double[][] {{0, 0, 0, 0}, {0, 0, 0, 2}}, false, false, false, true);
    var drawn =
        with(explained(rows, 1, 2, 3, 4), "baselines", new double[][] {{1}, {1}, {1}, {0.9}});
    // only the last changes, by 1: ranks 2, 2, 2, 4 of its squares
    is(Math.sqrt(0.6), score("monotonicity-correlation", Map.of("baseline", "uniform"), drawn));
    assertThat(Baseline.of(new Parameters("any", Map.of("baseline", "uniform"))).rows(drawn)[0][3])
        .isIn(0.0, 2.0);
  }

  /** 1, then 0, 2, 2.5, 6.5: areas 0.5, 1, 2.25, 4.5. */
  @Test
  void insertion() {
    var score = score("insertion", Map.of(), RISING);
    is(8.25 / 4, score);
    assertThat(score.curve()).containsExactly(1, 0, 2, 2.5, 6.5);
  }

  /** Halfway between (0, 0, 0, 0) and (1, 1, 1, 1), whose curve stays at 6.5. */
  @Test
  void a_curve_is_the_mean_over_background_rows() {
    var rows = Background.sample(new double[][] {{0, 0, 0, 0}, {1, 1, 1, 1}}, new boolean[4]);
    is((21.75 / 4 + 6.5) / 2, score("pixel-flipping", Map.of(), explained(rows, 1, 2, 3, 4)));
  }

  /** The mean of what is left: 1 at first, and again after a feature has become 1. */
  @Test
  void quantus_takes_its_baseline_from_what_is_left() {
    var case1 =
        new Case(
            "item",
            MODEL,
            Background.absence(4),
            new double[] {0, 0, 4, 4},
            1,
            new double[] {1, 2, 3, 4},
            null,
            7);
    var settings = Map.<String, Object>of("baseline", "mean", "compatibility", Removal.QUANTUS);
    // x3 = 2, x2 = (0 + 0 + 4 + 2) / 4 = 1.5, x1 = (0 + 0 + 1.5 + 2) / 4 = 0.875, x0 = 1.09375
    assertThat(score("pixel-flipping", settings, case1).curve())
        .containsExactly(1 + 8 - 2, 1 + 3 - 2, 2.4375, 6.8125);
    assertThat(score("pixel-flipping", Map.of("baseline", "mean"), case1).curve())
        .containsExactly(5, 7, 3, 4, 12);
  }

  @Test
  void too_few_recorded_numbers_are_not_mixed_with_drawn_ones() {
    var settings = Map.<String, Object>of("baseline", "uniform", "compatibility", Removal.QUANTUS);
    double[] drawn = score("pixel-flipping", settings, RISING).curve();
    assertThat(
            score("pixel-flipping", settings, with(RISING, "baselines", new double[][] {{9}, {9}}))
                .curve())
        .isEqualTo(drawn);
    double[][] enough = {{9}, {9}, {9}, {9}};
    assertThat(score("pixel-flipping", settings, with(RISING, "baselines", enough)).curve())
        .containsExactly(-1.5, 14.5, 18.5, 50.5);
  }

  @Test
  void sensitivity_n() {
    var score = score("sensitivity-n", Map.of("points", 3), TRUE);
    is(1, score);
    assertThat(score.curve()).containsExactly(new double[] {1, 1, 1}, within(1e-12));
    is(
        -2 / Math.sqrt(2 * 37 / 6.0),
        score("sensitivity-n", Map.of(), with(RISING, "subsets", new double[][] {{0}, {1}, {2}})));
    assertThat(new SensitivityN(4, 0.8, 9, new Correlated(Similarity.PEARSON), null).sizes(30))
        .containsExactly(1, 9, 16, 24);
    assertThat(new SensitivityN(10, 1, 9, new Correlated(Similarity.PEARSON), null).sizes(3))
        .containsExactly(1, 2);
  }

  /** Said 5 and 0.5, done 4 and 0.5; said 1, 2 and done 2, 1 with beta 4/5: 0.9. */
  @Test
  void infidelity() {
    double[][] sets = {{0}, {1}};
    is(0.5, score("infidelity", Map.of(), with(explained(5, 0.5, 2, -1), "subsets", sets)));
    is(0.9, Infidelity.score(new double[] {1, 2}, new double[] {2, 1}, true));
    is(0, score("infidelity", Map.of(), TRUE));
    is(0, score("infidelity", Map.of("scaled", true), explained(8, 1, 4, -2)));
  }

  /** Said 0.1 + 0.2 + 0.3 + 0.4 of (1, 2, 3, 4) at 0.1 each: 1; done 0.55. */
  @Test
  void infidelity_of_added_noise() {
    double[][] noise = {{0.1, 0.1, 0.1, 0.1}, {0, 0, 0, 0}};
    var settings = Map.<String, Object>of("perturbation", "noise");
    is(0.45 * 0.45 / 2, score("infidelity", settings, with(RISING, "noise", noise)));
    is(0, score("infidelity", settings, TRUE));
    is(0, score("infidelity", Map.of("perturbation", "noise", "multiplied", true), TRUE));
    var nothing = with(explained(0, 0, 0, 0), "noise", noise);
    is(
        0.55 * 0.55 / 2,
        score("infidelity", Map.of("scaled", true, "compatibility", "captum-0.8.0"), nothing));
  }

  /**
   * An image of 2 x 2, patches of 1: falls 4, 4.5, 6.5, 5.5 in the order of the places; said 1, 3,
   * 6, 10.
   */
  @Test
  void infidelity_of_patches() {
    var image = Background.images(new Shape(1, 2, 2), new double[4]);
    var settings =
        Map.<String, Object>of(
            "compatibility", Removal.QUANTUS, "patches", List.of(1), "baseline", 0);
    is((9 + 2.25 + 0.25 + 20.25) / 4, score("infidelity", settings, explained(image, 1, 2, 3, 4)));
    assertThat(score("infidelity", settings, RISING).reason()).contains("no image");
    assertThat(
            score(
                    "infidelity",
                    Map.of("compatibility", Removal.QUANTUS),
                    explained(image, 1, 2, 3, 4))
                .reason())
        .contains("patches of 4 do not divide an image of 2 x 2");
  }

  /** Noise 0.1: the last feature -0.1, the last two 0.1, the last three 0.15; the others 0.65. */
  @Test
  void prediction_gaps() {
    var moved = with(RISING, "noise", new double[][] {{0.1, 0.1, 0.1, 0.1}});
    is(0.1, score("pgi", Map.of("k", 1), moved));
    is((0.05 + 0.1 + 0.075) / 2, score("pgi", Map.of("k", 3), moved));
    is(0.15, score("pgi", Map.of("share", 0.75, "auc", false), moved));
    is(0.65, score("pgu", Map.of("k", 1), moved));
    is(0.55, score("pgi", Map.of("k", -1, "auc", false), moved));
  }

  /** Categories 0 and 1 in the background: every flip takes the other. */
  @Test
  void a_category_takes_another_option() {
    var rows =
        Background.sample(new double[][] {{0, 0, 0, 0}, {1, 0, 0, 1}}, false, false, false, true);
    var settings = Map.<String, Object>of("k", 1, "flip", 1);
    is(1, score("pgi", settings, explained(rows, 1, 2, 3, 4)));
    is(0, score("pgi", Map.of("k", 1, "flip", 0), explained(rows, 1, 2, 3, 4)));
  }

  /** Faded by 0, 1/3, 2/3, 1 the logit is 1.5; by 1, 1, 1, 0 it is 7.5. */
  @Test
  void average_changes() {
    double before = 1 / (1 + Math.exp(-6.5));
    double after = 1 / (1 + Math.exp(-1.5));
    double more = 1 / (1 + Math.exp(-7.5));
    is((before - after) / before, score("average-drop", Map.of(), RISING));
    is(0, score("average-increase", Map.of(), RISING));
    is(0, score("average-gain", Map.of(), RISING));
    var better = explained(-3, 3, 3, 0);
    is(0, score("average-drop", Map.of(), better));
    is(1, score("average-increase", Map.of(), better));
    is((more - before) / (1 - before), score("average-gain", Map.of(), better));
  }

  @Test
  void an_input_that_is_its_own_baseline_has_no_score_but_a_reason() {
    var same =
        explained(Background.sample(new double[][] {{1, 1, 1, 1}}, new boolean[4]), 1, 2, 3, 4);
    for (var id :
        List.of(
            "faithfulness-correlation",
            "faithfulness-estimate",
            "monotonicity",
            "monotonicity-correlation",
            "pixel-flipping",
            "insertion",
            "sensitivity-n",
            "average-drop")) {
      assertThat(score(id, Map.of("baseline", "expectation"), same).reason()).as(id).isNotBlank();
    }
  }

  @Test
  void too_few_features_have_no_score_but_a_reason() {
    assertThat(score("faithfulness-correlation", Map.of("subset", 4), RISING).reason())
        .contains("4 features, of which sets of 4");
    assertThat(score("faithfulness-estimate", Map.of("step", 4), RISING).reason())
        .contains("a single step");
    assertThat(score("monotonicity", Map.of("step", 4), RISING).reason()).contains("at once");
    assertThat(score("pgi", Map.of("k", 5), RISING).reason()).contains("5 are to be taken");
    assertThat(score("pgu", Map.of("k", 4), RISING).reason()).contains("none is left");
    assertThat(score("pixel-flipping", Map.of(), explained(2, 2, 2, 2)).reason())
        .contains("no ranking");
  }

  @Test
  void refuses_settings_and_draws_that_cannot_be() {
    for (var wrong :
        List.of(
            Map.of("step", 0),
            Map.of("share", 1.5),
            Map.of("step", 2, "share", 0.5),
            Map.of("compatibility", "captum-0.8.0"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Metrics.of("pixel-flipping", new TreeMap<>(wrong)));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metrics.of("pgi", Map.of("k", 2, "share", 0.5)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                score(
                    "faithfulness-correlation",
                    Map.of(),
                    with(TRUE, "subsets", new double[][] {{0}, {4}})))
        .withMessageContaining("subsets[1][0] is 4.0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                score(
                    "infidelity",
                    Map.of("perturbation", "noise"),
                    with(TRUE, "noise", new double[][] {{1, 2}})))
        .withMessageContaining("noise[0] has 2 values");
  }
}
