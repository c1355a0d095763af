package groundwork.analysis.control;

import groundwork.analysis.entity.Frame;
import groundwork.analysis.entity.Frame.ItemScore;
import groundwork.analysis.entity.Results.Measure;
import groundwork.analysis.entity.Results.Row;
import groundwork.statistics.Mean;
import groundwork.statistics.Quantile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Every metric of a functional run by method: mean over items with an interval over items. */
record MetricScores(Frame frame, Resampling resampling) {
  private static final String CONTROLS =
      "Items are resampled. Controls stand beside the methods: random values, random rankings and,"
          + " where the study has them, placebo and oracle; a metric that cannot tell a method from"
          + " its control says nothing about the method.";

  List<Measure> measures() {
    if (frame.run() == null) {
      return List.of();
    }
    var plan = frame.run().plan();
    var measures = new ArrayList<Measure>();
    var models = words(plan.path("models"));
    for (var metric : plan.path("metrics")) {
      var rows = new ArrayList<Map<String, Object>>();
      for (var model : models) {
        for (var method : words(plan.path("methods"))) {
          row(metric.path("key").asString(), model, method).ifPresent(rows::add);
        }
      }
      measures.add(measure(metric, models.size() > 1, rows));
    }
    return measures;
  }

  private Measure measure(JsonNode metric, boolean models, List<Map<String, Object>> rows) {
    var card = metric.path("card");
    return new Measure(
        metric.path("key").asString(),
        title(metric),
        card.path("unit").asString(),
        card.path("description").asString(),
        "metric",
        "score",
        models ? List.of("model", "method") : List.of("method"),
        rows,
        Resampling.NAME,
        "Stands for %s; %s; source doi:%s; parameters %s. Assumes: %s %s"
            .formatted(
                card.path("property").asString(),
                card.path("validation").asString(),
                card.path("source").asString(),
                card.path("parameters"),
                card.path("assumptions").asString(),
                CONTROLS),
        null,
        "point-interval",
        card.path("direction").asString());
  }

  /** A metric that stands twice in a run shows its number. */
  private static String title(JsonNode metric) {
    var title = metric.path("card").path("title").asString();
    var extra =
        metric.path("key").asString().substring(metric.path("card").path("id").asString().length());
    return extra.isEmpty() ? title : title + " (" + extra.substring(1) + ")";
  }

  private Optional<Map<String, Object>> row(String key, String model, String method) {
    var scores =
        frame.scores().stream()
            .filter(one -> one.metric().equals(key))
            .filter(one -> one.model().equals(model) && one.method().equals(method))
            .toList();
    if (scores.isEmpty()) {
      return Optional.empty();
    }
    double[] values =
        scores.stream()
            .map(ItemScore::value)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .toArray();
    var row = new Row().and("model", model).and("method", method);
    boolean any = values.length > 0;
    row.and("estimate", any ? Mean.of(values) : null)
        .within(any ? resampling.mean(values, key + "/" + model + "/" + method) : null)
        .and("n", values.length)
        .and("participants", null)
        .and("undefined", scores.size() - values.length);
    if (values.length > 1) {
      row.and("sd", Math.sqrt(Mean.variance(values))).and("median", Quantile.median(values));
    }
    return Optional.of(row.done());
  }

  private static List<String> words(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }
}
