package groundwork.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GeometricMeanRatioTest {
  private static final Offset<Double> EXACT = within(1e-11);
  private static final Data TIMES = Data.resource("completion-times.csv");
  private static final double[] CONTROL = TIMES.numbers("seconds", "group", "control");
  private static final double[] EXPLAIN = TIMES.numbers("seconds", "group", "explain");

  @Test
  void agrees_with_R() {
    var r = R.of("geo.mean.ratio");
    var ratio = GeometricMeanRatio.of(EXPLAIN, CONTROL, 0.95);
    assertThat(ratio.ratio()).isCloseTo(r.number("ratio"), EXACT);
    assertThat(ratio.interval().low()).isCloseTo(r.number("lo"), EXACT);
    assertThat(ratio.interval().high()).isCloseTo(r.number("hi"), EXACT);
    assertThat(ratio.interval().level()).isEqualTo(0.95);
  }

  @Test
  void its_test_agrees_with_R() {
    var r = R.of("log.rt");
    var ratio = GeometricMeanRatio.of(CONTROL, EXPLAIN, 0.95);
    assertThat(ratio.t()).isCloseTo(r.number("statistic"), EXACT);
    assertThat(ratio.df()).isCloseTo(r.number("parameter", "df"), EXACT);
    assertThat(ratio.p()).isCloseTo(r.number("p.value"), EXACT);
    assertThat(Math.log(ratio.interval().low())).isCloseTo(r.number("conf.int", 0), EXACT);
    assertThat(Math.log(ratio.interval().high())).isCloseTo(r.number("conf.int", 1), EXACT);
    assertThat(ratio.meanLogX()).isCloseTo(r.number("estimate", "mean in group control"), EXACT);
    assertThat(ratio.meanLogY()).isCloseTo(r.number("estimate", "mean in group explain"), EXACT);
  }

  @Test
  void another_unit_changes_nothing_and_swapping_inverts() {
    var ratio = GeometricMeanRatio.of(EXPLAIN, CONTROL, 0.9);
    double[] millis = Arrays.stream(EXPLAIN).map(s -> 1000 * s).toArray();
    double[] others = Arrays.stream(CONTROL).map(s -> 1000 * s).toArray();
    assertThat(GeometricMeanRatio.of(millis, others, 0.9).ratio()).isCloseTo(ratio.ratio(), EXACT);
    assertThat(GeometricMeanRatio.of(CONTROL, EXPLAIN, 0.9).ratio())
        .isCloseTo(1 / ratio.ratio(), EXACT);
  }

  @Test
  void refuses_times_that_are_not_positive_and_groups_that_do_not_vary() {
    double[] two = {1, 2};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GeometricMeanRatio.of(new double[] {1, 0}, two, 0.95))
        .withMessageContaining("x[1] is 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GeometricMeanRatio.of(two, new double[] {-1, 2}, 0.95))
        .withMessageContaining("y[0] is -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GeometricMeanRatio.of(two, new double[] {1}, 0.95))
        .withMessageContaining("y has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GeometricMeanRatio.of(new double[] {2, 2}, new double[] {3, 3}, 0.95))
        .withMessageContaining("constant");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GeometricMeanRatio.of(two, two, 1))
        .withMessageContaining("level");
    assertThat(GeometricMeanRatio.of(two, new double[] {1, 1}, 0.95).df()).isEqualTo(1);
  }
}
