package groundwork.metric.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Need;
import groundwork.metric.measure.RandomRanking;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostTest {
  private static final Card CHEAP = Card.of("sparseness", "1", "Sparseness");
  private static final Card ASKING = CHEAP.needs(Need.MODEL);
  private static final Card EXPLAINING =
      CHEAP.needs(Need.MODEL, Need.METHOD).with(Map.of("samples", 200, "radius", 0.1));

  @Test
  void what_asks_more_is_cut_into_smaller_pieces() {
    assertThat(Cost.items(CHEAP, 1000)).isEqualTo(64);
    assertThat(Cost.items(ASKING.with(Map.of("samples", 100)), 100)).isEqualTo(4);
    assertThat(Cost.items(EXPLAINING, 150)).isEqualTo(1);
  }

  @Test
  void settings_that_are_no_number_of_times_cost_nothing() {
    assertThat(Cost.ofItem(ASKING.with(Map.of("radius", 500.0, "samples", 3))))
        .isEqualTo(Cost.ofItem(ASKING) * 3);
  }

  @Test
  void a_large_set_falls_into_at_most_two_hundred_pieces() {
    int size = Cost.items(EXPLAINING, 100_000);
    assertThat((100_000 + size - 1) / size).isEqualTo(200);
  }

  @Test
  void what_is_left_is_told_from_the_pace_of_its_own_metric_and_method() {
    var parts =
        List.of(
            new Remaining.Part("a", "shap", 10, 1000, 10, 1),
            new Remaining.Part("a", RandomRanking.ID, 10, 10, 100, 1));
    assertThat(Remaining.of(parts, 1)).isEqualTo(1000 + 100);
    assertThat(Remaining.of(parts, 2)).isEqualTo(550);
  }

  @Test
  void what_was_not_begun_is_told_from_its_metric_and_then_from_what_it_asks() {
    var begun = new Remaining.Part("a", "shap", 10, 1000, 0, 2);
    assertThat(Remaining.of(List.of(begun, new Remaining.Part("a", "lime", 0, 0, 3, 2)), 1))
        .isEqualTo(300);
    assertThat(Remaining.of(List.of(begun, new Remaining.Part("b", "lime", 0, 0, 3, 20)), 1))
        .isEqualTo(3000);
  }

  @Test
  void nothing_is_told_before_the_first_piece_is_done() {
    assertThat(Remaining.of(List.of(new Remaining.Part("a", "shap", 0, 0, 10, 1)), 1)).isNull();
  }
}
