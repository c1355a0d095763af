package groundwork.cli;

import groundwork.json.control.Json;
import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Card;
import groundwork.metric.entity.Need;
import groundwork.model.Setting;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every metric with its settings. */
final class MetricList {
  private record Listed(String id, Card card, List<Setting> settings) {}

  private MetricList() {}

  private static List<Listed> all() {
    return Metrics.kinds().stream()
        .map(kind -> new Listed(kind.id(), Metrics.of(kind.id(), Map.of()).card(), kind.settings()))
        .toList();
  }

  static String json() {
    return Json.write(all()) + "\n";
  }

  static String text() {
    var text = new StringBuilder();
    for (var one : all()) {
      var card = one.card();
      text.append("%s: %s%n".formatted(one.id(), card.title()))
          .append(
              "    %s, %s is better%s; %s%n"
                  .formatted(
                      card.property(), card.direction().word(), range(card), card.validation()))
          .append("    %s%n".formatted(card.description()));
      if (!card.needs().isEmpty()) {
        text.append(
            "    needs %s%n"
                .formatted(
                    card.needs().stream().map(Need::word).collect(Collectors.joining(", "))));
      }
      for (var setting : one.settings()) {
        text.append(
            "      %s = %s: %s%n"
                .formatted(setting.name(), Json.write(setting.standard()), setting.rule()));
      }
    }
    return text.toString();
  }

  private static String range(Card card) {
    return card.low() == null && card.high() == null
        ? ""
        : ", %s to %s"
            .formatted(
                card.low() == null ? "unbounded" : ScoreText.number(card.low()),
                card.high() == null ? "unbounded" : ScoreText.number(card.high()));
  }
}
