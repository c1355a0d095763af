package groundwork.statistics.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Data;
import groundwork.statistics.Rate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RelianceTest {
  /** R 4.2.2, definitions written out over 384 simulated judge-advisor trials. */
  @Test
  void agrees_with_R() {
    var all = measured(null);
    assertThat(all.trials()).isEqualTo(384);
    is(all.accuracyInitial(), 0.619791666666667);
    is(all.accuracyAdvice(), 0.731770833333333);
    is(all.accuracyFinal(), 0.71875);
    is(all.agreementFraction(), 0.7578125);
    is(all.switchFraction(), 0.497109826589595);
    is(all.overReliance(), 0.572815533980582);
    is(all.underReliance(), 0.174377224199288);
    is(all.overRelianceSwitch(), 0.338461538461538);
    is(all.underRelianceSwitch(), 0.407407407407407);
    is(all.accuracyWid(), 0.61849710982659);
    assertThat(all.rair()).isEqualTo(new Rate(64, 108));
    assertThat(all.rsr()).isEqualTo(new Rate(43, 65));
  }

  /** R 4.2.2: the same for condition "explain" */
  @Test
  void agrees_with_R_in_one_condition() {
    var explain = measured("explain");
    is(explain.switchFraction(), 0.48780487804878);
    is(explain.overReliance(), 0.576923076923077);
    is(explain.accuracyWid(), 0.634146341463415);
    assertThat(explain.rair()).isEqualTo(new Rate(31, 52));
    assertThat(explain.rsr()).isEqualTo(new Rate(21, 30));
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
        .isThrownBy(() -> Reliance.oneStage(new int[2], new int[2], new int[3]));
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
