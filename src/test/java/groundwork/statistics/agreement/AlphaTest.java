package groundwork.statistics.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.R;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AlphaTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private static Stream<Arguments> scales() {
    return Stream.of(
        Arguments.of("alpha.S", "guttman.S", "satisfaction_", 8),
        Arguments.of("alpha.U", "guttman.U", "understanding_", 8),
        Arguments.of("alpha.Tt", "guttman.Tt", "trust_", 4));
  }

  @ParameterizedTest
  @MethodSource("scales")
  void agrees_with_R_on_published_scales(String id, String guttman, String prefix, int items) {
    double[][] answers = PublishedScales.answers(prefix, items);
    var r = R.of(id);
    var alpha = Alpha.cronbach(answers, 0.95);
    assertThat(alpha.n()).isEqualTo(280);
    assertThat(alpha.items()).isEqualTo(items);
    assertThat(alpha.estimate()).isCloseTo(r.number("raw"), EXACT);
    assertThat(alpha.interval().low()).isCloseTo(r.number("feldt", 0), within(1e-10));
    assertThat(alpha.interval().high()).isCloseTo(r.number("feldt", 1), within(1e-10));
    assertThat(alpha.interval().level()).isEqualTo(0.95);
    assertThat(Alpha.standardised(answers)).isCloseTo(r.number("std"), EXACT);
    assertThat(Alpha.meanCorrelation(answers)).isCloseTo(r.number("average_r"), EXACT);
    assertThat(values(Alpha.ifDropped(answers))).containsExactly(r.numbers("if_dropped"), EXACT);
    assertThat(values(Alpha.itemRest(answers))).containsExactly(r.numbers("r.drop"), EXACT);
    var bounds = Guttman.of(answers);
    var lambda = R.of(guttman);
    assertThat(bounds.lambda2()).isCloseTo(lambda.number("lambda2"), EXACT);
    assertThat(bounds.lambda6()).isCloseTo(lambda.number("lambda6"), EXACT);
    assertThat(bounds.lambda6()).isCloseTo(r.number("G6"), EXACT);
    assertThat(bounds.n()).isEqualTo(280);
    assertThat(bounds.items()).isEqualTo(items);
  }

  /** By hand: item variances 1, 1, 1; sums 3, 6, 9 with variance 9; alpha = 3/2 (1 - 3/9) = 1. */
  @Test
  void parallel_items_have_alpha_1() {
    var alpha = Alpha.cronbach(new double[][] {{1, 1, 1}, {2, 2, 2}, {3, 3, 3}}, 0.95);
    assertThat(alpha.estimate()).isCloseTo(1, within(1e-15));
  }

  /**
   * By hand: answers (1,2,2), (2,2,4), (4,3,5), (5,5,5): item variances 10/3, 2, 2; sums 5, 8, 12,
   * 15 with variance 58/3; alpha = 3/2 (1 - (22/3)/(58/3)) = 27/29.
   */
  @Test
  void alpha_by_hand() {
    var alpha = Alpha.cronbach(new double[][] {{1, 2, 2}, {2, 2, 4}, {4, 3, 5}, {5, 5, 5}}, 0.95);
    assertThat(alpha.estimate()).isCloseTo(27 / 29.0, within(1e-14));
    assertThat(alpha.interval().contains(27 / 29.0)).isTrue();
    assertThat(alpha.n()).isEqualTo(4);
    assertThat(alpha.items()).isEqualTo(3);
  }

  @Test
  void an_item_that_nobody_answers_differently_has_no_correlation_with_the_rest() {
    double[][] answers = {{1, 2, 3}, {2, 2, 5}, {3, 2, 4}};
    assertThat(Alpha.itemRest(answers)[1]).isEmpty();
    assertThat(Alpha.itemRest(answers)[0]).isPresent();
    assertThat(Alpha.ifDropped(new double[][] {{1, 2, 1}, {2, 1, 2}, {3, 0, 7}})[2]).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Alpha.standardised(answers))
        .withMessageContaining("item 2");
  }

  @Test
  void refuses_two_items_ragged_rows_and_identical_people() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Alpha.cronbach(new double[][] {{1, 2}, {2, 1}}, 0.95))
        .withMessageContaining("2 items; alpha needs at least 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Alpha.cronbach(new double[][] {{1, 2, 3}}, 0.95))
        .withMessageContaining("1 people; alpha needs at least 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Alpha.cronbach(new double[][] {{1, 2, 3}, {1, 2}}, 0.95))
        .withMessageContaining("answers[1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Alpha.cronbach(new double[][] {{1, 2, 3}, {1, 2, 3, 4}}, 0.95))
        .withMessageContaining("answers[1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Alpha.cronbach(new double[][] {{1, 2, 3}, {1, 2, 3}}, 0.95))
        .withMessageContaining("undefined");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Alpha.cronbach(new double[][] {{1, 2, 3}, {3, 2, 9}}, 1))
        .withMessageContaining("level");
  }

  @Test
  void lambda_6_of_dependent_items_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Guttman.of(new double[][] {{1, 2, 3}, {2, 2, 4}, {4, 3, 7}, {5, 5, 10}}))
        .withMessageContaining("sum of others");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Guttman.of(new double[][] {{1}, {2}}))
        .withMessageContaining("lambda needs at least 2");
  }

  private static double[] values(OptionalDouble[] items) {
    return java.util.Arrays.stream(items).mapToDouble(OptionalDouble::orElseThrow).toArray();
  }
}
