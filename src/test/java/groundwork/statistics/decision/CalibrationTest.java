package groundwork.statistics.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.R;
import groundwork.statistics.decision.Calibration.Bin;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final double[] STATED = {.9, .8, .7, .6, .95, .55, .65, .85, .75, .5, .99, .6};
  private static final double[] OUTCOME = {1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0};

  @Test
  void agrees_with_R() {
    var r = R.of("brier.ece");
    var calibration = Calibration.of(STATED, OUTCOME, 0.5, 1, 5);
    assertThat(calibration.brier()).isCloseTo(r.number("brier"), EXACT);
    assertThat(calibration.ece()).isCloseTo(r.number("ece5"), EXACT);
    assertThat(calibration.logLoss()).isCloseTo(r.number("logloss"), EXACT);
    assertThat(calibration.bins()).extracting(Bin::n).containsExactly(4, 2, 2, 2, 2);
    assertThat(calibration.bins().getFirst().low()).isEqualTo(0.5);
    assertThat(calibration.bins().getFirst().high()).isCloseTo(0.6, EXACT);
    assertThat(calibration.bins().getFirst().stated()).isCloseTo(0.5625, EXACT);
    assertThat(calibration.bins().getFirst().observed()).isCloseTo(0.5, EXACT);
    assertThat(calibration.bias()).isCloseTo(8.84 / 12 - 8 / 12.0, EXACT);
  }

  /** By hand: .2 came true in 1 of 2, .8 in 2 of 2; the mean is 3/4. */
  @Test
  void the_decomposition_adds_up() {
    var c = Calibration.of(new double[] {.2, .2, .8, .8}, new double[] {0, 1, 1, 1}, 0, 1, 2);
    assertThat(c.reliability()).isCloseTo((0.09 + 0.04) / 2, EXACT);
    assertThat(c.resolution()).isCloseTo(0.0625, EXACT);
    assertThat(c.uncertainty()).isCloseTo(0.1875, EXACT);
    assertThat(c.brier()).isCloseTo((0.04 + 0.64 + 0.04 + 0.04) / 4, EXACT);
    assertThat(c.withinBins()).isCloseTo(0, EXACT);
    assertThat(c.ece()).isCloseTo(0.25, EXACT);
    assertThat(c.maximum()).isCloseTo(0.3, EXACT);
    assertThat(c.bias()).isCloseTo(-0.25, EXACT);
    var coarse = Calibration.of(new double[] {.1, .3}, new double[] {0, 1}, 0, 1, 2);
    // by hand: brier .25, reliability .09, resolution 0, uncertainty .25
    assertThat(coarse.withinBins()).isCloseTo(0.25 - 0.09 - 0.25, EXACT);
    assertThat(coarse.brier())
        .isCloseTo(
            coarse.reliability() - coarse.resolution() + coarse.uncertainty() + coarse.withinBins(),
            EXACT);
  }

  @Test
  void bins_hold_their_upper_bound_and_empty_ones_are_left_out() {
    var c = Calibration.of(new double[] {0, 0.5, 1}, new double[] {0, 0, 1}, 0, 1, 4);
    assertThat(c.bins()).extracting(Bin::low).containsExactly(0.0, 0.25, 0.75);
    assertThat(c.bins()).extracting(Bin::high).containsExactly(0.25, 0.5, 1.0);
    assertThat(c.logLoss()).isCloseTo(-Math.log(0.5) / 3, EXACT);
  }

  @Test
  void what_was_called_impossible_and_happened_costs_everything() {
    assertThat(Calibration.of(new double[] {0}, new double[] {1}, 0, 1, 1).logLoss()).isInfinite();
  }

  @Test
  void refuses_what_is_no_probability() {
    double[] one = {1};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.of(new double[] {1.1}, one, 0, 1, 5))
        .withMessageContaining("stated[0] is 1.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.of(new double[] {0.4}, one, 0.5, 1, 5))
        .withMessageContaining("stated[0] is 0.4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.of(one, new double[] {0.5}, 0, 1, 5))
        .withMessageContaining("outcome[0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.of(one, new double[2], 0, 1, 5))
        .withMessageContaining("outcome has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.of(one, one, 0, 1, 0))
        .withMessageContaining("0 bins");
    assertThatIllegalArgumentException().isThrownBy(() -> Calibration.of(one, one, -0.1, 1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> Calibration.of(one, one, 1, 1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> Calibration.of(one, one, 0, 1.1, 5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.of(new double[0], one, 0, 1, 5))
        .withMessageContaining("stated has 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.of(new double[] {Double.NaN}, one, 0, 1, 5))
        .withMessageContaining("stated[0] is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calibration.of(one, new double[] {Double.NaN}, 0, 1, 5))
        .withMessageContaining("outcome[0] is NaN");
  }
}
