package groundwork.analysis.control;

import groundwork.plan.entity.Analysis;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Whether an analysis makes sense on its data. Pure. */
final class AnalysisCheck {
  private static final Set<String> ONE_FACTOR = Set.of("t-test", "tost", "bayes-t", "permutation");
  private static final Set<String> BINARY = Set.of("logistic");
  private static final Set<String> ORDINAL = Set.of("clm", "clmm");
  private static final int MOST_CATEGORIES = 20;

  private final Analysis analysis;
  private final Prepared prepared;
  private final List<Broken> broken = new ArrayList<>();

  private AnalysisCheck(Analysis analysis, Prepared prepared) {
    this.analysis = analysis;
    this.prepared = prepared;
  }

  /** Columns must be there: {@link DataRules} looks at that first. */
  static List<Broken> of(Analysis analysis, Prepared prepared) {
    var check = new AnalysisCheck(analysis, prepared);
    if (!analysis.kind().equals("power")) {
      check.all();
    }
    return check.broken;
  }

  private void all() {
    levels();
    if (!broken.isEmpty()) {
      return;
    }
    try {
      var rows = Selection.of(analysis, prepared.kept());
      var units = Units.of(analysis, rows);
      numbers(rows);
      if (analysis.formula().isPresent()) {
        var formula = Formula.parse(units.analysis().formula().orElseThrow());
        response(formula, units.table());
        groups(formula);
        broken.addAll(DesignCheck.of(analysis.kind(), formula, units.table()));
      }
      broken.addAll(IndependenceCheck.of(units, rows, prepared));
    } catch (IllegalArgumentException wrong) {
      var place = analysis.has("formula") ? "/formula" : analysis.has("where") ? "/where" : "";
      broken.add(
          Broken.error("not-computable", place, wrong.getMessage(), "Correct it, or the data."));
    }
  }

  private void levels() {
    analysis
        .where()
        .ifPresent(
            where -> {
              broken.addAll(LevelCheck.of("/where", Expression.parse(where), prepared.all()));
              if (broken.isEmpty() && none(where)) {
                broken.add(
                    Broken.error(
                        "no-rows",
                        "/where",
                        "no row is left where " + where,
                        "Look at its spelling, and at what the exclusions leave."));
              }
            });
    analysis
        .reference()
        .forEach(
            (name, levels) -> {
              if (!prepared.all().has(name)) {
                return;
              }
              var known = prepared.all().factor(name).levels();
              for (var level : levels) {
                if (!known.contains(level)) {
                  broken.add(LevelCheck.level("/reference/" + name, name, level, known));
                }
              }
            });
  }

  private boolean none(String where) {
    try {
      for (boolean holds : Expression.parse(where).holds(prepared.kept())) {
        if (holds) {
          return false;
        }
      }
      return true;
    } catch (IllegalArgumentException wrong) {
      broken.add(
          Broken.error("not-computable", "/where", wrong.getMessage(), "Correct the filter."));
      return false;
    }
  }

  /** Items of a scale are answered by numbers. */
  private void numbers(Table rows) {
    if (!Set.of("reliability", "correlation").contains(analysis.kind())) {
      return;
    }
    var items = analysis.texts("items");
    for (int i = 0; i < items.size(); i++) {
      var column = rows.column(items.get(i));
      if (column instanceof Column.Factor factor && !factor.logical()) {
        broken.add(
            Broken.error(
                "texts",
                "/items/" + i,
                "\"%s\" holds texts (%s), not numbers"
                    .formatted(
                        items.get(i),
                        String.join(", ", factor.levels().stream().limit(5).toList())),
                "Derive a column of numbers from it."));
      }
    }
  }

  private void response(Formula formula, Table table) {
    if (formula.response().isEmpty()
        || formula.response().get().toString().startsWith("cbind(")
        || formula.response().get().toString().startsWith("Surv(")) {
      return;
    }
    var name = formula.response().get().toString();
    var column = formula.response().get().evaluate(table);
    boolean binomial =
        BINARY.contains(analysis.kind())
            || analysis.kind().equals("glmm")
                && analysis.text("family", "binomial").equals("binomial");
    if (binomial) {
      binary(name, column);
    } else if (ORDINAL.contains(analysis.kind())) {
      ordinal(name, column);
    } else if (Set.of("lmm", "ols", "anova", "ancova", "t-test", "rm-anova")
            .contains(analysis.kind())
        && column instanceof Column.Factor factor
        && !factor.logical()
        && !factor.levels().isEmpty()) {
      broken.add(
          Broken.error(
              "texts",
              "/formula",
              "%s holds texts (%s), not numbers"
                  .formatted(name, String.join(", ", factor.levels().stream().limit(5).toList())),
              factor.levels().size() == 2
                  ? "Take the kind glmm or logistic for two outcomes."
                  : "Derive a column of numbers, or take the kind clmm for ordered answers."));
    }
  }

  private void binary(String name, Column column) {
    if (analysis.has("success")) {
      return;
    }
    int outcomes = column.factor().used().levels().size();
    if (outcomes > 2) {
      broken.add(
          Broken.error(
              "not-binary",
              "/formula",
              "%s has %d different values; a model of kind %s with family binomial needs two"
                  .formatted(name, outcomes, analysis.kind()),
              "Compare it with something (derive \"%s == …\"), write cbind(hits, misses), or take the kind %s."
                  .formatted(name, column instanceof Column.Numbers ? "lmm" : "clmm")));
    }
  }

  private void ordinal(String name, Column column) {
    if (column instanceof Column.Numbers numbers) {
      boolean whole =
          Arrays.stream(numbers.values())
              .filter(value -> !Double.isNaN(value))
              .allMatch(value -> value == Math.rint(value));
      int categories = column.factor().levels().size();
      if (!whole || categories > MOST_CATEGORIES) {
        broken.add(
            Broken.error(
                "not-ordinal",
                "/formula",
                "%s has %s, which are no ordered categories"
                    .formatted(
                        name,
                        whole ? categories + " different values" : "values that are not whole"),
                "Take the kind lmm for measures, or round to categories."));
      }
    } else if (!analysis.reference().containsKey(name)) {
      broken.add(
          Broken.warning(
              "order-of-levels",
              "/formula",
              "the answers %s are taken in this order".formatted(column.factor().used().levels()),
              "Give their order by \"reference: {%s: [lowest, …, highest]}\".".formatted(name)));
    }
  }

  private void groups(Formula formula) {
    if (!ONE_FACTOR.contains(analysis.kind()) || analysis.has("contrasts")) {
      return;
    }
    boolean oneSample = formula.terms().isEmpty();
    if (!oneSample && (formula.terms().size() != 1 || formula.terms().getFirst().order() != 1)) {
      broken.add(
          Broken.error(
              "not-one-factor",
              "/formula",
              "an analysis of kind %s compares the levels of one column".formatted(analysis.kind()),
              "Write measure ~ group; for several factors take the kind anova or lmm."));
    }
  }
}
