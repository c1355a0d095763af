package groundwork.export.control;

import static groundwork.export.entity.Column.number;
import static groundwork.export.entity.Column.text;

import groundwork.export.entity.Column;
import groundwork.export.entity.Observation;
import groundwork.export.entity.Version;
import groundwork.study.entity.Asks;
import groundwork.study.entity.Block;
import groundwork.study.entity.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Columns of what a version's trials ask besides a choice, and of what answers are worth: for each
 * scalar of an answer one, and for each measure.
 */
final class AnswerColumns {
  /** What a measure means, and its unit. */
  private record Meant(String label, String unit) {}

  private static final Map<String, Meant> MEASURES = new LinkedHashMap<>();

  static {
    put("hits", "Errors of the model that were found", "outputs");
    put("misses", "Errors of the model that were not found", "outputs");
    put("fa", "False alarms: right outputs that were called wrong", "outputs");
    put("cr", "Correct rejections: right outputs that were not called wrong", "outputs");
    put("deviation", "The decision is not what the model says: 0 or 1", null);
    put("error", "Estimate minus what it is compared with", "as estimated");
    put("absolute_error", "Distance of the estimate from what it is compared with", "as estimated");
    put("interval_width", "Width of the range", "as estimated");
    put("interval_hit", "The range holds what it is compared with: 0 or 1", null);
    put("winkler", "Score of Winkler of the range; less is better", "as estimated");
    put("iou", "Overlap of marks and reference over their union, from 0 to 1", null);
    put("precision", "Share of what is marked that lies in the reference, from 0 to 1", null);
    put("recall", "Share of the reference that is marked, from 0 to 1", null);
    put("hit", "The first or heaviest mark lies in the reference: 0 or 1", null);
    put("rank", "Correlation of Spearman of weights and reference, from -1 to 1", null);
    put("sharpened", "Share of the picture that was sharpened, from 0 to 1", null);
    put("strokes", "Strokes of the brush", "strokes");
    put("changed", "Features or words that were changed", "changes");
    put("cost", "Cost of the change", "spreads");
    put("cost_ratio", "Cost of the change over the least that is known", null);
    put("locked_tried", "Features that stay as they are but were tried to change", "features");
    put("attempts", "Attempts that were made", "attempts");
    put("flipped", "The model says what was wanted after the change: 0 or 1", null);
    put("unscored", "The model could not be asked: 1", null);
  }

  private static final Map<Task, List<String>> OF_TASK =
      Map.of(
          Task.ERROR_DETECTION, List.of("hits", "misses", "fa", "cr"),
          Task.SIMULATE_SEE_DECIDE, List.of("deviation"),
          Task.ESTIMATE,
              List.of("error", "absolute_error", "interval_width", "interval_hit", "winkler"),
          Task.LOCALISATION, List.of("iou", "precision", "recall", "hit", "rank"),
          Task.DEBLUR, List.of("sharpened", "strokes"),
          Task.COUNTERFACTUAL_EDIT,
              List.of(
                  "changed",
                  "cost",
                  "cost_ratio",
                  "locked_tried",
                  "attempts",
                  "flipped",
                  "unscored"));

  private AnswerColumns() {}

  private static void put(String name, String label, String unit) {
    MEASURES.put(name, new Meant(label, unit));
  }

  /**
   * @param taken names that columns have already; such a one begins with {@code answer_}
   */
  static List<Column<Observation>> of(Version version, Set<String> taken) {
    var columns = new LinkedHashMap<String, Column<Observation>>();
    if (version != null) {
      version
          .definition()
          .trials()
          .flatMap(block -> Stream.concat(told(block, taken), measures(block, taken)))
          .forEach(column -> columns.putIfAbsent(column.name(), column));
    }
    return new ArrayList<>(columns.values());
  }

  private static Stream<Column<Observation>> told(Block.Trials block, Set<String> taken) {
    var columns = new ArrayList<Column<Observation>>();
    var asks = block.asks();
    if (block.task() == Task.RANKING) {
      for (var method : new TreeSet<>(block.methods())) {
        columns.add(
            numbers(
                taken,
                "rank_" + method,
                "rank." + method,
                "Rank of " + method + "; 1 is best",
                null));
      }
    }
    if (block.task() == Task.BEST_WORST) {
      columns.add(texts(taken, "best", "best", "Method whose explanation was called best"));
      columns.add(texts(taken, "worst", "worst", "Method whose explanation was called worst"));
    }
    for (var rating : asks.ratings()) {
      for (var id : rating.answers()) {
        columns.add(numbers(taken, id, "ratings." + id, words(rating, id), rating.unit()));
      }
    }
    if (asks.number() != null) {
      var unit = asks.number().unit();
      columns.add(numbers(taken, "estimate", "number.value", "Estimate", unit));
      if (asks.number().interval() != null) {
        columns.add(numbers(taken, "estimate_low", "number.low", "Low end of the range", unit));
        columns.add(numbers(taken, "estimate_high", "number.high", "High end of the range", unit));
      }
    }
    if (asks.text() != null || block.task() == Task.DESCRIBE) {
      columns.add(texts(taken, "text", "text", "Words of the participant's own"));
    }
    if (asks.page() != null) {
      for (var field : asks.page().outcome()) {
        var label = field.label() == null ? "Reported by the page" : field.label();
        var name = "outcome." + field.name();
        columns.add(
            field.type().toString().equalsIgnoreCase("number")
                ? numbers(taken, "outcome_" + field.name(), name, label, field.unit())
                : texts(taken, "outcome_" + field.name(), name, label));
      }
    }
    return columns.stream();
  }

  private static String words(Asks.Rating rating, String id) {
    return "Rating from %d to %d: %s"
        .formatted(
            rating.min(),
            rating.max(),
            rating.statements().stream()
                .filter(one -> one.id().equals(id))
                .map(Asks.Rating.Statement::text)
                .findFirst()
                .orElse(rating.text()));
  }

  private static Stream<Column<Observation>> measures(Block.Trials block, Set<String> taken) {
    return OF_TASK.getOrDefault(block.task(), List.of()).stream()
        .map(
            name ->
                number(
                    free(taken, name),
                    MEASURES.get(name).label(),
                    MEASURES.get(name).unit(),
                    row -> row.answer().measure(name)));
  }

  private static Column<Observation> numbers(
      Set<String> taken, String name, String part, String label, String unit) {
    return number(
        free(taken, name),
        label,
        unit,
        row -> {
          var given = row.told(part);
          return given == null ? null : Double.valueOf(given);
        });
  }

  private static Column<Observation> texts(
      Set<String> taken, String name, String part, String label) {
    return text(free(taken, name), label, row -> row.told(part));
  }

  private static String free(Set<String> taken, String name) {
    return taken.contains(name) ? "answer_" + name : name;
  }
}
