package groundwork.statistics.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Data;
import groundwork.statistics.R;
import groundwork.statistics.Rate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RelianceTest {
  @Test
  void agrees_with_R() {
    agrees(measured(null), R.of("reliance.overall").at(0));
  }

  @Test
  void agrees_with_R_in_each_condition() {
    var r = R.of("reliance.by.condition");
    agrees(measured("ai-only"), r.row("condition", "ai-only"));
    agrees(measured("explain"), r.row("condition", "explain"));
  }

  private static void agrees(Reliance all, R r) {
    assertThat((double) all.trials()).isEqualTo(r.number("n"));
    is(all.accuracyInitial(), r.number("acc.initial"));
    is(all.accuracyAdvice(), r.number("acc.ai"));
    is(all.accuracyFinal(), r.number("acc.final"));
    is(all.agreementFraction(), r.number("agreement.fraction"));
    is(all.switchFraction(), r.number("switch.fraction"));
    is(all.overReliance(), r.number("overreliance"));
    is(all.underReliance(), r.number("underreliance"));
    is(all.overRelianceSwitch(), r.number("overreliance.switch"));
    is(all.underRelianceSwitch(), r.number("underreliance.switch"));
    is(all.accuracyWid(), r.number("accuracy.wid"));
    is(all.rair(), r.number("RAIR"));
    is(all.rsr(), r.number("RSR"));
    assertThat(all.rair()).isEqualTo(new Rate((int) r.number("CAIR"), (int) r.number("n.RAIR")));
    assertThat(all.rsr()).isEqualTo(new Rate((int) r.number("CSR"), (int) r.number("n.RSR")));
    assertThat(all.gainOverBetter().orElseThrow())
        .isCloseTo(r.number("complementary.vs.best"), within(1e-13));
  }

  @Test
  void the_gain_is_over_the_better_of_the_two() {
    var one = Reliance.oneStage(new int[] {1, 0, 1}, new int[] {1, 1, 0}, new int[] {1, 0, 1});
    assertThat(one.gainOverBetter()).isEmpty();
    assertThat(one.gainOver(0).orElseThrow()).isCloseTo(1 - 1 / 3.0, within(1e-15));
    assertThat(one.gainOver(0.75).orElseThrow()).isCloseTo(0.25, within(1e-15));
    assertThat(Reliance.oneStage(new int[0], new int[0], new int[0]).gainOver(0.5)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.gainOver(1.5))
        .withMessageContaining("human");
  }

  @Test
  void what_applies_to_no_trial_is_undefined_and_not_zero() {
    // the person is always right first, the advice too
    var easy =
        Reliance.twoStage(new int[] {1, 0}, new int[] {1, 0}, new int[] {1, 0}, new int[] {1, 0});
    assertThat(easy.rair().estimate()).isEmpty();
    assertThat(easy.rsr().estimate()).isEmpty();
    assertThat(easy.switchFraction().defined()).isFalse();
    assertThat(easy.overReliance().estimate()).isEmpty();
    assertThat(easy.underReliance().estimate()).hasValue(0);
  }

  @Test
  void one_stage_data_have_no_switching() {
    var one = Reliance.oneStage(new int[] {1, 0, 1}, new int[] {1, 1, 0}, new int[] {1, 1, 1});
    assertThat(one.overReliance()).isEqualTo(new Rate(1, 2));
    assertThat(one.underReliance()).isEqualTo(new Rate(0, 1));
    assertThat(one.accuracyFinal()).isEqualTo(new Rate(2, 3));
    assertThat(one.rair().defined()).isFalse();
    assertThat(one.accuracyInitial().defined()).isFalse();
  }

  @Test
  void renaming_the_classes_changes_nothing() {
    int[] truth = {1, 0, 1, 0};
    int[] advice = {1, 1, 0, 0};
    int[] first = {0, 0, 1, 1};
    int[] last = {1, 0, 1, 0};
    assertThat(Reliance.twoStage(flip(truth), flip(advice), flip(first), flip(last)))
        .isEqualTo(Reliance.twoStage(truth, advice, first, last));
  }

  @Test
  void refuses_arrays_of_different_lengths_and_impossible_rates() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reliance.oneStage(new int[2], new int[2], new int[3]))
        .withMessageContaining("last has 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reliance.oneStage(new int[2], new int[3], new int[2]))
        .withMessageContaining("advice has 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reliance.twoStage(new int[2], new int[2], new int[3], new int[2]))
        .withMessageContaining("initial has 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Reliance.twoStage(new int[2], new int[2], new int[2], new int[3]))
        .withMessageContaining("last has 3");
    assertThatIllegalArgumentException().isThrownBy(() -> new Rate(2, 1));
  }

  private static Reliance measured(String condition) {
    var table = Data.resource("judge-advisor.csv");
    var conditions = table.text("condition");
    int[] rows =
        IntStream.range(0, conditions.size())
            .filter(i -> condition == null || conditions.get(i).equals(condition))
            .toArray();
    return Reliance.twoStage(
        take(table, "truth", rows),
        take(table, "ai", rows),
        take(table, "initial", rows),
        take(table, "final", rows));
  }

  private static int[] take(Data table, String column, int[] rows) {
    int[] values = table.integers(column);
    return IntStream.of(rows).map(i -> values[i]).toArray();
  }

  private static int[] flip(int[] classes) {
    return IntStream.of(classes).map(c -> 1 - c).toArray();
  }

  private static void is(Rate rate, double expected) {
    assertThat(rate.estimate().orElseThrow()).isCloseTo(expected, within(1e-13));
  }
}
