package groundwork.metric.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.explanation.Background;
import groundwork.explanation.Explainer;
import groundwork.explanation.Explainers;
import groundwork.json.control.Json;
import groundwork.metric.Reference;
import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Score;
import groundwork.metric.entity.SetScores;
import groundwork.metric.entity.TrainingRows;
import groundwork.metric.scoring.Measure;
import groundwork.model.BagOfWords;
import groundwork.model.Literal;
import groundwork.model.Network;
import groundwork.model.Predictor;
import groundwork.model.RuleSet;
import groundwork.model.Tree;
import groundwork.model.TreeEnsemble;
import groundwork.model.WordPresence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every metric of the catalogue, whatever it measures. */
class EveryMetricTest {
  /** Nauta et al. 2023, 10.1145/3583558. */
  private static final Set<String> CO_12 =
      Set.of(
          "correctness",
          "completeness",
          "consistency",
          "continuity",
          "contrastivity",
          "covariate complexity",
          "compactness",
          "composition",
          "confidence",
          "context",
          "coherence",
          "controllability");

  private static final List<Case> TABLE = table(7);
  private static final List<Case> IMAGES = images(6);
  private static final List<Case> TEXTS = texts();

  static Set<String> ids() {
    return Metrics.ids();
  }

  private static Metric metric(String id) {
    return Metrics.of(id, Map.of());
  }

  private static List<Case> table(int n) {
    var given = given("breast_cancer", "mlp");
    double[][] rows = given.stream().map(Case::input).toArray(double[][]::new);
    return given.subList(0, n).stream()
        .map(one -> whole(one, Background.sample(rows, new boolean[30]), rows, given))
        .toList();
  }

  private static List<Case> images(int n) {
    var given = given("digits", "linear");
    double[][] rows = given.stream().map(Case::input).toArray(double[][]::new);
    return given.subList(0, n).stream()
        .map(one -> whole(one, one.background(), rows, given).mask(quarters()))
        .toList();
  }

  /** Two quarters of an image of 8 x 8, as a mosaic has them. */
  private static boolean[] quarters() {
    boolean[] mask = new boolean[64];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = i / 8 < 4 == i % 8 < 4;
    }
    return mask;
  }

  private static List<Case> given(String dataset, String model) {
    return Reference.quantus("AttributionLocalisation")
        .filter(given -> given.dataset().equals(dataset) && given.model().equals(model))
        .filter(given -> given.attribution().equals("gradient_x_input"))
        .findFirst()
        .orElseThrow()
        .cases();
  }

  /** With everything that a metric may need. */
  private static Case whole(Case one, Background background, double[][] rows, List<Case> all) {
    double[] other = one.attribution().clone();
    other[0] += 1;
    return new Case(
        one.item(),
        one.model(),
        background,
        one.input(),
        one.target(),
        one.truth(),
        one.attribution(),
        new Reference.Rule("gradient_x_input"),
        one.mask(),
        other,
        groundwork.metric.entity.Recorded.NONE,
        5,
        new TrainingRows(rows, all.stream().mapToInt(Case::truth).toArray()));
  }

  /** A model that adds up words, and five sentences. */
  private static List<Case> texts() {
    var bag = new BagOfWords(List.of("good", "bad", "fine", "dull", "plot", "not good"));
    var model =
        new Network(
            List.of(
                new Network.Dense(
                    "sum",
                    new double[][] {{0, 0, 0, 0, 0, 0}, {2, -2, 1, -1, 0.1, -3}},
                    new double[] {0, 0.1},
                    Network.Activation.IDENTITY)),
            List.of("negative", "positive"));
    var cases = new ArrayList<Case>();
    for (var sentence :
        List.of(
            "a good plot and a fine cast",
            "dull plot bad acting",
            "not good but fine",
            "good fine plot",
            "bad")) {
      Predictor words = new WordPresence(model, bag, List.of(sentence.split(" ")));
      var background = Background.absence(words.inputs());
      double[] whole = ((WordPresence) words).whole();
      Explainer occlusion = Explainers.byId("occlusion");
      int target = words.predict(whole);
      boolean[] rationale = new boolean[whole.length];
      rationale[0] = true;
      cases.add(
          new Case(
                  sentence,
                  words,
                  background,
                  whole,
                  target,
                  occlusion.explain(words, whole, target, background, 1).values(),
                  occlusion,
                  5)
              .truth(1)
              .mask(rationale)
              .reference(whole.clone()));
    }
    return cases;
  }

  private static void same(Score one, Score other, String what) {
    assertThat(one.reason()).as(what).isEqualTo(other.reason());
    assertThat(Double.valueOf(one.value())).as(what).isEqualTo(Double.valueOf(other.value()));
    assertThat(one.error()).as(what).isEqualTo(other.error());
    assertThat(one.curve()).as(what).isEqualTo(other.curve());
  }

  @ParameterizedTest
  @MethodSource("ids")
  void says_what_it_is(String id) {
    Card card = metric(id).card();
    assertThat(card.id()).isEqualTo(id);
    assertThat(CO_12).contains(card.property());
    assertThat(card.title()).isNotBlank();
    assertThat(card.description()).endsWith(".");
    assertThat(card.unit()).isNotBlank();
    assertThat(card.source()).isNotBlank();
    assertThat(card.assumptions()).isNotBlank();
    assertThat(card.validation()).isNotBlank();
    if (card.low() != null && card.high() != null) {
      assertThat(card.low()).isLessThan(card.high());
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void is_made_again_from_its_stored_card(String id) {
    var card = metric(id).card();
    var stored = Json.read(Json.write(card), Card.class);
    assertThat(Json.write(Metrics.of(stored.id(), stored.parameters()).card()))
        .isEqualTo(Json.write(card));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void every_parameter_on_its_card_is_among_its_settings(String id) {
    var settings =
        Metrics.kinds().stream().filter(kind -> kind.id().equals(id)).findFirst().orElseThrow();
    assertThat(settings.settings().stream().map(one -> one.name()).toList())
        .containsAll(metric(id).card().parameters().keySet())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void depends_neither_on_order_nor_on_batches(String id) {
    var metric = metric(id);
    var cases = metric.card().needs().toString().contains("IMAGE") ? IMAGES : TABLE;
    var first = metric.scores(cases);
    var order = new ArrayList<>(IntStream.range(0, cases.size()).boxed().toList());
    Collections.shuffle(order, new Random(3));
    var shuffled = metric.scores(order.stream().map(cases::get).toList());
    for (int i = 0; i < first.each().size(); i++) {
      same(shuffled.each().get(i), first.each().get(order.get(i)), id + " shuffled");
    }
    overall(first, shuffled);
    if (metric instanceof LocalMetric local) {
      for (int i = 0; i < cases.size(); i++) {
        same(local.score(cases.get(i)), first.each().get(i), id + " alone");
      }
      var pairs = local.scores(cases.subList(2, 5)).each();
      for (int i = 0; i < pairs.size(); i++) {
        same(pairs.get(i), first.each().get(2 + i), id + " in a batch of three");
      }
    }
  }

  private static void overall(SetScores one, SetScores other) {
    if (one.overall() == null) {
      assertThat(other.overall()).isNull();
    } else if (Double.isFinite(one.overall().value())) {
      assertThat(other.overall().value())
          .isCloseTo(one.overall().value(), within(1e-9 * Math.abs(one.overall().value()) + 1e-12));
    } else {
      assertThat(other.overall().reason()).isEqualTo(one.overall().reason());
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void gives_the_same_scores_on_many_threads_and_changes_no_input(String id) {
    var metric = metric(id);
    for (var cases : List.of(TABLE, IMAGES)) {
      var before = cases.stream().map(EveryMetricTest::content).toList();
      var scores = metric.scores(cases);
      if (metric instanceof LocalMetric local) {
        var parallel = cases.parallelStream().map(local::score).toList();
        for (int i = 0; i < cases.size(); i++) {
          same(parallel.get(i), scores.each().get(i), id);
        }
      }
      assertThat(cases.stream().map(EveryMetricTest::content).toList()).isEqualTo(before);
    }
  }

  private static List<String> content(Case one) {
    return List.of(
        Arrays.toString(one.input()),
        Arrays.toString(one.attribution()),
        Arrays.toString(one.mask()),
        Arrays.toString(one.reference()),
        Arrays.deepToString(one.background().rows()));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void stays_in_its_range_or_says_why_there_is_no_score(String id) {
    var metric = metric(id);
    var kinds = new HashMap<String, List<Case>>();
    kinds.put("table", TABLE);
    kinds.put("images", IMAGES);
    kinds.put("texts", TEXTS);
    kinds.put("a tree", under(tree()));
    kinds.put("rules", under(rules()));
    kinds.put("constant", with(TABLE, 0.25));
    kinds.put("zero", with(TABLE, 0));
    kinds.put("constant image", with(IMAGES, 0.25));
    kinds.put("zero image", with(IMAGES, 0));
    kinds.put("negative", with(TABLE, -1));
    kinds.forEach(
        (kind, cases) -> {
          var scores = metric.scores(cases);
          scores.each().forEach(score -> inRange(metric.card(), score, id + ", " + kind));
          if (scores.overall() != null) {
            inRange(metric.card(), scores.overall(), id + ", " + kind + ", overall");
          }
        });
  }

  private static void inRange(Card card, Score score, String what) {
    if (!score.defined()) {
      assertThat(score.reason()).as(what).isNotBlank();
      return;
    }
    assertThat(score.value()).as(what).isNotNaN();
    if (card.low() != null) {
      assertThat(score.value()).as(what).isGreaterThanOrEqualTo(card.low() - 1e-9);
    }
    if (card.high() != null) {
      assertThat(score.value()).as(what).isLessThanOrEqualTo(card.high() + 1e-9);
    }
    if (score.error() != null) {
      assertThat(score.error()).as(what).isNotNegative();
    }
  }

  private static List<Case> with(List<Case> cases, double value) {
    return cases.stream()
        .map(
            one -> {
              double[] same = new double[one.size()];
              Arrays.fill(same, value);
              return one.with(same, one.method());
            })
        .toList();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void what_it_needs_and_does_not_get_is_no_score_and_no_crash(String id) {
    var metric = metric(id);
    var poor =
        TABLE.stream()
            .map(
                one ->
                    new Case(
                        one.item(),
                        new Bare(one.model()),
                        one.background(),
                        one.input(),
                        one.target(),
                        one.attribution(),
                        null,
                        5))
            .toList();
    var scores = metric.scores(poor);
    scores.each().forEach(score -> inRange(metric.card(), score, id + " with nothing"));
    var measure = Measure.of(List.of(new Measure.Choice(id, Map.of()))).getFirst();
    assertThat(measure.metric().card().needs()).isEqualTo(metric.card().needs());
  }

  /** A model of which nothing is known but its probabilities. */
  private record Bare(Predictor model) implements Predictor {
    @Override
    public int inputs() {
      return model.inputs();
    }

    @Override
    public List<String> classes() {
      return model.classes();
    }

    @Override
    public double[][] probabilities(double[][] batch) {
      return model.probabilities(batch);
    }
  }

  @ParameterizedTest
  @MethodSource("ids")
  void has_a_score_of_something(String id) {
    var metric = metric(id);
    assertThat(
            List.of(TABLE, IMAGES, TEXTS, table(20), under(tree()), under(rules()), alike())
                .stream()
                .anyMatch(cases -> scored(metric.scores(cases))))
        .as(id + ": a metric that never has a score checks nothing")
        .isTrue();
  }

  /** The table under a model that explains itself. */
  private static List<Case> under(Predictor model) {
    var occlusion = Explainers.byId("occlusion"); // which needs no gradients
    return TABLE.stream().map(one -> one.under(model).with(one.attribution(), occlusion)).toList();
  }

  /** The table with the same explanation of every item. */
  private static List<Case> alike() {
    var shown = TABLE.getFirst().attribution();
    return TABLE.stream().map(one -> one.with(shown, one.method())).toList();
  }

  private static Predictor tree() {
    var tree =
        new Tree(
            List.of(
                new Tree.Split(new Literal(0, Literal.Test.AT_MOST, 0), 1, 2),
                new Tree.Leaf(new double[] {0.2, 0.8}),
                new Tree.Leaf(new double[] {0.9, 0.1})));
    return TreeEnsemble.single(tree, 30, List.of("0", "1"));
  }

  private static Predictor rules() {
    var rule =
        new RuleSet.Rule(List.of(new Literal(1, Literal.Test.MORE, 0)), new double[] {0.7, 0.3});
    return new RuleSet(List.of(rule), true, new double[] {0.1, 0.9}, 30, List.of("0", "1"));
  }

  private static boolean scored(SetScores scores) {
    return scores.each().stream().anyMatch(Score::defined)
        || scores.overall() != null && scores.overall().defined();
  }
}
