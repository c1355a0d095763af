package groundwork.query.control;

import groundwork.query.control.TinyNetwork.Point;
import groundwork.query.control.TinyNetwork.Settings;
import groundwork.query.entity.Answered;
import groundwork.query.entity.Asked;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Trains a small network in settings that the figure offers. */
final class Playground implements Answering {
  private static final List<String> SETTINGS = List.of("learningRate", "hidden", "regularisation");

  @Override
  public List<String> whats() {
    return List.of("train");
  }

  @Override
  public boolean repeats() {
    return true;
  }

  /** The steps are not kept: the same settings give them again. */
  @Override
  public Answered answer(Matter matter, String what, JsonNode input, List<Asked> earlier) {
    var refusal = new Refusal();
    var figure = matter.figure();
    if (!figure.path("oracle").path("type").asString("").equals("server")) {
      refusal.add("", "the steps of this figure are in its document", "Read them there.");
    }
    refusal.known(input, "", SETTINGS);
    for (var name : SETTINGS) {
      var offered = figure.path("parameters").path(name);
      if (offered.valueStream().noneMatch(one -> same(one, input.path(name)))) {
        refusal.add("/" + name, "one of " + offered + " is expected", "Choose one of them.");
      }
    }
    refusal.raise();
    var last = frames(figure, input).valueStream().reduce((one, next) -> next).orElseThrow();
    var output = JsonNodeFactory.instance.objectNode();
    List.of("epoch", "loss", "held")
        .forEach(
            name -> {
              if (last.has(name)) {
                output.set(name, last.get(name));
              }
            });
    var whole = JsonNodeFactory.instance.objectNode();
    SETTINGS.forEach(name -> whole.set(name, input.get(name)));
    return new Answered(whole, output, changed(figure, whole), null, List.of(), null);
  }

  private static boolean same(JsonNode offered, JsonNode given) {
    if (offered.isArray()) {
      return given.isArray()
          && given.size() == offered.size()
          && java.util.stream.IntStream.range(0, offered.size())
              .allMatch(i -> same(offered.get(i), given.get(i)));
    }
    return given.isNumber() && given.asDouble() == offered.asDouble();
  }

  private static List<String> changed(JsonNode figure, JsonNode input) {
    return SETTINGS.stream()
        .filter(
            name ->
                !same(
                    figure.path("start").has(name)
                        ? figure.path("start").path(name)
                        : figure.path("parameters").path(name).path(0),
                    input.path(name)))
        .toList();
  }

  private static ArrayNode frames(JsonNode figure, JsonNode input) {
    return TinyNetwork.frames(
        new Settings(
            input.path("learningRate").asDouble(),
            input.path("hidden").valueStream().map(JsonNode::asInt).toList(),
            input.path("regularisation").asDouble(),
            figure.path("epochs").asInt(100),
            figure.path("every").asInt(5),
            figure.path("seed").asLong(1)),
        figure
            .path("points")
            .valueStream()
            .map(
                one ->
                    new Point(
                        one.path("x").asDouble(),
                        one.path("y").asDouble(),
                        one.path("class").asInt(),
                        one.path("held").asBoolean(false)))
            .toList());
  }

  @Override
  public JsonNode shown(Matter matter, Answered answered) {
    return JsonNodeFactory.instance
        .objectNode()
        .set("frames", frames(matter.figure(), answered.input()));
  }

  @Override
  public Map<String, Double> measures(JsonNode figure, List<Asked> asked) {
    return Map.of("queries", (double) asked.size());
  }
}
