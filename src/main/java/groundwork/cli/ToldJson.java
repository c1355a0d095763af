package groundwork.cli;

import groundwork.explanation.counterfactual.Counterfactual;
import groundwork.explanation.example.Prototype;
import groundwork.explanation.rule.Condition;
import groundwork.metric.entity.Names;
import groundwork.provenance.control.Build;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Explanations with all their numbers: {@code explanations/1}. Classes by their ids; {@code labels}
 * says what people call them.
 */
final class ToldJson {
  private ToldJson() {}

  static Map<String, Object> of(Asking asking, List<Told> all) {
    var json = new LinkedHashMap<String, Object>();
    json.put("schema", "explanations/1");
    json.put("title", asking.material().title());
    json.put("method", asking.way().id());
    var provenance = new LinkedHashMap<String, Object>();
    provenance.put("version", Build.version());
    provenance.put("seed", asking.seed());
    provenance.put("settings", asking.settings());
    provenance.put("inputs", asking.material().inputs());
    json.put("provenance", provenance);
    var labels = new LinkedHashMap<String, String>();
    all.forEach(
        told -> {
          for (int i = 0; told.names() != null && i < told.classes().size(); i++) {
            labels.put(told.classes().get(i), told.names().classes().get(i));
          }
        });
    json.put("labels", labels);
    json.put("explanations", all.stream().map(ToldJson::one).toList());
    return json;
  }

  private static Map<String, Object> one(Told told) {
    var json = new LinkedHashMap<String, Object>();
    json.put("model", told.model());
    if (told.item() != null) {
      json.put("item", told.item());
    }
    if (told.wrong() != null) {
      json.put("wrong", told.wrong());
      return json;
    }
    var words = new Wording(told.names());
    if (told.item() != null) {
      json.put("predicted", told.classes().get(told.said()));
      json.put("probability", told.probability());
    }
    switch (told.found()) {
      case Found.Values found -> values(json, told, found);
      case Found.Changes found -> {
        var all = found.counterfactuals();
        json.put(
            "counterfactuals", all.found().stream().map(it -> changed(it, told, words)).toList());
        json.put("asked", all.asked());
        json.put("note", all.note());
      }
      case Found.Anchor found -> rule(json, told, found, words);
      case Found.Shown found -> {
        json.put("examplesFrom", found.shelf().from());
        json.put("examplesLabelledBy", found.shelf().labelled() ? "truth" : "model");
        json.put(
            "examples",
            found.prototypes().stream().map(it -> example(it, told, found.shelf())).toList());
      }
      case Found.Relied found -> {
        var importance = found.importance();
        json.put("features", told.names().values());
        json.put("loss", importance.loss());
        json.put("baseline", importance.baseline());
        json.put("values", importance.values());
        json.put("errors", importance.errors());
        json.put("rows", importance.rows());
        json.put("repeats", importance.repeats());
      }
    }
    return json;
  }

  /** Of texts, values of words (the inputs) and of tokens. */
  private static void values(Map<String, Object> json, Told told, Found.Values found) {
    var explanation = found.explanation();
    json.put("target", told.classes().get(explanation.target()));
    if (told.names().form() != Names.Form.IMAGE) {
      json.put("features", told.names().values());
    }
    json.put("values", explanation.values());
    if (told.names().form() == Names.Form.WORDS) {
      json.put("tokens", found.shown());
    }
    json.put("intercept", explanation.intercept());
    json.put("fit", explanation.fit());
    json.put("errors", explanation.errors());
  }

  private static Map<String, Object> changed(Counterfactual one, Told told, Wording words) {
    var json = new LinkedHashMap<String, Object>();
    json.put("class", told.classes().get(one.to()));
    json.put("probability", one.probabilities()[one.to()]);
    json.put(
        "changes",
        Arrays.stream(one.changed())
            .mapToObj(
                i -> {
                  var change = new LinkedHashMap<String, Object>();
                  change.put("feature", words.names().values().get(i));
                  change.put("index", i);
                  change.put("from", one.input()[i]);
                  change.put("to", one.values()[i]);
                  return change;
                })
            .toList());
    json.put("values", one.values());
    json.put("distance", one.distance());
    json.put("gower", one.gower());
    json.put("surroundings", one.surroundings());
    json.put("text", words.changes(one.input(), one.values(), Integer.MAX_VALUE));
    return json;
  }

  private static void rule(Map<String, Object> json, Told told, Found.Anchor found, Wording words) {
    var rule = found.rule();
    json.put("class", told.classes().get(rule.target()));
    json.put("conditions", rule.conditions().stream().map(it -> condition(it, words)).toList());
    json.put("precision", rule.precision());
    json.put("low", rule.low());
    json.put("high", rule.high());
    json.put("confidence", rule.confidence());
    json.put("coverage", rule.coverage());
    json.put("asked", rule.asked());
    json.put("met", rule.met());
    json.put("note", rule.note());
  }

  private static Map<String, Object> condition(Condition one, Wording words) {
    var json = new LinkedHashMap<String, Object>();
    json.put("feature", words.names().values().get(one.value()));
    json.put("index", one.value());
    json.put("kind", one.kind().name().toLowerCase(Locale.ROOT));
    json.put("low", one.low());
    json.put("high", one.high());
    json.put("group", one.group());
    json.put("text", words.conditions(List.of(one)));
    return json;
  }

  private static Map<String, Object> example(Prototype one, Told told, Shelf shelf) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", shelf.ids().get(one.row()));
    json.put("class", told.classes().get(one.label()));
    json.put("role", one.role().name().toLowerCase(Locale.ROOT));
    json.put("distance", one.distance());
    json.put("weight", one.weight());
    json.put("values", shelf.row(one.row()));
    return json;
  }
}
