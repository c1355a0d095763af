package groundwork.study.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class ArrangementTest {
  private static Arrangement.Found<String> of(
      int most, List<String> before, List<String> things, int seed) {
    // the first letter is one attribute, the second another
    return new Arrangement<String, Integer>(
            most,
            things.getFirst().length() > 1 ? List.of(0, 1) : List.of(0),
            (thing, at) -> thing.substring(at, at + 1))
        .of(before, things, RandomSource.XO_SHI_RO_256_PP.create(seed));
  }

  private static List<String> things(String value, int count, List<String> more) {
    var things = new ArrayList<>(more);
    for (int i = 0; i < count; i++) {
      things.add(value);
    }
    return things;
  }

  @Test
  void for_one_attribute_every_order_that_exists_is_found() {
    for (int a = 1; a <= 12; a++) {
      for (int b = 0; b <= a; b++) {
        for (int most = 1; most <= 3; most++) {
          boolean possible = a <= most * (b + 1);
          var found = of(most, List.of(), things("a", a, things("b", b, List.of())), a * 100 + b);
          assertThat(found.violations() == 0).as("%d %d %d", a, b, most).isEqualTo(possible);
          assertThat(found.order()).hasSize(a + b);
        }
      }
    }
  }

  @Test
  void rows_go_on_over_what_stands_in_front() {
    for (int seed = 0; seed < 50; seed++) {
      var found = of(2, List.of("a", "a"), List.of("a", "a", "b", "b"), seed);
      assertThat(found.violations()).isZero();
      assertThat(found.order().getFirst()).isEqualTo("b");
    }
  }

  @Test
  void two_attributes_are_kept_apart_together() {
    var things = new ArrayList<String>();
    for (var cell : List.of("ax", "ay", "bx", "by")) {
      things.addAll(things(cell, 6, List.of()));
    }
    Set<List<String>> orders = new HashSet<>();
    for (int seed = 0; seed < 50; seed++) {
      var found = of(2, List.of(), things, seed);
      assertThat(found.violations()).isZero();
      orders.add(found.order());
    }
    assertThat(orders).as("drawn, not constructed").hasSizeGreaterThan(45);
  }

  @Test
  void what_cannot_be_met_is_missed_as_little_as_possible() {
    var found = of(1, List.of(), List.of("a", "a", "a", "a", "b"), 3);
    assertThat(found.violations()).isEqualTo(2);
    assertThat(of(1, List.of(), List.of("a", "a", "a", "a", "b"), 3)).isEqualTo(found);
  }
}
