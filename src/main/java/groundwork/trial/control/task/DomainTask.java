package groundwork.trial.control.task;

import groundwork.study.entity.Asks;
import groundwork.trial.entity.Asked;
import groundwork.trial.entity.Scored;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The work itself, on a page of the domain. The page says how it went. */
final class DomainTask implements TaskType {
  @Override
  public boolean tellsOutput(Scene scene) {
    return scene.block().output() && scene.advises();
  }

  @Override
  public List<Asked> asks(Scene scene) {
    var page = scene.block().asks().page();
    var file = page.file() == null ? null : scene.set().manifest().assets().get(page.file());
    var href = file == null ? page.href() : "/api/frames/" + file.sha256();
    return List.of(
        new Asked.Page(
            "outcome",
            href,
            origin(href),
            page.title(),
            page.height(),
            page.timeoutSeconds() * 1000,
            page.outcome()));
  }

  /** Of a page of another server; null for one of ours, which has none in its frame. */
  private static String origin(String href) {
    return href.startsWith("/") ? null : Asks.Page.origin(URI.create(href));
  }

  @Override
  public Scored score(Scene scene, JsonNode answer) {
    var outcome = answer.path("outcome");
    if (!outcome.isObject()) {
      return Scored.NOT;
    }
    if (outcome.path("unanswered").asBoolean(false)) {
      return new Scored(null, Map.of("unanswered", 1.0));
    }
    var page = scene.block().asks().page();
    var measures = new LinkedHashMap<String, Double>();
    for (var field : page.outcome()) {
      var value = outcome.path(field.name());
      if (value.isNumber()) {
        measures.put(field.name(), value.asDouble());
      } else if (value.isBoolean()) {
        measures.put(field.name(), value.asBoolean() ? 1.0 : 0.0);
      }
    }
    return new Scored(well(page.score(), outcome), measures);
  }

  /** Null where nothing says what well is, or the field is missing. */
  private static Boolean well(Asks.Page.Score score, JsonNode outcome) {
    var value = score == null ? null : outcome.path(score.field());
    if (value == null || value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (score.is() != null) {
      return score.is().equals(value.asString());
    }
    double number = value.asDouble();
    return (score.atLeast() == null || number >= score.atLeast())
        && (score.atMost() == null || number <= score.atMost());
  }

  @Override
  public Map<String, Object> rightly(Scene scene) {
    var page = scene.block().asks().page();
    var score = page.score();
    if (score == null) {
      return Map.of();
    }
    var outcome = new LinkedHashMap<String, Object>();
    for (var field : page.outcome()) {
      boolean scored = field.name().equals(score.field());
      Object value =
          switch (field.type()) {
            case "number" -> number(field, scored ? score : null);
            case "boolean" -> !scored || !"false".equals(score.is());
            default ->
                scored && score.is() != null
                    ? score.is()
                    : field.options().isEmpty() ? "done" : field.options().getFirst();
          };
      outcome.put(field.name(), value);
    }
    return Map.of("outcome", outcome);
  }

  private static double number(Asks.Page.Field field, Asks.Page.Score score) {
    if (score != null && score.is() != null) {
      return Double.parseDouble(score.is());
    }
    if (score != null && score.atLeast() != null) {
      return score.atLeast();
    }
    if (score != null && score.atMost() != null) {
      return score.atMost();
    }
    return field.min() != null ? field.min() : field.max() != null ? Math.min(0, field.max()) : 0;
  }
}
