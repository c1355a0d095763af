package groundwork.query.control;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.query.entity.Answered;
import groundwork.query.entity.Asked;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a model would say of a case that is changed: of a table, or of a text. */
final class WhatIf implements Answering {
  private static final int TRIED = 60;

  @Override
  public List<String> whats() {
    return List.of("predict");
  }

  @Override
  public Answered answer(Matter matter, String what, JsonNode input, List<Asked> earlier) {
    var tried = tried(input);
    return matter.figure().has("text")
        ? Words.answer(matter, input, tried)
        : table(matter, input, tried);
  }

  /** What was not allowed and was tried in vain since the question before. */
  private static List<String> tried(JsonNode input) {
    return input
        .path("tried")
        .valueStream()
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .filter(name -> name.length() <= 64)
        .distinct()
        .limit(TRIED)
        .toList();
  }

  private static Answered table(Matter matter, JsonNode input, List<String> tried) {
    var controls = Control.of(matter.figure());
    var refusal = new Refusal();
    refusal.known(input, "", List.of("values", "tried"));
    var given = input.path("values");
    refusal.known(given, "/values", controls.stream().map(Control::name).toList());
    refusal.raise();
    var whole = JsonNodeFactory.instance.objectNode();
    var values = whole.putObject("values");
    var changed = new ArrayList<String>();
    double cost = 0;
    for (var one : controls) {
      var value = given.has(one.name()) ? given.path(one.name()) : one.start();
      one.check(value, refusal);
      values.set(one.name(), value);
    }
    refusal.raise();
    for (var one : controls) {
      var value = values.path(one.name());
      if (!one.same(value, one.start())) {
        changed.add(one.name());
        cost += one.cost(value);
      }
    }
    var output =
        matter.figure().path("oracle").path("type").asString("").equals("lookup")
            ? found(matter, controls, values, changed)
            : asked(matter, controls, values);
    return new Answered(
        whole,
        output,
        changed,
        cost,
        tried,
        matter.reached(output.path("predicted").asString(null)));
  }

  private static ObjectNode found(
      Matter matter, List<Control> controls, JsonNode values, List<String> changed) {
    if (changed.isEmpty() && !matter.outputKnown()) {
      throw Refusal.answerOf(matter.item());
    }
    for (var row : matter.figure().path("oracle").path("key")) {
      if (controls.stream()
          .allMatch(
              one ->
                  !row.path("values").has(one.name())
                      || one.same(row.path("values").path(one.name()), values.path(one.name())))) {
        return told(row);
      }
    }
    throw notThere();
  }

  static Rejected notThere() {
    return new Rejected(Fault.INVALID, "No answer is known for these values; it was not counted.");
  }

  static ObjectNode told(JsonNode row) {
    var chances = new LinkedHashMap<String, Double>();
    row.path("chances")
        .properties()
        .forEach(one -> chances.put(one.getKey(), one.getValue().asDouble()));
    return Output.of(row.path("gives").asString(), chances);
  }

  private static ObjectNode asked(Matter matter, List<Control> controls, JsonNode values) {
    if (!(matter.item().content() instanceof Content.Tabular table)) {
      throw new IllegalArgumentException("the item is no table");
    }
    double[] item = table.values().stream().mapToDouble(Double::doubleValue).toArray();
    double[] row = item.clone();
    var features = new HashMap<String, Integer>();
    var all = matter.set().features();
    for (int i = 0; i < all.size(); i++) {
      features.put(all.get(i).id(), i);
    }
    for (var one : controls) {
      Integer at = features.get(one.name());
      if (at == null) {
        throw new IllegalArgumentException("the set has no feature " + one.name());
      }
      var value = values.path(one.name());
      row[at] =
          all.get(at).isCategory()
              ? all.get(at).options().stream()
                  .map(Feature.Option::id)
                  .toList()
                  .indexOf(value.asString())
              : value.asDouble();
    }
    if (!matter.outputKnown() && Arrays.equals(row, item)) {
      throw Refusal.answerOf(matter.item());
    }
    var model = matter.model();
    return Output.of(model.model().classes(), model.probabilities(row));
  }

  @Override
  public JsonNode shown(Matter matter, Answered answered) {
    return Output.shown(matter.figure(), answered.output());
  }

  @Override
  public Map<String, Double> measures(JsonNode figure, List<Asked> asked) {
    var measures = reaching(figure, asked);
    if (!asked.isEmpty()) {
      measures.put("one_factor_share", oneFactor(figure, asked));
    }
    return measures;
  }

  /** Of figures that have a goal. */
  static Map<String, Double> reaching(JsonNode figure, List<Asked> asked) {
    var measures = new HashMap<String, Double>();
    measures.put("queries", (double) asked.size());
    if (!figure.path("goal").has("reach")) {
      return measures;
    }
    var good = asked.stream().filter(one -> Boolean.TRUE.equals(one.answered().reached())).toList();
    measures.put("goal_reached", good.isEmpty() ? 0.0 : 1.0);
    if (!good.isEmpty() && good.getLast().answered().cost() != null) {
      double cost = good.getLast().answered().cost();
      measures.put("edit_cost", cost);
      double cheapest = figure.path("key").path("cheapest").asDouble(0);
      if (cheapest > 0) {
        measures.put("cost_ratio", cost / cheapest);
      }
    }
    return measures;
  }

  /**
   * Share of questions that differ from the one before (the first: from the beginning) in one
   * thing.
   */
  private static double oneFactor(JsonNode figure, List<Asked> asked) {
    int single = 0;
    if (figure.has("text")) {
      var before = figure.path("text").asString("");
      for (var one : asked) {
        var text = one.answered().input().path("text").asString("");
        single += Words.distance(before, text) == 1 ? 1 : 0;
        before = text;
      }
    } else {
      var controls = Control.of(figure);
      JsonNode before = JsonNodeFactory.instance.objectNode();
      for (var one : asked) {
        var values = one.answered().input().path("values");
        var last = before;
        long differing =
            controls.stream()
                .filter(
                    each ->
                        !each.same(
                            values.path(each.name()),
                            last.has(each.name()) ? last.path(each.name()) : each.start()))
                .count();
        single += differing == 1 ? 1 : 0;
        before = values;
      }
    }
    return single / (double) asked.size();
  }
}
