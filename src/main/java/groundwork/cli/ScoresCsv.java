package groundwork.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import groundwork.metric.entity.Score;
import groundwork.metric.scoring.Controls;
import groundwork.metric.scoring.ScoreTable;
import groundwork.metric.scoring.Sink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** One line a score, written when it is made. What has no item is about the whole set. */
final class ScoresCsv implements Sink {
  private final CsvWriter csv;

  ScoresCsv(Writer out) {
    csv = CsvWriter.builder().build(out);
    csv.writeRecord("model", "method", "control", "metric", "item", "value", "error", "reason");
  }

  @Override
  public void take(String model, String method, String metric, String item, Score score) {
    line(
        model,
        method,
        metric,
        item,
        score.defined() ? score.value() : null,
        score.error(),
        score.reason());
  }

  /** What there is of whole sets, and why there is nothing. */
  void finish(ScoreTable table) {
    for (var cell : table.cells()) {
      if (cell.overall() != null) {
        var overall = cell.overall();
        line(
            cell.model(),
            cell.method(),
            cell.metric(),
            "",
            overall.value(),
            overall.error(),
            overall.reason());
      } else if (cell.reasons().keySet().stream().anyMatch(why -> why.startsWith("not applic"))) {
        var why = cell.reasons().keySet().iterator().next();
        line(cell.model(), cell.method(), cell.metric(), "", null, null, why);
      }
    }
    try {
      csv.flush();
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private void line(
      String model,
      String method,
      String metric,
      String item,
      Double value,
      Double error,
      String reason) {
    csv.writeRecord(
        model,
        method,
        String.valueOf(Controls.is(method)),
        metric,
        item,
        value == null ? "" : String.valueOf(value),
        error == null ? "" : String.valueOf(error),
        reason == null ? "" : reason);
  }
}
