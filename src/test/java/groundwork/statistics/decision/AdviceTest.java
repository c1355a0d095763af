package groundwork.statistics.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Data;
import groundwork.statistics.Mean;
import groundwork.statistics.R;
import groundwork.statistics.Rate;
import groundwork.statistics.Resamples;
import groundwork.statistics.decision.RatesByPerson.Undefined;
import groundwork.statistics.decision.WeightOfAdvice.Outside;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.statistics.distribution.TDistribution;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Reliance person by person, and weight of advice. */
class AdviceTest {
  private static final Offset<Double> EXACT = within(1e-11);

  /** The reference compares the arms' shares person by person, by Welch's test. */
  @Test
  void rates_of_people_agree_with_R() {
    var r = R.of("reliance.per.participant.test");
    welch(Reliance::rair, r, "RAIR");
    welch(Reliance::rsr, r, "RSR");
    int[] undefined = {
      byPerson("ai-only", Reliance::rair).undefined()
          + byPerson("explain", Reliance::rair).undefined(),
      byPerson("ai-only", Reliance::rsr).undefined()
          + byPerson("explain", Reliance::rsr).undefined()
    };
    assertThat((double) undefined[0]).isEqualTo(r.number("n.undefined", 0));
    assertThat((double) undefined[1]).isEqualTo(r.number("n.undefined", 1));
  }

  @Test
  void what_is_undefined_is_left_out_or_taken_for_0_and_counted_either_way() {
    var rates =
        new RatesByPerson(
            List.of("a", "b", "c"), List.of(new Rate(1, 2), new Rate(0, 0), new Rate(3, 3)));
    assertThat(rates.pooled()).isEqualTo(new Rate(4, 5));
    assertThat(rates.undefined()).isEqualTo(1);
    var left = rates.values(Undefined.LEFT_OUT);
    assertThat(left.people()).containsExactly("a", "c");
    assertThat(left.values()).containsExactly(0.5, 1);
    assertThat(left.undefined()).isEqualTo(1);
    var zero = rates.values(Undefined.AS_ZERO);
    assertThat(zero.people()).containsExactly("a", "b", "c");
    assertThat(zero.values()).containsExactly(0.5, 0, 1);
    assertThat(zero.undefined()).isEqualTo(1);
    assertThat(rates.clusters().numerators()).containsExactly(1, 0, 3);
    assertThat(rates.clusters().denominators()).containsExactly(2, 0, 3);
    assertThat(rates.clusters().ids()).containsExactly("a", "b", "c");
    var bootstrap =
        rates.bootstrap(Resamples.given(3, new int[][] {{0, 1, 2}, {0, 0, 0}, {1, 1, 1}}));
    assertThat(bootstrap.estimate()).isEqualTo(0.8);
    assertThat(bootstrap.replicates()).containsExactly(0.5, 0.8);
    assertThat(bootstrap.undefined()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RatesByPerson(List.of("a"), List.of()))
        .withMessageContaining("people has 1 values and rates has 0");
  }

  @Test
  void weight_of_advice_agrees_with_R() {
    var r = R.of("woa");
    var table = Data.resource("woa.csv");
    Function<Outside, WeightOfAdvice> weights =
        what ->
            WeightOfAdvice.of(
                table.numbers("initial"), table.numbers("advice"), table.numbers("final"), what);
    var kept = weights.apply(Outside.KEPT);
    assertThat(kept.mean().orElseThrow()).isCloseTo(r.number("mean.raw"), EXACT);
    assertThat((double) kept.weights().length).isEqualTo(r.number("n"));
    assertThat((double) kept.outside()).isEqualTo(r.number("n.outside"));
    assertThat(kept.undefined()).isEqualTo(24 - 23);
    var clipped = weights.apply(Outside.CLIPPED);
    assertThat(clipped.mean().orElseThrow()).isCloseTo(r.number("mean.clipped"), EXACT);
    assertThat(clipped.outside()).isEqualTo(3);
    var dropped = weights.apply(Outside.DROPPED);
    assertThat(dropped.mean().orElseThrow()).isCloseTo(r.number("mean.dropped"), EXACT);
    assertThat(dropped.weights()).hasSize(20);
    assertThat(dropped.trials()).hasSize(20).doesNotContain(2);
    assertThat(dropped.outside()).isEqualTo(3);
  }

  @Test
  void staying_is_0_and_arriving_is_1_and_both_are_inside() {
    double[] initial = {1, 1, 1, 1};
    double[] advice = {3, 3, 3, 1};
    var all = WeightOfAdvice.of(initial, advice, new double[] {1, 3, 0, 5}, Outside.DROPPED);
    assertThat(all.weights()).containsExactly(0, 1);
    assertThat(all.trials()).containsExactly(0, 1);
    assertThat(all.outside()).isEqualTo(1);
    assertThat(all.undefined()).isEqualTo(1);
    assertThat(WeightOfAdvice.of(initial, initial, advice, Outside.KEPT).mean()).isEmpty();
    assertThat(
            WeightOfAdvice.of(initial, advice, new double[] {0, 9, 2, 5}, Outside.CLIPPED)
                .weights())
        .containsExactly(0, 1, 0.5);
  }

  @Test
  void gain_is_relative_to_what_there_is_to_be_gained() {
    assertThat(WeightOfAdvice.performanceGain(0.75, 0.5, 1)).hasValue(0.5);
    assertThat(WeightOfAdvice.performanceGain(0.25, 0.5, 1)).hasValue(-0.5);
    assertThat(WeightOfAdvice.performanceGain(0.75, 1, 1)).isEmpty();
  }

  @Test
  void weight_of_advice_refuses_unpaired_numbers() {
    double[] one = {1};
    double[] two = {1, 2};
    double[] nan = {Double.NaN};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightOfAdvice.of(two, one, two, Outside.KEPT))
        .withMessageContaining("advice has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightOfAdvice.of(two, two, one, Outside.KEPT))
        .withMessageContaining("last has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightOfAdvice.of(nan, one, one, Outside.KEPT))
        .withMessageContaining("initial[0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightOfAdvice.of(one, nan, one, Outside.KEPT))
        .withMessageContaining("advice[0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightOfAdvice.of(one, one, nan, Outside.KEPT))
        .withMessageContaining("last[0]");
  }

  private static void welch(Function<Reliance, Rate> measure, R r, String name) {
    double[] only = byPerson("ai-only", measure).values(Undefined.LEFT_OUT).values();
    double[] explain = byPerson("explain", measure).values(Undefined.LEFT_OUT).values();
    double a = Mean.variance(only) / only.length;
    double b = Mean.variance(explain) / explain.length;
    double t = (Mean.of(only) - Mean.of(explain)) / Math.sqrt(a + b);
    double df = (a + b) * (a + b) / (a * a / (only.length - 1) + b * b / (explain.length - 1));
    assertThat(t).isCloseTo(r.number(name + ".t"), EXACT);
    assertThat(df).isCloseTo(r.number(name + ".df"), within(1e-9));
    assertThat(2 * TDistribution.of(df).survivalProbability(Math.abs(t)))
        .isCloseTo(r.number(name + ".p"), EXACT);
  }

  private static RatesByPerson byPerson(String condition, Function<Reliance, Rate> measure) {
    var table = Data.resource("judge-advisor.csv");
    Map<String, List<int[]>> people = new LinkedHashMap<>();
    for (var row : table.rows()) {
      if (row[2].equals(condition)) {
        people
            .computeIfAbsent(row[0], name -> new ArrayList<>())
            .add(
                new int[] {
                  Integer.parseInt(row[3]),
                  Integer.parseInt(row[4]),
                  Integer.parseInt(row[5]),
                  Integer.parseInt(row[6])
                });
      }
    }
    return new RatesByPerson(
        List.copyOf(people.keySet()),
        people.values().stream()
            .map(
                rows ->
                    Reliance.twoStage(
                        column(rows, 0), column(rows, 1), column(rows, 2), column(rows, 3)))
            .map(measure)
            .toList());
  }

  private static int[] column(List<int[]> rows, int column) {
    return rows.stream().mapToInt(row -> row[column]).toArray();
  }
}
