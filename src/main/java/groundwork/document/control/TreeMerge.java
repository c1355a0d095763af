package groundwork.document.control;

import groundwork.document.entity.Document;
import groundwork.json.control.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Puts together what two people changed in one tree: members by name, lists of things by their
 * {@code id}, everything else as a whole. Pure.
 */
public final class TreeMerge {
  /**
   * A place that both changed in different ways; a value is null where it is not there.
   *
   * @param pointer into what the other one wrote; where it is not there, into mine
   */
  public record Clash(String pointer, JsonNode base, JsonNode mine, JsonNode theirs) {}

  private final List<Clash> clashes = new ArrayList<>();

  private TreeMerge() {}

  /**
   * @param clashes told what does not go together; there the merged tree has {@code mine}
   */
  public static JsonNode of(JsonNode base, JsonNode mine, JsonNode theirs, List<Clash> clashes) {
    var merge = new TreeMerge();
    var merged = merge.merged("", base, mine, theirs);
    clashes.addAll(merge.clashes);
    return merged;
  }

  /** Null where the value is to be left out. */
  private JsonNode merged(String pointer, JsonNode base, JsonNode mine, JsonNode theirs) {
    if (Trees.same(mine, theirs) || Trees.same(base, theirs)) {
      return mine;
    }
    if (Trees.same(base, mine)) {
      return theirs;
    }
    if (objects(mine, theirs) && (base == null || base.isObject())) {
      return members(pointer, base == null ? Json.MAPPER.createObjectNode() : base, mine, theirs);
    }
    if (base != null && identified(base) && identified(mine) && identified(theirs)) {
      return things(pointer, base, mine, theirs);
    }
    clashes.add(new Clash(pointer, base, mine, theirs));
    return mine;
  }

  private static boolean objects(JsonNode one, JsonNode other) {
    return one != null && one.isObject() && other != null && other.isObject();
  }

  private JsonNode members(String pointer, JsonNode base, JsonNode mine, JsonNode theirs) {
    var merged = Json.MAPPER.createObjectNode();
    for (var name : inOrder(names(base), names(mine), names(theirs))) {
      var value =
          merged(pointer + Document.step(name), base.get(name), mine.get(name), theirs.get(name));
      if (value != null) {
        merged.set(name, value);
      }
    }
    return merged;
  }

  private static List<String> names(JsonNode object) {
    return List.copyOf(object.propertyNames());
  }

  private static boolean identified(JsonNode list) {
    return list != null && list.isArray() && byId(list).size() == list.size();
  }

  private static Map<String, JsonNode> byId(JsonNode list) {
    var things = new LinkedHashMap<String, JsonNode>();
    list.forEach(
        thing -> {
          if (Trees.id(thing) != null) {
            things.put(Trees.id(thing), thing);
          }
        });
    return things;
  }

  private JsonNode things(String pointer, JsonNode base, JsonNode mine, JsonNode theirs) {
    var were = byId(base);
    var ours = byId(mine);
    var others = byId(theirs);
    var merged = Json.MAPPER.createArrayNode();
    var order =
        inOrder(
            List.copyOf(were.keySet()), List.copyOf(ours.keySet()), List.copyOf(others.keySet()));
    for (var id : order) {
      int index = List.copyOf((others.containsKey(id) ? others : ours).keySet()).indexOf(id);
      var value = merged(pointer + "/" + index, were.get(id), ours.get(id), others.get(id));
      if (value != null) {
        merged.add(value);
      }
    }
    return merged;
  }

  /**
   * The order of whoever changed it, mine where both did; what only the other one has comes after
   * what it follows there.
   */
  private static List<String> inOrder(List<String> base, List<String> mine, List<String> theirs) {
    boolean same = shared(mine, base).equals(shared(base, mine));
    var leading = same ? theirs : mine;
    var following = same ? mine : theirs;
    var order = new ArrayList<>(leading);
    Set<String> known = new LinkedHashSet<>(leading);
    for (int i = 0; i < following.size(); i++) {
      var name = following.get(i);
      if (known.add(name)) {
        order.add(i == 0 ? 0 : order.indexOf(following.get(i - 1)) + 1, name);
      }
    }
    return order;
  }

  private static List<String> shared(List<String> names, List<String> with) {
    return names.stream().filter(with::contains).toList();
  }
}
