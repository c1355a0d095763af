package groundwork.metric.measure.robustness;

import static groundwork.metric.measure.robustness.RobustnessReferenceTest.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.explanation.Background;
import groundwork.explanation.Explainer;
import groundwork.explanation.Explanation;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Recorded;
import groundwork.metric.entity.Score;
import groundwork.model.Network;
import groundwork.model.Network.Activation;
import groundwork.model.Network.Dense;
import groundwork.model.Predictor;
import groundwork.model.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RobustnessTest {
  private static double score(String id, Map<String, Object> parameters, Case explained) {
    return metric(id, parameters).score(explained).value();
  }

  private static String reason(String id, Map<String, Object> parameters, Case explained) {
    return metric(id, parameters).score(explained).reason();
  }

  /**
   * a = (2, -2); at (2, 2) it is (4, -2), at (1, 1) it is (2, -1): changes 2 and 1 over distances
   * of 1, or over ||a|| = √8. Entry by entry, a changes by (1, 0) and (0, 1/2) of itself, and so
   * does x and what the hidden layer hands on; the logits (-1, 0) become (-2, 2) and (-1, 1).
   */
  @ParameterizedTest
  @CsvSource({
    "local-lipschitz, 2",
    "max-sensitivity, 0.70710678118654752",
    "avg-sensitivity, 0.53033008588991064",
    "relative-input-stability, 1",
    "relative-output-stability, 0.5",
    "relative-representation-stability, 1"
  })
  void by_hand(String id, double expected) {
    assertThat(score(id, Map.of(), Small.noisy())).isCloseTo(expected, within(1e-12));
  }

  /** (2/√8) / (1/√5), (1/√8) / (√5/1) of the logits, where the larger is (1/√8) / (1/1). */
  @Test
  void ratios_of_norms_by_hand() {
    var norms = Map.<String, Object>of("relative", "norms");
    assertThat(score("relative-input-stability", norms, Small.noisy()))
        .isCloseTo(2 / Math.sqrt(8) * Math.sqrt(5), within(1e-12));
    assertThat(score("relative-output-stability", norms, Small.noisy()))
        .isCloseTo(1 / Math.sqrt(8), within(1e-12));
  }

  /** Option 1 of a category becomes option 3: the whole of it, whatever the numbers are. */
  @Test
  void a_category_that_changes_is_a_step_of_one() {
    var background = Background.sample(new double[][] {{1, 0}, {3, 4}}, true, false);
    var explained =
        Small.of(Small.MODEL, background, 1, 2)
            .recorded(new Recorded(Map.of("noise", new double[][] {{2, 0}})));
    assertThat(score("local-lipschitz", Map.of(), explained)).isCloseTo(4, within(1e-12));
    assertThat(score("relative-input-stability", Map.of(), explained))
        .as("a goes from 2 to 6")
        .isCloseTo(2, within(1e-12));
  }

  @Test
  void other_norms_by_hand() {
    assertThat(score("max-sensitivity", Map.of("denominator", "l1"), Small.noisy()))
        .isCloseTo(0.5, within(1e-12));
    assertThat(score("max-sensitivity", Map.of("denominator", "linf"), Small.noisy()))
        .isCloseTo(1, within(1e-12));
  }

  /** Divided by their largest, (1, -1), (1, -1/2) and (1, -1/2). */
  @Test
  void explanations_can_be_normalised_one_by_one_or_by_draw_over_the_set() {
    assertThat(score("local-lipschitz", Map.of("normalise", "instance"), Small.noisy()))
        .isCloseTo(0.5, within(1e-12));
    var twice = Small.of(2, 4).recorded(new Recorded(Map.of("noise", Small.NOISE))); // a: (4,-4)
    var scores =
        metric("local-lipschitz", Map.of("normalise", "set"))
            .scores(List.of(Small.noisy(), twice))
            .each();
    // sizes: 4 of the explanations; of the draws 6, from (6,-4), and 4, from (4,-3); so (1/2, -1/2)
    // becomes (4/6, -2/6), a change of √2/6, and (2/4, -1/4)
    assertThat(scores.getFirst().value()).isCloseTo(0.25, within(1e-12));
    var mean = metric("avg-sensitivity", Map.of("normalise", "set"));
    assertThat(mean.scores(List.of(Small.noisy(), twice)).each().getFirst().value())
        .isCloseTo((Math.sqrt(2) / 6 + 0.25) / 2 / Math.sqrt(0.5), within(1e-12));
  }

  @Test
  void signs_can_be_taken_away() {
    var away = Small.of(-1, 2).recorded(new Recorded(Map.of("noise", new double[][] {{0, -4}})));
    assertThat(score("local-lipschitz", Map.of(), away)).isCloseTo(0.5, within(1e-12));
    assertThat(score("local-lipschitz", Map.of("abs", true), away)).isCloseTo(0.5, within(1e-12));
  }

  /** From (1, 2) to (0, 3), of which the class is 0: logits (0, -3). */
  @Test
  void another_predicted_class_is_kept_left_out_or_the_end() {
    var turning =
        Small.of(1, 2).recorded(new Recorded(Map.of("noise", new double[][] {{-1, 1}, {0, -1}})));
    var all = score("max-sensitivity", Map.of(), turning);
    var rest = score("max-sensitivity", Map.of("changed", "skip"), turning);
    assertThat(all).isCloseTo(Math.sqrt(5 / 8.0), within(1e-12));
    assertThat(rest).isCloseTo(Math.sqrt(1 / 8.0), within(1e-12));
    assertThat(reason("max-sensitivity", Map.of("changed", "none"), turning))
        .isEqualTo("the predicted class changes for 1 of 2 changed inputs");
    var only = turning.recorded(new Recorded(Map.of("noise", new double[][] {{-1, 1}})));
    assertThat(reason("relative-input-stability", Map.of(), only))
        .contains("the predicted class changes for every");
  }

  /** Weights 1 to 4, a spot at the third place: 5 / √2 to the left, 7 / √2 to the right. */
  @Test
  void continuity_by_hand() {
    var model = Small.model(new double[][] {{0, 0, 0, 0}, {1, 2, 3, 4}});
    var image = Background.images(new Shape(1, 1, 4), new double[4]);
    var spot = Small.of(model, image, 0, 0, 1, 0);
    assertThat(score("continuity", Map.of(), spot)).isCloseTo(7 / Math.sqrt(2), within(1e-12));
    assertThat(reason("continuity", Map.of("shift", 4), spot)).contains("cannot be moved by 4");
    assertThat(reason("continuity", Map.of(), Small.of(1, 2))).contains("no image");
  }

  @Test
  void images_move_line_by_line() {
    double[] image = {1, 2, 3, 4, 5, 6};
    double[] blank = {9, 9, 9, 9, 9, 9};
    var shape = new Shape(1, 2, 3);
    assertThat(Moved.moved(image, shape, 1, blank)).containsExactly(9, 1, 2, 9, 4, 5);
    assertThat(Moved.moved(image, shape, -2, blank)).containsExactly(3, 9, 9, 6, 9, 9);
    assertThat(Moved.moved(image, shape, 3, blank)).isEqualTo(blank);
  }

  private static Case saying(double x0, double x1, double... attribution) {
    return Small.of(x0, x1).with(attribution, null);
  }

  /** Predicted 1, 1, 0 and 1; the first three say the same, (-, +), the last something else. */
  @Test
  void consistency_by_hand() {
    var cases =
        List.of(
            saying(1, 1, -3, 1),
            saying(2, 1, -2, 5),
            saying(0, 3, -0.1, 0.2),
            saying(1, 0, 1, 1),
            saying(1, 0, 0, 0));
    var scores = metric("consistency", Map.of()).scores(cases).each();
    assertThat(scores).extracting(Score::value).startsWith(0.5, 0.5, 0.0);
    assertThat(scores.get(3).reason()).isEqualTo("no other item has the same explanation");
    assertThat(scores.get(4).reason()).contains("zero everywhere");
    var strongest = metric("consistency", Map.of("n", 1)).scores(cases).each();
    assertThat(strongest.get(0).reason()).as("only one leads with -x0").isNotNull();
    assertThat(strongest.get(1).value()).isZero();
    assertThat(
            metric("consistency", Map.of("discretise", "rank")).scores(cases).each().get(0).value())
        .isEqualTo(0.5);
  }

  @Test
  void rounding_and_ranks_tell_explanations_apart() {
    var rounding = new Discretised("rounding", 5, 1, false);
    assertThat(rounding.key(new double[] {0.11, -0.04}))
        .isEqualTo(rounding.key(new double[] {0.14, 0.04}));
    assertThat(rounding.key(new double[] {0.11})).isNotEqualTo(rounding.key(new double[] {0.16}));
    var rank = new Discretised("rank", 5, 2, false);
    assertThat(rank.key(new double[] {3, 1, 2})).isEqualTo(rank.key(new double[] {9, 0, 1}));
    assertThat(rank.key(new double[] {3, 1, 2})).isNotEqualTo(rank.key(new double[] {3, 2, 1}));
  }

  /** Says (3, 2, -1) for even seeds and (2, 3, -1) for odd ones. */
  record Wavering() implements Explainer {
    @Override
    public String id() {
      return "wavering";
    }

    @Override
    public String source() {
      return "";
    }

    @Override
    public Explanation explain(
        Predictor model, double[] input, int target, Background background, long seed) {
      return seed % 2 == 0
          ? Explanation.of(id(), target, 3, 2, -1)
          : Explanation.of(id(), target, 2, 3, -1);
    }
  }

  @Test
  void frequency_of_the_commonest_list_by_hand() {
    var model = Small.model(new double[][] {{0, 0, 0}, {1, 1, 1}});
    var explained =
        Small.of(model, Background.absence(3), 1, 1, 1)
            .with(new double[] {3, 2, -1}, new Wavering());
    var score = metric("topk-frequency-stability", Map.of("runs", 40, "k", 2)).score(explained);
    assertThat(score.value()).isBetween(0.5, 0.8);
    assertThat(score.value() * 40).isCloseTo(Math.rint(score.value() * 40), within(1e-9));
    assertThat(score.curve()).containsExactly(score.value(), score.value());
    assertThat(score.error())
        .isCloseTo(Math.sqrt(score.value() * (1 - score.value()) / 40), within(1e-12));
    assertThat(score("topk-frequency-stability", Map.of("side", "negative"), explained)).isOne();
    assertThat(reason("topk-frequency-stability", Map.of("k", 4), explained))
        .contains("3 features");
  }

  static Stream<String> sampled() {
    return Robustness.KINDS.stream().map(kind -> kind.id()).filter(id -> !id.equals("consistency"));
  }

  /** A picture of two places for the metric that needs one, rows for the others. */
  private static Case fit(String id, double... input) {
    return id.equals("continuity")
        ? Small.of(Small.MODEL, Background.images(new Shape(1, 1, 2), new double[2]), input)
        : Small.of(input);
  }

  @ParameterizedTest
  @MethodSource("sampled")
  void notices_another_attribution(String id) {
    var explained = fit(id, 1, 2);
    var other = explained.with(new double[] {-2, 3}, explained.method());
    assertThat(score(id, Map.of(), other)).isNotEqualTo(score(id, Map.of(), explained));
  }

  @ParameterizedTest
  @MethodSource("sampled")
  void no_method_no_score(String id) {
    var explained = fit(id, 1, 2);
    assertThat(reason(id, Map.of(), explained.with(explained.attribution(), null)))
        .contains("cannot explain");
    assertThat(reason(id, Map.of(), explained.with(new double[2], explained.method())))
        .contains("zero everywhere");
  }

  @ParameterizedTest
  @MethodSource("sampled")
  void scores_do_not_depend_on_company(String id) {
    if (metric(id, Map.of()) instanceof LocalMetric local) {
      var cases = List.of(fit(id, 1, 2), fit(id, 3, 1), fit(id, 2, 2));
      var together = local.scores(cases).each();
      for (int n = 0; n < cases.size(); n++) {
        var alone = local.score(cases.get(n));
        assertThat(together.get(n).reason()).isEqualTo(alone.reason());
        assertThat(Double.valueOf(together.get(n).value()))
            .isEqualTo(Double.valueOf(alone.value()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "local-lipschitz",
    "max-sensitivity",
    "avg-sensitivity",
    "relative-input-stability",
    "relative-output-stability",
    "relative-representation-stability"
  })
  void notices_another_model_and_other_draws(String id) {
    var norms =
        Map.<String, Object>of(
            id.startsWith("relative") ? "relative" : "scale",
            id.startsWith("relative") ? "norms" : "deviation");
    var explained = Small.of(1, 2);
    var model = Small.model(new double[][] {{-1, 0}, {3, -0.5}});
    assertThat(score(id, norms, explained.under(model))).isNotEqualTo(score(id, norms, explained));
    var again =
        new Case(
            "i",
            Small.MODEL,
            Small.ROWS,
            Small.INPUT,
            1,
            explained.attribution(),
            explained.method(),
            8);
    assertThat(score(id, norms, again)).isNotEqualTo(score(id, norms, explained));
  }

  @Test
  void a_maximum_never_falls_with_more_samples_and_a_mean_knows_its_error() {
    double last = 0;
    for (int samples : new int[] {1, 5, 50, 500}) {
      double largest = score("max-sensitivity", Map.of("samples", samples), Small.of(1, 2));
      assertThat(largest).isGreaterThanOrEqualTo(last);
      last = largest;
    }
    var few = metric("avg-sensitivity", Map.of("samples", 10)).score(Small.of(1, 2));
    var many = metric("avg-sensitivity", Map.of("samples", 1000)).score(Small.of(1, 2));
    assertThat(many.error()).isPositive().isLessThan(few.error() / 5);
    assertThat(many.value()).isCloseTo(few.value(), within(4 * few.error()));
  }

  @Test
  void inputs_close_by_stay_in_range_and_keep_categories_whole() {
    var background =
        Background.sample(new double[][] {{0, 0, 0, 0}, {1, 0.5, 0, 1}}, false, false, false, true);
    var model = Small.model(new double[2][4]);
    var explained = Small.of(model, background, 1, 1, 1, 1);
    var rows = new Nearby(200, 0.5, 0.5).rows(explained, "x");
    double[][] near = new double[200][];
    Arrays.setAll(near, n -> rows.get());
    for (double[] row : near) {
      assertThat(row[0]).isBetween(0.75, 1.0); // sd 0.5, radius 0.5, range [0, 1]
      assertThat(row[2]).isEqualTo(1.0); // constant in the background
      assertThat(row[3]).isIn(0.0, 1.0);
    }
    assertThat(Arrays.stream(near).map(row -> row[3]).toList()).contains(0.0, 1.0);
    assertThat(Arrays.stream(near).mapToDouble(row -> row[0]).min().orElseThrow()).isLessThan(0.8);
  }

  @Test
  void steps_are_even_or_normal_and_on_one_side_where_asked() {
    var explained = Small.of(1, 2);
    var above = new Nearby(1, false, true, 0.2, 0.02, 0).rows(explained, "x");
    var normal = new Nearby(1, true, true, 0.1, Double.NaN, 0).rows(explained, "x");
    double squares = 0;
    for (int n = 0; n < 2000; n++) {
      assertThat(above.get()[1]).isBetween(2.02, 2.2);
      double step = normal.get()[0] - 1;
      squares += step * step;
    }
    assertThat(Math.sqrt(squares / 2000)).isCloseTo(0.1, within(0.005));
  }

  @Test
  void a_single_row_of_numbers_has_no_deviation_to_measure_steps_in() {
    var explained = Small.of(Small.MODEL, Background.absence(2), 1, 2);
    assertThat(reason("max-sensitivity", Map.of(), explained)).contains("no standard deviation");
    assertThat(score("max-sensitivity", Map.of("scale", "absolute"), explained)).isPositive();
    var words = Small.of(Small.MODEL, Background.absence(2), 1, 1);
    assertThat(score("max-sensitivity", Map.of("samples", 100), words)).isPositive();
  }

  @Test
  void what_a_model_does_not_have_is_said() {
    var linear =
        new Network(
            List.of(
                new Dense(
                    "fc1", new double[][] {{-1, 0}, {2, -1}}, new double[2], Activation.IDENTITY)),
            List.of("no", "yes"));
    var id = "relative-representation-stability";
    assertThat(reason(id, Map.of(), Small.of(linear, Small.ROWS, 1, 2)))
        .isEqualTo("the model has no hidden layer");
    assertThat(reason(id, Map.of("layers", "fc7"), Small.of(1, 2)))
        .contains("only [input, fc1, fc1.relu, fc2]");
    assertThat(score(id, Map.of("layers", "fc1.relu"), Small.noisy())).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "local-lipschitz",
    "relative-input-stability",
    "relative-output-stability",
    "relative-representation-stability"
  })
  void draws_that_change_nothing_are_left_out(String id) {
    var still = Small.of(1, 2).recorded(new Recorded(Map.of("noise", new double[3][2])));
    assertThat(reason(id, Map.of(), still)).contains("nothing that the change");
    assertThat(score("max-sensitivity", Map.of(), still)).isZero();
  }

  @Test
  void layers_have_names_and_places() {
    var id = "relative-representation-stability";
    double named =
        score(id, Map.of("compatibility", "quantus-0.6.0", "layers", "relu"), Small.noisy());
    assertThat(score(id, Map.of("compatibility", "quantus-0.6.0", "layers", "2"), Small.noisy()))
        .isEqualTo(named);
    assertThat(score(id, Map.of("compatibility", "quantus-0.6.0"), Small.noisy()))
        .as("everything from the input to the logits changes more")
        .isLessThan(named);
  }

  /** OpenXAI explains the predicted class whatever it is given; others explain the given one. */
  @Test
  void the_class_of_openxai_is_the_predicted_one() {
    var predicted = Small.noisy();
    var other =
        new Case(
                "i",
                Small.MODEL,
                Small.ROWS,
                Small.INPUT,
                0,
                new double[] {-1, 0},
                predicted.method(),
                7)
            .recorded(predicted.recorded());
    for (var openxai : List.of(true, false)) {
      Map<String, Object> settings =
          openxai ? Map.of("compatibility", "openxai-a182886") : Map.of("relative", "norms");
      double one = score("relative-input-stability", settings, predicted);
      double another = score("relative-input-stability", settings, other);
      assertThat(one == another).isEqualTo(openxai);
    }
  }

  @Test
  void values_that_a_setting_cannot_have_are_refused() {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("samples", 0),
            Map.of("radius", 0),
            Map.of("flip", 2),
            Map.of("lower", 1),
            Map.of("changed", "perhaps"),
            Map.of("normalise", "batch"),
            Map.of("numerator", "l3"),
            Map.of("compatibility", "quantus"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> metric("max-sensitivity", wrong))
          .withMessageContaining(wrong.keySet().iterator().next());
    }
  }

  static Stream<String> ids() {
    return Robustness.KINDS.stream().map(kind -> kind.id());
  }

  @ParameterizedTest
  @MethodSource("ids")
  void a_card_makes_the_same_metric_again(String id) {
    for (var library : List.of("", "quantus-0.6.0")) {
      if (library.isEmpty() || !id.startsWith("topk")) {
        var card =
            metric(id, library.isEmpty() ? Map.of() : Map.of("compatibility", library)).card();
        assertThat(metric(id, card.parameters()).card()).isEqualTo(card);
      }
    }
  }
}
