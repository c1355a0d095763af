package groundwork.study.control;

import groundwork.document.control.Trees;
import groundwork.document.entity.Document;
import groundwork.json.control.Json;
import groundwork.study.entity.Changes.Change;
import groundwork.study.entity.Changes.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What is different between two definitions or plans, in sentences. Pure. */
final class TreeChanges {
  private static final int LONGEST = 60;

  /** What whole lists and groups are about, by the word that stands for one of their members. */
  private static final Map<String, String> THINGS =
      Map.of(
          "flow", "block",
          "blocks", "block",
          "arms", "arm",
          "factors", "factor",
          "levels", "level",
          "questions", "question",
          "options", "option",
          "analyses", "analysis",
          "exclusions", "exclusion rule",
          "metrics", "metric");

  private static final Set<String> RESEARCHERS =
      Set.of("framing", "question", "label", "claim", "reason", "payment", "hypotheses");
  private static final Set<String> SCORING =
      Set.of("key", "model", "set", "toward", "task", "perCell");

  private final String file;
  private final List<Change> changes = new ArrayList<>();

  private TreeChanges(String file) {
    this.file = file;
  }

  /**
   * @param file the document's name
   * @param before null for none
   * @param after null for none
   */
  static List<Change> of(String file, JsonNode before, JsonNode after) {
    var all = new TreeChanges(file);
    all.compare("", List.of(), before, after);
    return List.copyOf(all.changes);
  }

  /**
   * @param path names and things on the way, for the sentence
   */
  private void compare(String pointer, List<String> path, JsonNode before, JsonNode after) {
    if (Trees.same(before, after)) {
      return;
    }
    if (before != null && after != null && before.isObject() && after.isObject()) {
      var names = new LinkedHashMap<String, Boolean>();
      after.propertyNames().forEach(name -> names.put(name, true));
      before.propertyNames().forEach(name -> names.put(name, true));
      for (var name : names.keySet()) {
        compare(pointer + Document.step(name), with(path, name), before.get(name), after.get(name));
      }
    } else if (isThings(before) && isThings(after)) {
      things(pointer, path, before, after);
    } else {
      add(pointer, path, before, after);
    }
  }

  private static List<String> with(List<String> path, String step) {
    var longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }

  private static boolean isThings(JsonNode list) {
    return list != null
        && list.isArray()
        && list.valueStream().allMatch(one -> one.path("id").isString());
  }

  private static Map<String, Integer> places(JsonNode list) {
    var places = new LinkedHashMap<String, Integer>();
    for (int i = 0; i < list.size(); i++) {
      places.putIfAbsent(list.get(i).get("id").stringValue(), i);
    }
    return places;
  }

  private void things(String pointer, List<String> path, JsonNode before, JsonNode after) {
    var were = places(before);
    var are = places(after);
    var kept = were.keySet().stream().filter(are::containsKey).toList();
    var now = are.keySet().stream().filter(were::containsKey).toList();
    were.forEach(
        (id, place) -> {
          if (!are.containsKey(id)) {
            add(pointer + "/" + place, thing(path, id), before.get(place), null);
          }
        });
    are.forEach(
        (id, place) -> {
          var one = pointer + "/" + place;
          if (were.containsKey(id)) {
            compare(one, thing(path, id), before.get(were.get(id)), after.get(place));
          } else {
            add(one, thing(path, id), null, after.get(place));
          }
        });
    if (!kept.equals(now)) {
      var list = path.isEmpty() ? "" : path.getLast();
      changes.add(
          new Change(
              file,
              pointer,
              Kind.MOVED,
              "%sorder of %s: %s → %s"
                  .formatted(
                      context(path.subList(0, Math.max(0, path.size() - 1))),
                      THINGS.containsKey(list) ? plural(THINGS.get(list)) : list,
                      String.join(", ", kept),
                      String.join(", ", now)),
              Json.MAPPER.valueToTree(kept),
              Json.MAPPER.valueToTree(now),
              affects(path)));
    }
  }

  /** The list's name gives way to what one of its members is called. */
  private static List<String> thing(List<String> path, String id) {
    var longer = new ArrayList<>(path);
    var list = longer.isEmpty() ? "" : longer.removeLast();
    longer.add(THINGS.getOrDefault(list, list) + " \"" + id + "\"");
    return longer;
  }

  private void add(String pointer, List<String> path, JsonNode before, JsonNode after) {
    var kind = before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
    var last = path.isEmpty() ? file : path.getLast();
    var context = path.isEmpty() ? "" : context(path.subList(0, path.size() - 1));
    boolean whole = last.endsWith("\"");
    var what =
        switch (kind) {
          case ADDED -> whole ? last + " is new" : last + " is now " + told(after);
          case REMOVED -> whole ? last + " is gone" : last + " is no longer " + told(before);
          default -> last + " " + told(before) + " → " + told(after);
        };
    changes.add(
        new Change(file, pointer, kind, capital(context + what), before, after, affects(path)));
  }

  private static String context(List<String> path) {
    return path.isEmpty() ? "" : capital(String.join(", ", path)) + ": ";
  }

  private static String plural(String thing) {
    return thing.equals("analysis") ? "analyses" : thing + "s";
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String told(JsonNode value) {
    var text = value.isString() ? "\"" + value.stringValue() + "\"" : value.toString();
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  private String affects(List<String> path) {
    if (StudyReader.PLANS.contains(file)) {
      return "The analysis: what is computed of the answers.";
    }
    var last = path.isEmpty() ? "" : path.getLast();
    if (path.stream().anyMatch(RESEARCHERS::contains) && !isAsked(path)) {
      return "Only researchers: participants meet nothing else.";
    }
    if (SCORING.contains(last) || path.contains("stimuli") || path.contains("items")) {
      return "Participants and scoring: other items or other right answers from this version on.";
    }
    if (path.contains("assignment") || last.startsWith("arm ") || path.contains("forbidden")) {
      return "Participants and the analysis: who gets into which arm.";
    }
    if (path.contains("functional")) {
      return "The analysis: which scores are computed.";
    }
    return "Participants: what they meet from this version on.";
  }

  /** A question that participants are asked, unlike the research question. */
  private static boolean isAsked(List<String> path) {
    return path.size() > 1 && path.getFirst().startsWith("block ");
  }
}
