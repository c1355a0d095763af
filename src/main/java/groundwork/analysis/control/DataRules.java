package groundwork.analysis.control;

import groundwork.document.control.Nearest;
import groundwork.document.control.Rules;
import groundwork.document.entity.Document;
import groundwork.plan.control.UsedColumns;
import groundwork.plan.entity.Plan;
import groundwork.problem.entity.Finding;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Table;
import java.util.List;
import java.util.Optional;

/** What must hold of a plan for the data that it is to be run on, with places in its document. */
public final class DataRules extends Rules {
  private final Plan plan;
  private final Table table;

  private DataRules(Document document, Plan plan, Table table) {
    super(document);
    this.plan = plan;
    this.table = table;
  }

  /**
   * @param plan read from the document
   * @param table as it was read, without derived columns
   */
  public static List<Finding> check(Document document, Plan plan, Table table) {
    var rules = new DataRules(document, plan, table);
    rules.columns(document);
    if (rules.findings().isEmpty()) {
      rules.prepared().ifPresent(rules::analyses);
    }
    return rules.findings();
  }

  private void columns(Document document) {
    UsedColumns.of(document.root(), plan)
        .forEach(
            (pointer, names) ->
                names.stream()
                    .filter(name -> !table.has(name))
                    .forEach(name -> unknown(pointer, name)));
  }

  private void unknown(String pointer, String name) {
    error(
        pointer,
        "there is no column \"" + name + "\" in the data",
        Nearest.of(name, table.names()).map(near -> "Did you mean \"" + near + "\"? ").orElse("")
            + "Columns: "
            + String.join(", ", table.names())
            + ".");
  }

  private Optional<Prepared> prepared() {
    try {
      return Optional.of(Prepared.of(plan, table));
    } catch (IllegalArgumentException wrong) {
      error("", wrong.getMessage(), "Correct the derived columns and exclusions.");
      return Optional.empty();
    }
  }

  private void analyses(Prepared prepared) {
    if (prepared.kept().rows() == 0) {
      error("/exclusions", "the exclusions leave no row", "Look at their rules.");
      return;
    }
    plan.data().exclude().ifPresent(rule -> levels("/data/exclude", rule, prepared));
    for (int i = 0; i < plan.exclusions().size(); i++) {
      levels("/exclusions/" + i + "/rule", plan.exclusions().get(i).rule(), prepared);
    }
    for (int i = 0; i < plan.analyses().size(); i++) {
      for (var broken : AnalysisCheck.of(plan.analyses().get(i), prepared)) {
        var pointer = "/analyses/" + i + broken.place();
        if (broken.refuses()) {
          error(pointer, broken.rule(), broken.remedy());
        } else {
          warning(pointer, broken.rule(), broken.remedy());
        }
      }
    }
  }

  /** Nobody need have broken a rule, so that its level may be missing. */
  private void levels(String pointer, Expression rule, Prepared prepared) {
    LevelCheck.of(pointer, rule, prepared.all())
        .forEach(one -> warning(pointer, one.rule(), one.remedy()));
  }
}
