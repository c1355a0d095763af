package groundwork.metric.measure.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.metric.Reference;
import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Recorded;
import groundwork.metric.entity.Score;
import groundwork.metric.entity.SetScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Something is broken on purpose: each metric must notice, or have a reason not to. */
class BreakageTest {
  /** A metric in one of its forms. */
  record Form(String id, Map<String, Object> settings, boolean sampled) {
    Metric metric() {
      return Metrics.of(id, settings);
    }

    @Override
    public String toString() {
      return id + " " + new TreeMap<>(settings);
    }
  }

  private static final List<Case> CASES = cases("mlp");

  private static List<Case> cases(String model) {
    var cases =
        Reference.quantus("Infidelity")
            .filter(given -> given.attribution().equals("occlusion0"))
            .findFirst()
            .orElseThrow()
            .cases();
    var network = Reference.network("digits", model);
    return cases.stream().map(one -> one.under(network)).toList();
  }

  static Stream<Form> forms() {
    return Stream.of(
        new Form("faithfulness-correlation", Map.of(), true),
        new Form("faithfulness-correlation", Map.of("similarity", "spearman", "subset", 12), true),
        new Form("faithfulness-estimate", Map.of(), false),
        new Form("faithfulness-estimate", Map.of("compatibility", "aix360-783f836"), false),
        new Form("monotonicity", Map.of("graded", true), false),
        new Form("monotonicity-correlation", Map.of(), false),
        new Form("monotonicity-correlation", Map.of("baseline", "uniform", "samples", 30), true),
        new Form("pixel-flipping", Map.of(), false),
        new Form("pixel-flipping", Map.of("compatibility", "quantus-0.6.0", "step", 4), false),
        new Form("deletion", Map.of("share", 0.1), false),
        new Form("insertion", Map.of(), false),
        new Form("sensitivity-n", Map.of("points", 4), true),
        new Form("sensitivity-n", Map.of("compatibility", "quantus-0.6.0"), false),
        new Form("infidelity", Map.of(), true),
        new Form("infidelity", Map.of("scaled", true), true),
        new Form("infidelity", Map.of("perturbation", "noise"), true),
        new Form("infidelity", Map.of("compatibility", "captum-0.8.0", "scaled", true), true),
        new Form("infidelity", Map.of("compatibility", "quantus-0.6.0"), false),
        new Form("pgi", Map.of(), true),
        new Form("pgu", Map.of("k", 5, "auc", false), true),
        new Form("pgi", Map.of("compatibility", "openxai-a182886"), true),
        new Form("average-drop", Map.of(), false));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void the_attribution(Form form) {
    assertMoved(
        form,
        one -> {
          double[] rolled = new double[one.size()];
          for (int i = 0; i < rolled.length; i++) {
            rolled[i] = one.attribution()[(i + 1) % rolled.length];
          }
          return one.with(rolled, null);
        });
  }

  @ParameterizedTest
  @MethodSource("forms")
  void the_model(Form form) {
    var other = Reference.network("digits", "linear");
    assertMoved(form, one -> one.under(other));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void the_draws(Form form) {
    var first = values(form.metric().scores(CASES));
    var again = values(form.metric().scores(CASES));
    assertThat(again).isEqualTo(first);
    var other = values(form.metric().scores(CASES.stream().map(BreakageTest::reseeded).toList()));
    if (form.sampled()) {
      assertThat(other).isNotEqualTo(first);
      assertThat(form.metric().scores(CASES).each())
          .filteredOn(Score::defined)
          .isNotEmpty()
          .allSatisfy(score -> assertThat(score.error()).isNotNegative());
    } else {
      assertThat(other).isEqualTo(first);
    }
  }

  /** Alone, in another order or with others, an item has the same score. */
  @ParameterizedTest
  @MethodSource("forms")
  void not_the_order_or_the_batch(Form form) {
    var scores = form.metric().scores(CASES).each();
    var reversed = new ArrayList<>(CASES);
    Collections.reverse(reversed);
    if (scores.isEmpty()) { // of the set as a whole
      assertThat(form.metric().scores(reversed).overall().value())
          .isCloseTo(form.metric().scores(CASES).overall().value(), within(1e-12));
      return;
    }
    for (int n = 0; n < scores.size(); n++) {
      assertThat(form.metric().score(CASES.get(n)))
          .usingRecursiveComparison()
          .isEqualTo(scores.get(n));
    }
    assertThat(form.metric().scores(reversed).each().reversed())
        .usingRecursiveComparison()
        .isEqualTo(scores);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void nothing_explained_has_no_score_but_a_reason(Form form) {
    var nothing = CASES.stream().map(one -> one.with(new double[one.size()], null)).toList();
    var scores = form.metric().scores(nothing);
    for (var score : scores.overall() == null ? scores.each() : List.of(scores.overall())) {
      boolean misses = form.id().equals("infidelity") && score.defined();
      boolean library = form.settings().containsKey("compatibility") && score.defined();
      if (misses || library) {
        assertThat(score.value()).isNotNegative();
      } else {
        assertThat(score.reason()).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void a_card_makes_the_metric_again(Form form) {
    var card = form.metric().card();
    var again = Metrics.of(card.id(), card.parameters());
    assertThat(again.card()).isEqualTo(card);
    assertThat(values(again.scores(CASES))).isEqualTo(values(form.metric().scores(CASES)));
  }

  /** A class that the model does not predict has something to gain. */
  @Test
  void the_attribution_and_the_model_of_a_gain() {
    for (var id : List.of("average-gain", "average-increase")) {
      var metric = Metrics.of(id, Map.of());
      var cases = CASES.stream().map(one -> Removal.about(one, (one.target() + 1) % 10)).toList();
      var other = Reference.network("digits", "linear");
      var under = cases.stream().map(one -> one.under(other)).toList();
      var turned =
          cases.stream()
              .map(one -> one.with(Arrays.copyOf(one.input(), one.size()), null))
              .toList();
      double[] before = values(metric.scores(cases));
      assertThat(values(metric.scores(under))).isNotEqualTo(before);
      assertThat(values(metric.scores(turned))).isNotEqualTo(before);
    }
  }

  private static void assertMoved(Form form, UnaryOperator<Case> broken) {
    double[] before = values(form.metric().scores(CASES));
    double[] after = values(form.metric().scores(CASES.stream().map(broken).toList()));
    int moved = 0;
    for (int n = 0; n < before.length; n++) {
      moved += Math.abs(before[n] - after[n]) > 1e-9 ? 1 : 0;
    }
    assertThat(moved).isGreaterThan(before.length / 2);
  }

  private static Case reseeded(Case one) {
    return new Case(
        one.item(),
        one.model(),
        one.background(),
        one.input(),
        one.target(),
        one.truth(),
        one.attribution(),
        null,
        null,
        null,
        Recorded.NONE,
        one.seed() + 1);
  }

  private static double[] values(SetScores scores) {
    var each = scores.each().stream().mapToDouble(Score::value);
    return scores.overall() == null
        ? each.toArray()
        : DoubleStream.concat(
                DoubleStream.of(scores.overall().value()),
                Arrays.stream(
                    scores.overall().curve() == null ? new double[0] : scores.overall().curve()))
            .toArray();
  }
}
