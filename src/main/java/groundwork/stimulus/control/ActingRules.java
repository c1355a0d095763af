package groundwork.stimulus.control;

import groundwork.document.control.Rules;
import groundwork.document.control.Schemas;
import groundwork.document.entity.Document;
import groundwork.stimulus.entity.Feature;
import groundwork.stimulus.entity.Manifest;
import groundwork.stimulus.entity.Modality;
import groundwork.stimulus.entity.OutputClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a figure to act in must hold beyond its schema, so that every question that a participant
 * can ask has an answer, and every answer a place.
 */
final class ActingRules {
  private static final Set<String> ASKING = Set.of("sandbox", "sketch", "playground", "loop");

  /** Told of what is wrong. */
  interface Tell {
    void wrong(String pointer, String rule, String remedy);
  }

  private final Manifest manifest;
  private final Tell tell;

  private ActingRules(Manifest manifest, Tell tell) {
    this.manifest = manifest;
    this.tell = tell;
  }

  /**
   * @param figure that its schema has nothing against
   */
  static void check(JsonNode figure, Manifest manifest, Tell tell) {
    var rules = new ActingRules(manifest, tell);
    rules.walk("", figure);
    rules.names(figure);
    rules.questions("", figure, records(figure));
  }

  private static List<String> records(JsonNode figure) {
    return figure
        .path("records")
        .valueStream()
        .filter(one -> one.path("type").asString("").equals("string"))
        .map(one -> one.path("name").asString(""))
        .toList();
  }

  private void walk(String pointer, JsonNode node) {
    switch (node.path("kind").asString("")) {
      case "sandbox" -> sandbox(pointer, node);
      case "sketch" -> sketch(pointer, node);
      case "playground" -> playground(pointer, node);
      case "loop" -> loop(pointer, node);
      case "article" -> inside(pointer, node);
      default -> {}
    }
  }

  /** Figures of an article: each has the members of its kind. */
  private void inside(String pointer, JsonNode article) {
    int s = 0;
    for (var section : article.path("sections")) {
      int b = 0;
      for (var block : section.path("blocks")) {
        var at = pointer + "/sections/" + s + "/blocks/" + b++ + "/figure";
        if (block.path("figure") instanceof ObjectNode figure) {
          nested(at, figure);
        }
      }
      s++;
    }
  }

  private void nested(String at, ObjectNode figure) {
    var kind = figure.path("kind").asString("");
    if (!Schemas.FIGURES.contains(kind)) {
      tell.wrong(
          at + "/kind",
          "there is no form of explanation \"" + kind + "\"",
          Rules.known(Schemas.FIGURES.stream()));
      return;
    }
    var members = figure.deepCopy();
    var described = Schemas.members("figure/" + kind);
    Stream.of("title", "alt", "tells", "records")
        .filter(name -> !described.contains(name))
        .forEach(members::remove);
    var found = Schemas.check(new Document("", members, Map.of()), "figure/" + kind);
    found.forEach(one -> tell.wrong(at + one.pointer(), one.rule(), one.remedy()));
    if (found.isEmpty()) {
      walk(at, figure);
    }
  }

  private void sandbox(String pointer, JsonNode figure) {
    if (figure.has("inputs") == figure.has("text")) {
      tell.wrong(pointer, "it has either inputs or a text", "Write one of them.");
      return;
    }
    goal(pointer, figure);
    boolean server = figure.path("oracle").path("type").asString("").equals("server");
    if (figure.has("text")) {
      if (server && manifest.modality() != Modality.TEXT) {
        tell.wrong(pointer + "/text", "the models of this set read no texts", "Use \"inputs\".");
      }
      return;
    }
    var features = manifest.features().stream().map(Feature::id).toList();
    int at = 0;
    for (var input : figure.path("inputs")) {
      var name = input.path("name").asString("");
      boolean known = features.contains(name);
      var place = pointer + "/inputs/" + at++;
      if (server && !known) {
        tell.wrong(
            place + "/name",
            "the set has no feature \"" + name + "\", so its model cannot be asked about it",
            Rules.known(features.stream()));
      } else if (!known && !input.has("value")) {
        tell.wrong(place, "\"" + name + "\" has no value to begin with", "Write \"value\".");
      }
    }
  }

  private void sketch(String pointer, JsonNode figure) {
    goal(pointer, figure);
    if (manifest.modality() != Modality.IMAGE) {
      tell.wrong(pointer, "the models of this set read no pictures", "Use it in a set of images.");
    }
  }

  /** The class to bring about is one that the model can say. */
  private void goal(String pointer, JsonNode figure) {
    var reach = figure.path("goal").path("reach").asString(null);
    var classes =
        figure.has("classes")
            ? ids(figure.path("classes"))
            : manifest.classes().stream().map(OutputClass::id).toList();
    if (reach != null && !classes.contains(reach)) {
      tell.wrong(
          pointer + "/goal/reach",
          "there is no class \"" + reach + "\"",
          Rules.known(classes.stream()));
    }
  }

  private void playground(String pointer, JsonNode figure) {
    boolean precomputed = figure.path("oracle").path("type").asString("").equals("precomputed");
    if (precomputed && figure.path("runs").isEmpty()) {
      tell.wrong(
          pointer + "/oracle", "there are no precomputed trainings", "Write \"runs\", or server.");
    }
    if (figure.path("points").valueStream().allMatch(one -> one.path("held").asBoolean(false))) {
      tell.wrong(pointer + "/points", "every point is held out", "Leave some to train on.");
    }
    for (var name : List.of("learningRate", "hidden", "regularisation")) {
      var start = figure.path("start").path(name);
      if (!start.isMissingNode()
          && figure
              .path("parameters")
              .path(name)
              .valueStream()
              .noneMatch(one -> one.toString().equals(start.toString()))) {
        tell.wrong(
            pointer + "/start/" + name,
            "it begins with a setting that is not offered",
            "Offer it.");
      }
    }
  }

  private void loop(String pointer, JsonNode figure) {
    boolean labels = figure.path("feedback").asString("").equals("label");
    var needed = labels ? "classes" : "features";
    if (!figure.has(needed)) {
      tell.wrong(pointer, "there is nothing to choose from", "Write \"" + needed + "\".");
    }
    var key = figure.path("key");
    switch (figure.path("update").path("mode").asString("")) {
      case "precomputed" -> {
        if (key.path("table").isEmpty()) {
          tell.wrong(pointer + "/key", "no precomputed model is there", "Write \"table\".");
        } else if (!key.path("table").has("")) {
          tell.wrong(
              pointer + "/key/table", "a round can be undone: \"\" stands for nothing", "Add it.");
        }
      }
      case "server" -> learns(pointer, figure, key);
      default -> {}
    }
  }

  private void learns(String pointer, JsonNode figure, JsonNode key) {
    if (!figure.has("features") || !figure.has("classes")) {
      tell.wrong(pointer, "a model learns from features and classes", "Write both.");
      return;
    }
    int width = figure.path("features").size();
    var classes = ids(figure.path("classes"));
    for (var name : List.of("train", "test")) {
      int at = 0;
      for (var row : key.path(name)) {
        var place = pointer + "/key/" + name + "/" + at++;
        if (row.path("x").size() != width) {
          tell.wrong(place + "/x", "a row has one value for each feature", "Give " + width + ".");
          return;
        }
        if (!classes.contains(row.path("label").asString(""))) {
          tell.wrong(
              place + "/label", "a row has one of the classes", Rules.known(classes.stream()));
          return;
        }
      }
    }
    for (var item : key.path("items").properties()) {
      if (item.getValue().size() != width) {
        tell.wrong(
            pointer + "/key/items" + Document.step(item.getKey()),
            "an item has one value for each feature",
            "Give " + width + ".");
      }
    }
    var learnt =
        new HashSet<>(
            key.path("train").valueStream().map(one -> one.path("label").asString("")).toList());
    if (learnt.size() < 2) {
      tell.wrong(
          pointer + "/key/train", "a model learns from two classes or more", "Add rows of others.");
    }
  }

  private static List<String> ids(JsonNode all) {
    return all.valueStream().map(one -> one.path("id").asString("")).toList();
  }

  /** Where several figures ask, each has an id of its own. */
  private void names(JsonNode figure) {
    var found = new ArrayList<JsonNode>();
    asking(figure, found);
    var ids = new HashSet<String>();
    if (found.size() > 1
        && found.stream()
            .map(one -> one.path("id").asString(""))
            .anyMatch(id -> id.isEmpty() || !ids.add(id))) {
      tell.wrong(
          "", "several figures in it ask the server", "Give each of them an \"id\" of its own.");
    }
  }

  private static void asking(JsonNode node, List<JsonNode> found) {
    if (node.isObject() && ASKING.contains(node.path("kind").asString(""))) {
      found.add(node);
    } else {
      node.forEach(each -> asking(each, found));
    }
  }

  /** An answer without a record would be lost. */
  private void questions(String pointer, JsonNode node, List<String> records) {
    if (!node.path("kind").asString("").equals("article")) {
      return;
    }
    int s = 0;
    for (var section : node.path("sections")) {
      int b = 0;
      for (var block : section.path("blocks")) {
        var id = block.path("id").asString("");
        if (block.path("type").asString("").equals("question") && !records.contains(id)) {
          tell.wrong(
              pointer + "/sections/" + s + "/blocks/" + b + "/id",
              "no record keeps the answer to \"" + id + "\"",
              "Declare {\"name\": \"" + id + "\", \"type\": \"string\", …} under \"records\".");
        }
        var key = block.path("key");
        if (key.isString() && !ids(block.path("options")).contains(key.asString())) {
          tell.wrong(
              pointer + "/sections/" + s + "/blocks/" + b + "/key",
              "the right answer is none of the options",
              Rules.known(ids(block.path("options")).stream()));
        }
        b++;
      }
      s++;
    }
  }
}
