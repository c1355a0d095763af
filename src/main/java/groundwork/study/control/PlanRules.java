package groundwork.study.control;

import groundwork.document.control.Nearest;
import groundwork.document.control.Rules;
import groundwork.document.entity.Document;
import groundwork.plan.control.PlanReader;
import groundwork.plan.control.UsedColumns;
import groundwork.study.entity.Block;
import groundwork.study.entity.Study;
import groundwork.study.entity.Task;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A study's plan may only speak of columns that the study's data will have. */
final class PlanRules extends Rules {
  /** The columns of every study's tidy table, and of the scores of a functional one. */
  private static final List<String> COLUMNS =
      List.of(
          ("study study_version participant enrolment session condition rung task phase block position"
                  + " stage stimulus item method model model_output presence fidelity left right shown perturbation flips chosen rejected truth model_correct response initial"
                  + " advice final correct correct_vs_model correct_vs_truth confidence rt_ms active_ms"
                  + " first_action_ms timed_out attempt resumed device viewport locale received_at excluded"
                  + " exclusion_reason attention_failed metric score target delay_ms advice_at"
                  + " advice_delay_ms options explanation_seen explanation_first_ms explanation_ms"
                  + " explanation_before advice_seen advice_first_ms advice_ms advice_before")
              .split(" "));

  private final Set<String> columns = new TreeSet<>(COLUMNS);

  PlanRules(Document document, Study study) {
    super(document);
    addColumns(study);
    UsedColumns.of(document.root(), PlanReader.read(document))
        .forEach(
            (pointer, names) ->
                names.stream()
                    .filter(name -> !columns.contains(name))
                    .forEach(name -> unknown(pointer, name)));
  }

  private void unknown(String pointer, String name) {
    error(
        pointer,
        "there is no column \"" + name + "\" in this study's data",
        instead(name) + "Columns: " + String.join(", ", columns) + ".");
  }

  /** Data tell arms apart by what they are made of, which is what a model can speak about. */
  private String instead(String name) {
    if (name.equals("arm")) {
      var levels = columns.stream().filter(column -> column.startsWith("factor_")).toList();
      return (levels.isEmpty()
          ? "Arms are told apart by \"method\", or give each arm \"levels\", which become columns. "
          : "Arms are told apart by " + String.join(" and ", levels) + ". ");
    }
    return Nearest.of(name, columns).map(near -> "Did you mean \"" + near + "\"? ").orElse("");
  }

  /** Factors, items of questionnaires and their scores have columns of their own. */
  private void addColumns(Study study) {
    study.factors().forEach(factor -> columns.add("factor_" + factor.id()));
    for (var arm : study.arms()) {
      arm.levels().keySet().forEach(factor -> columns.add("factor_" + factor));
    }
    study.trials().forEach(this::addAnswers);
    for (var block : study.blocks().toList()) {
      if (block instanceof Block.Questionnaire asked) {
        Instruments.byId(asked.instrument())
            .ifPresent(
                scale -> {
                  scale.items().forEach(item -> columns.add(item.id()));
                  scale.scores().forEach(score -> columns.add(score.column(asked.id())));
                });
      }
    }
  }

  /** Parts of answers, and what they are worth. */
  private void addAnswers(Block.Trials block) {
    var asks = block.asks();
    columns.addAll(
        switch (block.task()) {
          case RANKING -> block.methods().stream().map(method -> "rank_" + method).toList();
          case BEST_WORST -> List.of("best", "worst");
          case ERROR_DETECTION -> List.of("hits", "misses", "fa", "cr");
          case SIMULATE_SEE_DECIDE -> List.of("deviation");
          case ESTIMATE ->
              List.of("error", "absolute_error", "interval_width", "interval_hit", "winkler");
          case LOCALISATION -> List.of("iou", "precision", "recall", "hit", "rank");
          case DEBLUR -> List.of("sharpened", "strokes");
          case COUNTERFACTUAL_EDIT ->
              List.of(
                  "changed",
                  "cost",
                  "cost_ratio",
                  "locked_tried",
                  "attempts",
                  "flipped",
                  "unscored");
          default -> List.<String>of();
        });
    asks.ratings().forEach(rating -> columns.addAll(rating.answers()));
    if (asks.number() != null) {
      columns.addAll(List.of("estimate", "estimate_low", "estimate_high"));
    }
    if (asks.text() != null || block.task() == Task.DESCRIBE) {
      columns.add("text");
    }
    if (asks.page() != null) {
      asks.page().outcome().forEach(field -> columns.add("outcome_" + field.name()));
    }
  }
}
