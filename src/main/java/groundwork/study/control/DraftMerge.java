package groundwork.study.control;

import groundwork.document.control.DocumentWriter;
import groundwork.document.control.LineMerge;
import groundwork.document.control.TreeMerge;
import groundwork.document.control.Trees;
import groundwork.json.control.Json;
import groundwork.study.entity.DraftConflict.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Puts together what two researchers changed: texts by lines, definition and plan by what they say.
 * Pure.
 */
final class DraftMerge {
  /**
   * @param files as they are to be stored, if there is no conflict
   */
  record Merged(Map<String, String> files, List<Place> conflicts) {}

  private final Map<String, String> files = new TreeMap<>();
  private final List<Place> conflicts = new ArrayList<>();

  private DraftMerge() {}

  /**
   * @param base what both began with
   * @param theirs what is stored now
   */
  static Merged of(Map<String, String> base, Map<String, String> mine, Map<String, String> theirs) {
    var merge = new DraftMerge();
    var names = new TreeSet<>(mine.keySet());
    names.addAll(theirs.keySet());
    for (var name : names) {
      merge.file(name, base.get(name), mine.get(name), theirs.get(name));
    }
    return new Merged(merge.files, List.copyOf(merge.conflicts));
  }

  private void file(String name, String base, String mine, String theirs) {
    String merged;
    if (Objects.equals(mine, theirs) || Objects.equals(base, theirs)) {
      merged = mine;
    } else if (Objects.equals(base, mine)) {
      merged = theirs;
    } else {
      merged = both(name, base, mine, theirs);
    }
    if (merged != null) {
      files.put(name, merged);
    }
  }

  private String both(String name, String base, String mine, String theirs) {
    if (base == null || mine == null || theirs == null) {
      return refused(name, base, mine, theirs);
    }
    var order =
        StudyReader.DEFINITIONS.contains(name)
            ? KeyOrder.of("study")
            : StudyReader.PLANS.contains(name) ? KeyOrder.of("plan") : null;
    var was = tree(name, base);
    var ours = tree(name, mine);
    var others = tree(name, theirs);
    if (order == null || was == null || ours == null || others == null) {
      return LineMerge.of(base, mine, theirs).orElseGet(() -> refused(name, base, mine, theirs));
    }
    var clashes = new ArrayList<TreeMerge.Clash>();
    var merged = TreeMerge.of(was, ours, others, clashes);
    clashes.forEach(
        one -> conflicts.add(new Place(name, one.pointer(), one.base(), one.mine(), one.theirs())));
    // comments of both are kept where the lines go together as well
    return LineMerge.of(base, mine, theirs)
        .filter(text -> Trees.same(tree(name, text), merged))
        .orElseGet(() -> DocumentWriter.write(name, theirs, merged, order));
  }

  private static JsonNode tree(String name, String text) {
    return DraftFiles.tree(Map.of(name, text), name).map(Editions::present).orElse(null);
  }

  private String refused(String name, String base, String mine, String theirs) {
    conflicts.add(new Place(name, null, node(base), node(mine), node(theirs)));
    return mine;
  }

  private static JsonNode node(String text) {
    return text == null ? null : Json.MAPPER.getNodeFactory().stringNode(text);
  }
}
