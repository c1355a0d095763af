package groundwork.explanation.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.explanation.Background;
import groundwork.model.Predictor;
import groundwork.model.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AnchorsTest {
  /** 400 rows: a category of three options, then four quantities, all independent. */
  static final Background DATA = data();

  static final double[] INPUT = {2, 9.5, 5, 5, 5};

  @Test
  void finds_a_known_rule() {
    double bound = quartile(1, 3);
    var rule = explain(x -> x[0] == 2 && x[1] > bound, INPUT, Map.of());
    assertThat(rule.met()).isTrue();
    assertThat(rule.conditions()).extracting(Condition::value).containsExactly(0, 1);
    assertThat(rule.conditions().getFirst().kind()).isEqualTo(Condition.Kind.IS);
    assertThat(rule.conditions().getFirst().high()).isEqualTo(2);
    assertThat(rule.conditions().get(1).low()).isEqualTo(bound);
    assertThat(rule.conditions().get(1).high()).isNull();
    assertThat(rule.precision()).isEqualTo(1);
    assertThat(rule.low()).isBetween(0.95, 1.0);
    double covered =
        Arrays.stream(DATA.rows()).filter(x -> x[0] == 2 && x[1] > bound).count() / 400.0;
    assertThat(rule.coverage()).isEqualTo(covered);
    for (double[] row : DATA.rows()) {
      assertThat(rule.holds(row, INPUT)).isEqualTo(row[0] == 2 && row[1] > bound);
    }
    assertThat(rule.note()).isEmpty();
  }

  /** What holds anywhere needs no condition. */
  @Test
  void of_a_model_that_nearly_always_says_the_same_has_no_condition() {
    var rule = explain(x -> x[1] > -1, INPUT, Map.of());
    assertThat(rule.conditions()).isEmpty();
    assertThat(rule.coverage()).isEqualTo(1);
    assertThat(rule.met()).isTrue();
  }

  /** Either option or quantity is enough: that which covers more is taken. */
  @Test
  void takes_the_rule_that_covers_more() {
    double bound = quartile(1, 3);
    var rule = explain(x -> x[0] == 2 || x[1] > bound, INPUT, Map.of());
    assertThat(rule.conditions()).extracting(Condition::value).containsExactly(0);
    assertThat(rule.coverage()).isCloseTo(1 / 3.0, within(0.06));
  }

  @Test
  void bounds_hold_as_often_as_they_say() {
    // in the upper quarter of value 1 (uniform) the model says yes in 96 of 100 rows
    double bound = quartile(1, 3);
    double top = quartile(1, 4);
    double least = quartileOfTwo(0.04);
    Predicate<double[]> yes = x -> x[1] > bound && x[2] > least;
    int wrong = 0;
    int found = 0;
    for (int seed = 0; seed < 60; seed++) {
      var rule =
          Anchors.of(Map.of("precision", 0.9, "conditions", 1))
              .explain(model(5, yes), new double[] {0, top, 5, 5, 5}, DATA, seed);
      found += rule.met() ? 1 : 0;
      double truth = Arrays.stream(DATA.rows()).filter(x -> x[2] > least).count() / 400.0;
      wrong += rule.low() > truth || rule.high() < truth ? 1 : 0;
    }
    assertThat(found).isGreaterThan(55);
    assertThat(wrong).isLessThanOrEqualTo(3);
  }

  @Test
  void says_when_no_rule_is_precise_enough() {
    var noise = explain(x -> Math.sin(1e4 * x[3]) > 0 || x == INPUT, INPUT, Map.of("budget", 3000));
    assertThat(noise.met()).isFalse();
    assertThat(noise.note()).contains("no rule");
    assertThat(noise.asked()).isLessThanOrEqualTo(3000);
    assertThat(noise.low()).isLessThan(0.95);
  }

  @Test
  void of_words_are_those_that_must_be_there() {
    double[] text = {1, 1, 1, 1, 1, 1};
    var rule =
        Anchors.of(Map.of())
            .explain(model(6, x -> x[1] == 1 && x[4] == 1), text, Background.absence(6), 1);
    assertThat(rule.conditions()).extracting(Condition::value).containsExactly(1, 4);
    assertThat(rule.conditions()).extracting(Condition::kind).containsOnly(Condition.Kind.THERE);
    assertThat(rule.coverage()).isEqualTo(0.25);
    assertThat(rule.precision()).isEqualTo(1);
  }

  @Test
  void of_an_image_are_parts() {
    double[] image = new double[64];
    Arrays.fill(image, 0.5);
    var rule =
        Anchors.of(Map.of("units", "grid", "segments", 16))
            .explain(
                model(64, x -> x[0] + x[9] > 0.9),
                image,
                Background.images(new Shape(1, 8, 8), new double[64]),
                1);
    assertThat(rule.conditions()).hasSize(1);
    assertThat(rule.conditions().getFirst().group()).containsExactly(0, 1, 8, 9);
  }

  @Test
  void the_same_seed_gives_the_same_rule() {
    Predicate<double[]> curved = x -> x[1] * x[2] + 5 * x[0] > 30;
    var first = explain(curved, INPUT, Map.of());
    var second = explain(curved, INPUT, Map.of());
    assertThat(second.conditions())
        .extracting(Condition::value)
        .isEqualTo(first.conditions().stream().map(Condition::value).toList());
    assertThat(second.precision()).isEqualTo(first.precision());
    assertThat(second.asked()).isEqualTo(first.asked());
  }

  @Test
  void what_does_not_fit_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Anchors.of(Map.of("precision", 1)))
        .withMessageContaining("0.999");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Anchors.of(Map.of("budget", 10)))
        .withMessageContaining("batch of 100");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> explain(x -> true, new double[3], Map.of()))
        .withMessageContaining("3 values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> explain(x -> true, INPUT, Map.of("groups", List.of(0, 0, 1, 1, 1))))
        .withMessageContaining("groups");
  }

  /** P(seen) of 90 of 100 against 95: by hand 0.9 ln(0.9/0.95) + 0.1 ln(0.1/0.05). */
  @Test
  void divergence_and_bounds_fit_together() {
    double level = Bernoulli.divergence(0.9, 0.95);
    assertThat(level).isCloseTo(0.9 * Math.log(0.9 / 0.95) + 0.1 * Math.log(2), within(1e-15));
    assertThat(Bernoulli.upper(0.9, level)).isCloseTo(0.95, within(1e-9));
    assertThat(Bernoulli.lower(1, 0.05)).isCloseTo(Math.exp(-0.05), within(1e-9));
  }

  private static Rule explain(Predicate<double[]> yes, double[] input, Map<String, Object> given) {
    return Anchors.of(given).explain(model(5, yes), input, DATA, 5);
  }

  private static double quartile(int i, int quarter) {
    double[] sorted = Arrays.stream(DATA.rows()).mapToDouble(row -> row[i]).sorted().toArray();
    double at = (sorted.length - 1) * quarter / 4.0;
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  private static double quartileOfTwo(double share) {
    double[] sorted = Arrays.stream(DATA.rows()).mapToDouble(row -> row[2]).sorted().toArray();
    return sorted[(int) (share * sorted.length)];
  }

  private static Background data() {
    RandomGenerator random = new SplittableRandom(4);
    double[][] rows = new double[400][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] =
          new double[] {
            random.nextInt(3),
            10 * random.nextDouble(),
            10 * random.nextDouble(),
            10 * random.nextDouble(),
            10 * random.nextDouble()
          };
    }
    return Background.sample(rows, true, false, false, false, false);
  }

  private static Predictor model(int inputs, Predicate<double[]> yes) {
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
        Predictor.require(batch, inputs);
        return Arrays.stream(batch)
            .map(row -> yes.test(row) ? new double[] {0.2, 0.8} : new double[] {0.7, 0.3})
            .toArray(double[][]::new);
      }
    };
  }
}
