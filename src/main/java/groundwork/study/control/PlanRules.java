package groundwork.study.control;

import groundwork.document.control.Nearest;
import groundwork.document.control.Rules;
import groundwork.document.entity.Document;
import groundwork.plan.control.PlanReader;
import groundwork.plan.control.UsedColumns;
import groundwork.study.entity.Block;
import groundwork.study.entity.Study;
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

  /** Codes of what was written are thought of later; the data say whether there is such a one. */
  private static final String CODE = "code_";

  private final Set<String> columns = new TreeSet<>(COLUMNS);

  PlanRules(Document document, Study study) {
    super(document);
    addColumns(study);
    boolean coded = study.trials().anyMatch(Block.Trials::writes);
    UsedColumns.of(document.root(), PlanReader.read(document))
        .forEach(
            (pointer, names) ->
                names.stream()
                    .filter(name -> !columns.contains(name) && !(coded && name.startsWith(CODE)))
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
    columns.addAll(AnswerParts.of(study, Set.copyOf(columns), true).keySet());
  }
}
