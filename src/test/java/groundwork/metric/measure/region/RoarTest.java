package groundwork.metric.measure.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import groundwork.explanation.Background;
import groundwork.explanation.Explainer;
import groundwork.explanation.Explanation;
import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Score;
import groundwork.metric.entity.TrainingRows;
import groundwork.model.Conv2d;
import groundwork.model.Network;
import groundwork.model.Network.Activation;
import groundwork.model.Predictor;
import groundwork.model.Shape;
import groundwork.model.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoarTest {
  /** Ten features of which the first two say everything: the class is whether their sum is > 0. */
  static final Network MODEL =
      new Network(
          List.of(
              new Network.Dense(
                  "fc",
                  new double[][] {new double[10], {3, 3, 0, 0, 0, 0, 0, 0, 0, 0}},
                  new double[2],
                  Activation.IDENTITY)),
          List.of("no", "yes"));

  static final double[][] X = rows(300);
  static final Background CENTRE = Background.sample(rows(50), new boolean[10]);

  /** The same importance for every input: the first value for the informative features. */
  record Says(double informative, double other) implements Explainer {
    @Override
    public String id() {
      return "says";
    }

    @Override
    public String source() {
      return "";
    }

    @Override
    public Explanation explain(
        Predictor model, double[] input, int target, Background background, long seed) {
      double[] values = new double[10];
      for (int i = 0; i < values.length; i++) {
        values[i] = i < 2 ? informative : other;
      }
      return Explanation.of("says", target, values);
    }
  }

  private static double[][] rows(int n) {
    var random = new Random(3);
    double[][] rows = new double[n][10];
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = random.nextGaussian();
      }
    }
    return rows;
  }

  static List<Case> cases(Explainer method) {
    int[] truth = new int[X.length];
    for (int n = 0; n < truth.length; n++) {
      truth[n] = X[n][0] + X[n][1] > 0 ? 1 : 0;
    }
    var training =
        new TrainingRows(java.util.Arrays.copyOf(X, 200), java.util.Arrays.copyOf(truth, 200));
    var cases = new ArrayList<Case>();
    for (int n = 200; n < 300; n++) {
      double[] values = method.explain(MODEL, X[n], truth[n], CENTRE, 1).values();
      cases.add(
          new Case("row " + n, MODEL, CENTRE, X[n], truth[n], values, method, 7)
              .truth(truth[n])
              .training(training));
    }
    return cases;
  }

  static Score score(Map<String, Object> parameters, List<Case> cases) {
    return Metrics.of("roar", parameters).scores(cases).overall();
  }

  /**
   * With the informative features gone, accuracy is that of guessing; with the others, it stays.
   */
  @Test
  void a_ranking_that_finds_what_is_informative_leaves_nothing_to_learn() {
    var settings = Map.<String, Object>of("cutoffs", List.of(0, 0.2));
    var good = score(settings, cases(new Says(1, 0)));
    assertThat(good.curve()[0]).isGreaterThan(0.9);
    assertThat(good.curve()[1]).isCloseTo(good.value(), within(1e-12)).isBetween(0.3, 0.7);
    assertThat(good.error()).isBetween(0.0, 0.1);
    var bad = score(settings, cases(new Says(0, 1)));
    assertThat(bad.value()).isGreaterThan(0.9);
  }

  @Test
  void keeping_turns_it_round() {
    var settings = Map.<String, Object>of("cutoffs", List.of(0, 0.2), "keep", true, "seeds", 1);
    var good = score(settings, cases(new Says(1, 0)));
    assertThat(good.value()).isGreaterThan(0.9);
    assertThat(good.curve()[0]).isGreaterThan(0.9);
    assertThat(good.error()).isNull();
    assertThat(score(settings, cases(new Says(0, 1))).value()).isLessThan(0.7);
    assertThat(Metrics.of("roar", settings).card().direction().name()).isEqualTo("HIGHER");
  }

  @Test
  void a_random_ranking_can_be_taken_off() {
    var settings =
        Map.<String, Object>of("cutoffs", List.of(0, 0.2), "against", "random", "seeds", 2);
    var good = score(settings, cases(new Says(1, 0)));
    assertThat(good.curve()[0]).isZero();
    assertThat(good.value()).isLessThan(-0.1);
  }

  @Test
  void the_same_cases_in_any_order_give_the_same_score() {
    var settings = Map.<String, Object>of("seeds", 1, "epochs", 5, "rows", 60);
    var cases = cases(new Says(1, 0));
    var score = score(settings, cases);
    Collections.shuffle(cases, new Random(1));
    var again = score(settings, cases);
    assertThat(again.value()).isEqualTo(score.value());
    assertThat(again.curve()).containsExactly(score.curve()).hasSize(6);
  }

  @Test
  void features_are_replaced_by_rank() {
    double[] input = {1, 2, 3, 4};
    double[] filling = {-1, -2, -3, -4};
    var ranking = new Ranking(input, filling, new int[] {2, 0, 3, 1});
    assertThat(ranking.changed(0.5, false)).containsExactly(-1, 2, -3, 4);
    assertThat(ranking.changed(0.5, true)).containsExactly(1, -2, 3, -4);
    assertThat(ranking.changed(0, false)).containsExactly(input);
  }

  @Test
  void the_new_models_have_the_form_of_the_old_one() {
    assertThat(Architecture.of(MODEL, List.of()).hidden()).isEmpty();
    assertThat(Architecture.of(MODEL, List.of(4)).hidden()).containsExactly(4);
    Predictor unknown = new RegionsTest.Additive(0.5, 0.1);
    assertThat(Architecture.of(unknown, List.of()).hidden()).containsExactly(32);
    var conv =
        new Conv2d(
            "conv",
            Window.square(new Shape(1, 2, 5), 3, 1, 1),
            new double[1][9],
            new double[1],
            Activation.RELU);
    var last = new Network.Dense("fc", new double[2][10], new double[2], Activation.IDENTITY);
    var images = new Network(List.of(conv, last), List.of("no", "yes"));
    var form = Architecture.of(images, List.of());
    assertThat(form.hidden()).isNull();
    var trained = form.trained(X, new int[X.length], List.of("no", "yes"), 2, 0.01, 1);
    assertThat(trained.parts().getFirst()).isInstanceOf(Conv2d.class);
    assertThat(trained.weights(0)).isNotEqualTo(images.weights(0));
  }

  /** A run is stopped by a model that no longer answers. */
  @Test
  void training_stops_when_the_model_no_longer_answers() {
    var asked = new AtomicInteger();
    var method = new Says(1, 0);
    var cases = new ArrayList<Case>();
    for (var one : cases(method)) {
      cases.add(one.under(new Tired(asked)));
    }
    assertThatThrownBy(() -> score(Map.of("epochs", 1, "rows", 20), cases))
        .isInstanceOf(CancellationException.class);
    assertThat(asked.get()).isEqualTo(4);
  }

  /** Answers three questions: the predicted classes, and that before the first two trainings. */
  record Tired(AtomicInteger asked) implements Predictor {
    @Override
    public int inputs() {
      return MODEL.inputs();
    }

    @Override
    public List<String> classes() {
      return MODEL.classes();
    }

    @Override
    public double[][] probabilities(double[][] batch) {
      if (asked.incrementAndGet() > 3) {
        throw new CancellationException("told to stop");
      }
      return MODEL.probabilities(batch);
    }
  }

  @Test
  void what_cannot_be_scored_says_why() {
    var cases = cases(new Says(1, 0));
    var one = cases.getFirst();
    assertThat(score(Map.of(), List.of(one.training(null))).reason()).contains("no labelled rows");
    assertThat(score(Map.of(), List.of(one.with(one.attribution(), null))).reason())
        .contains("cannot explain the training rows");
    assertThat(score(Map.of(), List.of(one.truth(-1))).reason()).contains("true class");
    assertThat(score(Map.of(), cases(new Says(1, 1))).reason()).contains("same value");
    assertThat(score(Map.of(), List.of()).reason()).contains("no case");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metrics.of("roar", Map.of("cutoffs", List.of(1))))
        .withMessageContaining("[0, 1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metrics.of("roar", Map.of("baseline", "expectation")))
        .withMessageContaining("centre");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.training(new TrainingRows(new double[][] {{1, 2}}, new int[] {0})))
        .withMessageContaining("training rows of 2 values");
  }
}
