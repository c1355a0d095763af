package groundwork.metric.measure.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.explanation.Background;
import groundwork.metric.Reference;
import groundwork.metric.Reference.Given;
import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Case;
import groundwork.metric.measure.Replay;
import groundwork.metric.measure.Small;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComplexityTest {
  static Stream<Given> sparsenessOfQuantus() {
    return Reference.quantus("Sparseness");
  }

  static Stream<Given> complexityOfQuantus() {
    return Reference.quantus("Complexity");
  }

  static Stream<Given> countsOfQuantus() {
    return Reference.quantus("EffectiveComplexity");
  }

  static Stream<Given> compactnessOfQuantus() {
    return Reference.quantus("MSTC");
  }

  @ParameterizedTest
  @MethodSource("sparsenessOfQuantus")
  void sparseness_is_that_of_quantus(Given given) {
    var metric = Replay.quantus("sparseness", given, Map.of());
    Replay.equal(metric, given.cases(), given.values());
  }

  @ParameterizedTest
  @MethodSource("complexityOfQuantus")
  void entropy_is_that_of_quantus(Given given) {
    var metric = Replay.quantus("entropy", given, Map.of());
    Replay.equal(metric, given.cases(), given.values());
  }

  @ParameterizedTest
  @MethodSource("countsOfQuantus")
  void counts_are_those_of_quantus(Given given) {
    var metric = Replay.quantus("effective-complexity", given, Map.of());
    Replay.equal(metric, given.cases(), given.values());
  }

  @ParameterizedTest
  @MethodSource("compactnessOfQuantus")
  void compactness_is_that_of_quantus(Given given) {
    var metric = Replay.quantus("mst-compactness", given, Map.of("k", "neighbours"));
    Replay.equal(metric, given.cases(), given.values());
  }

  @Test
  void primitives_are_those_of_quantus() {
    var primitives = Reference.read("primitives");
    var functions = primitives.get("functions");
    double[] a = Reference.numbers(primitives.get("a"));
    double[] tied = Reference.numbers(primitives.get("tied_a"));
    assertThat(Sparseness.gini(a, 1e-7))
        .isCloseTo(functions.get("gini_coeffiient(abs_a)").asDouble(), within(1e-12));
    assertThat(Sparseness.gini(tied, 1e-7))
        .isCloseTo(functions.get("gini_coeffiient(tied_a)").asDouble(), within(1e-12));
    assertThat(Entropy.entropy(a, 0, false))
        .isCloseTo(functions.get("entropy(abs_a)").asDouble(), within(1e-12));
    assertThat(Entropy.entropy(tied, 0, false))
        .isCloseTo(functions.get("entropy(tied_a)").asDouble(), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 30, 64, 96, 97, 200})
  void sparseness_by_pairs_and_by_sorting_are_the_same(int d) {
    double[] v = new Random(d).doubles(d, -1, 1).toArray();
    double[] sorted = Arrays.stream(v).map(Math::abs).sorted().toArray();
    double weighted = 0;
    for (int i = 0; i < d; i++) {
      weighted += (2.0 * (i + 1) - d - 1) * sorted[i];
    }
    double gini = weighted / (d * Arrays.stream(sorted).sum());
    assertThat(Sparseness.gini(v, 0)).isCloseTo(gini, within(1e-12 * gini));
  }

  @Test
  void sparseness_by_hand() {
    // sorted 0 1 3: (-2 · 0 + 0 · 1 + 2 · 3) / (3 · 4)
    assertThat(score("sparseness", Small.table(-3, 0, 1))).isCloseTo(0.5, within(1e-15));
    assertThat(score("sparseness", Small.table(0, 0, 0, 9))).isCloseTo(0.75, within(1e-15));
    assertThat(score("sparseness", Small.table(1e300, 1e300, -3e300)))
        .isCloseTo(score("sparseness", Small.table(1, 1, -3)), within(1e-15));
    assertThat(score("sparseness", Small.table(1e-310, 1e-310, -3e-310)))
        .isCloseTo(score("sparseness", Small.table(1, 1, -3)), within(1e-10));
  }

  @Test
  void entropy_by_hand() {
    assertThat(score("entropy", Small.table(2, 0, -2))).isCloseTo(Math.log(2), within(1e-15));
    assertThat(score("entropy", Small.table(0, 5))).isZero();
  }

  @Test
  void how_many_features_must_be_known() {
    // weights 1 2 3 4: unknown features are 0, so what is unknown is missing from the logit of 10
    Case all = Small.table(1, 2, 3, 4);
    assertThat(effective(all, 0)).isEqualTo(4);
    // 1 / (1 + exp(-7)) is 0.0009 away from 1 / (1 + exp(-10)), exp(-4) is 0.018 away
    assertThat(effective(all, 1e-5)).isEqualTo(2);
    assertThat(effective(all, 1e-3)).isEqualTo(1);
    // without the weight of 4 the logit is 6: 0.0024 away
    assertThat(effective(Small.table(4, 3, 2, 1), 1e-5)).isEqualTo(3);
    assertThat(effective(Small.table(4, 3, 2, 1), 1e-6)).isEqualTo(4);
  }

  @Test
  void unknown_features_come_from_all_rows_of_the_background() {
    Case one = Small.table(2, 1);
    var rows = Background.sample(new double[][] {{0, 1}, {0, -20}}, new boolean[2]);
    Case known = new Case("item", one.model(), rows, one.input(), 1, one.attribution(), null, 7);
    // half of the rows have x2 = 1 as the input does: a loss of 0; the others turn the output round
    assertThat(effective(known, 0.4)).isEqualTo(2);
    assertThat(effective(known, 0.5)).isEqualTo(1);
  }

  @Test
  void weights_above_a_threshold() {
    var count = Metrics.of("effective-complexity", Map.of("form", "count", "eps", 0.5));
    assertThat(count.score(Small.table(-3, 0.5, 0.6)).value()).isEqualTo(2);
    var scaled =
        Metrics.of(
            "effective-complexity", Map.of("form", "count", "eps", 0.5, "normalise", "instance"));
    assertThat(scaled.score(Small.table(-3, 0.5, 0.6)).value()).isEqualTo(1);
  }

  @Test
  void compactness_of_two_by_two_places() {
    double[] corner = new double[16];
    for (int place : new int[] {0, 1, 4, 5}) {
      corner[place] = place == 5 ? -1 : 1;
    }
    var plain = Metrics.of("mst-compactness", Map.of("scaled", false));
    // 4 places, a tree of length 3, a hull of area 1
    assertThat(plain.score(Small.image(4, corner)).value()).isCloseTo(4.0 / 3, within(1e-12));
    double[] line = new double[16];
    line[0] = line[1] = line[2] = line[3] = 1;
    assertThat(plain.score(Small.image(4, line)).value())
        .isCloseTo(4.0 / 3 / Math.sqrt(32), within(1e-12));
    double[] apart = new double[16];
    apart[0] = apart[3] = apart[12] = apart[15] = 1;
    assertThat(plain.score(Small.image(4, apart)).value()).isCloseTo(4.0 / 9 / 3, within(1e-12));
  }

  @Test
  void a_graph_that_falls_apart_is_joined_when_asked() {
    double[] pairs = new double[100];
    pairs[0] = pairs[1] = pairs[98] = pairs[99] = 1;
    var image = Small.image(10, pairs);
    var settings = Map.<String, Object>of("neighbours", 1, "threshold", 96, "scaled", false);
    double area = Points.hull(new int[][] {{0, 0}, {0, 1}, {9, 8}, {9, 9}});
    assertThat(area).isEqualTo(9);
    assertThat(Metrics.of("mst-compactness", settings).score(image).value())
        .isCloseTo(4 / 2.0 / 3, within(1e-12));
    var joined =
        Map.<String, Object>of("neighbours", 1, "threshold", 96, "scaled", false, "connect", true);
    assertThat(Metrics.of("mst-compactness", joined).score(image).value())
        .isCloseTo(4 / (2 + Math.sqrt(81 + 49)) / 3, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sparseness", "entropy", "effective-complexity", "mst-compactness"})
  void nothing_shown_has_no_score(String id) {
    var none = Metrics.of(id, Map.of()).score(Small.image(2, 0, 0, 0, 0));
    assertThat(none.reason()).isEqualTo("the explanation is zero everywhere");
  }

  @Test
  void a_table_is_told_why_it_has_no_compactness() {
    assertThat(Metrics.of("mst-compactness", Map.of()).score(Small.table(1, 2, 3)).reason())
        .isEqualTo("the values do not lie as an image");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sparseness", "entropy", "effective-complexity", "mst-compactness"})
  void another_explanation_has_another_score(String id) {
    var metric = Metrics.of(id, Map.of());
    assertThat(metric.score(Small.image(2, 1, 2, 3, 4)).value())
        .isNotEqualTo(metric.score(Small.image(2, 9, 1, 0, 0)).value());
  }

  @Test
  void normalised_over_the_set_a_count_depends_on_the_largest_weight_of_all() {
    var metric =
        Metrics.of("effective-complexity", Map.of("form", "count", "eps", 0.1, "normalise", "set"));
    var alone = metric.score(Small.table(1, 2)).value();
    var beside = metric.scores(List.of(Small.table(1, 2), Small.table(100, 1)));
    assertThat(alone).isEqualTo(2);
    assertThat(beside.each().getFirst().value()).isZero();
  }

  @Test
  void settings_that_mean_nothing_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metrics.of("entropy", Map.of("abs", false)))
        .withMessage("entropy is defined on absolute values: \"abs\" cannot be false");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metrics.of("mst-compactness", Map.of("threshold", 100)))
        .withMessage("\"threshold\" is 100.0; it must lie in [0, 100)");
  }

  private static double effective(Case explained, double tolerance) {
    return Metrics.of("effective-complexity", Map.of("tolerance", tolerance))
        .score(explained)
        .value();
  }

  private static double score(String id, Case explained) {
    return Metrics.of(id, Map.of()).score(explained).value();
  }
}
