package groundwork.trial.control.task;

import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Feature;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Perturbation;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Asks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Items as somebody has changed them, and what the changes cost. Pure. */
final class Edits {
  private Edits() {}

  /**
   * @param edit as answers have it: {@code {"values": {"age": 30}}} or {@code {"words": [{"at": 3,
   *     "to": "good"}]}}
   */
  static Content changed(StimulusSet set, Content content, JsonNode edit) {
    return switch (content) {
      case Content.Tabular table -> {
        var values = new ArrayList<>(table.values());
        for (int i = 0; i < set.features().size(); i++) {
          var given = edit.path("values").path(set.features().get(i).id());
          if (given.isNumber()) {
            values.set(i, given.asDouble());
          }
        }
        yield new Content.Tabular(values);
      }
      case Content.Text text -> {
        var words = new LinkedHashMap<Integer, String>();
        edit.path("words")
            .forEach(word -> words.put(word.path("at").asInt(), word.path("to").asString("")));
        var tokens = new ArrayList<String>();
        for (int i = 0; i < text.tokens().size(); i++) {
          var word = words.getOrDefault(i, text.tokens().get(i));
          for (var part : word.strip().split("\\s+")) {
            if (!part.isEmpty()) {
              tokens.add(part);
            }
          }
        }
        yield new Content.Text(tokens, String.join(" ", tokens));
      }
      case Content.Image image -> image;
    };
  }

  /** How many features or words differ from the item. */
  static int count(Content content, Content changed, JsonNode edit) {
    if (content instanceof Content.Tabular before && changed instanceof Content.Tabular after) {
      int differ = 0;
      for (int i = 0; i < before.values().size(); i++) {
        differ += before.values().get(i).equals(after.values().get(i)) ? 0 : 1;
      }
      return differ;
    }
    var text = (Content.Text) content;
    int differ = 0;
    for (var word : edit.path("words")) {
      int at = word.path("at").asInt(-1);
      differ +=
          at >= 0
                  && at < text.tokens().size()
                  && !word.path("to").asString("").strip().equals(text.tokens().get(at))
              ? 1
              : 0;
    }
    return differ;
  }

  /**
   * Of a table: the sum over its features of change in spreads times cost; of a text, the words.
   */
  static double cost(StimulusSet set, Content content, Content changed, Asks.Edit rules) {
    if (content instanceof Content.Tabular before && changed instanceof Content.Tabular after) {
      double sum = 0;
      for (int i = 0; i < before.values().size(); i++) {
        double by = Math.abs(after.values().get(i) - before.values().get(i));
        if (by > 0) {
          var feature = set.features().get(i);
          double spreads = feature.isCategory() ? 1 : by / spread(set, i);
          sum += spreads * rules.costs().getOrDefault(feature.id(), 1.0);
        }
      }
      return sum;
    }
    return distance(((Content.Text) content).tokens(), ((Content.Text) changed).tokens());
  }

  /** Standard deviation of a feature over the items of the set; 1 where they are all alike. */
  static double spread(StimulusSet set, int feature) {
    double[] values =
        set.items().stream()
            .mapToDouble(item -> ((Content.Tabular) item.content()).values().get(feature))
            .toArray();
    double mean = java.util.Arrays.stream(values).average().orElse(0);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    return deviation > 0 ? deviation : 1;
  }

  /** Words put in, taken out or replaced, at least (Levenshtein 1966). */
  static int distance(List<String> from, List<String> to) {
    int[] row = new int[to.size() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.size(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int replaced = diagonal + (from.get(i - 1).equals(to.get(j - 1)) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[to.size()];
  }

  /** A change of the item that the set knows and that does what is wanted: the cheapest. */
  static Perturbation cheapest(StimulusSet set, Item item, String model, Asks.Edit rules) {
    Perturbation best = null;
    for (var one : item.perturbations()) {
      var said = one.outputs().get(model);
      if (said != null
          && flipped(item, model, rules, said.predicted())
          && allowed(set, item, one, rules)
          && (best == null
              || cost(set, item.content(), one.content(), rules)
                  < cost(set, item.content(), best.content(), rules))) {
        best = one;
      }
    }
    return best;
  }

  private static boolean allowed(StimulusSet set, Item item, Perturbation change, Asks.Edit rules) {
    if (!(item.content() instanceof Content.Tabular before)
        || !(change.content() instanceof Content.Tabular after)) {
      return true;
    }
    for (int i = 0; i < before.values().size(); i++) {
      if (!before.values().get(i).equals(after.values().get(i))
          && rules.immutable().contains(set.features().get(i).id())) {
        return false;
      }
    }
    return true;
  }

  /** Whether that is what was wanted. */
  static boolean flipped(Item item, String model, Asks.Edit rules, String says) {
    return rules.wanted() == null
        ? !says.equals(item.output(model).predicted())
        : says.equals(rules.wanted());
  }

  /** The edit that leads to a change that the set knows, as answers have it; empty for none. */
  static Map<String, Object> leadingTo(StimulusSet set, Content content, Content changed) {
    if (content instanceof Content.Tabular before && changed instanceof Content.Tabular after) {
      var values = new LinkedHashMap<String, Object>();
      for (int i = 0; i < before.values().size(); i++) {
        if (!before.values().get(i).equals(after.values().get(i))) {
          values.put(set.features().get(i).id(), after.values().get(i));
        }
      }
      return values.isEmpty() ? Map.of() : Map.of("values", values);
    }
    return content instanceof Content.Text before && changed instanceof Content.Text after
        ? words(before.tokens(), after.tokens())
        : Map.of();
  }

  /** Replaced words where both are as long; else what lies between the ends that are the same. */
  private static Map<String, Object> words(List<String> before, List<String> after) {
    int from = 0;
    while (from < before.size()
        && from < after.size()
        && before.get(from).equals(after.get(from))) {
      from++;
    }
    int end = 0;
    while (end < before.size() - from
        && end < after.size() - from
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    if (from == before.size()) {
      return Map.of(); // only words at the end are new: no word stands for them
    }
    var list = new ArrayList<Object>();
    int last = before.size() - end;
    for (int at = from; at < last; at++) {
      list.add(
          Map.of(
              "at",
              at,
              "to",
              at == from ? String.join(" ", after.subList(from, after.size() - end)) : ""));
    }
    if (list.isEmpty()) { // words were put in before one that stays
      list.add(
          Map.of(
              "at",
              from,
              "to",
              String.join(" ", after.subList(from, after.size() - end)) + " " + before.get(from)));
    }
    return Map.of("words", list);
  }

  /** The limits of a number: the block's, else the set's; null for none. */
  static Double[] limits(Feature feature, Asks.Edit rules) {
    var own = rules.ranges().get(feature.id());
    return new Double[] {
      own != null && own.min() != null ? own.min() : feature.min(),
      own != null && own.max() != null ? own.max() : feature.max(),
      own == null ? null : own.step()
    };
  }
}
