package groundwork.metric.measure.localisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.metric.Reference;
import groundwork.metric.Reference.Given;
import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Replay;
import groundwork.metric.measure.Small;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalisationTest {
  private static final Map<String, String> QUANTUS =
      Map.of(
          "pointing-game", "PointingGame",
          "attribution-localisation", "AttributionLocalisation",
          "topk-intersection", "TopKIntersection",
          "relevance-rank-accuracy", "RelevanceRankAccuracy",
          "relevance-mass-accuracy", "RelevanceMassAccuracy",
          "localisation-auc", "AUC");

  private static final Case FOUR = Small.table(3, -1, 2, 0).mask(Small.mask(1, 1, 0, 0));

  static Stream<Arguments> ofQuantus() {
    return QUANTUS.entrySet().stream()
        .flatMap(
            metric ->
                Reference.quantus(metric.getValue())
                    .map(given -> Arguments.of(metric.getKey(), given)));
  }

  @ParameterizedTest
  @MethodSource("ofQuantus")
  void scores_are_those_of_quantus(String id, Given given) {
    var names = Map.of("positive_attributions", "positive", "concept_influence", "influence");
    Replay.equal(Replay.quantus(id, given, names), given.cases(), given.values());
  }

  @Test
  void by_hand() {
    assertThat(score("pointing-game", Map.of(), FOUR)).isEqualTo(1);
    assertThat(score("pointing-game", Map.of("weighted", true), FOUR)).isEqualTo(0.5);
    assertThat(score("attribution-localisation", Map.of(), FOUR)).isEqualTo(3.0 / 5);
    assertThat(score("attribution-localisation", Map.of("abs", true), FOUR)).isEqualTo(4.0 / 6);
    assertThat(score("attribution-localisation", Map.of("weighted", true), FOUR))
        .isEqualTo(6.0 / 5);
    assertThat(score("topk-intersection", Map.of("k", 3), FOUR)).isEqualTo(1.0 / 3);
    assertThat(score("topk-intersection", Map.of("k", 3, "abs", true), FOUR)).isEqualTo(2.0 / 3);
    assertThat(score("topk-intersection", Map.of("k", 3, "influence", true), FOUR))
        .isEqualTo(2.0 / 3);
    assertThat(score("relevance-rank-accuracy", Map.of(), FOUR)).isEqualTo(1.0 / 2);
    assertThat(score("relevance-mass-accuracy", Map.of(), FOUR)).isEqualTo(3.0 / 5);
    assertThat(score("relevance-mass-accuracy", Map.of("positive", false), FOUR))
        .isEqualTo(2.0 / 4);
    assertThat(score("localisation-auc", Map.of(), FOUR)).isEqualTo(0.5);
  }

  @Test
  void of_equal_values_the_lower_index_comes_first() {
    var first = Small.table(1, 5, 1, 1).mask(Small.mask(1, 1, 0, 0));
    var last = Small.table(1, 5, 1, 1).mask(Small.mask(0, 1, 0, 1));
    assertThat(score("relevance-rank-accuracy", Map.of(), first)).isEqualTo(1);
    assertThat(score("relevance-rank-accuracy", Map.of(), last)).isEqualTo(0.5);
    assertThat(score("localisation-auc", Map.of(), first)).isEqualTo(0.75);
    assertThat(score("localisation-auc", Map.of(), last)).isEqualTo(0.75);
    var zeros = Small.table(-0.0, 5, 0.0, -1).mask(Small.mask(1, 1, 0, 0));
    assertThat(score("relevance-rank-accuracy", Map.of(), zeros)).isEqualTo(1);
    assertThat(score("localisation-auc", Map.of(), zeros)).isEqualTo(0.875);
    assertThat(score("pointing-game", Map.of(), Small.table(2, 2, 0).mask(Small.mask(0, 1, 0))))
        .isEqualTo(1);
  }

  @Test
  void focus_on_the_pictures_of_the_class() {
    var mosaic =
        Small.image(4, 4, 0, 1, 1, 0, 0, 1, 1, -9, 0, 0, 0, 0, 2, 0, 0)
            .mask(Small.mask(1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1));
    assertThat(score("focus", Map.of(), mosaic)).isEqualTo(4.0 / 10);
    assertThat(
            score("focus", Map.of("compatibility", "quantus-0.6.0", "normalise", "none"), mosaic))
        .isEqualTo(4 / (10 + 1e-9));
    assertThat(
            Metrics.of("focus", Map.of())
                .score(mosaic.mask(Small.mask(1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1)))
                .reason())
        .isEqualTo("the mask is not that of a mosaic: a quarter is marked in part");
    assertThat(Metrics.of("focus", Map.of()).score(FOUR).reason())
        .isEqualTo("the values do not lie as an image");
    var odd = Small.image(3, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(score("focus", Map.of(), odd.mask(Small.mask(1, 0, 0, 0, 0, 0, 0, 0, 0))))
        .isEqualTo(1.0 / 45);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pointing-game",
        "attribution-localisation",
        "topk-intersection",
        "relevance-rank-accuracy",
        "relevance-mass-accuracy",
        "localisation-auc",
        "focus"
      })
  void where_there_is_nothing_to_score_the_reason_is_given(String id) {
    var settings =
        id.equals("topk-intersection") ? Map.<String, Object>of("k", 2) : Map.<String, Object>of();
    var metric = Metrics.of(id, settings);
    var image = Small.image(2, 1, 2, 3, 4);
    assertThat(metric.score(image).reason()).isEqualTo("there is no mask of what ought to matter");
    assertThat(metric.score(image.mask(new boolean[4])).reason())
        .isEqualTo("the mask marks nothing");
    var half = Small.mask(1, 0, 0, 1);
    assertThat(metric.score(Small.image(2, 0, 0, 0, 0).mask(half)).reason())
        .isEqualTo("the explanation is zero everywhere");
    assertThat(metric.score(Small.image(2, 3, 3, 3, 3).mask(half)).defined()).isFalse();
    assertThat(metric.score(Small.image(2, 5, 1, 1, 4).mask(half)).value())
        .isNotEqualTo(metric.score(Small.image(2, 1, 5, 5, 0).mask(half)).value());
    assertThat(metric.score(Small.image(2, 5, 1, 1, 4).mask(half)).value())
        .isNotEqualTo(
            metric.score(Small.image(2, 5, 1, 1, 4).mask(Small.mask(0, 1, 1, 0))).value());
  }

  @Test
  void what_quantus_does_to_empty_masks() {
    var empty = FOUR.mask(new boolean[4]);
    var theirs = Map.<String, Object>of("compatibility", "quantus-0.6.0");
    assertThat(Metrics.of("pointing-game", theirs).score(empty)).isEqualTo(Score.of(1));
    for (String id : List.of("attribution-localisation", "localisation-auc")) {
      assertThat(Metrics.of(id, theirs).score(empty).defined()).isFalse();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Metrics.of(
                    "pointing-game", Map.of("compatibility", "quantus-0.6.0", "weighted", true)))
        .withMessageContaining("Quantus 0.6.0 fails");
  }

  @Test
  void weighted_as_quantus_weights_a_score_depends_on_the_size_of_the_set() {
    var metric =
        Metrics.of(
            "attribution-localisation",
            Map.of("compatibility", "quantus-0.6.0", "weighted", true, "normalise", "none"));
    double share = 4 / (6 + 1e-9);
    assertThat(metric.scores(Collections.nCopies(5, FOUR)).each().getLast().value())
        .isCloseTo(share * 2 / (3 * 4), within(1e-15));
    assertThat(metric.scores(List.of(FOUR)).each().getFirst().value()).isInfinite();
    assertThat(Metrics.of("attribution-localisation", metric.card().parameters()))
        .isEqualTo(metric);
  }

  @Test
  void a_mask_of_everything_leaves_nothing_to_tell_apart() {
    assertThat(
            Metrics.of("localisation-auc", Map.of())
                .score(FOUR.mask(Small.mask(1, 1, 1, 1)))
                .reason())
        .isEqualTo("the mask marks everything");
  }

  private static double score(String id, Map<String, Object> settings, Case explained) {
    return Metrics.of(id, settings).score(explained).value();
  }
}
