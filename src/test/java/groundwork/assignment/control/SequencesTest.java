package groundwork.assignment.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.assignment.ExampleStudy;
import groundwork.study.entity.Sequence;
import groundwork.study.entity.StudyVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequencesTest {
  private static final StudyVersion VERSION = ExampleStudy.simulation(4, 1);

  private static List<Integer> order(Sequence kind, int things, String place, int index) {
    return Sequences.ordered(
        kind, IntStream.range(0, things).boxed().toList(), place, VERSION, index, "seed" + index);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15})
  void in_a_latin_square_each_thing_stands_at_each_place_once_per_round(int things) {
    for (int round = 0; round < 5; round++) {
      var places = new HashMap<List<Integer>, Integer>();
      for (int row = 0; row < things; row++) {
        var order = order(Sequence.LATIN_SQUARE, things, "block", round * things + row);
        for (int place = 0; place < things; place++) {
          places.merge(List.of(place, order.get(place)), 1, Integer::sum);
        }
      }
      assertThat(places).hasSize(things * things);
      assertThat(places.values()).containsOnly(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15})
  void in_a_williams_design_each_thing_also_follows_each_other_one_equally_often(int things) {
    int rows = things % 2 == 0 ? things : 2 * things;
    int each = things % 2 == 0 ? 1 : 2;
    for (int round = 0; round < 3; round++) {
      var places = new HashMap<List<Integer>, Integer>();
      var pairs = new HashMap<List<Integer>, Integer>();
      for (int row = 0; row < rows; row++) {
        var order = order(Sequence.WILLIAMS, things, "block", round * rows + row);
        for (int place = 0; place < things; place++) {
          places.merge(List.of(place, order.get(place)), 1, Integer::sum);
          if (place > 0) {
            pairs.merge(List.of(order.get(place - 1), order.get(place)), 1, Integer::sum);
          }
        }
      }
      assertThat(places).hasSize(things * things);
      assertThat(places.values()).containsOnly(each);
      assertThat(pairs).hasSize(things * (things - 1));
      assertThat(pairs.values()).allMatch(count -> count == each);
    }
  }

  @Test
  void rounds_and_places_come_in_orders_of_their_own() {
    var rounds = new ArrayList<List<List<Integer>>>();
    for (int round = 0; round < 4; round++) {
      int from = round * 6;
      rounds.add(
          IntStream.range(from, from + 6)
              .mapToObj(i -> order(Sequence.WILLIAMS, 6, "a", i))
              .toList());
    }
    assertThat(rounds).doesNotHaveDuplicates();
    assertThat(order(Sequence.LATIN_SQUARE, 9, "a", 0))
        .isNotEqualTo(order(Sequence.LATIN_SQUARE, 9, "b", 0));
  }

  @Test
  void shuffled_orders_are_all_equally_likely() {
    Map<List<Integer>, Integer> orders = new HashMap<>();
    for (int i = 0; i < 6000; i++) {
      orders.merge(order(Sequence.SHUFFLED, 3, "a", i), 1, Integer::sum);
    }
    assertThat(orders).hasSize(6);
    assertThat(orders.values()).allMatch(count -> count > 880 && count < 1120);
  }

  @Test
  void nothing_and_fixed_orders_are_no_trouble() {
    for (var kind : Sequence.values()) {
      assertThat(order(kind, 0, "a", 7)).isEmpty();
      assertThat(order(kind, 1, "a", 7)).containsExactly(0);
    }
    assertThat(order(Sequence.FIXED, 4, "a", 3)).containsExactly(0, 1, 2, 3);
  }
}
