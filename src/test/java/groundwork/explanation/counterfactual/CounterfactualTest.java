package groundwork.explanation.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.explanation.Answers;
import groundwork.explanation.Background;
import groundwork.explanation.Distance;
import groundwork.model.Network;
import groundwork.model.Predictor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class CounterfactualTest {
  /** Columns 0 to 10 (median deviation 2.5), 0 to 100 (25), 0 to 1 (0.25). */
  static final Background DATA = background();

  static final double[] INPUT = {4, 40, 0.4};

  /**
   * In logits -2 + 0.4·4 ... by hand: it is -1 at the input. Per median deviation the values bring
   * 0.4·2.5 = 1, 0.02·25 = 0.5 and -2·0.25 = -0.5: the first has to grow by 1 / 0.4 = 2.5.
   */
  static final Network LINEAR = linear(-1 - 0.4 * 4 - 0.02 * 40 + 2 * 0.4, 0.4, 0.02, -2);

  @Test
  void of_a_linear_model_is_the_least_change_of_the_value_that_brings_most() {
    var one = only(search(LINEAR, Map.of()));
    assertThat(one.changed()).containsExactly(0);
    assertThat(one.values()).containsExactly(new double[] {6.5, 40, 0.4}, within(1e-6));
    assertThat(one.distance()).isCloseTo(1, within(1e-6));
    assertThat(one.gower()).isCloseTo(0.25 / 3, within(1e-6));
    assertThat(LINEAR.predict(one.values())).isEqualTo(one.to()).isEqualTo(1);
    assertThat(one.from()).isEqualTo(0);
  }

  /** 0.8 is brought by the first up to 6, the remaining 0.2 by 0.02·10. */
  @Test
  void of_a_linear_model_goes_on_with_the_next_best_where_a_range_ends() {
    var one = only(search(LINEAR, Map.of("high", List.of(6, 100, 1))));
    assertThat(one.changed()).contains(0).hasSize(2);
    assertThat(one.values()[0]).isCloseTo(6, within(1e-6));
    assertThat(one.distance()).isCloseTo(0.8 + 0.4, within(1e-6));
  }

  @Test
  void keeps_what_must_not_change() {
    var fixed = only(search(LINEAR, Map.of("immutable", List.of(0))));
    assertThat(fixed.values()[0]).isEqualTo(4);
    assertThat(fixed.distance()).isCloseTo(2, within(1e-6));
    var falling = only(search(LINEAR, Map.of("falling", List.of(0, 1), "low", List.of(0, 0, -1))));
    assertThat(falling.changed()).containsExactly(2);
    assertThat(falling.values()[2]).isCloseTo(-0.1, within(1e-6));
    var rising = only(search(LINEAR, Map.of("rising", List.of(2), "immutable", List.of(0))));
    assertThat(rising.changed()).containsExactly(1);
    assertThat(rising.values()[1]).isCloseTo(90, within(1e-5));
  }

  @Test
  void says_so_where_there_is_none() {
    var none = search(LINEAR, Map.of("immutable", List.of(0, 1, 2)));
    assertThat(none.found()).isEmpty();
    assertThat(none.note()).contains("none found");
    var short_ =
        search(LINEAR, Map.of("falling", List.of(0, 1), "rising", List.of(2), "budget", 500));
    assertThat(short_.found()).isEmpty();
    assertThat(short_.asked()).isEqualTo(500);
    assertThat(short_.note()).contains("500 rows", "budget");
  }

  @Test
  void several_change_different_values() {
    var several = search(LINEAR, Map.of("count", 3, "low", List.of(0, 0, -1)));
    assertThat(several.found()).hasSize(3);
    var sets = new HashSet<List<Integer>>();
    double before = 0;
    for (var one : several.found()) {
      sets.add(Arrays.stream(one.changed()).boxed().toList());
      assertThat(one.distance()).isGreaterThan(before - 1e-6);
      assertThat(LINEAR.predict(one.values())).isEqualTo(1);
      before = one.distance();
    }
    assertThat(sets).hasSize(3);
    assertThat(several.found().getFirst().changed()).containsExactly(0);
    assertThat(search(LINEAR, Map.of("count", 3)).note()).contains("only 2 of 3");
  }

  /** Both must pass 8: nothing less than two changes will do, nor is there a slope to follow. */
  @Test
  void finds_two_values_that_only_help_together() {
    Predictor both = formula(3, x -> x[0] >= 8 && x[1] >= 80 ? 0.9 : 0.1);
    var one = only(search(both, Map.of("objective", "sparse")));
    assertThat(one.changed()).containsExactly(0, 1);
    assertThat(one.values()).containsExactly(new double[] {8, 80, 0.4}, within(1e-5));
  }

  /** A single change of 3.5 deviations, or two that cost less together. */
  @Test
  void sparse_is_fewest_values_and_near_is_least_change() {
    Predictor bent = formula(3, x -> x[0] + x[1] / 10 >= 13 || x[2] >= 0.99 ? 0.9 : 0.1);
    assertThat(only(search(bent, Map.of("objective", "sparse"))).changed()).hasSize(1);
    var near = only(search(bent, Map.of()));
    assertThat(near.distance()).isCloseTo(2, within(1e-6));
  }

  @Test
  void plausible_ones_have_values_that_occur_and_lie_near_data() {
    var one = only(search(LINEAR, Map.of("objective", "plausible")));
    for (int i : one.changed()) {
      double value = one.values()[i];
      assertThat(Arrays.stream(DATA.rows()).mapToDouble(row -> row[i]).toArray()).contains(value);
    }
    var near = only(search(LINEAR, Map.of()));
    assertThat(one.gower() + one.surroundings())
        .isLessThanOrEqualTo(near.gower() + near.surroundings() + 0.02);
  }

  @Test
  void whole_numbers_stay_whole_and_options_are_options_that_occur() {
    double[][] rows = new double[40][];
    Arrays.setAll(rows, i -> new double[] {i % 8, i % 4 == 3 ? 5 : i % 4});
    var data = Background.sample(rows, false, true);
    Predictor steps = formula(2, x -> x[0] > 4.3 || x[1] == 5 ? 0.8 : 0.3);
    double[] input = {1, 0};
    var number =
        CounterfactualSearch.of(Map.of("immutable", List.of(1))).search(steps, input, data, 1);
    assertThat(only(number).values()).containsExactly(5, 0);
    var option = CounterfactualSearch.of(Map.of()).search(steps, input, data, 1);
    assertThat(only(option).values()).containsExactly(1, 5);
  }

  @Test
  void words_are_taken_out() {
    Predictor words = formula(4, x -> x[1] == 0 && x[3] == 0 ? 0.7 : 0.2);
    var one =
        only(
            CounterfactualSearch.of(Map.of())
                .search(words, new double[] {1, 1, 1, 1}, Background.absence(4), 1));
    assertThat(one.values()).containsExactly(1, 0, 1, 0);
    assertThat(one.surroundings()).isEqualTo(0.5); // half the words away from no word at all
  }

  @Test
  void a_sure_change_goes_further() {
    var sure = only(search(LINEAR, Map.of("probability", 0.8)));
    assertThat(sure.probabilities()[1]).isBetween(0.8, 0.8 + 1e-6);
    assertThat(sure.values()[0]).isCloseTo(6.5 + Math.log(4) / 0.4, within(1e-5));
  }

  @Test
  void the_same_seed_finds_the_same() {
    Predictor narrow =
        formula(
            3, x -> Math.abs(x[0] - 9) < 0.4 && Math.abs(x[1] - 13) < 6 && x[2] > 0.8 ? 0.9 : 0);
    var first = search(narrow, Map.of("count", 2));
    var second = search(narrow, Map.of("count", 2));
    assertThat(first.asked()).isEqualTo(second.asked());
    assertThat(first.found()).hasSameSizeAs(second.found());
    for (int i = 0; i < first.found().size(); i++) {
      assertThat(first.found().get(i).values()).isEqualTo(second.found().get(i).values());
    }
  }

  /** Networks of all kinds, asked for every class: what is found is valid and allowed. */
  @Test
  void whatever_the_model_results_are_valid_and_allowed() {
    int found = 0;
    for (int seed = 0; seed < 12; seed++) {
      var model = deep(seed);
      double[] input = DATA.rows()[seed * 3];
      for (String objective : List.of("near", "sparse", "plausible")) {
        var settings =
            Map.<String, Object>of(
                "objective",
                objective,
                "count",
                3,
                "features",
                2,
                "rising",
                List.of(1),
                "budget",
                3000,
                "low",
                List.of(1, 0, 0));
        var all = CounterfactualSearch.of(settings).search(model, input, DATA, seed);
        assertThat(all.asked()).isLessThanOrEqualTo(3000);
        assertThat(all.note().isEmpty()).isEqualTo(all.found().size() == 3);
        for (var one : all.found()) {
          found++;
          assertThat(model.predict(one.values())).isEqualTo(one.to()).isNotEqualTo(one.from());
          assertThat(one.changed()).hasSizeBetween(1, 2);
          assertThat(one.values()[0] == input[0] || one.values()[0] >= 1).isTrue();
          assertThat(one.values()[1]).isBetween(input[1], 100.0);
          assertThat(one.values()[2]).isBetween(0.0, 1.0);
          assertThat(one.distance()).isPositive();
        }
      }
    }
    assertThat(found).isGreaterThan(20);
  }

  /** A grid of 41 x 41 x 41 and the input's own values, all asked. */
  @Test
  void nothing_on_a_fine_grid_is_much_nearer() {
    var distance = Distance.medianDeviations(DATA);
    for (int seed = 0; seed < 10; seed++) {
      var model = deep(seed);
      double[] input = DATA.rows()[seed * 7 % 41];
      double[][] grid = new double[42 * 42 * 42][];
      Arrays.setAll(
          grid,
          at -> {
            double[] row = {(at % 42) * 0.25, (at / 42 % 42) * 2.5, (at / 1764) * 0.025};
            int[] own = {at % 42, at / 42 % 42, at / 1764};
            for (int i = 0; i < 3; i++) {
              row[i] = own[i] == 41 ? input[i] : row[i];
            }
            return row;
          });
      int[] classes = Answers.predicted(model, grid);
      int from = model.predict(input);
      double nearest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < grid.length; i++) {
        if (classes[i] != from) {
          nearest = Math.min(nearest, distance.between(input, grid[i]));
        }
      }
      var found = CounterfactualSearch.of(Map.of()).search(model, input, DATA, 1).found();
      assertThat(found).hasSize(1);
      assertThat(found.getFirst().distance()).isLessThan(1.05 * nearest);
    }
  }

  @Test
  void what_does_not_fit_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> search(LINEAR, Map.of("wanted", 0)))
        .withMessageContaining("already says \"no\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> search(LINEAR, Map.of("wanted", 2)))
        .withMessageContaining("class 2 of 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> search(LINEAR, Map.of("immutable", List.of(3))))
        .withMessageContaining("immutable");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> search(LINEAR, Map.of("low", List.of(1, 2))))
        .withMessageContaining("2 numbers for 3 values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CounterfactualSearch.of(Map.of("k", 3)))
        .withMessageContainingAll("[k]", "count");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                CounterfactualSearch.of(Map.of())
                    .search(LINEAR, new double[] {1, Double.NaN, 2}, DATA, 1));
  }

  private static Counterfactuals search(Predictor model, Map<String, Object> settings) {
    return CounterfactualSearch.of(settings).search(model, INPUT, DATA, 7);
  }

  private static Counterfactual only(Counterfactuals all) {
    assertThat(all.found()).hasSize(1);
    assertThat(all.note()).isEmpty();
    return all.found().getFirst();
  }

  private static Background background() {
    double[][] rows = new double[41][];
    Arrays.setAll(rows, i -> new double[] {i * 0.25, (i * 17 % 41) * 2.5, (i * 29 % 41) * 0.025});
    return Background.sample(rows, false, false, false);
  }

  private static Network linear(double start, double... weights) {
    var layer =
        new Network.Dense(
            "out",
            new double[][] {new double[weights.length], weights},
            new double[] {0, start},
            Network.Activation.IDENTITY);
    return new Network(List.of(layer), List.of("no", "yes"));
  }

  /** Three classes, eight hidden units; the values are brought to about the same size first. */
  private static Network deep(int seed) {
    var random = new SplittableRandom(seed);
    double[] scale = {0.2, 0.02, 2};
    double[][] first = new double[8][3];
    double[][] second = new double[3][8];
    for (int h = 0; h < 8; h++) {
      for (int i = 0; i < 3; i++) {
        first[h][i] = random.nextDouble(-3, 3) * scale[i];
        second[i][h] = random.nextDouble(-2, 2);
      }
    }
    var hidden =
        new Network.Dense(
            "hidden", first, random.doubles(8, -2, 2).toArray(), Network.Activation.TANH);
    var out = new Network.Dense("out", second, new double[3], Network.Activation.IDENTITY);
    return new Network(List.of(hidden, out), List.of("a", "b", "c"));
  }

  private static Predictor formula(int inputs, ToDoubleFunction<double[]> yes) {
    return new Predictor() {
      @Override
      public int inputs() {
        return inputs;
      }

      @Override
      public List<String> classes() {
        return List.of("no", "yes");
      }

      @Override
      public double[][] probabilities(double[][] batch) {
        return Arrays.stream(batch)
            .map(row -> new double[] {1 - yes.applyAsDouble(row), yes.applyAsDouble(row)})
            .toArray(double[][]::new);
      }
    };
  }
}
