package groundwork.analysis.control.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.analysis.entity.Finding;
import groundwork.statistics.R;
import groundwork.statistics.design.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TTestKindTest {
  private static final Table GROUPS = GroupKinds.table("two-groups.csv");
  private static final Table PAIRS = GroupKinds.table("paired.csv");
  private static final String WELCH =
      "{'id':'a','kind':'t-test','formula':'%s'".formatted(formula());

  private static String formula() {
    var names = GROUPS.names();
    var group =
        names.stream()
            .filter(
                name -> GROUPS.column(name) instanceof groundwork.statistics.design.Column.Factor)
            .findFirst()
            .orElseThrow();
    var value =
        names.stream()
            .filter(
                name -> GROUPS.column(name) instanceof groundwork.statistics.design.Column.Numbers)
            .reduce((first, last) -> last)
            .orElseThrow();
    return value + " ~ " + group;
  }

  private static void same(Finding finding, String id) {
    var r = R.of(id);
    var test = finding.tests().getFirst();
    var contrast = finding.contrasts().getFirst();
    close(test.statistic(), r.number("statistic"));
    close(test.df1(), r.number("parameter", "df"));
    close(test.p(), r.number("p.value"));
    close(contrast.low(), r.number("conf.int", 0));
    if (Double.isFinite(r.number("conf.int", 1))) {
      close(contrast.high(), r.number("conf.int", 1));
    }
    assertThat(test.symbol()).isEqualTo("t");
    assertThat(contrast.p()).isEqualTo(test.p());
  }

  private static void close(Double ours, double theirs) {
    assertThat(ours).isCloseTo(theirs, within(1e-10 * Math.abs(theirs)));
  }

  @Test
  void two_groups_are_compared_as_R_does_with_d_and_the_sentence() {
    var finding = GroupKinds.run(WELCH + "}", GROUPS);
    same(finding, "t.welch");
    assertThat(finding.estimator()).isEqualTo("Welch");
    var d = finding.tests().getFirst().effectSize();
    assertThat(d.name()).isEqualTo("d");
    assertThat(d.estimate()).isCloseTo(R.of("d.pooled").number("Cohens_d"), within(1e-10));
    assertThat(d.low()).isCloseTo(R.of("d.pooled").number("CI_low"), within(1e-4));
    assertThat(d.high()).isCloseTo(R.of("d.pooled").number("CI_high"), within(1e-4));
    assertThat(finding.sentences())
        .containsExactly("t(37.55) = 4.84, p < .001, d = 1.31, 95% CI [0.69, 1.91]");
    assertThat(finding.n()).isEqualTo(51);
    assertThat(finding.groups().values()).containsExactly(24, 27);
    assertThat(finding.descriptives()).hasSize(2);
  }

  @Test
  void equal_variances_and_one_direction_are_declared() {
    same(GroupKinds.run(WELCH + ",'variances':'equal'}", GROUPS), "t.student");
    var greater = GroupKinds.run(WELCH + ",'alternative':'greater'}", GROUPS);
    same(greater, "t.welch.greater");
    assertThat(greater.tests().getFirst().more()).containsEntry("alternative", "greater");
  }

  @Test
  void pairs_stand_in_two_columns_or_in_rows_of_the_same_people() {
    var wide = GroupKinds.run("{'id':'a','kind':'t-test','items':['after','before']}", PAIRS);
    same(wide, "t.paired");
    assertThat(wide.tests().getFirst().effectSize().name()).isEqualTo("d_z");
    assertThat(wide.estimator()).isEqualTo("paired");
    var subjects = PAIRS.factor("subject");
    int n = PAIRS.rows();
    var people = IntStream.range(0, 2 * n).mapToObj(i -> subjects.text(i % n)).toList();
    double[] values =
        IntStream.range(0, 2 * n)
            .mapToDouble(i -> PAIRS.numbers(i < n ? "after" : "before")[i % n])
            .toArray();
    var rows =
        Table.of("value", values)
            .with("who", people)
            .with(
                "time",
                IntStream.range(0, 2 * n).mapToObj(i -> i < n ? "after" : "before").toList());
    same(
        GroupKinds.run(
            "{'id':'a','kind':'t-test','formula':'value ~ time','paired':true,'subject':'who'}",
            rows),
        "t.paired");
  }

  @Test
  void one_sample_is_compared_with_a_value() {
    var first = GROUPS.factor(formula().split(" ~ ")[1]);
    var holds = new boolean[GROUPS.rows()];
    for (int row = 0; row < holds.length; row++) {
      holds[row] = first.codes()[row] == 0;
    }
    var measure = formula().split(" ~ ")[0];
    var finding =
        GroupKinds.run(
            "{'id':'a','kind':'t-test','mu':5,'measure':'%s'}".formatted(measure),
            GROUPS.where(holds));
    same(finding, "t.one.sample");
    assertThat(finding.tests().getFirst().effectSize().estimate())
        .isCloseTo(R.of("d.one").number("Cohens_d"), within(1e-10));
  }

  @Test
  void assumptions_are_checked_and_the_robust_alternative_is_named() {
    var skewed =
        Table.of("y", 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 40, 2, 3, 4, 5, 6, 7, 8, 9)
            .with("g", IntStream.range(0, 16).mapToObj(i -> i < 8 ? "a" : "b").toList());
    var finding = GroupKinds.run("{'id':'a','kind':'t-test','formula':'y ~ g'}", skewed);
    var normality = finding.assumptions().getFirst();
    assertThat(normality.name()).isEqualTo("normality of a");
    assertThat(normality.holds()).isFalse();
    assertThat(normality.note()).contains("robust alternative is mann-whitney");
    assertThat(finding.assumptions().get(1).holds()).isTrue();
    assertThat(finding.assumptions().get(2).name()).isEqualTo("equal variances");
    assertThat(finding.assumptions().get(2).note()).contains("Welch's test does not need it");
  }

  @Test
  void beside_averages_of_people_stands_the_mixed_model_of_all_rows() {
    var n = 200;
    var person = IntStream.range(0, n).mapToObj(i -> "p" + i / 10).toList();
    var group = IntStream.range(0, n).mapToObj(i -> i / 10 % 2 == 0 ? "a" : "b").toList();
    double[] y =
        IntStream.range(0, n)
            .mapToDouble(i -> Math.sin(i * 37.0) + Math.cos(i / 10 * 11.0) + i / 10 % 2)
            .toArray();
    var rows = Table.of("y", y).with("participant", person).with("g", group);
    var means =
        Table.of(
                "y",
                IntStream.range(0, 20)
                    .mapToDouble(
                        p -> IntStream.range(0, 10).mapToDouble(i -> y[10 * p + i]).sum() / 10)
                    .toArray())
            .with("participant", IntStream.range(0, 20).mapToObj(p -> "p" + p).toList())
            .with("g", IntStream.range(0, 20).mapToObj(p -> p % 2 == 0 ? "a" : "b").toList());
    var analysis =
        GroupKinds.analysis("{'id':'a','kind':'t-test','formula':'`y` ~ g','unit':'participant'}");
    var finding =
        new TTestKind()
            .run(
                analysis,
                means,
                new Context(Optional.of("participant"), Optional.empty(), rows, 1));
    assertThat(finding.n()).isEqualTo(20);
    assertThat(finding.beside())
        .anySatisfy(
            other -> {
              assertThat(other.kind()).isEqualTo("lmm");
              assertThat(other.n()).isEqualTo(200);
              assertThat(other.groups()).containsEntry("participant", 20);
            });
  }

  @Test
  void of_more_than_two_groups_every_pair_is_compared_and_corrected_for() {
    var three = Table.of("y", 1, 2, 3, 4, 5, 7).with("g", List.of("a", "b", "c", "a", "b", "c"));
    var finding = GroupKinds.run("{'id':'a','kind':'t-test','formula':'y ~ g'}", three);
    assertThat(finding.contrasts())
        .extracting(Finding.Contrast::contrast)
        .containsExactly("a - b", "a - c", "b - c");
    assertThat(finding.contrasts()).allMatch(one -> one.adjust().equals("holm"));
  }
}
