package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.Table;
import java.util.List;
import java.util.Optional;

/** The same question asked otherwise, shown beside a test of means. */
final class RowsBeside {
  /** More rows than this are modelled only where the plan asks for it: it takes time. */
  private static final int MOST = 20_000;

  private RowsBeside() {}

  /** By ranks: Mann-Whitney for groups, Wilcoxon for pairs and one sample. */
  static Optional<Finding> ranks(Analysis analysis, Table table, Context context) {
    boolean groups = analysis.has("formula") && !analysis.flag("paired");
    return context.beside(
        plain(analysis)
            .with("kind", groups ? "mann-whitney" : "wilcoxon")
            .with("id", analysis.id() + "-ranks")
            .with("title", "The same by ranks"),
        table);
  }

  /**
   * All rows instead of averages: people, and items where they were crossed, as random intercepts.
   * Only where rows of people were averaged and there are several conditions.
   */
  static Optional<Finding> model(Analysis analysis, Context context) {
    var person = context.participant().filter(name -> analysis.texts("unit").contains(name));
    if (person.isEmpty() || analysis.formula().isEmpty() || context.rows().rows() > MOST) {
      return Optional.empty();
    }
    var formula = Formula.parse(analysis.formula().get());
    var measure = formula.response().map(Object::toString).orElse("");
    try {
      boolean binary = binary(Expression.parse(measure).evaluate(context.rows()));
      var random = new StringBuilder(" + (1 | `" + person.get() + "`)");
      context
          .item()
          .filter(context.rows()::has)
          .filter(item -> !formula.columns().contains(item))
          .ifPresent(item -> random.append(" + (1 | `").append(item).append("`)"));
      var right = analysis.formula().get().split("~", 2)[1];
      return context.beside(
          plain(analysis)
              .without("unit")
              .with("kind", binary ? "glmm" : "lmm")
              .with("formula", measure + " ~" + right + random)
              .with("id", analysis.id() + "-rows")
              .with("title", "The same by a mixed model of all rows"),
          context.rows());
    } catch (IllegalArgumentException impossible) {
      return Optional.empty();
    }
  }

  private static boolean binary(Column column) {
    return column.factor().used().levels().size() == 2;
  }

  private static Analysis plain(Analysis analysis) {
    var plain = analysis;
    for (var key : List.of("variances", "mu", "bounds", "rscale", "posthoc", "contrasts", "type")) {
      boolean kept = key.equals("mu") && !analysis.has("formula");
      plain = kept ? plain : plain.without(key);
    }
    return plain;
  }
}
