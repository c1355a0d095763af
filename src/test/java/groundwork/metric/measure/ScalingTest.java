package groundwork.metric.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.metric.Reference;
import groundwork.metric.measure.Scaling.Divisor;
import groundwork.metric.measure.Scaling.Scope;
import groundwork.model.Parameters;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingTest {
  @ParameterizedTest
  @CsvSource({
    "SET, MAX, normalise_by_max(stack(a;b))",
    "INSTANCE, MAX, normalise_by_max(stack(a;b);normalise_axes=[1])",
    "SET, SIGN, normalise_by_negative(stack(a;b))",
    "INSTANCE, SIGN, normalise_by_negative(stack(a;b);normalise_axes=[1])",
    "SET, MOMENT, normalise_by_average_second_moment_estimate(stack(a;b))"
  })
  void primitives_are_those_of_quantus(Scope scope, Divisor divisor, String name) {
    var primitives = Reference.read("primitives");
    double[] a = Reference.numbers(primitives.get("a"));
    double[] b = Reference.numbers(primitives.get("b"));
    double[][] expected = Reference.rows(primitives.get("functions").get(name.replace(';', ',')));
    double[][] scaled = new Scaling(scope, divisor).all(new double[][] {a, b});
    for (int n = 0; n < 2; n++) {
      assertThat(scaled[n]).containsExactly(expected[n], within(1e-12));
    }
  }

  @Test
  void one_sign_alone_keeps_it() {
    var sign = new Scaling(Scope.INSTANCE, Divisor.SIGN);
    assertThat(sign.alone(new double[] {-2, -4, 0})).containsExactly(-0.5, -1, 0);
    assertThat(sign.alone(new double[] {2, 4, 0})).containsExactly(0.5, 1, 0);
    assertThat(sign.alone(new double[] {0, 0})).containsExactly(0, 0);
  }

  @Test
  void what_is_given_stays_as_it_is() {
    double[] values = {1, -4};
    new Scaling(Scope.SET, Divisor.MAX).all(new double[][] {values});
    assertThat(values).containsExactly(1, -4);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Scaling.of(new Parameters("entropy", Map.of("normalise", "batch")), Scaling.NONE))
        .withMessageContaining("parameter \"normalise\" of entropy is batch");
  }
}
