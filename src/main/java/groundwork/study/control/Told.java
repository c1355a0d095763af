package groundwork.study.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One part of an answer to a trial as the data have it: lists and records are taken apart, letters
 * stand for what they stood for.
 *
 * @param name member of the answer; what is inside it follows after a dot
 * @param response null where nothing was answered
 */
public record Told(String name, String response) {
  /** What is no answer of its own: a column beside it, and what was done inside a figure. */
  private static final Set<String> APART = Set.of("confidence", "figure");

  /** Members whose texts are letters where things stand side by side. */
  private static final Set<String> LETTERS = Set.of("choice", "ranking", "extremes", "wrong");

  /** The first one is what was asked; the others say more about it, or were asked besides. */
  static List<Told> of(TrialFacts facts, JsonNode answer) {
    var all = new ArrayList<Told>();
    if (answer.has("choice")) {
      part(facts, true, "choice", answer.path("choice"), all);
    }
    for (var member : answer.properties()) {
      var name = member.getKey();
      if (!APART.contains(name) && !name.equals("choice")) {
        part(facts, LETTERS.contains(name), name, member.getValue(), all);
      }
    }
    if (all.isEmpty()) {
      all.add(new Told("choice", null)); // time ran out before anything was answered
    }
    part(facts, false, "figure", answer.path("figure"), all);
    return List.copyOf(all);
  }

  private static void part(
      TrialFacts facts, boolean letters, String name, JsonNode value, List<Told> all) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(m -> part(facts, letters, inside(name, m.getKey()), m.getValue(), all));
    } else if (value.isArray()) {
      boolean plain = value.valueStream().allMatch(JsonNode::isValueNode);
      all.add(
          new Told(
              name,
              plain
                  ? value
                      .valueStream()
                      .map(one -> letters ? facts.meant(one.asString()) : one.asString())
                      .collect(Collectors.joining(" "))
                  : value.toString()));
      if (letters) {
        each(facts, name, value, all);
      }
    } else if (!value.isMissingNode()) {
      var text = value.isNull() ? null : value.asString();
      all.add(new Told(name, letters ? facts.meant(text) : text));
    }
  }

  /** Best and worst are answers of their own. */
  private static String inside(String name, String member) {
    return name.equals("extremes") ? member : name + "." + member;
  }

  /** Of an order, the rank of each; of marks, whether each is marked. */
  private static void each(TrialFacts facts, String name, JsonNode value, List<Told> all) {
    var named = value.valueStream().map(one -> facts.meant(one.asString())).toList();
    if (name.equals("ranking")) {
      for (int i = 0; i < named.size(); i++) {
        all.add(new Told("rank." + named.get(i), String.valueOf(i + 1)));
      }
    } else {
      for (var one : facts.shown()) {
        all.add(new Told(name + "." + one, named.contains(one) ? "TRUE" : "FALSE"));
      }
    }
  }
}
