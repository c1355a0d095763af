package groundwork.analysis.control;

import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Contrast;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.Finding.Term;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.Grid;
import groundwork.plan.entity.Analysis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One analysis with its exclusions and without them, number by number. */
final class Comparison {
  /**
   * @param value an estimate or a statistic
   * @param signed whether it has a direction
   */
  private record Number(Double value, Double p, boolean signed) {}

  private record Row(String what, Number with, Number without, double alpha) {
    String change() {
      var changes = new ArrayList<String>();
      if (with.signed
          && with.value != null
          && without.value != null
          && Math.signum(with.value) != Math.signum(without.value)) {
        changes.add("direction");
      }
      if (with.p != null && without.p != null && (with.p < alpha) != (without.p < alpha)) {
        changes.add("p on the other side of " + Apa.probability(alpha));
      }
      return String.join(", ", changes);
    }
  }

  private Comparison() {}

  /** Empty where there is nothing to lay side by side. */
  static Optional<Grid> of(Finding with, Finding without) {
    var mine = numbers(with);
    var theirs = numbers(without);
    double alpha = 1 - (with.level() == null ? Analysis.LEVEL : with.level());
    var rows = new ArrayList<Row>();
    mine.forEach(
        (what, number) -> {
          if (theirs.containsKey(what)) {
            rows.add(new Row(what, number, theirs.get(what), alpha));
          }
        });
    return rows.isEmpty() ? Optional.empty() : Optional.of(grid(with, without, rows));
  }

  private static Grid grid(Finding with, Finding without, List<Row> rows) {
    return new GridBuilder<Row>(
            "With exclusions (n = %s) and without (n = %s)"
                .formatted(size(with.n()), size(without.n())))
        .text("What", Row::what)
        .number("With", row -> row.with.value)
        .written("p", row -> FindingGrids.p(row.with.p))
        .number("Without", row -> row.without.value)
        .written("p without", row -> FindingGrids.p(row.without.p))
        .text("What changes", Row::change)
        .rows(rows);
  }

  private static String size(Integer n) {
    return n == null ? "unknown" : n.toString();
  }

  /** Contrasts and tests where there are some, else coefficients, else descriptives. */
  private static Map<String, Number> numbers(Finding finding) {
    var numbers = new LinkedHashMap<String, Number>();
    for (Test test : finding.tests()) {
      var p = test.pAdjusted() == null ? test.p() : test.pAdjusted();
      var symbol = test.symbol() == null ? "" : test.symbol();
      numbers.put(
          words(test.effect(), test.method(), Apa.symbol(symbol)),
          new Number(test.statistic(), p, symbol.matches("[tzr]")));
    }
    for (Contrast one : finding.contrasts()) {
      var p = one.pAdjusted() == null ? one.p() : one.pAdjusted();
      numbers.put(
          words(one.contrast(), FindingGrids.where(one.by()), one.method()),
          new Number(one.estimate(), p, true));
    }
    for (Term term : finding.terms()) {
      numbers.put(term.term(), new Number(term.estimate(), term.p(), true));
    }
    if (numbers.isEmpty()) {
      for (Descriptive one : finding.descriptives()) {
        var value = one.values().getOrDefault("mean", one.values().get("estimate"));
        if (value instanceof java.lang.Number number) {
          numbers.put(
              words(String.join(", ", one.group().values()), one.measure(), null),
              new Number(number.doubleValue(), null, false));
        }
      }
    }
    return numbers;
  }

  private static String words(String first, String second, String third) {
    var words = new ArrayList<String>();
    for (var one : new String[] {first, second, third}) {
      if (one != null && !one.isBlank()) {
        words.add(one);
      }
    }
    return String.join(", ", words);
  }
}
