package groundwork.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.R;
import java.util.List;
import org.junit.jupiter.api.Test;

class VarianceExplainedTest {
  @Test
  void shares_agree_with_R() {
    var data = LinearMixedModelTest.SLEEP;
    var slope = LinearMixedModelTest.sleep(Estimator.REML, Models.slope(data, "Subject", "Days"));
    var explained = VarianceExplained.of(slope);
    var r = R.of("sleep.r2");
    assertThat(explained.marginal()).isCloseTo(r.number("r2.marginal"), within(1e-7));
    assertThat(explained.conditional()).isCloseTo(r.number("r2.conditional"), within(1e-7));
    var none =
        LinearMixedModel.fit(
            data.numbers("Reaction"),
            new double[][] {Models.ones(180)},
            List.of(Models.intercept(data, "Subject")),
            Estimator.REML);
    assertThat(VarianceExplained.of(none).icc()).isCloseTo(r.number("icc.null"), within(1e-7));
    assertThat(VarianceExplained.of(none).marginal()).isCloseTo(0, within(1e-15));
  }
}
