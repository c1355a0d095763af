package groundwork.query.control;

import groundwork.query.entity.Answered;
import groundwork.query.entity.Asked;
import groundwork.stimulus.entity.Content;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a model says of a grey picture that was drawn by hand. */
final class Drawing implements Answering {
  private static final int SIDE = 28;

  @Override
  public List<String> whats() {
    return List.of("predict");
  }

  @Override
  public Answered answer(Matter matter, String what, JsonNode input, List<Asked> earlier) {
    var figure = matter.figure();
    int size = figure.path("width").asInt(SIDE) * figure.path("height").asInt(SIDE);
    var refusal = new Refusal();
    refusal.known(input, "", List.of("pixels"));
    byte[] pixels = decoded(input.path("pixels"));
    if (pixels == null || pixels.length != size) {
      refusal.add(
          "/pixels",
          "the base64 of %d bytes, line by line, is expected".formatted(size),
          "Send it.");
    }
    refusal.raise();
    double[] row = new double[size];
    for (int i = 0; i < size; i++) {
      row[i] = (pixels[i] & 0xFF) / 255.0;
    }
    var model = matter.model();
    double[] own =
        matter.item().content() instanceof Content.Image image && image.size() == size
            ? model.row(image)
            : null;
    if (!matter.outputKnown() && own != null && Arrays.equals(row, own)) {
      throw Refusal.answerOf(matter.item());
    }
    var output = Output.of(model.model().classes(), model.probabilities(row));
    return new Answered(
        JsonNodeFactory.instance.objectNode().put("pixels", input.path("pixels").asString()),
        output,
        List.of(),
        cost(row, figure.path("start").asString("").equals("item") ? own : null),
        List.of(),
        matter.reached(output.path("predicted").asString()));
  }

  /** How many pixels differ from the beginning. */
  private static double cost(double[] row, double[] start) {
    int differing = 0;
    for (int i = 0; i < row.length; i++) {
      differing += row[i] == (start == null ? 0 : start[i]) ? 0 : 1;
    }
    return differing;
  }

  private static byte[] decoded(JsonNode pixels) {
    try {
      return pixels.isString() ? Base64.getDecoder().decode(pixels.asString()) : null;
    } catch (IllegalArgumentException other) {
      return null;
    }
  }

  @Override
  public JsonNode shown(Matter matter, Answered answered) {
    return Output.shown(matter.figure(), answered.output());
  }

  @Override
  public Map<String, Double> measures(JsonNode figure, List<Asked> asked) {
    return WhatIf.reaching(figure, asked);
  }
}
