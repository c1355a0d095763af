package groundwork.statistics.counts;

import static groundwork.statistics.counts.Expect.close;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Data;
import groundwork.statistics.R;
import org.junit.jupiter.api.Test;

class ChiSquareTest {
  private static final Crosstab FOUR = Expect.crosstab(Data.resource("contingency-4x2.csv"));
  private static final Crosstab TWO = Expect.crosstab(Data.resource("contingency-2x2.csv"));
  private static final Crosstab THREE = Expect.crosstab(Data.resource("contingency-3x3.csv"));

  @Test
  void independence_agrees_with_R() {
    var expected = R.of("chisq.4x2");
    var test = ChiSquare.independence(FOUR);
    close(test.statistic(), expected.number("statistic"));
    close(test.df(), expected.number("parameter", "df"));
    close(test.p(), expected.number("p.value"));
    assertThat(test.n()).isEqualTo(FOUR.n());
  }

  @Test
  void standardised_residuals_agree_with_R() {
    var test = ChiSquare.independence(FOUR);
    var cells = R.of("stdres").elements();
    assertThat(cells).hasSize(8);
    for (int i = 0; i < cells.size(); i++) { // R goes down the columns
      close(test.standardised()[i % 4][i / 4], cells.get(i).number("Freq"));
    }
  }

  @Test
  void the_likelihood_ratio_agrees_with_R() {
    var expected = R.of("gtest.4x2");
    var test = ChiSquare.likelihoodRatio(FOUR);
    close(test.statistic(), expected.number("G"));
    close(test.df(), expected.number("df"));
    close(test.p(), expected.number("p"));
  }

  @Test
  void two_by_two_agrees_with_R_with_and_without_correction() {
    var plain = R.of("chisq.2x2");
    close(ChiSquare.independence(TWO).statistic(), plain.number("statistic"));
    close(ChiSquare.independence(TWO).p(), plain.number("p.value"));
    var corrected = R.of("chisq.2x2.yates");
    close(ChiSquare.yates(TWO).statistic(), corrected.number("statistic"));
    close(ChiSquare.yates(TWO).df(), corrected.number("parameter", "df"));
    close(ChiSquare.yates(TWO).p(), corrected.number("p.value"));
    assertThat(ChiSquare.yates(TWO).standardised())
        .isDeepEqualTo(ChiSquare.independence(TWO).standardised());
  }

  /** R 4.2.2: chisq.test(matrix(c(5,5,6,5),2,byrow=TRUE)): X-squared = 2.3e-31, p-value = 1 */
  @Test
  void the_correction_never_overshoots() {
    var test = ChiSquare.yates(Crosstab.of(5, 5, 6, 5));
    assertThat(test.statistic()).isCloseTo(0, within(1e-15));
    assertThat(test.p()).isCloseTo(1, within(1e-7));
  }

  @Test
  void goodness_of_fit_agrees_with_R() {
    var expected = R.of("chisq.gof");
    int[] counts = {20, 31, 17, 12};
    var test = ChiSquare.goodnessOfFit(counts, new double[] {0.25, 0.25, 0.25, 0.25});
    close(test.statistic(), expected.number("statistic"));
    close(test.df(), expected.number("parameter", "df"));
    close(test.p(), expected.number("p.value"));
    assertThat(test.n()).isEqualTo(80);
    assertThat(ChiSquare.uniform(counts).statistic()).isEqualTo(test.statistic());
  }

  /** R 4.2.2: chisq.test(c(20,31,17,12), p=c(.4,.3,.2,.1)), with $expected and $stdres */
  @Test
  void goodness_of_fit_to_unequal_shares_agrees_with_R() {
    var test =
        ChiSquare.goodnessOfFit(new int[] {20, 31, 17, 12}, new double[] {0.4, 0.3, 0.2, 0.1});
    close(test.statistic(), 8.60416666666667);
    close(test.p(), 0.0350440338486531);
    assertThat(test.expected()[0]).containsExactly(32, 24, 16, 8);
    close(test.standardised()[0][0], -2.73861278752583);
  }

  @Test
  void an_empty_cell_adds_nothing_to_the_likelihood_ratio() {
    double g = 2 * (3 * Math.log(3 / 1.5) + 3 * Math.log(3 / 1.5));
    close(ChiSquare.likelihoodRatio(Crosstab.of(3, 0, 0, 3)).statistic(), g);
  }

  @Test
  void turning_the_table_changes_nothing() {
    var test = ChiSquare.independence(THREE);
    var turned = ChiSquare.independence(THREE.transposed());
    close(turned.statistic(), test.statistic(), 1e-14);
    assertThat(turned.df()).isEqualTo(test.df()).isEqualTo(4);
    close(turned.standardised()[0][2], test.standardised()[2][0], 1e-13);
  }

  @Test
  void small_expected_counts_are_counted() {
    var test = ChiSquare.independence(Crosstab.of(1, 9, 4, 6));
    assertThat(test.leastExpected()).isEqualTo(2.5);
    assertThat(test.expectedBelow(5)).isEqualTo(2);
    assertThat(test.expectedBelow(2.5)).isZero();
    assertThat(test.expectedBelow(7.6)).isEqualTo(4);
  }

  @Test
  void refuses_an_empty_row_or_column_by_its_number() {
    var row = new Crosstab(new int[][] {{1, 2}, {0, 0}, {3, 4}});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChiSquare.independence(row))
        .withMessage("row 1 of the table is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChiSquare.likelihoodRatio(row.transposed()))
        .withMessage("column 1 of the table is empty");
    assertThat(ChiSquare.independence(row.withoutEmpty()).df()).isEqualTo(1);
    assertThat(row.transposed().withoutEmpty().columns()).isEqualTo(2);
  }

  @Test
  void refuses_what_has_no_second_row_or_column() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChiSquare.independence(new Crosstab(new int[][] {{1, 2}})))
        .withMessageContaining("1 x 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChiSquare.independence(new Crosstab(new int[][] {{1}, {2}})))
        .withMessageContaining("2 x 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChiSquare.yates(THREE))
        .withMessageContaining("3 x 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChiSquare.yates(Crosstab.of(0, 0, 1, 1)))
        .withMessageContaining("row 0");
  }

  @Test
  void refuses_shares_that_are_no_distribution() {
    int[] counts = {1, 2};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChiSquare.goodnessOfFit(counts, new double[] {0.5, 0.6}))
        .withMessageContaining("shares sum to 1.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChiSquare.goodnessOfFit(counts, new double[] {0, 1}))
        .withMessageContaining("shares[0] is 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChiSquare.goodnessOfFit(counts, new double[] {0.2, 0.2, 0.6}))
        .withMessageContaining("counts has 2 values and shares has 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChiSquare.uniform(7))
        .withMessageContaining("shares");
  }
}
