package groundwork.study.control;

import groundwork.json.control.Json;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Block;
import groundwork.study.entity.OutlineEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The blocks of a flow for a picture, however unfinished the definition is. Pure. */
final class Outline {
  private final Optional<StimulusSet> set;
  private final List<OutlineEntry> entries = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();

  private final String model;

  private Outline(Optional<StimulusSet> set, String model) {
    this.set = set;
    this.model = model;
  }

  /**
   * @param definition in the present edition, or null
   */
  static List<OutlineEntry> of(JsonNode definition, Optional<StimulusSet> set) {
    var model = definition == null ? "" : definition.at("/stimuli/model").asString("");
    var outline = new Outline(set, model);
    if (definition != null) {
      outline.add("/flow", definition.path("flow"), 0);
    }
    return List.copyOf(outline.entries);
  }

  /** How many pages the blocks come to. */
  private int add(String list, JsonNode blocks, int depth) {
    int steps = 0;
    for (int i = 0; blocks.isArray() && i < blocks.size(); i++) {
      steps += entry(list + "/" + i, blocks.get(i), depth);
    }
    return steps;
  }

  private int entry(String pointer, JsonNode node, int depth) {
    var block = bound(node);
    int at = entries.size();
    entries.add(null); // a group stands before its blocks and knows its steps after them
    int inside = add(pointer + "/blocks", node.path("blocks"), depth + 1);
    int trials = block instanceof Block.Trials asked ? trials(asked) : 0;
    var kind = text(node, "kind", "");
    int steps =
        switch (kind) {
          case "trials" -> trials;
          case "branch", "end" -> 0;
          case "group" -> sampled(node, inside);
          default -> 1;
        };
    var id = text(node, "id", "");
    counts.put(id, trials);
    entries.set(
        at,
        new OutlineEntry(
            id,
            kind,
            block == null ? text(node, "title", id) : block.title(),
            pointer,
            depth,
            trials,
            only(node),
            text(node, "when", null),
            steps));
    return steps;
  }

  private static int sampled(JsonNode group, int inside) {
    int blocks = Math.max(1, group.path("blocks").size());
    int met = Math.min(blocks, group.path("sample").asInt(blocks));
    return Math.round((float) inside * met / blocks);
  }

  private int trials(Block.Trials block) {
    return set.map(
            known -> TrialCount.of(block, known, model, same -> counts.getOrDefault(same, 0)))
        .orElse(0);
  }

  private static Block bound(JsonNode node) {
    try {
      return Json.MAPPER.treeToValue(node, Block.class);
    } catch (JacksonException unfinished) {
      return null;
    }
  }

  private static String text(JsonNode node, String name, String otherwise) {
    return node.path(name).isString() ? node.path(name).stringValue() : otherwise;
  }

  private static List<String> only(JsonNode node) {
    return node.path("onlyArms")
        .valueStream()
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue)
        .toList();
  }
}
