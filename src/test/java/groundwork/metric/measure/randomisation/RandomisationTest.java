package groundwork.metric.measure.randomisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.json.control.Json;
import groundwork.metric.Reference;
import groundwork.metric.Reference.Given;
import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Recorded;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Pairs;
import groundwork.metric.measure.Replay;
import groundwork.metric.measure.Similarity;
import groundwork.metric.measure.Small;
import groundwork.model.Layered;
import groundwork.model.Parameters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomisationTest {
  private static final Map<String, String> NAMES =
      Map.of("similarity_func", "similarity", "layer_order", "order", "num_classes", "classes");

  static Stream<Given> mprtOfQuantus() {
    return Reference.quantus("MPRT");
  }

  static Stream<Given> efficientMprtOfQuantus() {
    return Reference.quantus("EfficientMPRT");
  }

  static Stream<Given> randomLogitOfQuantus() {
    return Reference.quantus("RandomLogit");
  }

  @ParameterizedTest
  @MethodSource("mprtOfQuantus")
  void each_layer_is_as_in_quantus(Given given) {
    var metric = replayed("mprt", given, Randomisation::mprt);
    var scores = metric.scores(given.cases()).each();
    var theirs = given.json().get("values");
    var layers = theirs.propertyNames().stream().filter(name -> !name.equals("original")).toList();
    assertThat(layers).hasSize(2);
    for (int n = 0; n < scores.size(); n++) {
      double sum = 1;
      for (int step = 0; step < layers.size(); step++) {
        double expected = theirs.get(layers.get(step)).get(n).asDouble();
        assertThat(scores.get(n).curve()[step]).isCloseTo(expected, within(1e-12));
        sum += expected;
      }
      // its mean counts the model as it was
      assertThat(scores.get(n).value()).isCloseTo(sum / 3, within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("efficientMprtOfQuantus")
  void rises_of_entropy_are_those_of_quantus(Given given) {
    Replay.equal(
        replayed("efficient-mprt", given, Randomisation::efficientMprt),
        given.cases(),
        given.values());
  }

  @ParameterizedTest
  @MethodSource("randomLogitOfQuantus")
  void other_classes_are_drawn_and_compared_as_in_quantus(Given given) {
    Replay.equal(Replay.quantus("random-logit", given, NAMES), given.cases(), given.values());
  }

  private static Metric replayed(
      String id,
      Given given,
      BiFunction<Parameters, Function<Layered, List<Layered>>, Metric> maker) {
    var metric = Replay.quantus(id, given, NAMES);
    var order = given.params().get("layer_order").asString();
    var recorded = Reference.randomised(given.dataset(), order);
    return maker.apply(new Parameters(id, metric.card().parameters()), model -> recorded);
  }

  @Test
  void primitives_are_those_of_quantus() {
    var primitives = Reference.read("primitives");
    var names =
        Map.of(
            "correlation_spearman", Similarity.SPEARMAN,
            "correlation_pearson", Similarity.PEARSON,
            "correlation_kendall_tau", Similarity.KENDALL,
            "distance_euclidean", Similarity.EUCLIDEAN,
            "distance_manhattan", Similarity.MANHATTAN,
            "distance_chebyshev", Similarity.CHEBYSHEV,
            "abs_difference", Similarity.DIFFERENCE,
            "squared_difference", Similarity.SQUARES,
            "cosine", Similarity.COSINE_DISTANCE,
            "ssim", Similarity.SSIM);
    for (String tied : List.of("", "tied_")) {
      double[] a = Reference.numbers(primitives.get(tied + "a"));
      double[] b = Reference.numbers(primitives.get(tied + "b"));
      names.forEach(
          (name, similarity) ->
              assertThat(similarity.of(a, b))
                  .as(name)
                  .isCloseTo(
                      primitives
                          .get("functions")
                          .get(name + (tied.isEmpty() ? "(plain)" : "(tied)"))
                          .asDouble(),
                      within(1e-12)));
    }
    for (int bins : new int[] {5, 10, 100}) {
      double[] a = Reference.numbers(primitives.get("a"));
      for (int i = 0; i < a.length; i++) {
        a[i] = Math.abs(a[i]);
      }
      var expected = primitives.get("functions").get("discrete_entropy(abs_a,n_bins=" + bins + ")");
      assertThat(Bins.entropy(a, bins)).isCloseTo(expected.asDouble(), within(1e-12));
    }
  }

  private static List<Case> digits() {
    var mlp = Json.tree("{\"model\": \"mlp\", \"attribution\": \"gradient\", \"params\": {}}");
    return new Given(mlp, "digits").cases();
  }

  @Test
  void similarity_falls_the_more_layers_are_drawn_and_the_score_is_the_mean() {
    for (var score : Metrics.of("mprt", Map.of()).scores(digits()).each()) {
      assertThat(score.curve()).hasSize(2);
      assertThat(score.value())
          .isCloseTo((score.curve()[0] + score.curve()[1]) / 2, within(1e-15))
          .isBetween(-1.0, 0.6);
    }
  }

  @Test
  void of_one_order_the_last_model_is_the_same_as_of_the_other() {
    var up = Metrics.of("mprt", Map.of("summary", "last")).scores(digits()).each();
    var down =
        Metrics.of("mprt", Map.of("summary", "last", "order", "top-down")).scores(digits()).each();
    var alone =
        Metrics.of("mprt", Map.of("summary", "last", "order", "independent"))
            .scores(digits())
            .each();
    for (int n = 0; n < up.size(); n++) {
      assertThat(up.get(n).value()).isEqualTo(down.get(n).value());
      assertThat(alone.get(n).curve()[0]).isEqualTo(up.get(n).curve()[0]);
      assertThat(alone.get(n).curve()[1]).isEqualTo(down.get(n).curve()[0]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mprt", "efficient-mprt", "smooth-mprt", "random-logit"})
  void neither_order_nor_company_changes_a_score(String id) {
    var settings = new HashMap<String, Object>();
    if (id.equals("smooth-mprt")) {
      settings.put("samples", 4);
    }
    var metric = Metrics.of(id, settings);
    var cases = digits();
    assertThat(values(Small.oneByOne(Metrics.of(id, settings), cases)))
        .containsExactly(values(metric.scores(cases).each()));
    assertThat(metric.scores(cases).each())
        .allSatisfy(score -> assertThat(score.defined()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mprt", "random-logit"})
  void a_broken_explanation_is_noticed(String id) {
    var metric = Metrics.of(id, Map.of());
    var cases = digits();
    var rolled =
        IntStream.range(0, cases.size())
            .mapToObj(
                n -> {
                  var one = cases.get(n);
                  return one.with(cases.get((n + 7) % cases.size()).attribution(), one.method());
                })
            .toList();
    assertThat(values(metric.scores(rolled).each()))
        .isNotEqualTo(values(metric.scores(cases).each()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mprt", "efficient-mprt", "smooth-mprt", "random-logit"})
  void a_broken_model_is_noticed(String id) {
    var metric = Metrics.of(id, id.equals("smooth-mprt") ? Map.of("samples", 3) : Map.of());
    var cases = digits();
    var broken =
        cases.stream()
            .map(one -> one.under(one.model().layered().orElseThrow().randomised(99, 1)))
            .toList();
    var before = values(metric.scores(cases).each());
    var after = values(metric.scores(broken).each());
    assertThat(after).isNotEqualTo(before);
  }

  @Test
  void a_seed_of_the_run_draws_other_models() {
    var metric = Metrics.of("mprt", Map.of());
    var other =
        digits().stream()
            .map(
                one ->
                    new Case(
                        one.item(),
                        one.model(),
                        one.background(),
                        one.input(),
                        one.target(),
                        one.attribution(),
                        one.method(),
                        2))
            .toList();
    assertThat(values(metric.scores(other).each()))
        .isNotEqualTo(values(metric.scores(digits()).each()));
  }

  @Test
  void several_draws_of_the_layers_have_a_mean_and_an_error() {
    for (String id : List.of("mprt", "efficient-mprt")) {
      var several = Metrics.of(id, Map.of("draws", 4)).scores(digits()).each();
      var one = Metrics.of(id, Map.of()).scores(digits()).each();
      for (int n = 0; n < one.size(); n++) {
        assertThat(one.get(n).error()).isNull();
        assertThat(several.get(n).error()).isPositive();
        // the first of the four is the one
        double apart = Math.abs(several.get(n).value() - one.get(n).value());
        assertThat(apart).isPositive().isLessThan(4 * several.get(n).error());
      }
    }
    assertThat(Metrics.of("mprt", Map.of("draws", 4)).score(digits().getFirst()).curve())
        .hasSize(2);
  }

  @Test
  void many_pairs_are_counted_as_few_are() {
    var random = new Random(3);
    for (int n : new int[] {1, 2, 3, 10, 57}) {
      double[] a = random.ints(n, 0, 6).asDoubleStream().toArray();
      double[] b = random.ints(n, 0, 6).asDoubleStream().toArray();
      long[] counted = new long[4];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          counted[0] += a[i] == a[j] ? 1 : 0;
          counted[1] += b[i] == b[j] ? 1 : 0;
          counted[2] += a[i] == a[j] && b[i] == b[j] ? 1 : 0;
          counted[3] += (a[i] - a[j]) * (b[i] - b[j]) < 0 ? 1 : 0;
        }
      }
      assertThat(Pairs.of(a, b))
          .isEqualTo(new Pairs(n * (n - 1) / 2, counted[0], counted[1], counted[2], counted[3]));
    }
  }

  @Test
  void recorded_noise_is_used() {
    var one = digits().getFirst();
    var metric = Metrics.of("smooth-mprt", Map.of("samples", 2));
    double[][] still = new double[1][one.size()];
    var quiet = metric.score(one.recorded(new Recorded(Map.of("noise", still))));
    // without noise a gradient's mean is the gradient
    assertThat(quiet.value())
        .isCloseTo(Metrics.of("mprt", Map.of()).score(one).value(), within(1e-12));
    assertThat(metric.score(one).value()).isNotEqualTo(quiet.value());
  }

  @Test
  void where_there_is_nothing_to_score_the_reason_is_given() {
    var table = Small.table(1, 2, 3);
    for (String id : List.of("mprt", "efficient-mprt", "smooth-mprt")) {
      assertThat(Metrics.of(id, Map.of()).score(table).reason())
          .isEqualTo("this method cannot explain another model here");
    }
    assertThat(Metrics.of("random-logit", Map.of()).score(table).reason())
        .isEqualTo("this method cannot explain another class here");
    var method = new Reference.Rule("gradient");
    assertThat(
            Metrics.of("random-logit", Map.of())
                .score(table.with(table.attribution(), method))
                .reason())
        .startsWith("structural similarity compares images");
    assertThat(
            Metrics.of("mprt", Map.of()).score(table.with(new double[] {2, 2, 2}, method)).reason())
        .contains("same value");
  }

  @Test
  void the_other_class_of_two_mirrored_ones_says_the_opposite() {
    var metric = Metrics.of("random-logit", Map.of("similarity", "pearson"));
    var linear =
        Reference.quantus("RandomLogit")
            .filter(
                given -> given.dataset().equals("breast_cancer") && given.model().equals("linear"))
            .findFirst()
            .orElseThrow();
    assertThat(metric.scores(linear.cases()).each())
        .allSatisfy(score -> assertThat(score.value()).isCloseTo(-1, within(0.2)));
  }

  @Test
  void bins_by_rule() {
    double[] values = new double[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    // n = 1000: width 2 · 499.5 / 10 = 99.9 of a range of 999
    assertThat(bins("freedman-diaconis").of(values)).isEqualTo(10);
    // 3.5 · 288.67 / 10 = 101.04
    assertThat(bins("scotts").of(values)).isEqualTo(9);
    assertThat(bins("square-root").of(values)).isEqualTo(31);
    assertThat(bins("sturges-formula").of(values)).isEqualTo(10);
    assertThat(bins("rice").of(values)).isEqualTo(20);
  }

  private static Bins bins(String rule) {
    return new Bins(100, rule, 1, 200, 0);
  }

  private static double[] values(List<Score> scores) {
    return scores.stream().mapToDouble(Score::value).toArray();
  }
}
