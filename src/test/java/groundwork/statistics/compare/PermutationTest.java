package groundwork.statistics.compare;

import static groundwork.statistics.compare.Samples.A;
import static groundwork.statistics.compare.Samples.B;
import static groundwork.statistics.compare.Samples.SMALL_A;
import static groundwork.statistics.compare.Samples.SMALL_AFTER;
import static groundwork.statistics.compare.Samples.SMALL_B;
import static groundwork.statistics.compare.Samples.SMALL_BEFORE;
import static groundwork.statistics.compare.Samples.minus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Alternative;
import groundwork.statistics.R;
import org.junit.jupiter.api.Test;

class PermutationTest {
  private static final Alternative TWO = Alternative.TWO_SIDED;

  @Test
  void two_samples_agree_with_R() {
    var r = R.of("perm.exact.mean");
    var test = Permutation.exact(SMALL_A, SMALL_B, TWO);
    assertThat(test.estimate()).isCloseTo(r.number("diff"), within(1e-14));
    assertThat(test.permutations()).isEqualTo((long) r.number("n"));
    assertThat(test.p()).isCloseTo(r.number("p.two"), within(1e-14));
    assertThat(test.exact()).isTrue();
    assertThat(test.standardError()).isZero();
    assertThat(test.alternative()).isEqualTo(TWO);
    assertThat(Permutation.exact(SMALL_A, SMALL_B, Alternative.GREATER).p())
        .isCloseTo(r.number("p.greater"), within(1e-14));
    assertThat(Permutation.exact(SMALL_B, SMALL_A, Alternative.LESS).p())
        .isCloseTo(r.number("p.greater"), within(1e-14));
  }

  @Test
  void pairs_agree_with_R() {
    var r = R.of("perm.exact.paired");
    var test = Permutation.exactPaired(minus(SMALL_AFTER, SMALL_BEFORE), TWO);
    assertThat(test.estimate()).isCloseTo(r.number("mean"), within(1e-14));
    assertThat(test.p()).isCloseTo(r.number("p.two"), within(1e-14));
    assertThat(test.permutations()).isEqualTo(1024);
    assertThat(test.exact()).isTrue();
  }

  /** By hand: 1 and 2 against 3, 4 and 5; one of ten splits has so small a first sum. */
  @Test
  void both_sides_by_hand() {
    double[] x = {1, 2};
    double[] y = {3, 4, 5};
    assertThat(Permutation.exact(x, y, Alternative.LESS).p()).isEqualTo(0.1);
    assertThat(Permutation.exact(x, y, Alternative.GREATER).p()).isEqualTo(1);
    assertThat(Permutation.exact(x, y, TWO).p()).isEqualTo(0.2);
    assertThat(Permutation.exactPaired(x, Alternative.GREATER).p()).isEqualTo(0.25);
    assertThat(Permutation.exactPaired(x, Alternative.LESS).p()).isEqualTo(1);
    assertThat(Permutation.exactPaired(x, TWO).p()).isEqualTo(0.5);
    assertThat(Permutation.ways(2, 3)).isEqualTo(10);
  }

  @Test
  void what_is_drawn_is_near_and_repeats() {
    double exact = Permutation.exact(SMALL_A, SMALL_B, TWO).p();
    var drawn = Permutation.drawn(SMALL_A, SMALL_B, TWO, 20_000, 7);
    assertThat(drawn.p()).isCloseTo(exact, within(4 * drawn.standardError()));
    assertThat(drawn.standardError())
        .isCloseTo(Math.sqrt(drawn.p() * (1 - drawn.p()) / 20_000), within(1e-15));
    assertThat(drawn.exact()).isFalse();
    assertThat(drawn.permutations()).isEqualTo(20_000);
    assertThat(drawn.estimate()).isEqualTo(Permutation.exact(SMALL_A, SMALL_B, TWO).estimate());
    assertThat(Permutation.drawn(SMALL_A, SMALL_B, TWO, 20_000, 7)).isEqualTo(drawn);
    assertThat(Permutation.drawn(SMALL_A, SMALL_B, TWO, 20_000, 8)).isNotEqualTo(drawn);
    double[] d = minus(SMALL_AFTER, SMALL_BEFORE);
    var paired = Permutation.drawnPaired(d, TWO, 20_000, 7);
    assertThat(paired.p())
        .isCloseTo(Permutation.exactPaired(d, TWO).p(), within(4 * paired.standardError()));
    assertThat(paired.estimate()).isCloseTo(-0.4379, within(1e-14));
    assertThat(Permutation.drawnPaired(d, TWO, 20_000, 7)).isEqualTo(paired);
    assertThat(Permutation.drawnPaired(d, TWO, 20_000, 8)).isNotEqualTo(paired);
  }

  @Test
  void one_sided_drawings_are_near_too() {
    double[] x = {1, 2, 6};
    double[] y = {3, 4, 5, 7, 8, 9, 10, 11, 12};
    for (var alternative : new Alternative[] {Alternative.LESS, Alternative.GREATER}) {
      var drawn = Permutation.drawn(x, y, alternative, 5_000, 3);
      assertThat(drawn.p())
          .isCloseTo(
              Permutation.exact(x, y, alternative).p(), within(5 * drawn.standardError() + 1e-3));
      assertThat(drawn.alternative()).isEqualTo(alternative);
      var paired = Permutation.drawnPaired(y, alternative, 5_000, 3);
      assertThat(paired.p())
          .isCloseTo(
              Permutation.exactPaired(y, alternative).p(),
              within(5 * paired.standardError() + 1e-3));
      assertThat(paired.permutations()).isEqualTo(5_000);
      assertThat(paired.exact()).isFalse();
    }
  }

  @Test
  void a_drawn_p_is_never_zero() {
    double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    double[] y = {101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115};
    assertThat(Permutation.drawn(x, y, TWO, 99, 1).p()).isEqualTo(0.01);
  }

  @Test
  void refuses_too_many_ways_and_too_few_values() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permutation.exact(A, B, TWO))
        .withMessageContaining("permutations");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permutation.exactPaired(B, TWO))
        .withMessageContaining("134217728 permutations");
    double[] none = {};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permutation.exact(none, A, TWO))
        .withMessageContaining("x has 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permutation.drawn(A, none, TWO, 9, 1))
        .withMessageContaining("y has 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permutation.exact(new double[] {1, Double.NaN}, SMALL_A, TWO))
        .withMessageContaining("x[1] is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permutation.exact(SMALL_A, new double[] {1, Double.NaN}, TWO))
        .withMessageContaining("y[1] is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permutation.drawn(A, B, TWO, 0, 1))
        .withMessageContaining("draws is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permutation.exactPaired(none, TWO))
        .withMessageContaining("differences has 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permutation.drawnPaired(none, TWO, 9, 1))
        .withMessageContaining("differences has 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permutation.drawnPaired(A, TWO, 0, 1))
        .withMessageContaining("draws is 0");
  }
}
