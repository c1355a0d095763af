package groundwork.analysis.control.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.analysis.entity.Finding;
import groundwork.statistics.Data;
import groundwork.statistics.R;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Kinds chi-square, fisher, mcnemar, cochran-q. */
class CountKindsTest {
  private static final Table FOUR = GroupKinds.counted("contingency-4x2.csv", "choice");
  private static final Table TWO = GroupKinds.counted("contingency-2x2.csv", "answer");
  private static final Table THREE = GroupKinds.counted("contingency-3x3.csv", "band");

  private static void close(Double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-9 * Math.max(1e-3, Math.abs(expected))));
  }

  @Test
  void chi_square_has_what_R_has() {
    var finding =
        GroupKinds.run("{'id':'c','kind':'chi-square','formula':'choice ~ method'}", FOUR);
    var test = finding.tests().getFirst();
    close(test.statistic(), R.of("chisq.4x2").number("statistic"));
    close(test.p(), R.of("chisq.4x2").number("p.value"));
    assertThat(test.symbol()).isEqualTo("chi2");
    assertThat(test.df1()).isEqualTo(3);
    assertThat(test.effect()).isEqualTo("method:choice");
    close(test.effectSize().estimate(), R.of("cramers.v").at(0).number("Cramers_v"));
    assertThat(finding.n()).isEqualTo(316);
    assertThat(finding.groups()).containsEntry("none", 80);
    assertThat(finding.descriptives()).hasSize(8);
    var first = finding.descriptives().getFirst();
    assertThat(first.group()).isEqualTo(Map.of("method", "none", "choice", "relied"));
    assertThat(first.values()).containsEntry("count", 31).containsEntry("n", 80);
    close((Double) first.values().get("residual"), R.of("stdres").at(0).number("Freq"));
    assertThat(finding.assumptions().getFirst().holds()).isTrue();
    assertThat(finding.warnings()).isEmpty();
  }

  @Test
  void other_methods_of_chi_square_go_by_name() {
    var g =
        GroupKinds.run(
            "{'id':'c','kind':'chi-square','formula':'~ method + choice','method':'g'}", FOUR);
    close(g.tests().getFirst().statistic(), R.of("gtest.4x2").number("G"));
    var simulated =
        GroupKinds.run(
            "{'id':'c','kind':'chi-square','formula':'band ~ cond','draws':2000}", THREE);
    assertThat(simulated.tests().getFirst().method()).isEqualTo("Pearson, simulated");
    assertThat(simulated.tests().getFirst().p())
        .isCloseTo(R.of("chisq.3x3.mc").number(), within(0.01));
    assertThat(simulated.tests().getFirst().df1()).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                GroupKinds.run(
                    "{'id':'c','kind':'chi-square','formula':'band ~ cond','method':'x'}", THREE))
        .withMessageContaining("pearson, g or simulated, not x");
  }

  @Test
  void two_by_two_is_corrected_unless_told_otherwise() {
    var corrected = GroupKinds.run("{'id':'c','kind':'chi-square','formula':'answer ~ cond'}", TWO);
    close(corrected.tests().getFirst().statistic(), R.of("chisq.2x2.yates").number("statistic"));
    var plain =
        GroupKinds.run(
            "{'id':'c','kind':'chi-square','formula':'answer ~ cond','continuity':false}", TWO);
    close(plain.tests().getFirst().statistic(), R.of("chisq.2x2").number("statistic"));
    var odds = (Finding.EffectSize) plain.more().get("oddsRatio");
    close(odds.estimate(), R.of("or.wald").number("or"));
    close(odds.low(), R.of("or.wald").number("or.lo"));
    assertThat(plain.more().get("effectsOf"))
        .isEqualTo("answer = correct, explain against control");
    close((Double) plain.more().get("phi"), R.of("or.wald").number("phi"));
    assertThat(plain.more()).containsKeys("riskRatio", "riskDifference", "h", "adjustedV");
  }

  @Test
  void levels_of_one_column_are_compared_with_equal_shares() {
    var labels = new ArrayList<String>();
    int[] counts = {20, 31, 17, 12};
    for (int level = 0; level < 4; level++) {
      for (int i = 0; i < counts[level]; i++) {
        labels.add("abcd".substring(level, level + 1));
      }
    }
    labels.add(null);
    var finding =
        GroupKinds.run(
            "{'id':'c','kind':'chi-square','measure':'choice'}", Table.of("choice", labels));
    close(finding.tests().getFirst().statistic(), R.of("chisq.gof").number("statistic"));
    close(finding.tests().getFirst().p(), R.of("chisq.gof").number("p.value"));
    assertThat(finding.excluded()).isEqualTo(Map.of("missing choice", 1));
    assertThat(finding.groups()).containsEntry("b", 31);
  }

  @Test
  void small_expected_counts_and_repeated_people_are_said() {
    var few =
        Table.of("answer", List.of("x", "x", "y", "y", "x", "y"))
            .with("group", List.of("a", "a", "a", "b", "b", "b"))
            .with("who", List.of("1", "1", "2", "3", "4", "5"));
    var finding =
        GroupKinds.run("{'id':'c','kind':'chi-square','formula':'answer ~ group'}", few, "who");
    assertThat(finding.warnings())
        .extracting("code")
        .containsExactlyInAnyOrder("small-expected", "pseudo-replication");
    assertThat(finding.assumptions().getFirst().holds()).isFalse();
  }

  @Test
  void fisher_has_what_R_has() {
    var two = GroupKinds.run("{'id':'f','kind':'fisher','formula':'answer ~ cond'}", TWO);
    var test = two.tests().getFirst();
    close(test.p(), R.of("fisher.2x2").number("p.value"));
    assertThat(test.effectSize().estimate())
        .isCloseTo(R.of("fisher.2x2").number("estimate", "odds ratio"), within(1e-3));
    var greater =
        GroupKinds.run(
            "{'id':'f','kind':'fisher','formula':'answer ~ cond','alternative':'greater'}", TWO);
    close(greater.tests().getFirst().p(), R.of("fisher.2x2.greater").number("p.value"));
    var three = GroupKinds.run("{'id':'f','kind':'fisher','formula':'band ~ cond'}", THREE);
    close(three.tests().getFirst().p(), R.of("fisher.3x3").number("p.value"));
    var drawn =
        GroupKinds.run("{'id':'f','kind':'fisher','formula':'band ~ cond','draws':500}", THREE);
    assertThat(drawn.estimator()).isEqualTo("simulated, 500 draws");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GroupKinds.run("{'id':'f','kind':'fisher','formula':'~ cond'}", TWO))
        .withMessageContaining("two columns");
  }

  private static Table pairs() {
    var first = new ArrayList<Double>();
    var second = new ArrayList<Double>();
    int[][] counts = {{1, 1, 59}, {1, 0, 12}, {0, 1, 31}, {0, 0, 38}};
    for (int[] one : counts) {
      for (int i = 0; i < one[2]; i++) {
        first.add((double) one[0]);
        second.add((double) one[1]);
      }
    }
    return Table.of("before", first.stream().mapToDouble(x -> x).toArray())
        .with("after", second.stream().mapToDouble(x -> x).toArray());
  }

  @Test
  void mcnemar_has_what_R_has_in_each_form() {
    var json = "{'id':'m','kind':'mcnemar','items':['before','after']%s}";
    var usual = GroupKinds.run(json.formatted(""), pairs());
    close(usual.tests().getFirst().statistic(), R.of("mcnemar.cc").number("statistic"));
    close(usual.tests().getFirst().p(), R.of("mcnemar.cc").number("p.value"));
    var size = R.of("mcnemar.or").at(0);
    close(usual.tests().getFirst().effectSize().estimate(), size.number("Cohens_g"));
    close(usual.tests().getFirst().effectSize().low(), size.number("CI_low"));
    var plain = GroupKinds.run(json.formatted(",'continuity':false"), pairs());
    close(plain.tests().getFirst().p(), R.of("mcnemar.nocc").number("p.value"));
    var exact = GroupKinds.run(json.formatted(",'exact':true"), pairs());
    close(exact.tests().getFirst().p(), R.of("mcnemar.exact").number("p.value"));
    var mid = GroupKinds.run(json.formatted(",'method':'mid-p'"), pairs());
    close(mid.tests().getFirst().p(), R.of("mcnemar.midp").number());
    assertThat(mid.tests().getFirst().statistic()).isNull();
    assertThat(usual.more().get("changed")).isEqualTo(Map.of("10", 12, "01", 31));
    assertThat(usual.descriptives().getFirst().values()).containsEntry("count", 71);
  }

  @Test
  void few_changes_are_tested_exactly_and_none_not_at_all() {
    var few = Table.of("a", 1, 1, 1, 0, 1, 0).with("b", 0, 0, 1, 1, 0, 0);
    var json = "{'id':'m','kind':'mcnemar','items':['a','b']}";
    assertThat(GroupKinds.run(json, few).estimator()).isEqualTo("exact");
    var none = GroupKinds.run(json, Table.of("a", 1, 0).with("b", 1, 0));
    assertThat(none.tests()).isEmpty();
    assertThat(none.warnings()).extracting("code").containsExactly("no-change");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GroupKinds.run(json, Table.of("a", 2, 0).with("b", 1, 0)))
        .withMessageContaining("value holds 2.0");
  }

  private static Table binary() {
    var data = Data.resource("binary-rm.csv");
    var columns = new java.util.LinkedHashMap<String, Column>();
    data.header().forEach(name -> columns.put(name, Column.of(data.text(name))));
    return Table.of(columns);
  }

  @Test
  void cochrans_q_has_what_R_has() {
    var finding =
        GroupKinds.run("{'id':'q','kind':'cochran-q','items':['m1','m2','m3','m4']}", binary());
    close(finding.tests().getFirst().statistic(), R.of("cochran.q").number("Q"));
    close(finding.tests().getFirst().p(), R.of("cochran.q").number("p"));
    assertThat(finding.n()).isEqualTo(25);
    assertThat(finding.contrasts()).hasSize(6);
    assertThat(finding.contrasts().getFirst().contrast()).isEqualTo("m1 - m2");
    assertThat(finding.contrasts().getFirst().adjust()).isEqualTo("holm");
  }

  @Test
  void rows_of_one_person_and_condition_are_brought_together() {
    var wide = binary();
    var who = new ArrayList<String>();
    var method = new ArrayList<String>();
    var value = new ArrayList<Double>();
    for (int row = 0; row < wide.rows(); row++) {
      for (var name : List.of("m1", "m2", "m3", "m4")) {
        who.add("p" + row);
        method.add(name);
        value.add(wide.numbers(name)[row]);
      }
    }
    var table =
        Table.of("answer", value.stream().mapToDouble(x -> x).toArray())
            .with("method", method)
            .with("who", who);
    var json = "{'id':'q','kind':'cochran-q','formula':'answer ~ method','posthoc':'none'}";
    var finding = GroupKinds.run(json, table, "who");
    close(finding.tests().getFirst().statistic(), R.of("cochran.q").number("Q"));
    assertThat(finding.contrasts()).isEmpty();
    boolean[] keep = new boolean[100];
    Arrays.fill(keep, true);
    keep[2] = false;
    var fewer = GroupKinds.run(json, table.where(keep), "who");
    assertThat(fewer.n()).isEqualTo(24);
    assertThat(fewer.warnings()).extracting("code").contains("incomplete");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GroupKinds.run(json, table))
        .withMessageContaining("subject: …");
  }
}
