package groundwork.analysis.control;

import groundwork.statistics.design.Column;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.Table;
import groundwork.statistics.design.Term;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Whether the data can tell a mixed model's random terms. */
final class DesignCheck {
  /** Fewer levels tell a variance badly. */
  private static final int FEW = 5;

  private DesignCheck() {}

  static List<Broken> of(String kind, Formula formula, Table table) {
    var broken = new ArrayList<Broken>();
    if (formula.random().isEmpty()) {
      return broken;
    }
    var needed = new LinkedHashSet<>(formula.columns());
    needed.removeIf(name -> !table.has(name));
    var rows = table.complete(needed);
    boolean counts = formula.response().map(Object::toString).orElse("").startsWith("cbind(");
    for (var random : formula.random()) {
      var groups = Grouping.of(rows, random.columns());
      int levels = groups.size();
      if (levels < 2) {
        broken.add(
            Broken.error(
                "one-level",
                "/formula",
                "%s has only one level, which has no variance".formatted(random.group()),
                "Remove (… | %s).".formatted(random.group())));
      } else if (levels == rows.rows() && !counts) {
        broken.add(
            Broken.error(
                "one-row-a-level",
                "/formula",
                "every level of %s has one row, so its variance cannot be told from the residual's"
                    .formatted(random.group()),
                "Remove (… | %s); with one row each take the kind %s."
                    .formatted(
                        random.group(),
                        kind.equals("lmm") ? "ols" : kind.equals("clmm") ? "clm" : "logistic")));
      } else if (levels < FEW) {
        broken.add(
            Broken.warning(
                "few-clusters",
                "/formula",
                "%s has only %d levels, of which a variance is told badly"
                    .formatted(random.group(), levels),
                "Consider it as a fixed effect."));
      }
      for (var slope : random.slopes()) {
        if (between(slope, formula, rows, groups)) {
          broken.add(
              Broken.error(
                  "between-subject-slope",
                  "/formula",
                  "%s never changes within a level of %s, so it has no slope there"
                      .formatted(slope.label(), random.group()),
                  "Write (1 | %s): a factor that varies between has no random slope."
                      .formatted(random.group())));
        }
      }
    }
    return broken;
  }

  /** Whether every variable of the slope is constant within every group. */
  private static boolean between(Term slope, Formula formula, Table rows, Grouping groups) {
    return slope.variables().stream()
        .map(
            text -> {
              var known = formula.variables().get(text);
              return known == null
                  ? Expression.parse(quoted(text, rows)).evaluate(rows)
                  : known.evaluate(rows);
            })
        .allMatch(column -> constant(column, groups));
  }

  private static String quoted(String text, Table rows) {
    return rows.has(text) ? "`" + text + "`" : text;
  }

  private static boolean constant(Column column, Grouping groups) {
    for (int row = 0; row < groups.codes().length; row++) {
      var first = column.text(groups.first()[groups.codes()[row]]);
      var own = column.text(row);
      if (first == null ? own != null : !first.equals(own)) {
        return false;
      }
    }
    return true;
  }
}
