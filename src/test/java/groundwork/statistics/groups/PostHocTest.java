package groundwork.statistics.groups;

import static groundwork.statistics.groups.Expect.close;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.R;
import groundwork.statistics.multiple.Adjustment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PostHocTest {
  private static final double[][] GROUPS = Expect.oneway();
  private static final String[] NAMES = {"none", "saliency", "example", "counterfactual"};
  private static final double[][] LIKERT = Expect.likert();

  @Test
  void tukeys_differences_agree_with_R() {
    var expected = R.of("tukey.hsd");
    var pairs = PostHoc.tukey(GROUPS, 0.95);
    assertThat(pairs).hasSize(6);
    for (var pair : pairs) { // R takes the first from the second
      var row = expected.row("pair", NAMES[pair.second()] + "-" + NAMES[pair.first()]);
      close(pair.estimate(), -row.number("diff"));
      tail(pair.p(), row.number("p"));
      close(pair.pAdjusted(), pair.p(), 0);
      close(pair.interval().orElseThrow().low(), -row.number("upr"), 1e-6); // nor its qtukey
      close(pair.interval().orElseThrow().high(), -row.number("lwr"), 1e-6);
      close(pair.df(), 72);
      close(pair.statistic(), pair.estimate() / pair.standardError() * Math.sqrt(2), 1e-14);
    }
  }

  @Test
  void games_and_howells_comparisons_agree_with_R() {
    var rows = R.of("games.howell").elements();
    var rounded = R.of("games.howell.rstatix").elements();
    var pairs = PostHoc.gamesHowell(GROUPS, 0.95);
    assertThat(rows).hasSameSizeAs(pairs);
    for (int i = 0; i < rows.size(); i++) {
      var pair = pairs.get(i);
      assertThat(NAMES[pair.first()]).isEqualTo(rows.get(i).text("a"));
      assertThat(NAMES[pair.second()]).isEqualTo(rows.get(i).text("b"));
      close(pair.estimate(), -rows.get(i).number("diff"));
      close(Math.abs(pair.statistic()), rows.get(i).number("q"));
      close(pair.df(), rows.get(i).number("df"));
      tail(pair.p(), rows.get(i).number("p"));
      close(pair.interval().orElseThrow().low(), -rounded.get(i).number("conf.high"), 1e-6);
      close(pair.interval().orElseThrow().high(), -rounded.get(i).number("conf.low"), 1e-6);
    }
  }

  @Test
  void pairwise_t_tests_agree_with_R() {
    var expected = R.of("pairwise.t.holm").elements();
    for (var pair : PostHoc.pairwiseT(GROUPS, Adjustment.HOLM)) {
      var row =
          expected.stream()
              .filter(one -> one.text("Var1").equals(NAMES[pair.second()]))
              .filter(one -> one.text("Var2").equals(NAMES[pair.first()]))
              .findFirst()
              .orElseThrow();
      close(pair.pAdjusted(), row.number("Freq"));
      assertThat(pair.df()).isEqualTo(72);
      assertThat(pair.interval()).isEmpty();
    }
  }

  @Test
  void the_pooled_t_statistic_is_tukeys_q_over_root_two() {
    var tukey = PostHoc.tukey(GROUPS, 0.95);
    var t = PostHoc.pairwiseT(GROUPS, Adjustment.NONE);
    assertThat(t).hasSize(6);
    for (int i = 0; i < t.size(); i++) {
      close(t.get(i).statistic(), tukey.get(i).statistic() / Math.sqrt(2), 1e-12);
      close(t.get(i).standardError(), tukey.get(i).standardError(), 1e-14);
      assertThat(t.get(i).p()).isEqualTo(t.get(i).pAdjusted()).isLessThan(tukey.get(i).p());
    }
  }

  @Test
  void dunns_comparisons_agree_with_R_under_three_corrections() {
    dunn(R.of("dunn.none"), Adjustment.NONE);
    dunn(R.of("dunn.holm"), Adjustment.HOLM);
    dunn(R.of("dunn.bh"), Adjustment.BH);
  }

  private static void dunn(R expected, Adjustment adjustment) {
    var rows = expected.elements();
    var pairs = PostHoc.dunn(GROUPS, adjustment);
    assertThat(rows).hasSameSizeAs(pairs);
    for (int i = 0; i < rows.size(); i++) {
      var pair = pairs.get(i);
      assertThat(NAMES[pair.first()]).isEqualTo(rows.get(i).text("group1"));
      assertThat(NAMES[pair.second()]).isEqualTo(rows.get(i).text("group2"));
      close(pair.statistic(), -rows.get(i).number("statistic"));
      close(pair.p(), rows.get(i).number("p"));
      close(pair.pAdjusted(), rows.get(i).number("p.adj"));
      assertThat(pair.df()).isInfinite();
    }
  }

  @Test
  void conover_and_imans_comparisons_agree_with_R() {
    pairs(R.of("conover.iman"), PostHoc.conover(GROUPS, Adjustment.NONE));
  }

  @Test
  void conovers_comparisons_after_friedman_agree_with_R() {
    var expected = R.of("conover.friedman");
    var pairs = RepeatedPostHoc.conover(LIKERT, Adjustment.HOLM);
    pairs(expected, pairs);
    for (int i = 0; i < pairs.size(); i++) {
      close(pairs.get(i).pAdjusted(), expected.at(i).number("p.holm"));
      assertThat(pairs.get(i).df()).isEqualTo(39);
    }
  }

  private static void pairs(R expected, List<Comparison> pairs) {
    var rows = expected.elements();
    assertThat(rows).hasSameSizeAs(pairs);
    for (int i = 0; i < rows.size(); i++) {
      close(pairs.get(i).statistic(), rows.get(i).number("t"));
      close(pairs.get(i).p(), rows.get(i).number("p"));
    }
  }

  @Test
  void nemenyis_comparisons_agree_with_R() {
    var rows = R.of("nemenyi").elements();
    var pairs = RepeatedPostHoc.nemenyi(LIKERT, 0.95);
    assertThat(rows).hasSameSizeAs(pairs);
    for (int i = 0; i < rows.size(); i++) {
      var pair = pairs.get(i);
      assertThat("m" + (pair.first() + 1)).isEqualTo(rows.get(i).text("a"));
      assertThat("m" + (pair.second() + 1)).isEqualTo(rows.get(i).text("b"));
      close(pair.estimate(), rows.get(i).number("meanrank.diff"));
      close(Math.abs(pair.statistic()), rows.get(i).number("q"));
      tail(pair.p(), rows.get(i).number("p"));
      double critical = pair.interval().orElseThrow().high() - pair.estimate();
      close(critical, rows.get(i).number("CD05"), 1e-6);
      assertThat(pair.df()).isInfinite();
    }
  }

  @Test
  void refuses_what_does_not_vary() {
    double[][] constant = {{1, 1}, {2, 2}};
    refused("do not vary within", () -> PostHoc.tukey(constant, 0.95));
    refused("do not vary within", () -> PostHoc.pairwiseT(constant, Adjustment.NONE));
    refused("do not vary within in rank", () -> PostHoc.conover(constant, Adjustment.NONE));
    refused("groups[0] and groups[1] do not vary", () -> PostHoc.gamesHowell(constant, 0.95));
    double[][] same = {{1, 1}, {1, 1}};
    refused("one value only", () -> PostHoc.dunn(same, Adjustment.NONE));
    refused("one value only", () -> PostHoc.conover(same, Adjustment.NONE));
    refused(
        "alike in all",
        () -> RepeatedPostHoc.conover(new double[][] {{1, 2}, {3, 4}}, Adjustment.NONE));
    refused("level", () -> PostHoc.tukey(GROUPS, 1));
    refused("level", () -> PostHoc.gamesHowell(GROUPS, 0));
    refused("level", () -> RepeatedPostHoc.nemenyi(LIKERT, 1));
    refused("groups[0] has 1", () -> PostHoc.gamesHowell(new double[][] {{1}, {1, 2}}, 0.95));
    assertThat(PostHoc.gamesHowell(new double[][] {{1, 1}, {1, 2}}, 0.95)).hasSize(1);
  }

  /** R's ptukey is good to 1e-9, not relatively, for it takes the tail from 1. */
  private static void tail(double p, double expected) {
    assertThat(p).isCloseTo(expected, within(1e-9));
  }

  private static void refused(String message, Executable executable) {
    assertThatIllegalArgumentException()
        .isThrownBy(executable::execute)
        .withMessageContaining(message);
  }
}
