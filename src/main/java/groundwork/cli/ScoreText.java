package groundwork.cli;

import groundwork.metric.scoring.ScoreTable;
import groundwork.metric.scoring.ScoreTable.Cell;
import groundwork.metric.scoring.Warning;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table of scores for a terminal. */
final class ScoreText {
  private static final int REASONS = 3;

  private final ScoreTable table;
  private final StringBuilder text = new StringBuilder();

  private ScoreText(ScoreTable table) {
    this.table = table;
  }

  static String of(ScoreTable table) {
    var written = new ScoreText(table);
    written.line("%s", table.title());
    for (var model : table.models()) {
      written.line("");
      written.model(model);
      for (var card : table.cards()) {
        written.metric(model.id(), card);
      }
    }
    written.warnings();
    written.line("");
    written.line(
        "* a control. Rank 1 is best. Intervals: %s. Seed %s, groundwork %s.",
        table.interval(), table.provenance().get("seed"), table.provenance().get("version"));
    return written.text.toString();
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private void model(ScoreTable.Accuracy model) {
    if (model.n() == 0) {
      line("Model %s (true classes not known)", model.id());
    } else {
      line(
          "Model %s: right for %.1f %% of %d items (95 %% interval %.1f to %.1f)",
          model.id(), 100 * model.accuracy(), model.n(), 100 * model.low(), 100 * model.high());
    }
  }

  private void metric(String model, ScoreTable.Measured measured) {
    var cells =
        table.cells().stream()
            .filter(cell -> cell.model().equals(model) && cell.metric().equals(measured.key()))
            .toList();
    line("");
    line(
        "  %s (%s, %s is better)",
        measured.key(), measured.card().property(), measured.card().direction().word());
    if (cells.stream().allMatch(cell -> cell.mean() == null) && sameReason(cells)) {
      line("    %s", cells.getFirst().reasons().keySet().iterator().next());
      return;
    }
    int wide =
        Math.max(12, cells.stream().mapToInt(cell -> cell.method().length() + 2).max().orElse(0));
    line("    %-" + wide + "s %10s  %-24s %5s %6s", "method", "mean", "95 % interval", "rank", "n");
    cells.forEach(cell -> cell(cell, wide));
    comparison(model, measured.key());
    gaps(model, measured.key());
  }

  private static boolean sameReason(List<Cell> cells) {
    return !cells.isEmpty()
        && cells.getFirst().reasons().size() == 1
        && cells.stream().map(Cell::reasons).map(java.util.Map::keySet).distinct().count() == 1;
  }

  private void cell(Cell cell, int wide) {
    line(
        "    %-" + wide + "s %10s  %-24s %5s %6d%s",
        cell.method() + (cell.control() ? " *" : ""),
        number(cell.mean()),
        cell.low() == null ? "" : "[%s, %s]".formatted(number(cell.low()), number(cell.high())),
        cell.rank() == null ? "" : number(cell.rank()),
        cell.n(),
        cell.error() == null ? "" : "  (± %s by sampling)".formatted(number(cell.error())));
    cell.reasons().entrySet().stream()
        .limit(REASONS)
        .forEach(why -> line("      %d without: %s", why.getValue(), why.getKey()));
  }

  private void comparison(String model, String metric) {
    table.comparisons().stream()
        .filter(one -> one.model().equals(model) && one.metric().equals(metric))
        .filter(one -> one.friedman() != null)
        .forEach(
            one ->
                line(
                    "    Friedman chi-square(%s) = %s, p %s over %d items; mean ranks differ from %s on: %s",
                    number(one.friedman().df()),
                    number(one.friedman().statistic()),
                    p(one.friedman().p()),
                    one.n(),
                    number(one.nemenyi().criticalDifference()),
                    one.nemenyi().meanRanks().entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByValue())
                        .map(rank -> rank.getKey() + " " + number(rank.getValue()))
                        .collect(Collectors.joining(", "))));
    var worse =
        table.controls().stream()
            .filter(one -> one.model().equals(model) && one.metric().equals(metric))
            .filter(one -> Boolean.FALSE.equals(one.better()))
            .map(one -> one.method() + " than " + one.control())
            .collect(Collectors.joining(", "));
    if (!worse.isEmpty()) {
      line("    not clearly better: %s", worse);
    }
  }

  private void gaps(String model, String metric) {
    table.gaps().stream()
        .filter(one -> one.model().equals(model) && one.metric().equals(metric))
        .filter(one -> one.low() != null && (one.low() > 0 || one.high() < 0))
        .forEach(
            one ->
                line(
                    "    gap of %s: %s (n = %d) %s, %s (n = %d) %s, difference %s [%s, %s]",
                    one.method(),
                    one.first(),
                    one.firstN(),
                    number(one.firstMean()),
                    one.second(),
                    one.secondN(),
                    number(one.secondMean()),
                    number(one.gap()),
                    number(one.low()),
                    number(one.high())));
  }

  private void warnings() {
    if (table.warnings().isEmpty()) {
      return;
    }
    line("");
    line("Warnings");
    for (Warning one : table.warnings()) {
      var place =
          java.util.stream.Stream.of(one.model(), one.method(), one.metric())
              .filter(java.util.Objects::nonNull)
              .collect(Collectors.joining(", "));
      line(
          "  %s%s%s",
          place.isEmpty() ? "" : place + ": ",
          one.what(),
          one.items().isEmpty()
              ? ""
              : " (%d: %s%s)"
                  .formatted(
                      one.count(),
                      String.join(", ", one.items().subList(0, Math.min(8, one.items().size()))),
                      one.count() > 8 ? ", ..." : ""));
    }
  }

  private static String p(double p) {
    return p < 0.001 ? "< .001" : String.format(Locale.ROOT, "= %.3f", p);
  }

  /** Four figures; "-" for none. */
  static String number(Double value) {
    if (value == null) {
      return "-";
    }
    if (value == 0) {
      return "0";
    }
    var rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
    return Math.abs(value) >= 1e-4 && Math.abs(value) < 1e7
        ? rounded.toPlainString()
        : String.format(Locale.ROOT, "%.3g", value);
  }
}
