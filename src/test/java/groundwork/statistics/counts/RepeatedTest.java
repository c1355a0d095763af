package groundwork.statistics.counts;

import static groundwork.statistics.counts.Expect.close;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import groundwork.statistics.Data;
import groundwork.statistics.R;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Counts of the same people: McNemar and Cochran. */
class RepeatedTest {
  @Test
  void four_forms_of_mcnemar_agree_with_R() {
    var corrected = R.of("mcnemar.cc");
    close(McNemar.corrected(12, 31).statistic().orElseThrow(), corrected.number("statistic"));
    close(McNemar.corrected(12, 31).p(), corrected.number("p.value"));
    var plain = R.of("mcnemar.nocc");
    close(McNemar.uncorrected(12, 31).statistic().orElseThrow(), plain.number("statistic"));
    close(McNemar.uncorrected(12, 31).p(), plain.number("p.value"));
    close(McNemar.exact(12, 31).p(), R.of("mcnemar.exact").number("p.value"));
    close(McNemar.midP(12, 31).p(), R.of("mcnemar.midp").number());
    assertThat(McNemar.exact(12, 31).statistic()).isEmpty();
    assertThat(McNemar.midP(12, 31).statistic()).isEmpty();
  }

  @Test
  void cohens_g_agrees_with_R() {
    var expected = R.of("mcnemar.or").at(0);
    var test = McNemar.exact(12, 31);
    close(test.g(), expected.number("Cohens_g"));
    close(test.gInterval(0.95), expected.number("CI_low"), expected.number("CI_high"), 1e-10);
    close(test.oddsRatio().orElseThrow(), 12 / 31.0);
    assertThat(test.b()).isEqualTo(12);
    assertThat(test.c()).isEqualTo(31);
    assertThat(McNemar.exact(31, 12).g()).isEqualTo(test.g());
  }

  @Test
  void the_direction_of_change_does_not_matter_for_p() {
    close(McNemar.corrected(31, 12).p(), McNemar.corrected(12, 31).p(), 1e-15);
    close(McNemar.uncorrected(31, 12).p(), McNemar.uncorrected(12, 31).p(), 1e-15);
    close(McNemar.exact(31, 12).p(), McNemar.exact(12, 31).p(), 1e-12);
    close(McNemar.midP(31, 12).p(), McNemar.midP(12, 31).p(), 1e-12);
  }

  @Test
  void even_changes_are_no_change() {
    assertThat(McNemar.corrected(5, 5).statistic().orElseThrow()).isZero();
    assertThat(McNemar.corrected(5, 5).p()).isEqualTo(1);
    assertThat(McNemar.exact(5, 5).p()).isEqualTo(1);
    close(McNemar.midP(5, 5).p(), 1, 1e-14);
    assertThat(McNemar.exact(5, 0).oddsRatio()).isEmpty();
    assertThat(McNemar.exact(0, 5).oddsRatio().orElseThrow()).isZero();
    close(McNemar.exact(0, 5).p(), 2 / 32.0, 1e-14);
  }

  @Test
  void refuses_people_who_never_change() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> McNemar.corrected(0, 0))
        .withMessage("b is 0 and c is 0; somebody must change");
    assertThatIllegalArgumentException().isThrownBy(() -> McNemar.uncorrected(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> McNemar.exact(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> McNemar.midP(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> McNemar.exact(-1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> McNemar.exact(2, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> McNemar.corrected(Integer.MAX_VALUE, 1));
  }

  private static int[][] answers() {
    return Data.resource("binary-rm.csv").rows().stream()
        .map(row -> Arrays.stream(row, 1, 5).mapToInt(Integer::parseInt).toArray())
        .toArray(int[][]::new);
  }

  @Test
  void cochrans_q_agrees_with_R_twice() {
    var expected = R.of("cochran.q");
    var test = CochranQ.of(answers());
    close(test.statistic(), expected.number("Q"));
    close(test.df(), expected.number("df"));
    close(test.p(), expected.number("p"));
    var rstatix = R.of("cochran.q.rstatix").at(0);
    close(test.statistic(), rstatix.number("statistic"));
    close(test.n(), rstatix.number("n"));
    close(test.p(), rstatix.number("p"));
  }

  @Test
  void those_who_answer_the_same_everywhere_change_nothing_but_the_number() {
    var before = CochranQ.of(answers());
    int[][] more = Arrays.copyOf(answers(), 27);
    more[25] = new int[] {1, 1, 1, 1};
    more[26] = new int[] {0, 0, 0, 0};
    var after = CochranQ.of(more);
    close(after.statistic(), before.statistic(), 1e-12);
    assertThat(after.informative()).isEqualTo(before.informative()).isLessThan(26);
    assertThat(after.n()).isEqualTo(27);
  }

  /** With two conditions Q is McNemar's uncorrected chi-square. */
  @Test
  void two_conditions_are_mcnemars() {
    int[][] pairs = new int[8][];
    for (int i = 0; i < 8; i++) {
      pairs[i] = i < 6 ? new int[] {1, 0} : new int[] {0, 1};
    }
    close(
        CochranQ.of(pairs).statistic(), McNemar.uncorrected(6, 2).statistic().orElseThrow(), 1e-14);
  }

  @Test
  void refuses_what_is_no_yes_or_no() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CochranQ.of(new int[][] {{0, 1}, {1, 2}}))
        .withMessage("answers[1][1] is 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CochranQ.of(new int[][] {{0, 1}, {-1, 1}}))
        .withMessage("answers[1][0] is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CochranQ.of(new int[][] {{0, 1}, {1}}))
        .withMessageContaining("answers[1] has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CochranQ.of(new int[][] {{0}, {1}}))
        .withMessage("answers has 1 conditions");
    assertThatIllegalArgumentException().isThrownBy(() -> CochranQ.of(new int[0][]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CochranQ.of(new int[][] {{0, 0}, {1, 1}}))
        .withMessage("answers differ in nobody");
  }
}
