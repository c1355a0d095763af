package groundwork.export.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Run;
import groundwork.metric.entity.RunPlan;
import groundwork.metric.entity.RunState;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunToldTest {
  private static RunPlan.Measured metric(String key, String id, Map<String, Object> parameters) {
    return new RunPlan.Measured(key, Metrics.of(id, parameters).card());
  }

  private static Run run(RunPlan.Measured... metrics) {
    var plan =
        new RunPlan(
            List.of("logistic"),
            List.of("lime", "shap", "random", "random-ranking"),
            List.of("random", "random-ranking"),
            List.of(metrics),
            List.of("c-001"));
    return new Run(
        UUID.randomUUID(),
        "credit",
        "a",
        null,
        null,
        RunState.DONE,
        7,
        1,
        1,
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        plan,
        null);
  }

  @Test
  void the_command_names_what_is_not_as_usual() {
    assertThat(
            RunTold.commands(
                run(
                    metric("sparseness", "sparseness", Map.of()),
                    metric("comprehensiveness", "comprehensiveness", Map.of("k", 5)))))
        .containsExactly(
            "groundwork score stimuli/credit --models logistic --methods lime,shap"
                + " --metrics sparseness,comprehensiveness --set 'comprehensiveness.k=5'"
                + " --seed 7 --json");
  }

  @Test
  void a_metric_that_stands_twice_has_a_command_of_its_own() {
    assertThat(
            RunTold.commands(
                run(
                    metric("comprehensiveness", "comprehensiveness", Map.of("k", 2)),
                    metric("comprehensiveness-2", "comprehensiveness", Map.of("k", 5)))))
        .hasSize(2)
        .allSatisfy(command -> assertThat(command).containsOnlyOnce("--set"));
  }

  @Test
  void the_readme_says_what_the_files_are() {
    assertThat(RunTold.readme(run(metric("sparseness", "sparseness", Map.of()))))
        .contains("`scores.csv`", "seed 7", "stimuli/credit/", "groundwork score");
  }
}
