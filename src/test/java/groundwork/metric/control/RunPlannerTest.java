package groundwork.metric.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundwork.json.control.Json;
import groundwork.metric.entity.RunUnit;
import groundwork.metric.entity.RunWanted;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.entity.StimulusSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked of a set directly. */
class RunPlannerTest {
  private static final StimulusSet CREDIT = BenchTest.CREDIT;

  private static RunWanted wanted(String json) {
    return Json.read(json, RunWanted.class);
  }

  @Test
  void who_says_nothing_gets_all_models_all_methods_and_all_items() {
    var plan = Planner.plan(wanted("{\"metrics\": [{\"id\": \"sparseness\"}]}"), CREDIT);
    assertThat(plan.models()).containsExactly("boosted-trees", "logistic");
    assertThat(plan.methods()).contains("lime", "shap", "placebo", "oracle", "random-ranking");
    assertThat(plan.methods()).doesNotContain("none").doesNotHaveDuplicates();
    assertThat(plan.items()).hasSize(48).doesNotContain("c-p1");
  }

  @Test
  void items_are_named_counted_or_taken_from_each_cell() {
    assertThat(items("{\"first\": 5}")).hasSize(5).startsWith("c-001");
    assertThat(items("{\"ids\": [\"c-009\", \"c-003\"]}")).containsExactly("c-009", "c-003");
    assertThat(items("{\"perCell\": 2}")).hasSize(8);
    assertThat(items("\"all\"")).hasSize(48);
    assertThatThrownBy(() -> items("{\"first\": 5, \"perCell\": 1}"))
        .hasMessageContaining("perCell");
  }

  private static List<String> items(String items) {
    return Planner.plan(
            wanted("{\"metrics\": [{\"id\": \"sparseness\"}], \"items\": " + items + "}"), CREDIT)
        .items();
  }

  @Test
  void everything_that_is_wrong_is_said_with_its_place() {
    var wanted =
        wanted(
            """
            {"models": ["logistic", "oracle-of-delphi"], "methods": ["lime", "none"],
             "metrics": [{"id": "sparseness"}, {"id": "beauty"}, {"id": "infidelity", "colour": 1}],
             "items": {"ids": ["c-001", "nobody"]}}
            """);
    assertThatThrownBy(() -> Planner.plan(wanted, CREDIT))
        .isInstanceOfSatisfying(
            Rejected.class,
            refused ->
                assertThat(refused.findings)
                    .extracting(Finding::pointer)
                    .containsExactly(
                        "/models/1", "/methods/1", "/metrics/1", "/metrics/2", "/items/ids/1"));
  }

  @Test
  void a_metric_is_there_twice_only_with_other_settings() {
    var twice = wanted("{\"metrics\": [{\"id\": \"sparseness\"}, {\"id\": \"sparseness\"}]}");
    assertThatThrownBy(() -> Planner.plan(twice, CREDIT))
        .hasMessageContaining("\"sparseness\" is there twice");
    var other =
        wanted(
            """
            {"metrics": [{"id": "comprehensiveness", "k": 2}, {"id": "comprehensiveness", "k": 3}]}
            """);
    assertThat(Planner.plan(other, CREDIT).metrics()).hasSize(2);
  }

  @Test
  void pieces_go_through_the_items_together_and_cover_each_once() {
    var plan =
        Planner.plan(
            wanted(
                """
                {"models": ["boosted-trees"], "methods": ["lime", "shap"],
                 "metrics": [{"id": "sparseness"}, {"id": "max-sensitivity", "samples": 10}]}
                """),
            CREDIT);
    var units = Planner.units(plan, CREDIT);
    assertThat(units).extracting(RunUnit::number).isSorted().doesNotHaveDuplicates();
    assertThat(units.subList(0, 8).stream().map(RunUnit::items).map(List::getFirst))
        .containsOnly("c-001");
    for (var method : plan.methods()) {
      for (var metric : List.of("sparseness", "max-sensitivity")) {
        assertThat(
                units.stream()
                    .filter(one -> one.method().equals(method) && one.metric().equals(metric))
                    .flatMap(one -> one.items().stream()))
            .containsExactlyElementsOf(plan.items());
      }
    }
  }
}
