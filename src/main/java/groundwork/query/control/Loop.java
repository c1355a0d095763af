package groundwork.query.control;

import groundwork.model.Logistic;
import groundwork.query.entity.Answered;
import groundwork.query.entity.Asked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rounds of feedback after which a model learns again, or only seems to. What is sent is all that
 * differs from the beginning, so that a round can be undone.
 */
final class Loop implements Answering {
  private static final double PENALTY = 0.01;

  /** Labels by item and features that are switched off: where somebody stands. */
  private record State(Map<String, String> labels, TreeSet<String> off) {
    static State of(JsonNode input) {
      var labels = new TreeMap<String, String>();
      input
          .path("labels")
          .properties()
          .forEach(one -> labels.put(one.getKey(), Refusal.text(one.getValue())));
      var off = new TreeSet<String>();
      input.path("off").forEach(one -> off.add(Refusal.text(one)));
      return new State(labels, off);
    }

    /** As tables name it. */
    String name() {
      return String.join(" ", acts());
    }

    List<String> acts() {
      var acts = new TreeSet<String>();
      labels.forEach((item, label) -> acts.add(item + "=" + label));
      off.forEach(feature -> acts.add("off:" + feature));
      return List.copyOf(acts);
    }
  }

  @Override
  public List<String> whats() {
    return List.of("retrain", "undo");
  }

  @Override
  public Answered answer(Matter matter, String what, JsonNode input, List<Asked> earlier) {
    var figure = matter.figure();
    var state = checked(figure, input);
    var output = result(figure, state);
    output.put("round", state.acts().isEmpty() && what.equals("undo") ? 0 : round(earlier, what));
    var kept = JsonNodeFactory.instance.objectNode();
    var labels = kept.putObject("labels");
    state.labels().forEach(labels::put);
    var off = kept.putArray("off");
    state.off().forEach(off::add);
    var acts = acts(last(earlier), state);
    return new Answered(kept, output, acts, (double) acts.size(), List.of(), null);
  }

  /** Which round this is: going back takes one away. */
  private static int round(List<Asked> earlier, String what) {
    int round = 0;
    for (var one : earlier) {
      round = Math.max(0, round + (one.counts() ? 1 : -1));
    }
    return what.equals("undo") ? Math.max(0, round - 1) : round + 1;
  }

  private static State last(List<Asked> earlier) {
    return State.of(
        earlier.isEmpty()
            ? JsonNodeFactory.instance.objectNode()
            : earlier.getLast().answered().input());
  }

  private static State checked(JsonNode figure, JsonNode input) {
    var refusal = new Refusal();
    boolean labelling = figure.path("feedback").asString("").equals("label");
    refusal.known(input, "", List.of(labelling ? "labels" : "off"));
    if (labelling) {
      var items = ids(figure.path("items"));
      var classes = ids(figure.path("classes"));
      refusal.known(input.path("labels"), "/labels", items);
      input
          .path("labels")
          .properties()
          .forEach(
              one -> {
                if (!classes.contains(Refusal.text(one.getValue()))) {
                  refusal.add(
                      "/labels/" + one.getKey(),
                      "one of " + classes + " is expected",
                      "Choose one.");
                }
              });
    } else {
      var features = ids(figure.path("features"));
      if (!input.path("off").isArray() || input.path("off").size() > features.size()) {
        refusal.add("/off", "a list of features is expected", "Send one.");
      }
      for (var one : input.path("off")) {
        if (!features.contains(Refusal.text(one))) {
          refusal.add("/off", "one of " + features + " is expected", "Choose one.");
          break;
        }
      }
      if (State.of(input).off().size() >= features.size()) {
        refusal.add("/off", "one feature at least stays on", "Switch one on.");
      }
    }
    refusal.raise();
    var state = State.of(input);
    figure
        .path("items")
        .forEach( // a label that was there is no feedback
            one ->
                state.labels().remove(one.path("id").asString(), one.path("label").asString("")));
    return state;
  }

  private static List<String> ids(JsonNode all) {
    return all.valueStream().map(one -> one.path("id").asString()).toList();
  }

  private static ObjectNode result(JsonNode figure, State state) {
    return switch (figure.path("update").path("mode").asString("")) {
      case "server" -> learnt(figure, state);
      case "precomputed" -> {
        var found = figure.path("key").path("table").path(state.name());
        if (!found.isObject()) {
          throw WhatIf.notThere();
        }
        yield (ObjectNode) found.deepCopy();
      }
      default -> unchanged(figure);
    };
  }

  /** The placebo: nothing was learnt. */
  private static ObjectNode unchanged(JsonNode figure) {
    var output = JsonNodeFactory.instance.objectNode();
    if (figure.path("effect").has("before")) {
      output.set("quality", figure.path("effect").get("before"));
    }
    var says = output.putObject("says");
    figure
        .path("items")
        .forEach(
            one -> {
              if (one.has("predicted")) {
                says.set(one.path("id").asString(), one.get("predicted"));
              }
            });
    return output;
  }

  private record Row(double[] x, int y) {}

  private static ObjectNode learnt(JsonNode figure, State state) {
    var classes = ids(figure.path("classes"));
    var features = ids(figure.path("features"));
    int[] on =
        java.util.stream.IntStream.range(0, features.size())
            .filter(i -> !state.off().contains(features.get(i)))
            .toArray();
    var key = figure.path("key");
    var rows = new ArrayList<Row>(rows(key.path("train"), classes, on));
    for (var item : figure.path("items")) {
      var id = item.path("id").asString();
      var label = state.labels().getOrDefault(id, item.path("label").asString(""));
      if (key.path("items").has(id) && classes.contains(label)) {
        rows.add(new Row(values(key.path("items").path(id), on), classes.indexOf(label)));
      }
    }
    double[][] x = rows.stream().map(Row::x).toArray(double[][]::new);
    var model = Logistic.fit(x, rows.stream().mapToInt(Row::y).toArray(), classes, PENALTY);
    var output = JsonNodeFactory.instance.objectNode();
    var test = rows(key.path("test"), classes, on);
    if (!test.isEmpty()) {
      long right = test.stream().filter(one -> model.predict(one.x()) == one.y()).count();
      output.put("quality", Math.round(1000.0 * right / test.size()) / 1000.0);
    }
    var says = output.putObject("says");
    figure
        .path("items")
        .forEach(
            item -> {
              var id = item.path("id").asString();
              if (key.path("items").has(id)) {
                says.put(id, classes.get(model.predict(values(key.path("items").path(id), on))));
              }
            });
    weights(output, features, on, model.weights(0), x);
    return output;
  }

  /** Of standardised values, toward the last class; 0 for what is off. */
  private static void weights(
      ObjectNode output, List<String> features, int[] on, double[] weights, double[][] x) {
    var told = output.putObject("weights");
    features.forEach(one -> told.put(one, 0.0));
    for (int i = 0; i < on.length; i++) {
      double w =
          weights[weights.length - on.length + i]
              - (weights.length == 2 * on.length ? weights[i] : 0);
      told.put(features.get(on[i]), Math.round(100 * w * deviation(x, i)) / 100.0);
    }
  }

  private static double deviation(double[][] x, int column) {
    double mean = java.util.Arrays.stream(x).mapToDouble(row -> row[column]).average().orElse(0);
    return Math.sqrt(
        java.util.Arrays.stream(x)
            .mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
            .average()
            .orElse(0));
  }

  private static List<Row> rows(JsonNode all, List<String> classes, int[] on) {
    return all.valueStream()
        .map(
            one ->
                new Row(values(one.path("x"), on), classes.indexOf(one.path("label").asString())))
        .toList();
  }

  private static double[] values(JsonNode x, int[] on) {
    double[] values = new double[on.length];
    for (int i = 0; i < on.length; i++) {
      values[i] = x.path(on[i]).asDouble(0);
    }
    return values;
  }

  /** What is different from where somebody stood before. */
  private static List<String> acts(State before, State now) {
    var acts = new ArrayList<String>();
    now.labels()
        .forEach(
            (item, label) -> {
              if (!label.equals(before.labels().get(item))) {
                acts.add(item + "=" + label);
              }
            });
    before
        .labels()
        .keySet()
        .forEach(
            item -> {
              if (!now.labels().containsKey(item)) {
                acts.add(item + "=");
              }
            });
    now.off().stream()
        .filter(one -> !before.off().contains(one))
        .forEach(f -> acts.add("off:" + f));
    before.off().stream().filter(one -> !now.off().contains(one)).forEach(f -> acts.add("on:" + f));
    return acts;
  }

  @Override
  public JsonNode shown(Matter matter, Answered answered) {
    if (matter.figure().path("effect").path("shown").asBoolean(true)) {
      return answered.output();
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("round", answered.output().path("round").asInt());
  }

  @Override
  public Map<String, Double> measures(JsonNode figure, List<Asked> asked) {
    var measures = new HashMap<String, Double>();
    measures.put("rounds", (double) asked.stream().filter(Asked::counts).count());
    harmful(figure, asked, measures);
    var curve =
        asked.stream()
            .map(one -> one.answered().output().path("quality"))
            .filter(JsonNode::isNumber)
            .map(JsonNode::asDouble)
            .toList();
    if (!curve.isEmpty()) {
      measures.put("quality_end", curve.getLast());
      measures.put("quality_best", curve.stream().max(Double::compare).orElseThrow());
      if (figure.path("effect").path("before").isNumber()) {
        measures.put(
            "quality_gain", curve.getLast() - figure.path("effect").path("before").asDouble());
      }
    }
    return measures;
  }

  /** Share of feedback that makes a right label wrong or takes away a feature that is needed. */
  private static void harmful(JsonNode figure, List<Asked> asked, Map<String, Double> measures) {
    var truth = figure.path("key").path("truth");
    var keep = figure.path("key").path("keep").valueStream().map(JsonNode::asString).toList();
    if (truth.isEmpty() && keep.isEmpty()) {
      return;
    }
    int acts = 0;
    int harmful = 0;
    for (var one : asked) {
      if (!one.counts()) {
        continue;
      }
      for (var act : one.answered().changed()) {
        acts++;
        int equals = act.indexOf('=');
        if (act.startsWith("off:")) {
          harmful += keep.contains(act.substring(4)) ? 1 : 0;
        } else if (equals > 0 && equals < act.length() - 1) {
          var right = truth.path(act.substring(0, equals)).asString("");
          harmful += right.isEmpty() || right.equals(act.substring(equals + 1)) ? 0 : 1;
        }
      }
    }
    if (acts > 0) {
      measures.put("harmful_share", harmful / (double) acts);
    }
  }
}
