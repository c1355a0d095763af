package groundwork.statistics.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.R;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EloTest {
  private static final Elo.Rule USUAL = new Elo.Rule(1500, 32);

  @Test
  void ratings_in_the_order_of_the_data_agree_with_R() {
    var r = R.of("elo.jeyakumar.image");
    var elo = Elo.inOrder(BradleyTerryTest.Domain.of("image").contests(), USUAL);
    for (int i = 0; i < elo.players().size(); i++) {
      double expected = r.number(elo.players().get(i));
      assertThat(elo.ratings()[i]).isEqualTo(expected, within(1e-10 * expected));
    }
  }

  @Test
  void one_win_among_equals_moves_half_a_step() {
    var elo = Elo.inOrder(Contests.of(List.of("a"), List.of("b")), USUAL);
    assertThat(elo.ratings()).containsExactly(1516, 1484);
    assertThat(elo.players()).containsExactly("a", "b");
  }

  @Test
  void wins_come_before_losses_and_ties_within_a_contest() {
    var one = new Contests(List.of("a", "b"), List.of(new Contest(0, 1, 1, 1, 1)));
    var apart =
        new Contests(
            List.of("a", "b"),
            List.of(Contest.won(0, 1), Contest.won(1, 0), new Contest(0, 1, 0, 0, 1)));
    assertThat(Elo.inOrder(one, USUAL).ratings()).isEqualTo(Elo.inOrder(apart, USUAL).ratings());
    assertThat(Elo.inOrder(one, USUAL).ratings()[0]).isNotEqualTo(1500);
  }

  /** A tie is half a win: among equals nothing moves; by hand with a lead of 32 points. */
  @Test
  void a_tie_moves_points_to_the_weaker() {
    var tie = new Contest(0, 1, 0, 0, 1);
    assertThat(Elo.inOrder(new Contests(List.of("a", "b"), List.of(tie)), USUAL).ratings())
        .containsExactly(1500, 1500);
    double moved = 32 * (0.5 - 1 / (1 + Math.pow(10, -32 / 400.0)));
    var after = new Contests(List.of("a", "b"), List.of(new Contest(0, 1, 1, 0, 1)));
    assertThat(Elo.inOrder(after, USUAL).ratings()[0]).isEqualTo(1516 + moved, within(1e-9));
    assertThat(Elo.inOrder(after, USUAL).ratings()[1]).isEqualTo(1484 - moved, within(1e-9));
  }

  @Test
  void one_order_is_enough() {
    var contests = Contests.of(List.of("a"), List.of("b"));
    assertThat(Elo.shuffled(contests, USUAL, 1, 1).ratings()).containsExactly(1516, 1484);
  }

  @Test
  void points_are_neither_made_nor_lost() {
    var contests = Contests.of(List.of("a", "a", "c", "b"), List.of("b", "c", "b", "a"));
    var elo = Elo.shuffled(contests, new Elo.Rule(1000, 10), 50, 3);
    assertThat(Arrays.stream(elo.ratings()).sum()).isEqualTo(3000, within(1e-9));
    assertThat(elo.ratings()[0]).isGreaterThan(elo.ratings()[1]);
  }

  @Test
  void the_same_seed_gives_the_same_orders() {
    var contests = Contests.of(List.of("a", "a", "c", "b"), List.of("b", "c", "b", "a"));
    double[] once = Elo.shuffled(contests, USUAL, 5, 3).ratings();
    assertThat(Elo.shuffled(contests, USUAL, 5, 3).ratings()).isEqualTo(once);
    assertThat(Elo.shuffled(contests, USUAL, 5, 4).ratings()).isNotEqualTo(once);
  }

  @Test
  void refuses_impossible_rules() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Elo.Rule(Double.NaN, 32))
        .withMessageContaining("start");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Elo.Rule(1500, 0))
        .withMessageContaining("step");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Elo.Rule(1500, Double.POSITIVE_INFINITY))
        .withMessageContaining("step");
    var contests = Contests.of(List.of("a"), List.of("b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Elo.shuffled(contests, USUAL, 0, 1))
        .withMessageContaining("times");
  }
}
