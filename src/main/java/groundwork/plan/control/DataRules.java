package groundwork.plan.control;

import groundwork.document.control.Nearest;
import groundwork.document.control.Rules;
import groundwork.document.entity.Document;
import groundwork.plan.entity.Plan;
import groundwork.problem.entity.Finding;
import groundwork.statistics.design.Table;
import java.util.List;

/** What must hold of a plan for the data that it is to be run on. */
public final class DataRules extends Rules {
  private final Table table;

  private DataRules(Document document, Plan plan, Table table) {
    super(document);
    this.table = table;
    UsedColumns.of(document.root(), plan)
        .forEach(
            (pointer, names) ->
                names.stream()
                    .filter(name -> !table.has(name))
                    .forEach(name -> unknown(pointer, name)));
  }

  /**
   * @param plan read from the document
   * @param table as it was read, without derived columns
   */
  public static List<Finding> check(Document document, Plan plan, Table table) {
    return new DataRules(document, plan, table).findings();
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
}
