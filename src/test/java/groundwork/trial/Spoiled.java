package groundwork.trial;

import groundwork.json.control.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer that fits, with one thing wrong in it: every place, every kind of nonsense. */
public final class Spoiled {
  private static final String DEEP = "[".repeat(60) + "]".repeat(60);

  /**
   * What stands in the place of what fits. Some of it may fit too: then it is taken, or refused.
   */
  public static final List<String> NONSENSE =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "99999999999",
          "1e300",
          "-1e300",
          "123456789012345678901234567890",
          "\"\"",
          "\"   \"",
          "\"zzz\"",
          "\"7\"",
          "\"<script>alert(1)</script>\"",
          "\"'); drop table response; --\"",
          "\"👩‍👩‍👧‍👦 é\"",
          "\"\\u202eback \\u200f and \\u2066forth\"",
          "\"${jndi:ldap://nowhere}\"",
          "\"" + "long ".repeat(8000) + "\"",
          "[]",
          "[[]]",
          "[null]",
          "[1, \"a\", {}]",
          "[" + "\"a\",".repeat(2000) + "\"a\"]",
          "{}",
          "{\"a\": {\"b\": {\"c\": null}}}",
          DEEP);

  private static final List<String> EXTRA =
      List.of("correct", "key", "right", "measures", "__proto__", "constructor", "", "ünï");

  /**
   * @param place JSON pointer to what is wrong
   * @param extra whether a member stands there that nobody asked for: that is never taken
   */
  public record One(String place, JsonNode answer, boolean extra) {
    @Override
    public String toString() {
      var text = place + ": " + answer;
      return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
  }

  private final ObjectNode whole;
  private final List<String> nonsense;
  private final List<One> all = new ArrayList<>();

  private Spoiled(ObjectNode whole, List<String> nonsense) {
    this.whole = whole;
    this.nonsense = nonsense;
  }

  public static List<One> of(JsonNode answer) {
    return of(answer, NONSENSE);
  }

  public static List<One> of(JsonNode answer, List<String> nonsense) {
    var spoiled = new Spoiled((ObjectNode) answer, nonsense);
    spoiled.inside("", answer);
    spoiled.strangers();
    return spoiled.all;
  }

  private void strangers() {
    for (var name : EXTRA) {
      var copy = whole.deepCopy();
      copy.put(name, true);
      all.add(new One("/" + name, copy, true));
    }
  }

  private void inside(String place, JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (var name : List.copyOf(object.propertyNames())) {
        at(place, name);
        inside(place + "/" + name, object.get(name));
      }
      if (!place.isEmpty()) {
        var copy = whole.deepCopy();
        ((ObjectNode) copy.at(place)).put("surprise", 1);
        all.add(new One(place + "/surprise", copy, false));
      }
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < Math.min(3, list.size()); i++) {
        at(place, String.valueOf(i));
        inside(place + "/" + i, list.get(i));
      }
      if (!list.isEmpty()) {
        var twice = whole.deepCopy();
        ((ArrayNode) twice.at(place)).add(list.get(0).deepCopy());
        all.add(new One(place, twice, false));
      }
    }
  }

  private void at(String place, String name) {
    for (var wrong : nonsense) {
      var copy = whole.deepCopy();
      set(place.isEmpty() ? copy : copy.at(place), name, Json.tree(wrong));
      all.add(new One(place + "/" + name, copy, false));
    }
    var less = whole.deepCopy();
    var from = place.isEmpty() ? less : less.at(place);
    if (from instanceof ObjectNode object) {
      object.remove(name);
    } else {
      ((ArrayNode) from).remove(Integer.parseInt(name));
    }
    all.add(new One(place + "/" + name + " (missing)", less, false));
  }

  private static void set(JsonNode in, String name, JsonNode value) {
    if (in instanceof ObjectNode object) {
      object.set(name, value);
    } else {
      ((ArrayNode) in).set(Integer.parseInt(name), value);
    }
  }
}
