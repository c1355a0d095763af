package groundwork.statistics.counts;

import static groundwork.statistics.counts.Expect.close;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import groundwork.statistics.Data;
import groundwork.statistics.R;
import org.junit.jupiter.api.Test;

class CramersVTest {
  private static final Crosstab FOUR = Expect.crosstab(Data.resource("contingency-4x2.csv"));
  private static final Crosstab TWO = Expect.crosstab(Data.resource("contingency-2x2.csv"));

  @Test
  void plain_and_adjusted_agree_with_R() {
    var plain = R.of("cramers.v").at(0);
    var v = CramersV.of(FOUR, 0.95);
    close(v.estimate(), plain.number("Cramers_v"));
    close(v.interval(), plain.number("CI_low"), plain.number("CI_high"), 1e-5); // R's optimiser
    var adjusted = R.of("cramers.v.adj").at(0);
    var corrected = CramersV.adjusted(FOUR, 0.95);
    close(corrected.estimate(), adjusted.number("Cramers_v_adjusted"));
    assertThat(corrected.interval().low()).isZero();
    close(corrected.interval().high(), adjusted.number("CI_high"), 1e-5);
    assertThat(corrected.interval().level()).isEqualTo(0.95);
  }

  @Test
  void phi_agrees_with_R_and_turns_with_the_rows() {
    close(CramersV.phi(TWO), R.of("or.wald").number("phi"));
    close(CramersV.phi(Crosstab.of(9, 12, 18, 4)), -CramersV.phi(TWO), 1e-14);
    close(CramersV.of(TWO, 0.95).estimate(), CramersV.phi(TWO), 1e-12);
  }

  @Test
  void everything_and_nothing_have_their_values() {
    assertThat(CramersV.of(Crosstab.of(5, 0, 0, 5), 0.95).estimate()).isEqualTo(1);
    assertThat(CramersV.of(Crosstab.of(5, 0, 0, 5), 0.95).interval().high()).isEqualTo(1);
    assertThat(CramersV.of(Crosstab.of(5, 5, 5, 5), 0.95).estimate()).isZero();
    assertThat(CramersV.adjusted(Crosstab.of(5, 4, 5, 5), 0.95).estimate()).isZero();
  }

  @Test
  void turning_the_table_changes_nothing() {
    close(
        CramersV.adjusted(FOUR.transposed(), 0.9).estimate(),
        CramersV.adjusted(FOUR, 0.9).estimate(),
        1e-12);
  }

  @Test
  void refuses_what_has_no_association() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CramersV.of(Crosstab.of(1, 1, 0, 0), 0.95))
        .withMessageContaining("row 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CramersV.of(TWO, 1))
        .withMessageContaining("level");
    assertThatIllegalArgumentException().isThrownBy(() -> CramersV.phi(FOUR));
    assertThatIllegalArgumentException().isThrownBy(() -> CramersV.phi(Crosstab.of(0, 0, 1, 1)));
  }
}
