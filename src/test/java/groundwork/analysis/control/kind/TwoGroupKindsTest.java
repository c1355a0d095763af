package groundwork.analysis.control.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import groundwork.analysis.control.Sentences;
import groundwork.analysis.entity.Finding;
import groundwork.statistics.Data;
import groundwork.statistics.R;
import groundwork.statistics.design.Table;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TwoGroupKindsTest {
  private static final Table TWO = resource("two-groups.csv");
  private static final Table SMALL = resource("two-groups-small-noties.csv");
  private static final Table WIDE = resource("paired.csv");

  private static Table resource(String file) {
    return GlmmKindTest.table(Data.resource(file), List.of());
  }

  private static Finding run(String json, Table table) {
    var analysis = GlmmKindTest.analysis(json);
    var participant = Optional.of("participant").filter(table::has);
    var context = new Context(participant, Optional.empty(), table, 1);
    return Sentences.complete(
        Kinds.of(analysis.kind()).orElseThrow().run(analysis, table, context));
  }

  /** Before and after in rows, one subject after the other. */
  private static Table pairs() {
    var who = new java.util.ArrayList<String>();
    var when = new java.util.ArrayList<String>();
    var what = new double[2 * WIDE.rows()];
    for (int i = 0; i < WIDE.rows(); i++) {
      for (var phase : List.of("before", "after")) {
        what[who.size()] = WIDE.numbers(phase)[i];
        who.add("p" + i);
        when.add(phase);
      }
    }
    return Table.of("y", what).with("participant", who).with("phase", when);
  }

  @Test
  void welch_is_reported_in_full() {
    var finding = run("{'id':'a','kind':'t-test','formula':'value ~ group'}", TWO);
    var r = R.of("t.welch");
    var test = finding.tests().getFirst();
    assertThat(test.effect()).isEqualTo("A - B");
    assertThat(test.statistic()).isCloseTo(r.number("statistic"), within(1e-10));
    assertThat(test.df1()).isCloseTo(r.number("parameter", "df"), within(1e-9));
    assertThat(test.p()).isCloseTo(r.number("p.value"), within(1e-14));
    assertThat(test.effectSize().name()).isEqualTo("d");
    assertThat(test.effectSize().low()).isCloseTo(R.of("d.pooled").number("CI_low"), within(1e-5));
    var contrast = finding.contrasts().getFirst();
    assertThat(contrast.low()).isCloseTo(r.number("conf.int", 0), within(1e-10));
    assertThat(contrast.high()).isCloseTo(r.number("conf.int", 1), within(1e-10));
    assertThat(contrast.pAdjusted()).isNull();
    assertThat(finding.n()).isEqualTo(51);
    assertThat(finding.groups()).containsExactly(Map.entry("A", 24), Map.entry("B", 27));
    assertThat(finding.descriptives()).hasSize(2);
    assertThat(finding.assumptions())
        .extracting(Finding.Assumption::name)
        .containsExactly("normality of A", "normality of B", "equal variances");
    assertThat(finding.assumptions().getFirst().holds()).isTrue();
    assertThat(finding.assumptions().getLast().holds()).isFalse();
    assertThat(finding.beside().getFirst().kind()).isEqualTo("mann-whitney");
    assertThat(finding.sentences().getFirst())
        .isEqualTo("t(37.55) = 4.84, p < .001, d = 1.31, 95% CI [0.69, 1.91]");
  }

  @Test
  void student_and_one_sample_and_sides() {
    var student =
        run("{'id':'a','kind':'t-test','formula':'value ~ group','variances':'equal'}", TWO);
    assertThat(student.tests().getFirst().df1()).isEqualTo(49);
    var less =
        run("{'id':'a','kind':'t-test','formula':'value ~ group','alternative':'less'}", TWO);
    assertThat(less.tests().getFirst().p()).isGreaterThan(0.99);
    var one =
        run(
            "{'id':'a','kind':'t-test','measure':'value','mu':5}",
            TWO.where(groundwork.statistics.design.Expression.parse("group == 'A'").holds(TWO)));
    assertThat(one.tests().getFirst().statistic())
        .isCloseTo(R.of("t.one.sample").number("statistic"), within(1e-10));
    assertThat(one.tests().getFirst().effect()).isEqualTo("against 5");
  }

  @Test
  void pairs_come_from_columns_or_from_who_was_measured() {
    for (var finding :
        List.of(
            run("{'id':'a','kind':'t-test','items':['after','before']}", WIDE),
            run("{'id':'a','kind':'t-test','formula':'y ~ phase','paired':true}", pairs()))) {
      var test = finding.tests().getFirst();
      assertThat(test.effect()).isEqualTo("after - before");
      assertThat(test.statistic()).isCloseTo(R.of("t.paired").number("statistic"), within(1e-10));
      assertThat(test.effectSize().name()).isEqualTo("d_z");
      assertThat(finding.n()).isEqualTo(20);
      assertThat(finding.beside().getFirst().tests().getFirst().statistic()).isEqualTo(156);
    }
  }

  @Test
  void an_incomplete_pair_is_left_out_and_counted() {
    var all = pairs();
    boolean[] kept = new boolean[all.rows()];
    java.util.Arrays.fill(kept, true);
    kept[0] = false;
    var finding =
        run("{'id':'a','kind':'t-test','formula':'y ~ phase','paired':true}", all.where(kept));
    assertThat(finding.excluded()).containsEntry("incomplete pair", 1);
    assertThat(finding.tests().getFirst().df1()).isEqualTo(18);
  }

  @Test
  void rank_tests_name_whose_statistic_it_is() {
    var finding = run("{'id':'a','kind':'mann-whitney','formula':'value ~ group'}", TWO);
    var test = finding.tests().getFirst();
    assertThat(test.statistic()).isEqualTo(517);
    assertThat(test.p()).isCloseTo(R.of("mwu.normal.cc").number("p.value"), within(1e-13));
    assertThat(test.more())
        .containsEntry("uOf", "A")
        .containsEntry("otherU", 131.0)
        .containsEntry("otherUOf", "B");
    var exact = run("{'id':'a','kind':'mann-whitney','formula':'value ~ group','exact':true}", TWO);
    assertThat(exact.tests().getFirst().p())
        .isCloseTo(R.of("mwu.exact.ties").number("p.value"), within(1e-13));
    assertThat(exact.warnings()).extracting(Finding.Warning::code).contains("ties");
    var plain =
        run(
            "{'id':'a','kind':'mann-whitney','formula':'value ~ group','continuity':false,"
                + "'exact':false}",
            TWO);
    assertThat(plain.tests().getFirst().p())
        .isCloseTo(R.of("mwu.normal.nocc").number("p.value"), within(1e-13));
    var small = run("{'id':'a','kind':'mann-whitney','formula':'value ~ group'}", SMALL);
    assertThat(small.tests().getFirst().p())
        .isCloseTo(R.of("mwu.exact").number("p.value"), within(1e-13));
  }

  @Test
  void signed_ranks_permutations_and_equivalence_agree_with_R() {
    var wilcoxon = run("{'id':'a','kind':'wilcoxon','items':['after','before']}", WIDE);
    assertThat(wilcoxon.tests().getFirst().p())
        .isCloseTo(R.of("wsr.normal.cc").number("p.value"), within(1e-13));
    assertThat(wilcoxon.tests().getFirst().more()).containsEntry("zeros", 2);
    assertThat(wilcoxon.sentences().getFirst()).startsWith("V = 156, p = .002, r = .72, ");
    assertThat((Double) wilcoxon.tests().getFirst().more().get("signTestP"))
        .isCloseTo(R.of("sign.test").number("p.value"), within(1e-13));
    var permutation = run("{'id':'a','kind':'permutation','formula':'value ~ group'}", SMALL);
    assertThat(permutation.tests().getFirst().p())
        .isCloseTo(R.of("perm.exact.mean").number("p.two"), within(1e-13));
    var tost = run("{'id':'a','kind':'tost','items':['after','before'],'bounds':10}", WIDE);
    assertThat(tost.tests().getFirst().p())
        .isCloseTo(R.of("tost.paired").number("p"), within(1e-13));
    assertThat(tost.tests().getFirst().more().get("low"))
        .isEqualTo(tost.contrasts().getFirst().low());
    var bayes = run("{'id':'a','kind':'bayes-t','formula':'value ~ group'}", TWO);
    assertThat(bayes.tests().getFirst().statistic() / R.of("bf.ttest.ind").number("bf10"))
        .isCloseTo(1, within(1e-5));
    assertThat(bayes.sentences().getFirst()).startsWith("A - B: BF₁₀ = 732.9");
  }

  @Test
  void several_groups_are_compared_two_by_two_and_corrected_for() {
    var oneway = resource("oneway.csv");
    var finding =
        run("{'id':'a','kind':'t-test','formula':'value ~ group','variances':'equal'}", oneway);
    assertThat(finding.tests()).hasSize(6);
    assertThat(finding.contrasts()).allMatch(one -> one.adjust().equals("holm"));
    assertThat(finding.tests()).allMatch(one -> one.pAdjusted() >= one.p());
    assertThat(finding.sentences()).hasSize(6);
    assertThat(finding.sentences().getFirst())
        .startsWith("counterfactual - example: t(")
        .contains("(Holm)");
    var reference =
        run(
            "{'id':'a','kind':'mann-whitney','formula':'value ~ group','contrasts':'reference',"
                + "'adjust':'none'}",
            oneway);
    assertThat(reference.tests())
        .extracting(Finding.Test::effect)
        .containsExactly(
            "example - counterfactual", "none - counterfactual", "saliency - counterfactual");
    assertThat(reference.tests()).allMatch(one -> one.pAdjusted() == null);
    var named =
        run(
            "{'id':'a','kind':'mann-whitney','formula':'value ~ group',"
                + "'contrasts':['saliency - none']}",
            oneway);
    assertThat(named.tests()).extracting(Finding.Test::effect).containsExactly("saliency - none");
    var consecutive =
        run(
            "{'id':'a','kind':'permutation','formula':'value ~ group','contrasts':'consecutive'}",
            oneway);
    assertThat(consecutive.tests()).hasSize(3);
  }

  @Test
  void shares_are_tested_against_chance_in_each_group() {
    var table =
        Table.of("hit", 1, 1, 1, 0, 1, 0, 0, 1)
            .with("g", List.of("a", "a", "a", "a", "b", "b", "b", "b"));
    var finding = run("{'id':'a','kind':'binomial','formula':'hit ~ g','mu':0.25}", table);
    assertThat(finding.tests()).hasSize(2);
    assertThat(finding.tests().getFirst().statistic()).isEqualTo(3);
    assertThat(finding.tests().getFirst().p()).isCloseTo(13 / 256.0, within(1e-14));
    var whole = run("{'id':'a','kind':'binomial','measure':'g','success':'b'}", table);
    assertThat(whole.tests().getFirst().p()).isEqualTo(1);
    assertThat(whole.n()).isEqualTo(8);
    assertThat(whole.sentences().getFirst())
        .startsWith("share = 0.50, 95% CI [")
        .endsWith("(4 of 8, exact)");
  }

  @Test
  void power_goes_all_three_ways() {
    var none = Table.of("x", 1);
    var n = run("{'id':'a','kind':'power','test':'t-test','effect':0.5,'power':0.8}", none);
    assertThat(n.tests().getFirst().more()).containsEntry("n", 64.0);
    assertThat(n.sentences().getFirst())
        .isEqualTo(
            "n = 64 in each group give a power of .80 to find d = 0.50 (two-sided t test of two"
                + " groups).");
    var power =
        run("{'id':'a','kind':'power','test':'anova','groups':3,'effect':0.4,'n':[20,30]}", none);
    assertThat(power.tests()).hasSize(2);
    assertThat(power.tests().getFirst().statistic()).isCloseTo(0.7757304, within(1e-6));
    var effect = run("{'id':'a','kind':'power','test':'t-test','n':40,'power':0.8}", none);
    assertThat(effect.tests().getFirst().statistic()).isCloseTo(0.6342985, within(1e-6));
    var unequal =
        run("{'id':'a','kind':'power','test':'t-test','effect':0.6,'n':{'n1':28,'n2':35}}", none);
    assertThat(unequal.tests().getFirst().statistic()).isCloseTo(0.6439773, within(1e-6));
    var shares =
        run(
            "{'id':'a','kind':'power','test':'proportions','effect':{'p1':0.65,'p2':0.5},"
                + "'power':0.8}",
            none);
    assertThat(shares.tests().getFirst().more()).containsEntry("n", 170.0);
    for (var test :
        List.of(
            "t-test-paired",
            "t-test-one-sample",
            "proportion",
            "correlation",
            "chi-square",
            "regression",
            "tost",
            "tost-paired")) {
      var other =
          run("{'id':'a','kind':'power','test':'" + test + "','effect':0.3,'power':0.9}", none);
      assertThat((Double) other.tests().getFirst().more().get("power")).isGreaterThan(0.9);
    }
  }

  @Test
  void equivalence_is_planned_with_bounds_and_a_true_difference() {
    var none = KindRuns.table(Data.resource("two-groups.csv"));
    var start = "{'id':'a','kind':'power','test':'tost','power':0.9,";
    for (var same :
        new String[][] {
          {"'effect':0.5", "'effect':0,'bounds':0.5"},
          {"'effect':0.5", "'bounds':[-0.5,0.5]"},
          {"'effect':0.5,'mu':0.1", "'effect':0.1,'bounds':0.5"}
        }) {
      var one = run(start + same[0] + "}", none).tests().getFirst().more().get("n");
      assertThat(run(start + same[1] + "}", none).tests().getFirst().more().get("n"))
          .isEqualTo(one)
          .isNotNull();
    }
  }

  @Test
  void published_tests_of_accuracy_come_out() throws Exception {
    var data = Data.published("studies/taesiri2022-visual-correspondence/imagenet.csv");
    assumeTrue(data.isPresent());
    var people = new LinkedHashMap<String, double[]>();
    var methods = new LinkedHashMap<String, String>();
    var rows = data.get();
    var excluded = rows.text("excluded");
    var who = rows.text("participant");
    var method = rows.text("method");
    var right = rows.text("human_correct");
    for (int i = 0; i < who.size(); i++) {
      if (excluded.get(i).isEmpty()) {
        double[] sum = people.computeIfAbsent(who.get(i), id -> new double[2]);
        sum[0] += Double.parseDouble(right.get(i));
        sum[1]++;
        methods.put(who.get(i), method.get(i));
      }
    }
    var table =
        Table.of("accuracy", people.values().stream().mapToDouble(s -> s[0] / s[1]).toArray())
            .with("method", List.copyOf(methods.values()))
            .with("participant", List.copyOf(people.keySet()));
    var expected = expected("taesiri2022-visual-correspondence").get("imagenet_mwu");
    for (JsonNode one : expected) {
      var pair = one.get("a").asString() + " - " + one.get("b").asString();
      var finding =
          run(
              "{'id':'a','kind':'mann-whitney','formula':'accuracy ~ method','exact':false,"
                  + "'adjust':'none','contrasts':['"
                  + pair
                  + "']}",
              table);
      var test = finding.tests().getFirst();
      assertThat(test.statistic()).isEqualTo(one.get("U").asDouble());
      assertThat(test.p()).isCloseTo(one.get("p").asDouble(), within(1e-12));
    }
  }

  @Test
  void published_tests_of_ratings_come_out_with_the_U_of_the_second_group() throws Exception {
    var data = Data.published("studies/kuhl-alien-zoo/PAZ-survey.csv");
    assumeTrue(data.isPresent());
    var all = GlmmKindTest.table(data.get(), List.of("excluded"));
    var likert = expected("kuhl-alien-zoo").get("PAZ").get("likert");
    for (var item : List.of("3", "4", "5", "6", "8", "9", "10")) {
      var rows = data.get();
      boolean[] holds = new boolean[all.rows()];
      for (int i = 0; i < holds.length; i++) {
        holds[i] =
            rows.text("item").get(i).equals(item)
                && rows.text("excluded").get(i).isEmpty()
                && !rows.text("response").get(i).equals("6"); // would not say
      }
      var finding =
          run(
              "{'id':'a','kind':'mann-whitney','formula':'response ~ condition','exact':false}",
              all.where(holds));
      var test = finding.tests().getFirst();
      var one = likert.get("item" + item);
      assertThat(test.more().get("otherU")).isEqualTo(one.get("U").asDouble());
      assertThat(test.more().get("otherUOf")).isEqualTo("plausible");
      assertThat(test.p()).isCloseTo(one.get("p").asDouble(), within(1e-12));
      assertThat((Double) test.more().get("r")).isCloseTo(one.get("r").asDouble(), within(1e-12));
    }
  }

  private static JsonNode expected(String study) {
    return JsonMapper.shared()
        .readTree(
            new File(
                System.getProperty("groundwork.shared", "../shared"),
                "reference/studies/" + study + "/expected.json"));
  }

  @Test
  void what_may_mislead_is_said() {
    var ends =
        Table.of("y", 5, 5, 5, 5, 5, 4, 1, 1, 1, 1, 2, 3)
            .with("g", List.of("a", "a", "a", "a", "a", "a", "b", "b", "b", "b", "b", "b"));
    var finding = run("{'id':'a','kind':'mann-whitney','formula':'y ~ g'}", ends);
    assertThat(finding.warnings()).extracting(Finding.Warning::code).contains("ceiling", "floor");
    var few = Table.of("y", 1, 2, 3, 4).with("g", List.of("a", "a", "b", "b"));
    assertThat(run("{'id':'a','kind':'t-test','formula':'y ~ g'}", few).warnings())
        .extracting(Finding.Warning::code)
        .contains("few-values");
    var missing = Table.of("y", 1, 2, 3, Double.NaN, 5).with("g", List.of("a", "a", "b", "b", "b"));
    assertThat(run("{'id':'a','kind':'t-test','formula':'y ~ g'}", missing).excluded())
        .containsEntry("missing y", 1);
  }

  @Test
  void refuses_what_it_cannot_compare() {
    refused("{'id':'a','kind':'t-test','formula':'value ~ group + value'}", TWO, "2 factors");
    refused("{'id':'a','kind':'t-test','formula':'value ~ group','paired':true}", TWO, "by whom");
    refused("{'id':'a','kind':'mann-whitney','formula':'value ~ 1'}", TWO, "wilcoxon");
    refused(
        "{'id':'a','kind':'mann-whitney','formula':'value ~ group','contrasts':['A - C']}",
        TWO,
        "A - C");
    refused("{'id':'a','kind':'binomial','measure':'value'}", TWO, "not 0 or 1");
    refused("{'id':'a','kind':'binomial','measure':'group'}", TWO, "success");
    refused("{'id':'a','kind':'power','test':'dance','effect':1}", TWO, "dance");
    refused("{'id':'a','kind':'power','test':'t-test'}", TWO, "effect");
    var constant = Table.of("y", 1, 1, 1, 1).with("g", List.of("a", "a", "b", "b"));
    refused("{'id':'a','kind':'t-test','formula':'y ~ g'}", constant, "constant");
  }

  private static void refused(String json, Table table, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(json, table))
        .withMessageContaining(message);
  }
}
