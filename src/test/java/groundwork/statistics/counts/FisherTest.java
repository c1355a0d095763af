package groundwork.statistics.counts;

import static groundwork.statistics.counts.Expect.close;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Alternative;
import groundwork.statistics.Data;
import groundwork.statistics.R;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FisherTest {
  private static final Crosstab TWO = Expect.crosstab(Data.resource("contingency-2x2.csv"));
  private static final Crosstab THREE = Expect.crosstab(Data.resource("contingency-3x3.csv"));

  /** R's odds ratio and interval come from uniroot with a tolerance of 1e-4. */
  private static final double UNIROOT = 2e-4;

  @Test
  void two_by_two_agrees_with_R() {
    var expected = R.of("fisher.2x2");
    var test = FisherExact.of(TWO, Alternative.TWO_SIDED, 0.95);
    close(test.p(), expected.number("p.value"));
    close(test.oddsRatio(), expected.number("estimate", "odds ratio"), UNIROOT);
    close(test.interval().low(), expected.number("conf.int", 0), UNIROOT);
    // R seeks the upper bound over 1 / odds ratio
    assertThat(1 / test.interval().high())
        .isCloseTo(1 / expected.number("conf.int", 1), within(UNIROOT));
    assertThat(test.interval().level()).isEqualTo(0.95);
  }

  @Test
  void the_upper_alternative_agrees_with_R() {
    var expected = R.of("fisher.2x2.greater");
    var test = FisherExact.of(TWO, Alternative.GREATER, 0.95);
    close(test.p(), expected.number("p.value"));
    close(test.interval().low(), expected.number("conf.int", 0), UNIROOT);
    assertThat(test.interval().high()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void the_alternatives_mirror_each_other() {
    var table = Crosstab.of(18, 4, 9, 12);
    var swapped = Crosstab.of(9, 12, 18, 4);
    var greater = FisherExact.of(table, Alternative.GREATER, 0.9);
    var less = FisherExact.of(swapped, Alternative.LESS, 0.9);
    close(less.p(), greater.p(), 1e-12);
    close(less.oddsRatio(), 1 / greater.oddsRatio(), 1e-10);
    close(less.interval().high(), 1 / greater.interval().low(), 1e-10);
    assertThat(less.interval().low()).isZero();
  }

  /** The bound is where the tail has exactly the probability that was asked for. */
  @Test
  void the_interval_leaves_its_tails_exactly() {
    var sums = Hypergeometric.of(TWO);
    var interval = FisherExact.of(TWO, Alternative.TWO_SIDED, 0.9).interval();
    assertThat(sums.atLeast(18, Math.log(interval.low()))).isCloseTo(0.05, within(1e-12));
    assertThat(sums.atMost(18, Math.log(interval.high()))).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void the_end_of_what_the_sums_allow_has_no_finite_odds_ratio() {
    var none = FisherExact.of(Crosstab.of(0, 5, 4, 3), Alternative.TWO_SIDED, 0.95);
    assertThat(none.oddsRatio()).isZero();
    assertThat(none.interval().low()).isZero();
    assertThat(none.interval().high()).isFinite();
    var all = FisherExact.of(Crosstab.of(5, 0, 3, 4), Alternative.TWO_SIDED, 0.95);
    assertThat(all.oddsRatio()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(all.interval().high()).isEqualTo(Double.POSITIVE_INFINITY);
    close(all.interval().low(), 1 / none.interval().high(), 1e-10);
  }

  /** R 4.2.2: fisher.test(matrix(c(a,c,b,d),2))$p.value, symmetric sums where both tails tie */
  @ParameterizedTest
  @CsvSource({"3,1,1,3,0.485714285714286", "10,2,3,15,0.000536724119143435", "1,0,0,1,1"})
  void equally_probable_tables_count(int a, int b, int c, int d, double p) {
    close(FisherExact.of(Crosstab.of(a, b, c, d), Alternative.TWO_SIDED, 0.95).p(), p);
    close(FisherTable.of(Crosstab.of(a, b, c, d)).p(), p);
  }

  @Test
  void three_by_three_agrees_with_R() {
    close(FisherTable.of(THREE).p(), R.of("fisher.3x3").number("p.value"));
    close(FisherTable.of(THREE.transposed()).p(), R.of("fisher.3x3").number("p.value"));
  }

  /**
   * R 4.2.2: fisher.test(Job, workspace = 2e7)$p.value with Job of example(fisher.test), from
   * Agresti (2002), p. 57
   */
  @Test
  void agrestis_job_satisfaction_agrees_with_R() {
    var job =
        new Crosstab(new int[][] {{1, 2, 1, 0}, {3, 3, 6, 1}, {10, 10, 14, 9}, {6, 7, 12, 11}});
    close(FisherTable.of(job).p(), 0.782684938966546, 1e-9);
  }

  /** R 4.2.2: fisher.test(rbind(c(210,180,95,40,22),c(160,190,120,60,31)))$p.value */
  @Test
  void a_long_table_of_many_units_agrees_with_R() {
    var table = new Crosstab(new int[][] {{210, 180, 95, 40, 22}, {160, 190, 120, 60, 31}});
    close(FisherTable.of(table).p(), 0.00410641111849711, 1e-7);
  }

  @Test
  void refuses_what_would_take_minutes_and_says_what_to_do() {
    int[][] counts = new int[7][9];
    for (int i = 0; i < 7; i++) {
      for (int j = 0; j < 9; j++) {
        counts[i][j] = 20 + (i * 5 + j * 3) % 11;
      }
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FisherTable.of(new Crosstab(counts)))
        .withMessageMatching("a table of 7 x 9 with n = \\d+ .* simulate instead");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FisherTable.of(new Crosstab(new int[][] {{9, 8, 7}, {1, 2, 9}}), 20))
        .withMessageContaining("2 x 3 with n = 36");
  }

  /**
   * By hand: 2 2 | 2 2 has three tables, of which the even one is the most probable, so that one
   * look over the three closes it; a table at the end is one of six ways, and needs a second look.
   */
  @Test
  void steps_are_counted_up_to_the_limit() {
    var even = Crosstab.of(1, 1, 1, 1);
    assertThat(FisherTable.of(even, 3).p()).isCloseTo(1, within(1e-12));
    assertThatIllegalArgumentException().isThrownBy(() -> FisherTable.of(even, 2));
    var end = Crosstab.of(2, 0, 0, 2);
    assertThat(FisherTable.of(end, 6).p()).isCloseTo(1 / 3.0, within(1e-12));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FisherTable.of(end, 5))
        .withMessageContaining("a table of 2 x 2 with n = 4");
  }

  @Test
  void a_column_is_taken_from_the_rows_in_every_way() {
    var sums = RowSums.of(new int[] {2, 3, 1});
    assertThat(sums.values).containsExactly(1, 2, 3);
    assertThat(sums.partial()).isEqualTo(2 / 1.0 * 3 / 2);
    var ways = new ArrayList<String>();
    sums.split(3, taken -> ways.add(Arrays.toString(taken)));
    assertThat(ways)
        .containsExactlyInAnyOrder(
            "[0, 0, 3]", "[0, 1, 2]", "[0, 2, 1]", "[1, 0, 2]", "[1, 1, 1]", "[1, 2, 0]");
    var rest = sums.without(new int[] {0, 0, 3});
    assertThat(rest).isEqualTo(RowSums.of(new int[] {2, 0, 1})).isNotEqualTo(sums);
    assertThat(rest).hasSameHashCodeAs(RowSums.of(new int[] {1, 2, 0})).isNotEqualTo("0, 1, 2");
    assertThat(rest.hashCode()).isNotEqualTo(sums.hashCode());
  }

  @Test
  void the_simulated_chi_square_agrees_with_R_within_its_error() {
    var test = Simulated.chiSquare(THREE, 20_000, 7);
    close(test.statistic(), ChiSquare.independence(THREE).statistic(), 1e-12);
    assertThat(test.p()).isCloseTo(R.of("chisq.3x3.mc").number(), within(6 * test.standardError()));
    assertThat(test.replicates()).isEqualTo(20_000);
    close(test.standardError(), Math.sqrt(test.p() * (1 - test.p()) / 20_000), 1e-12);
    assertThat(Simulated.chiSquare(THREE, 20_000, 7)).isEqualTo(test);
    assertThat(Simulated.chiSquare(THREE, 20_000, 8)).isNotEqualTo(test);
  }

  @Test
  void the_simulated_fisher_test_comes_near_the_exact_one() {
    var test = Simulated.fisher(THREE, 20_000, 7);
    assertThat(test.p()).isCloseTo(FisherTable.of(THREE).p(), within(4 * test.standardError()));
  }

  @Test
  void a_simulated_p_value_is_never_zero_and_may_be_one() {
    assertThat(Simulated.chiSquare(Crosstab.of(50, 0, 0, 50), 99, 1).p()).isEqualTo(0.01);
    assertThat(Simulated.chiSquare(Crosstab.of(5, 5, 5, 5), 99, 1).p()).isEqualTo(1);
    assertThat(Simulated.fisher(Crosstab.of(1, 0, 0, 1), 1, 1).p()).isEqualTo(1);
  }

  @Test
  void refuses_tables_that_test_nothing() {
    var empty = Crosstab.of(0, 0, 1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FisherExact.of(empty, Alternative.LESS, 0.95));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FisherExact.of(THREE, Alternative.LESS, 0.95))
        .withMessageContaining("2 x 2 are needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FisherExact.of(TWO, Alternative.LESS, 1))
        .withMessageContaining("level");
    assertThatIllegalArgumentException().isThrownBy(() -> FisherTable.of(empty));
    assertThatIllegalArgumentException().isThrownBy(() -> Simulated.chiSquare(empty, 9, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Simulated.fisher(empty, 9, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Simulated.fisher(TWO, 0, 1))
        .withMessageContaining("replicates is 0");
  }
}
