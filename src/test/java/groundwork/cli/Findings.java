package groundwork.cli;

import groundwork.json.control.Json;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What {@code groundwork analyse --json} printed, asked by name. */
record Findings(JsonNode document) {

  static Findings read(String json) {
    return new Findings(Json.tree(json));
  }

  List<JsonNode> all() {
    return document.get("analyses").valueStream().toList();
  }

  JsonNode finding(String id) {
    return one(document.get("analyses"), id, Map.of("id", id));
  }

  JsonNode term(String id, String term) {
    return one(finding(id).get("terms"), id, Map.of("term", term));
  }

  JsonNode test(String id, String effect) {
    return one(finding(id).get("tests"), id, Map.of("effect", effect));
  }

  JsonNode random(String id, String group, String term) {
    return one(finding(id).get("random"), id, Map.of("group", group, "term", term));
  }

  /** The only test. */
  JsonNode test(String id) {
    var tests = finding(id).get("tests");
    if (tests.size() != 1) {
      throw new NoSuchElementException(id + " has " + tests.size() + " tests");
    }
    return tests.get(0);
  }

  JsonNode contrast(String id, String contrast, Map<String, String> by) {
    return StreamSupport.stream(finding(id).get("contrasts").spliterator(), false)
        .filter(one -> one.get("contrast").asString().equals(contrast))
        .filter(one -> matches(one.path("by"), by))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(id + " has no " + contrast + " at " + by));
  }

  JsonNode descriptive(String id, Map<String, String> group) {
    return StreamSupport.stream(finding(id).get("descriptives").spliterator(), false)
        .filter(one -> matches(one.get("group"), group))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(id + " has no group " + group));
  }

  /** Of several measures of one group the one of this name. */
  JsonNode descriptive(String id, Map<String, String> group, String measure) {
    return StreamSupport.stream(finding(id).get("descriptives").spliterator(), false)
        .filter(one -> one.get("measure").asString().equals(measure))
        .filter(one -> matches(one.get("group"), group))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(id + " has no " + measure + " of " + group));
  }

  private static JsonNode one(JsonNode list, String id, Map<String, String> wanted) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(one -> matches(one, wanted))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(id + " has no " + wanted));
  }

  private static boolean matches(JsonNode one, Map<String, String> wanted) {
    return wanted.entrySet().stream()
        .allMatch(member -> one.path(member.getKey()).asString("").equals(member.getValue()));
  }
}
