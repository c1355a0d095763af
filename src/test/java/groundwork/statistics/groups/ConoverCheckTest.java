package groundwork.statistics.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Data;
import groundwork.statistics.R;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConoverCheckTest {
  /** Conover's form of the statistic, from ranks and their squares, is Friedman's with ties. */
  @Test
  void two_forms_of_friedmans_statistic_agree() {
    double[][] ratings =
        Data.resource("likert-rm.csv").rows().stream()
            .map(row -> Arrays.stream(row).skip(1).mapToDouble(Double::parseDouble).toArray())
            .toArray(double[][]::new);
    var r = R.of("check.conover.T1");
    assertThat(Friedman.of(ratings).statistic()).isCloseTo(r.number("T1"), within(1e-10));
    assertThat(r.number("friedman")).isCloseTo(r.number("T1"), within(1e-12));
  }
}
