package groundwork.analysis.control.kind;

import static groundwork.analysis.control.kind.KindRuns.descriptive;
import static groundwork.analysis.control.kind.KindRuns.number;
import static groundwork.analysis.control.kind.KindRuns.run;
import static groundwork.analysis.control.kind.KindRuns.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.analysis.entity.Finding.Warning;
import groundwork.statistics.Data;
import groundwork.statistics.R;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DecisionKindsTest {
  private static final Offset<Double> EXACT = within(1e-10);

  @Test
  void reliance_by_condition_agrees_with_R() {
    var finding =
        run("{'id':'r','kind':'reliance','by':['condition'],'bootstrap':200}", "judge-advisor.csv");
    assertThat(finding.n()).isEqualTo(384);
    assertThat(finding.groups()).isEqualTo(Map.of("ai-only", 12, "explain", 12));
    for (var condition : List.of("ai-only", "explain")) {
      var r = R.of("reliance.by.condition").row("condition", condition);
      Map.of(
              "accuracy", "acc.final",
              "accuracy_initial", "acc.initial",
              "accuracy_advice", "acc.ai",
              "agreement", "agreement.fraction",
              "switch", "switch.fraction",
              "over_reliance", "overreliance",
              "under_reliance", "underreliance",
              "rair", "RAIR",
              "rsr", "RSR",
              "accuracy_wid", "accuracy.wid")
          .forEach(
              (measure, name) -> {
                var one = descriptive(finding, measure, "condition", condition);
                assertThat(number(one, "estimate")).isCloseTo(r.number(name), EXACT);
                assertThat(number(one, "low")).isLessThanOrEqualTo(r.number(name));
                assertThat(number(one, "high")).isGreaterThanOrEqualTo(r.number(name));
              });
      assertThat(
              number(
                  descriptive(finding, "complementary_gain", "condition", condition), "estimate"))
          .isCloseTo(r.number("complementary.vs.best"), EXACT);
    }
    var test =
        finding.tests().stream()
            .filter(one -> one.effect().startsWith("rsr:"))
            .findFirst()
            .orElseThrow();
    var r = R.of("reliance.per.participant.test");
    assertThat(test.statistic()).isCloseTo(r.number("RSR.t"), EXACT);
    assertThat(test.df1()).isCloseTo(r.number("RSR.df"), EXACT);
    assertThat(test.p()).isCloseTo(r.number("RSR.p"), EXACT);
    var rsr = finding.descriptives().stream().filter(one -> one.measure().equals("rsr")).toList();
    assertThat(rsr.stream().mapToDouble(one -> number(one, "undefined")).sum()).isEqualTo(1);
    assertThat(finding.warnings()).extracting(Warning::code).contains("undefined-rates");
    assertThat(finding.contrasts())
        .filteredOn(one -> one.by().containsValue("rair"))
        .hasSize(1)
        .allSatisfy(one -> assertThat(one.estimate()).isCloseTo(-0.006868131868, within(1e-9)));
  }

  /** Published: over- and under-reliance and accuracy of the six displays. */
  @Test
  void one_stage_reliance_agrees_with_a_published_study() throws Exception {
    var data = Data.published("studies/taesiri2022-visual-correspondence/imagenet.csv");
    Assumptions.assumeTrue(data.isPresent());
    var table = table(data.get());
    var excluded = table.column("excluded");
    boolean[] kept = new boolean[table.rows()];
    for (int row = 0; row < kept.length; row++) {
      kept[row] = excluded.missing(row);
    }
    var finding =
        run("{'id':'r','kind':'reliance','by':['method'],'bootstrap':100}", table.where(kept));
    JsonNode expected =
        JsonMapper.shared()
            .readTree(
                java.nio.file.Path.of(
                        System.getProperty("groundwork.shared", "../shared"),
                        "reference/studies/taesiri2022-visual-correspondence/expected.json")
                    .toFile())
            .get("imagenet");
    assertThat(expected).hasSize(6);
    for (JsonNode one : expected) {
      var method = one.get("method").asString();
      var accuracy = descriptive(finding, "accuracy", "method", method);
      assertThat(100 * number(accuracy, "personMean"))
          .isCloseTo(one.get("mean").doubleValue(), EXACT);
      assertThat(100 * number(accuracy, "personSd")).isCloseTo(one.get("sd").doubleValue(), EXACT);
      is(finding, "over_reliance", method, one.get("overreliance"));
      is(finding, "under_reliance", method, one.get("underreliance"));
      is(finding, "accuracy_advice_right", method, one.get("acc_when_ai_correct"));
      is(finding, "accuracy_advice_wrong", method, one.get("acc_when_ai_wrong"));
      assertThat(number(descriptive(finding, "agreement", "method", method), "count"))
          .isEqualTo(one.get("accepted").doubleValue());
      assertThat(finding.groups().get(method)).isEqualTo(one.get("participants").intValue());
    }
    assertThat(finding.warnings()).extracting(Warning::code).contains("one-stage");
    var over = descriptive(finding, "over_reliance", "method", "kNN");
    assertThat(over.values()).containsKeys("low", "lowItems", "lowBoth", "highBoth");
  }

  private static void is(
      groundwork.analysis.entity.Finding finding, String measure, String method, JsonNode value) {
    assertThat(number(descriptive(finding, measure, "method", method), "estimate"))
        .isCloseTo(value.doubleValue(), EXACT);
  }

  @Test
  void without_a_truth_only_agreement_and_switching_are_known() {
    var data = Data.published("studies/delaunay2025-technique-representation/trials.csv");
    Assumptions.assumeTrue(data.isPresent());
    var finding =
        run("{'id':'r','kind':'reliance','by':['technique'],'bootstrap':100}", table(data.get()));
    assertThat(finding.descriptives())
        .extracting(one -> one.measure())
        .containsOnly("agreement", "switch");
    assertThat(finding.warnings()).extracting(Warning::code).contains("no-truth");
    double switched = number(descriptive(finding, "switch", "technique", "control"), "estimate");
    assertThat(switched).isBetween(0.0, 1.0);
  }

  @Test
  void tidy_data_have_a_row_for_each_stage() {
    var table =
        Table.of("participant", List.of("a", "a", "a", "a", "b", "b"))
            .with("item", List.of("i", "i", "j", "j", "i", "i"))
            .with("stage", List.of("initial", "final", "initial", "final", "initial", "final"))
            .with("response", List.of("cat", "dog", "cat", "cat", "dog", "dog"))
            .with("model_output", List.of("dog", "dog", "dog", "dog", "dog", "dog"))
            .with("truth", List.of("dog", "dog", "cat", "cat", "cat", "cat"));
    var finding = run("{'id':'r','kind':'reliance','bootstrap':100}", table);
    assertThat(finding.n()).isEqualTo(3);
    assertThat(number(descriptive(finding, "switch"), "estimate")).isEqualTo(0.5);
    assertThat(number(descriptive(finding, "rair"), "estimate")).isEqualTo(1);
    assertThat(number(descriptive(finding, "rsr"), "estimate")).isEqualTo(1);
    assertThat(number(descriptive(finding, "over_reliance"), "estimate")).isEqualTo(0.5);
    assertThat(finding.warnings()).extracting(Warning::code).contains("few-clusters");
  }

  @Test
  void a_baseline_arm_is_what_the_team_is_set_against() {
    var people = new ArrayList<String>();
    var arm = new ArrayList<String>();
    double[] truth = new double[40];
    double[] advice = new double[40];
    double[] answer = new double[40];
    for (int i = 0; i < 40; i++) {
      people.add("p" + i / 4);
      arm.add(i < 20 ? "alone" : "team");
      truth[i] = i % 2;
      advice[i] = i % 4 == 0 ? 1 : truth[i];
      answer[i] = i < 20 && i % 4 > 1 ? 1 - truth[i] : truth[i];
    }
    var table =
        Table.of("participant", people)
            .with("arm", arm)
            .with("truth", truth)
            .with("advice", advice)
            .with("final", answer);
    var finding =
        run("{'id':'r','kind':'reliance','by':['arm'],'baseline':'alone','bootstrap':100}", table);
    var gain = descriptive(finding, "complementary_gain", "arm", "team");
    assertThat(number(gain, "humanAlone")).isEqualTo(0.5);
    assertThat(number(gain, "adviceAlone")).isEqualTo(0.75);
    assertThat(number(gain, "estimate")).isEqualTo(0.25);
  }

  @Test
  void weight_of_advice_agrees_with_R() {
    var r = R.of("woa");
    var raw = run("{'id':'w','kind':'reliance','clip':'raw','bootstrap':100}", "woa.csv");
    var one = descriptive(raw, "weight_of_advice");
    assertThat(number(one, "mean")).isCloseTo(r.number("mean.raw"), EXACT);
    assertThat(number(one, "n")).isEqualTo(r.number("n"));
    assertThat(number(one, "outside")).isEqualTo(r.number("n.outside"));
    assertThat(number(one, "undefined")).isEqualTo(1);
    assertThat(raw.warnings())
        .extracting(Warning::code)
        .containsExactly("undefined-weights", "weights-outside");
    var clipped = run("{'id':'w','kind':'reliance','clip':'clip','bootstrap':100}", "woa.csv");
    assertThat(number(descriptive(clipped, "weight_of_advice"), "mean"))
        .isCloseTo(r.number("mean.clipped"), EXACT);
    var dropped = run("{'id':'w','kind':'reliance','clip':'drop','bootstrap':100}", "woa.csv");
    assertThat(number(descriptive(dropped, "weight_of_advice"), "mean"))
        .isCloseTo(r.number("mean.dropped"), EXACT);
  }

  @Test
  void signal_detection_agrees_with_R() {
    var finding = run("{'id':'s','kind':'signal-detection'}", "sdt.csv");
    @SuppressWarnings("unchecked")
    var people = (List<Map<String, Object>>) finding.more().get("people");
    var expected = R.of("sdt.loglinear").elements();
    assertThat(people).hasSize(expected.size());
    for (int i = 0; i < people.size(); i++) {
      assertThat((Double) people.get(i).get("d_prime"))
          .isCloseTo(expected.get(i).number("dprime"), EXACT);
      assertThat((Double) people.get(i).get("criterion"))
          .isCloseTo(expected.get(i).number("c"), EXACT);
    }
    assertThat(number(descriptive(finding, "d_prime"), "mean"))
        .isCloseTo(
            expected.stream().mapToDouble(one -> one.number("dprime")).average().getAsDouble(),
            EXACT);
    assertThat(finding.tests()).hasSize(1);
    assertThat(finding.n()).isEqualTo(360);
    var halved = run("{'id':'s','kind':'signal-detection','correction':'none'}", "sdt.csv");
    assertThat(number(descriptive(halved, "a_prime"), "mean"))
        .isCloseTo(
            R.of("sdt.2N").elements().stream()
                .mapToDouble(one -> one.number("Aprime"))
                .average()
                .getAsDouble(),
            EXACT);
  }

  @Test
  void signals_are_counted_from_trials() {
    var table =
        Table.of("participant", List.of("a", "a", "a", "a", "b", "b"))
            .with("ai_correct", 1, 1, 0, 0, 1, 1)
            .with("accepted", 1, 1, 0, 1, 1, 0);
    var finding = run("{'id':'s','kind':'signal-detection'}", table);
    // b met no noise; a has 2 hits of 2 and 1 false alarm of 2
    assertThat(finding.excluded()).containsEntry("no signal or no noise", 1);
    assertThat(number(descriptive(finding, "hit_rate"), "pooled")).isCloseTo(3.5 / 5, EXACT);
    assertThat(number(descriptive(finding, "false_alarm_rate"), "pooled"))
        .isCloseTo(1.5 / 3, EXACT);
    assertThat(finding.n()).isEqualTo(6);
    var formula =
        run("{'id':'s','kind':'signal-detection','formula':'accepted ~ ai_correct'}", table);
    assertThat(formula.descriptives()).isEqualTo(finding.descriptives());
  }

  @Test
  void simulatability_agrees_with_R() {
    var finding =
        run(
            "{'id':'s','kind':'simulatability','measure':'correct','by':['method'],'bootstrap':300}",
            "simulatability.csv");
    var r = R.of("simulatability");
    for (var method : List.of("anchor", "lime")) {
      var row = r.at("by.method").row("method", method);
      assertThat(number(descriptive(finding, "before", "method", method), "estimate"))
          .isCloseTo(row.number("correct.pre"), EXACT);
      assertThat(number(descriptive(finding, "after", "method", method), "estimate"))
          .isCloseTo(row.number("correct.post"), EXACT);
      var change = descriptive(finding, "change", "method", method);
      assertThat(number(change, "estimate")).isCloseTo(row.number("change"), EXACT);
      assertThat(change.values()).containsKeys("low", "high", "lowItems", "lowBoth", "halfWidth");
      var test =
          finding.tests().stream()
              .filter(one -> one.effect().equals("change: " + method))
              .findFirst()
              .orElseThrow();
      assertThat(test.statistic()).isCloseTo(r.number("within", method, "t"), EXACT);
      assertThat(test.p()).isCloseTo(r.number("within", method, "p"), EXACT);
    }
    assertThat(finding.contrasts()).hasSize(1);
    assertThat(finding.contrasts().getFirst().statistic()).isCloseTo(r.number("between.t"), EXACT);
    assertThat(finding.contrasts().getFirst().df()).isCloseTo(r.number("df"), EXACT);
    assertThat(finding.contrasts().getFirst().p()).isCloseTo(r.number("p"), EXACT);
  }

  @Test
  void utility_is_set_against_a_baseline() {
    var table =
        Table.of("participant", List.of("a", "a", "b", "b", "c", "c", "d", "d"))
            .with("phase", 1, 2, 1, 2, 1, 2, 1, 2)
            .with("arm", List.of("none", "none", "none", "none", "lime", "lime", "lime", "lime"))
            .with("correct", 0, 1, 1, 0, 1, 1, 0, 1);
    var finding =
        run(
            "{'id':'u','kind':'simulatability','method':'utility-k','group':'arm',"
                + "'baseline':'none','measure':'correct'}",
            table);
    assertThat(number(descriptive(finding, "utility", "arm", "lime"), "estimate")).isEqualTo(1.5);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                run("{'id':'u','kind':'simulatability','group':'arm','measure':'correct'}", table))
        .withMessageContaining("pre");
  }

  @Test
  void calibration_agrees_with_R() {
    double[] stated = {.9, .8, .7, .6, .95, .55, .65, .85, .75, .5, .99, .6};
    var table = Table.of("confidence", stated).with("correct", 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0);
    var finding =
        run("{'id':'c','kind':'calibration','bins':5,'scale':[0.5,1],'bootstrap':100}", table);
    var r = R.of("brier.ece");
    assertThat(number(descriptive(finding, "brier"), "estimate"))
        .isCloseTo(r.number("brier"), EXACT);
    assertThat(number(descriptive(finding, "ece"), "estimate")).isCloseTo(r.number("ece5"), EXACT);
    assertThat(number(descriptive(finding, "log_loss"), "estimate"))
        .isCloseTo(r.number("logloss"), EXACT);
    double[] points = java.util.Arrays.stream(stated).map(p -> 1 + 4 * p).toArray();
    var likert =
        run(
            "{'id':'c','kind':'calibration','scale':[1,5],'bootstrap':100}",
            table.with("confidence", points));
    assertThat(number(descriptive(likert, "brier"), "estimate"))
        .isCloseTo(r.number("brier"), EXACT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("{'id':'c','kind':'calibration'}", table.with("confidence", points)))
        .withMessageContaining("scale");
  }
}
