package groundwork.metric.measure.rationale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.explanation.Background;
import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Score;
import groundwork.model.Predictor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RationalesTest {
  private static final String FERRET = "ferret-0.5";

  /** Ten words; p is 0.1 and, for each word that is there, its weight. */
  record Words(double... weights) implements Predictor {
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
        double p = 0.1;
        for (int i = 0; i < weights.length; i++) {
          p += weights[i] * batch[row][i];
        }
        all[row] = new double[] {1 - p, p};
      }
      return all;
    }
  }

  /** Together 0.9: 0.4, 0.2 and 0.1 for the first three, 0.1 for the fifth. */
  static final Words MODEL = new Words(0.4, 0.2, 0.1, 0, 0.1, 0, 0, 0, 0, 0);

  static Case text(double... attribution) {
    double[] there = new double[attribution.length];
    Arrays.fill(there, 1);
    return new Case("t1", MODEL, Background.absence(10), there, 1, attribution, null, 7);
  }

  static Case good() {
    return text(4, 3, 2, -1, 1, -2, -3, -4, -5, -6);
  }

  static Case marked(Case explained, int... places) {
    boolean[] mask = new boolean[explained.size()];
    for (int place : places) {
      mask[place] = true;
    }
    return explained.mask(mask);
  }

  static Score score(String id, Map<String, Object> parameters, Case explained) {
    return Metrics.of(id, parameters).score(explained);
  }

  /** 1 %, 5 % and 10 % are one word, 20 % two, 50 % five: falls 0.4, 0.4, 0.4, 0.6, 0.8. */
  @Test
  void comprehensiveness_over_the_shares_of_eraser() {
    assertThat(score("aopc-comprehensiveness", Map.of(), good()).value())
        .isCloseTo(2.6 / 5, within(1e-12));
    assertThat(score("aopc-sufficiency", Map.of(), good()).value())
        .isCloseTo((3 * 0.4 + 0.2 + 0) / 5, within(1e-12)); // only the top: falls 0.4, 0.2, 0
  }

  /**
   * ferret takes away 1, 2, 3, 4 words; then only words without a positive value would follow, so
   * that further sets repeat that of four and are skipped: falls 0.4, 0.6, 0.7, 0.8.
   */
  @Test
  void ferret_skips_sets_that_repeat() {
    var ferret = Map.<String, Object>of("compatibility", FERRET);
    assertThat(score("comprehensiveness", ferret, good()).value())
        .isCloseTo(2.5 / 4, within(1e-12));
    assertThat(score("sufficiency", ferret, good()).value())
        .isCloseTo((0.4 + 0.2 + 0.1 + 0) / 4, within(1e-12));
    var all =
        Map.<String, Object>of(
            "compatibility", FERRET, "positive", false, "fractions", List.of(0.05, 0.1, 0.19, 1.0));
    assertThat(score("comprehensiveness", all, good()).value()) // 0 and 1 words, 1 again, 10
        .isCloseTo((0.4 + 0.8) / 2, within(1e-12));
  }

  @Test
  void ferret_has_numbers_where_nothing_is_positive() {
    var negative = text(-1, -2, -3, -4, -5, -6, -7, -8, -9, -10);
    var ferret = Map.<String, Object>of("compatibility", FERRET);
    assertThat(score("comprehensiveness", ferret, negative)).isEqualTo(Score.of(0));
    assertThat(score("sufficiency", ferret, negative)).isEqualTo(Score.of(1));
    assertThat(score("token-f1", ferret, marked(negative, 1))).isEqualTo(Score.of(0));
    assertThat(score("token-iou", ferret, marked(negative, 1))).isEqualTo(Score.of(0));
    for (var id : List.of("comprehensiveness", "sufficiency", "token-f1", "token-auprc")) {
      assertThat(score(id, Map.of("positive", true), marked(negative, 1)).reason())
          .isEqualTo("no feature has a positive attribution");
    }
  }

  @Test
  void words_against_the_class_can_be_left_in() {
    var two = text(4, 3, -2, -1, -1, -2, -3, -4, -5, -6);
    assertThat(score("comprehensiveness", Map.of("k", 3), two).value()) // the fourth has no weight
        .isCloseTo(0.6, within(1e-12));
    var helpful = text(4, -3, -2, -5, -6, -7, -8, -9, -10, -11);
    assertThat(score("comprehensiveness", Map.of("k", 3), helpful).value())
        .isCloseTo(0.7, within(1e-12));
    assertThat(score("comprehensiveness", Map.of("k", 3, "positive", true), helpful).value())
        .isCloseTo(0.4, within(1e-12));
  }

  /** Falls 0.4, 0.2, 0.1 of three words. Attributions 3, 1, 2: two pairs agree, one does not. */
  @Test
  void tau_by_hand() {
    var model = new Words(0.4, 0.2, 0.1);
    double[] there = {1, 1, 1};
    double[] values = {3, 1, 2};
    var three = new Case("t1", model, Background.absence(3), there, 1, values, null, 7);
    assertThat(score("loo-tau", Map.of(), three).value()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(score("loo-tau", Map.of(), three.with(new double[] {-3, -1, -2}, null)).value())
        .isCloseTo(-1 / 3.0, within(1e-12));
    // one pair tied among the attributions: 2 / sqrt(2 x 3); a negative zero is a zero
    assertThat(score("loo-tau", Map.of(), three.with(new double[] {3, 0.0, -0.0}, null)).value())
        .isCloseTo(2 / Math.sqrt(6), within(1e-12));
    var deaf = three.under(new Words(0, 0, 0));
    assertThat(score("loo-tau", Map.of(), deaf).reason()).contains("the same without each feature");
  }

  /** Marked 0, 1, 3; the top three are 0, 1, 2: precision and recall 2/3; 2 of 4 in the union. */
  @Test
  void overlap_by_hand() {
    var explained = marked(good(), 0, 1, 3);
    assertThat(score("token-f1", Map.of(), explained).value()).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(score("token-iou", Map.of(), explained).value()).isEqualTo(0.5);
    // five: 0, 1, 2, 4, 3: precision 3/5, recall 1
    assertThat(score("token-f1", Map.of("k", 5), explained).value()).isCloseTo(0.75, within(1e-15));
    assertThat(score("token-iou", Map.of("k", 5), explained).value()).isEqualTo(0.6);
    assertThat(score("token-f1", Map.of("compatibility", FERRET), explained).value())
        .isCloseTo(2 * (0.5 * 2 / 3) / (0.5 + 2 / 3.0), within(1e-15)); // four are positive
    assertThat(score("token-iou", Map.of("k", 500), explained).value()).isEqualTo(0.3);
  }

  /**
   * Marked 0 and 3 of values 4, 3, 3, 3, 0 ...: at 4 precision 1, recall 1/2; at 3 precision 2/4,
   * recall 1.
   */
  @ParameterizedTest
  @CsvSource({"steps,0.75", "trapezoids,0.875"})
  void precision_by_recall_with_ties(String area, double expected) {
    var explained = marked(text(4, 3, 3, 3, 0, 0, 0, 0, 0, 0), 0, 3);
    assertThat(score("token-auprc", Map.of("area", area), explained).value()).isEqualTo(expected);
    if (area.equals("trapezoids")) {
      assertThat(score("token-auprc", Map.of("compatibility", FERRET), explained).value())
          .isEqualTo(expected);
    }
  }

  @Test
  void a_perfect_order_finds_all_that_is_marked() {
    var explained = marked(good(), 0, 1, 2);
    assertThat(score("token-auprc", Map.of(), explained).value()).isEqualTo(1);
    assertThat(score("token-f1", Map.of(), explained).value()).isEqualTo(1);
    assertThat(score("token-iou", Map.of(), explained).value()).isEqualTo(1);
  }

  @Test
  void breaking_the_explanation_the_rationale_or_the_model_moves_the_score() {
    var whole = marked(good(), 0, 1, 3);
    var turned = whole.with(text(-4, -3, -2, 1, -1, 2, 3, 4, 5, 6).attribution(), null);
    for (var id : List.of("token-f1", "token-iou", "token-auprc")) {
      double value = score(id, Map.of(), whole).value();
      assertThat(score(id, Map.of(), turned).value()).isLessThan(value);
      assertThat(score(id, Map.of(), marked(whole, 7, 8, 9)).value()).isLessThan(value);
    }
    for (var id : List.of("aopc-comprehensiveness", "loo-tau")) {
      double value = score(id, Map.of(), whole).value();
      assertThat(score(id, Map.of(), turned).value()).isLessThan(value);
      var other = whole.under(new Words(0, 0, 0, 0.4, 0, 0.2, 0.1, 0, 0, 0));
      assertThat(score(id, Map.of(), other).value()).isLessThan(value);
    }
  }

  @Test
  void what_cannot_be_scored_says_why() {
    for (var id : List.of("token-f1", "token-iou", "token-auprc")) {
      assertThat(score(id, Map.of(), good()).reason()).contains("nobody marked");
      assertThat(score(id, Map.of(), marked(good())).reason()).contains("is empty");
      assertThat(score(id, Map.of(), marked(text(new double[10]), 1)).reason()).contains("zero");
    }
    assertThat(score("loo-tau", Map.of(), text(1, 1, 1, 1, 1, 1, 1, 1, 1, 1)).reason())
        .contains("same value");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metrics.of("comprehensiveness", Map.of("fractions", List.of(1.0))))
        .withMessageContaining("(0, 1)");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Metrics.of("sufficiency", Map.of("compatibility", FERRET, "order", "magnitude")))
        .withMessageContaining("signed");
  }
}
