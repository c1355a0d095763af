package groundwork.statistics.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  private static final List<String> FOUR = List.of("a", "b", "c", "d");

  private static Connection of(Contest... contests) {
    return Connection.of(new Contests(FOUR, List.of(contests)));
  }

  @Test
  void a_ring_of_wins_is_enough() {
    var ring = of(Contest.won(0, 1), Contest.won(1, 2), Contest.won(2, 3), Contest.won(3, 0));
    assertThat(ring.obstacle()).isEmpty();
    assertThat(ring.parts()).containsExactly(FOUR);
    assertThat(ring.unbeaten()).isEmpty();
    assertThat(ring.winless()).isEmpty();
  }

  @Test
  void ties_connect_both_ways() {
    var tied =
        of(new Contest(0, 1, 0, 0, 1), new Contest(1, 2, 0, 0, 1), new Contest(3, 2, 0, 0, 1));
    assertThat(tied.obstacle()).isEmpty();
  }

  @Test
  void parts_that_never_met_are_named() {
    var apart = of(new Contest(0, 1, 1, 1, 0), new Contest(3, 2, 1, 1, 0));
    assertThat(apart.parts()).containsExactly(List.of("a", "b"), List.of("c", "d"));
    assertThat(apart.unbeaten()).isEmpty();
    assertThat(apart.obstacle()).hasValue("no comparison connects [[a, b], [c, d]]");
  }

  @Test
  void who_always_won_and_who_never_did_are_named() {
    var ladder = of(Contest.won(0, 1), new Contest(1, 2, 4, 3, 0), new Contest(2, 3, 2, 0, 0));
    assertThat(ladder.unbeaten()).containsExactly(List.of("a"));
    assertThat(ladder.winless()).containsExactly(List.of("d"));
    assertThat(ladder.obstacle().orElseThrow()).contains("[[a]]").contains("[[d]]");
  }

  @Test
  void a_set_that_always_won_is_found_as_a_whole() {
    var two =
        of(new Contest(0, 1, 1, 1, 0), new Contest(2, 3, 1, 1, 0), new Contest(3, 1, 1, 0, 0));
    assertThat(two.parts()).hasSize(1);
    assertThat(two.unbeaten()).containsExactly(List.of("c", "d"));
    assertThat(two.winless()).containsExactly(List.of("a", "b"));
  }

  @Test
  void contests_are_among_players_that_are_there() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Contests(List.of("a"), List.of(Contest.won(0, 1))))
        .withMessageContaining("players [a]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Contests(List.of("a", "a"), List.of(Contest.won(0, 1))))
        .withMessageContaining("players");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Contests(FOUR, List.of()))
        .withMessageContaining("contests");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Contests(FOUR, List.of(Contest.won(1, 4))))
        .withMessageContaining("no such player");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Contests(FOUR, List.of(Contest.won(4, 1))))
        .withMessageContaining("no such player");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contests.of(List.of("a"), List.of("b", "c")))
        .withMessageContaining("winners");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Contests(FOUR, List.of(Contest.won(0, 1))).rate("a", List.of()))
        .withMessageContaining("cluster");
  }

  @Test
  void players_are_sorted_by_name() {
    assertThat(Contests.of(List.of("lime", "B"), List.of("Anchor", "a")).players())
        .containsExactly("a", "Anchor", "B", "lime");
  }

  @Test
  void a_contest_is_between_two() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contest.won(1, 1))
        .withMessageContaining("players 1 and 1");
    assertThatIllegalArgumentException().isThrownBy(() -> Contest.won(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Contest.won(1, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Contest(0, 1, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Contest(0, 1, -1, 2, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Contest(0, 1, 2, -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Contest(0, 1, 2, 1, -1));
    assertThat(new Contest(0, 1, 2, 1, 4).comparisons()).isEqualTo(7);
    assertThat(new Contest(0, 1, 1, 0, 1).comparisons()).isEqualTo(2);
    assertThat(new Contest(0, 1, 2, 2, 0).comparisons()).isEqualTo(4);
  }
}
