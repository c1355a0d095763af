package groundwork.statistics.multiple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import groundwork.statistics.R;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdjustmentTest {
  /** The fifteen p values of Benjamini and Hochberg (1995). */
  private static final double[] P = {
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
    0.6528, 0.7590, 1.0
  };

  static Stream<Arguments> results() {
    return Stream.of(
        arguments("bonferroni", R.of("p.adjust.bonferroni")),
        arguments("holm", R.of("p.adjust.holm")),
        arguments("hochberg", R.of("p.adjust.hochberg")),
        arguments("hommel", R.of("p.adjust.hommel")),
        arguments("BH", R.of("p.adjust.BH")),
        arguments("BY", R.of("p.adjust.BY")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("results")
  void each_correction_agrees_with_R(String name, R result) {
    double[] expected = result.numbers();
    double[] adjusted = Adjustment.named(name).of(P);
    assertThat(adjusted).hasSize(15);
    for (int i = 0; i < P.length; i++) {
      assertThat(adjusted[i]).as("p[%d]", i).isCloseTo(expected[i], within(1e-12));
    }
  }

  /** R 4.2.2: p.adjust(c(.01, .02, .022, .09, NA, .04), m) */
  @ParameterizedTest
  @CsvSource({
    "none,       0.01, 0.02, 0.022, 0.09, 0.04",
    "bonferroni, 0.05, 0.1, 0.11, 0.45, 0.2",
    "holm,       0.05, 0.08, 0.08, 0.09, 0.08",
    "hochberg,   0.05, 0.066, 0.066, 0.09, 0.08",
    "hommel,     0.04, 0.06, 0.06, 0.09, 0.08",
    "fdr,        0.0366666666666667, 0.0366666666666667, 0.0366666666666667, 0.09, 0.05"
  })
  void a_test_that_was_not_made_is_no_member_of_the_family(
      String name, double a, double b, double c, double d, double e) {
    double[] adjusted = Adjustment.named(name).of(0.01, 0.02, 0.022, 0.09, Double.NaN, 0.04);
    double[] expected = {a, b, c, d, Double.NaN, e};
    for (int i = 0; i < expected.length; i++) {
      if (i == 4) {
        assertThat(adjusted[i]).isNaN();
      } else {
        assertThat(adjusted[i]).as("%s p[%d]", name, i).isCloseTo(expected[i], within(1e-14));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void order_does_not_matter(Adjustment adjustment) {
    double[] backwards = new double[P.length];
    for (int i = 0; i < P.length; i++) {
      backwards[i] = P[P.length - 1 - i];
    }
    double[] forwards = adjustment.of(P);
    double[] adjusted = adjustment.of(backwards);
    for (int i = 0; i < P.length; i++) {
      assertThat(adjusted[P.length - 1 - i]).isEqualTo(forwards[i]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void one_test_alone_needs_no_correction(Adjustment adjustment) {
    assertThat(adjustment.of(0.03)).containsExactly(0.03);
    assertThat(adjustment.of()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void none_falls_below_its_p_value_or_exceeds_one(Adjustment adjustment) {
    double[] p = {0, 1, 0.7, 0.7, 0.2, 1e-300};
    double[] before = p.clone();
    double[] adjusted = adjustment.of(p);
    assertThat(p).containsExactly(before);
    for (int i = 0; i < p.length; i++) {
      assertThat(adjusted[i]).isBetween(p[i], 1.0);
    }
    assertThat(adjusted[0]).isZero();
    assertThat(adjusted[1]).isEqualTo(1);
  }

  @Test
  void stronger_procedures_give_smaller_values() {
    double[] bonferroni = Adjustment.BONFERRONI.of(P);
    double[] holm = Adjustment.HOLM.of(P);
    double[] hochberg = Adjustment.HOCHBERG.of(P);
    double[] hommel = Adjustment.HOMMEL.of(P);
    for (int i = 0; i < P.length; i++) {
      assertThat(holm[i]).isLessThanOrEqualTo(bonferroni[i]);
      assertThat(hochberg[i]).isLessThanOrEqualTo(holm[i]);
      assertThat(hommel[i]).isLessThanOrEqualTo(hochberg[i]);
    }
    assertThat(Arrays.stream(hommel).sum()).isLessThan(Arrays.stream(hochberg).sum());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, 1.0000001, Double.POSITIVE_INFINITY})
  void refuses_what_is_no_p_value(double p) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Adjustment.HOLM.of(0.5, p))
        .withMessageContaining("p[1] is " + p);
  }

  @Test
  void refuses_a_name_that_is_none_and_says_which_there_are() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Adjustment.named("tukey"))
        .withMessage(
            "no adjustment is called tukey; there are"
                + " [none, bonferroni, holm, hochberg, hommel, bh, by]");
  }
}
