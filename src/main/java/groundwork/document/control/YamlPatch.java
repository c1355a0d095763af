package groundwork.document.control;

import groundwork.document.control.YamlSpot.Form;
import groundwork.document.control.YamlSpot.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;

/**
 * Changes the text of a YAML document so that it says something else: only the lines of what is
 * said differently change. Comments, order, quotes and layout of the rest stay as they were typed.
 */
final class YamlPatch {
  /** What stands from start to end is replaced. */
  private record Edit(int start, int end, String text) {}

  private final YamlText yaml;
  private final String text;
  private final List<Edit> edits = new ArrayList<>();

  /** What each anchor will say. */
  private final Map<String, JsonNode> anchors = new HashMap<>();

  private YamlPatch(YamlText yaml, String text) {
    this.yaml = yaml;
    this.text = text;
  }

  /**
   * @param before what the text says now
   * @return empty where the text cannot be changed piece by piece
   */
  static Optional<String> of(YamlText yaml, String text, JsonNode before, JsonNode wanted) {
    return tried(yaml, text, before, wanted)
        .or(() -> tried(yaml, unfolded(yaml, text, before), before, wanted));
  }

  private static Optional<String> tried(
      YamlText yaml, String text, JsonNode before, JsonNode wanted) {
    var patch = new YamlPatch(yaml, text);
    var root = YamlSpot.of(text);
    if (!patch.inside(root, before, wanted)) {
      return Optional.empty();
    }
    var changed = patch.applied(0, text.length());
    return says(changed, wanted) ? Optional.of(changed) : Optional.empty();
  }

  private static boolean says(String text, JsonNode wanted) {
    try {
      return Trees.same(YamlTree.read("", text).root(), wanted);
    } catch (YamlEngineException | Malformed wrong) {
      return false;
    }
  }

  /** The same without aliases: each repeats what it stands for. */
  private static String unfolded(YamlText yaml, String text, JsonNode before) {
    var patch = new YamlPatch(yaml, text);
    patch.unfold(YamlSpot.of(text), before);
    return patch.applied(0, text.length());
  }

  private void unfold(YamlSpot spot, JsonNode value) {
    if (spot.form() == Form.ALIAS) {
      edits.add(new Edit(spot.start(), spot.end(), yaml.flow(value)));
    }
    if (spot.anchor() != null) {
      int from = text.lastIndexOf('&', spot.start());
      edits.add(new Edit(from, from + spot.anchor().length() + 1, ""));
    }
    spot.members().forEach(member -> unfold(member.value(), value.get(member.name())));
    for (int i = 0; i < spot.items().size(); i++) {
      unfold(spot.items().get(i), value.get(i));
    }
  }

  private String applied(int from, int to) {
    var out = new StringBuilder();
    int at = from;
    var inOrder =
        edits.stream()
            .filter(edit -> edit.start() >= from && edit.end() <= to)
            .sorted(Comparator.comparingInt(Edit::start)) // stable: insertions in their order
            .toList();
    for (var edit : inOrder) {
      if (edit.start() >= at) {
        out.append(text, at, edit.start()).append(edit.text());
        at = edit.end();
      }
    }
    return out.append(text, at, to).toString();
  }

  private boolean isSaid(YamlSpot spot, JsonNode before, JsonNode wanted) {
    if (spot.anchor() != null) {
      anchors.put(spot.anchor(), wanted);
    }
    return spot.form() == Form.ALIAS
        ? Trees.same(anchors.getOrDefault(spot.alias(), before), wanted)
        : !hasTies(spot) && Trees.same(before, wanted);
  }

  private static boolean hasTies(YamlSpot spot) {
    return spot.tied() && !(spot.members().isEmpty() && spot.items().isEmpty());
  }

  /** Whether the value could be changed by changes inside it, or need not be. */
  private boolean inside(YamlSpot spot, JsonNode before, JsonNode wanted) {
    if (isSaid(spot, before, wanted)) {
      return true;
    }
    boolean empty = wanted.isContainer() && wanted.isEmpty() || before.isEmpty();
    if (spot.form() == Form.MAPPING && wanted.isObject() && !empty) {
      return spot.flow() ? flowMapping(spot, before, wanted) : blockMapping(spot, before, wanted);
    }
    if (spot.form() == Form.LIST && wanted.isArray() && !empty) {
      return spot.flow() ? flowList(spot, before, wanted) : blockList(spot, before, wanted);
    }
    return false;
  }

  private boolean blockMapping(YamlSpot spot, JsonNode before, JsonNode wanted) {
    if (spot.members().stream().noneMatch(member -> wanted.has(member.name()))) {
      return false;
    }
    int indent = column(spot.start());
    for (int i = 0; i < spot.members().size(); i++) {
      var member = spot.members().get(i);
      var value = wanted.get(member.name());
      if (value == null) {
        remove(spot.members(), i);
      } else if (!inside(member.value(), before.get(member.name()), value)) {
        replace(member, indent, value);
      }
    }
    var after = new HashMap<Member, StringBuilder>();
    var front = new StringBuilder();
    for (var added : yaml.sorted(wanted)) {
      if (!before.has(added.getKey())) {
        var line = yaml.member(added, indent, indent == 0);
        var place = before(spot, added.getKey(), wanted);
        if (place == null && startsLine(spot.start())) {
          front.append(line).append('\n').append(" ".repeat(indent));
        } else {
          after
              .computeIfAbsent(
                  place == null ? first(spot, wanted) : place, m -> new StringBuilder())
              .append('\n')
              .append(" ".repeat(indent))
              .append(line);
        }
      }
    }
    if (!front.isEmpty()) {
      edits.add(new Edit(spot.start(), spot.start(), front.toString()));
    }
    after.forEach(
        (member, lines) -> {
          int end = endOfLine(member.end());
          edits.add(new Edit(end, end, lines.toString()));
        });
    return true;
  }

  /** The member that a new one follows: the last of those that stay and belong before it. */
  private Member before(YamlSpot spot, String added, JsonNode wanted) {
    Member place = null;
    for (var member : spot.members()) {
      if (wanted.has(member.name()) && yaml.rank(member.name()) <= yaml.rank(added)) {
        place = member;
      }
    }
    return place;
  }

  private static Member first(YamlSpot spot, JsonNode wanted) {
    return spot.members().stream()
        .filter(member -> wanted.has(member.name()))
        .findFirst()
        .orElseThrow();
  }

  private void remove(List<Member> members, int index) {
    var member = members.get(index);
    if (startsLine(member.start())) {
      edits.add(new Edit(startOfLine(member.start()), nextLine(member.end()), ""));
    } else if (index + 1
        < members.size()) { // after the dash of a list: the next one takes its place
      edits.add(new Edit(member.start(), members.get(index + 1).start(), ""));
    }
  }

  private void replace(Member member, int indent, JsonNode value) {
    var spot = member.value();
    if (keepsForm(spot, value)) {
      edits.add(new Edit(spot.start(), spot.end(), sameForm(spot, value)));
      return;
    }
    int taken = member.colon() - member.start() + 1;
    var rendered = yaml.after(value, indent, taken, false);
    if (rendered.contains("\n") && endOfLine(member.end()) > member.end()) {
      rendered = " " + yaml.flow(value); // a comment follows, which must not become text
    }
    edits.add(new Edit(member.colon(), member.end(), rendered));
  }

  /** Scalars stay in quotes, and an anchor stays before its value. */
  private boolean keepsForm(YamlSpot spot, JsonNode value) {
    boolean plainText = value.isString() && !value.stringValue().contains("\n");
    return spot.form() == Form.SCALAR
        && spot.end() > spot.start()
        && !value.isContainer()
        && (spot.anchor() != null || spot.quoted() && plainText);
  }

  private String sameForm(YamlSpot spot, JsonNode value) {
    return spot.quoted() && value.isString()
        ? YamlText.quoted(value.stringValue())
        : yaml.flow(value);
  }

  private boolean flowMapping(YamlSpot spot, JsonNode before, JsonNode wanted) {
    boolean same =
        wanted.size() == before.size()
            && spot.members().stream().allMatch(member -> wanted.has(member.name()));
    var parts = new ArrayList<String>();
    for (var member : spot.members()) {
      var value = wanted.get(member.name());
      if (value != null) {
        int mark = edits.size();
        if (!inside(member.value(), before.get(member.name()), value)) {
          edits.add(
              member.value().start() > member.colon()
                  ? new Edit(
                      member.value().start(), member.value().end(), sameForm(member.value(), value))
                  : new Edit(member.colon(), member.value().end(), " " + yaml.flow(value)));
        }
        parts.add(applied(member.start(), member.end()));
        if (!same) {
          edits.subList(mark, edits.size()).clear();
        }
      }
    }
    if (same) {
      return true;
    }
    for (var added : yaml.sorted(wanted)) {
      if (!before.has(added.getKey())) {
        var place = before(spot, added.getKey(), wanted);
        var kept = spot.members().stream().filter(m -> wanted.has(m.name())).toList();
        int index = place == null ? 0 : kept.indexOf(place) + 1;
        var line = yaml.flowMember(added);
        parts.add(Math.min(place != null && index == 0 ? parts.size() : index, parts.size()), line);
      }
    }
    edits.add(new Edit(spot.start(), spot.end(), "{" + String.join(", ", parts) + "}"));
    return true;
  }

  private boolean flowList(YamlSpot spot, JsonNode before, JsonNode wanted) {
    int[] from = matches(before, wanted);
    boolean same = wanted.size() == before.size() && isIdentity(from);
    var parts = new ArrayList<String>();
    for (int j = 0; j < wanted.size(); j++) {
      if (from[j] < 0) {
        parts.add(yaml.flow(wanted.get(j)));
        continue;
      }
      var item = spot.items().get(from[j]);
      int mark = edits.size();
      if (!inside(item, before.get(from[j]), wanted.get(j))) {
        edits.add(new Edit(item.start(), item.end(), sameForm(item, wanted.get(j))));
      }
      parts.add(anchored(item, applied(item.start(), item.end())));
      if (!same) {
        edits.subList(mark, edits.size()).clear();
      }
    }
    if (!same) {
      edits.add(new Edit(spot.start(), spot.end(), "[" + String.join(", ", parts) + "]"));
    }
    return true;
  }

  private static String anchored(YamlSpot item, String text) {
    return item.anchor() == null ? text : "&" + item.anchor() + " " + text;
  }

  private boolean blockList(YamlSpot spot, JsonNode before, JsonNode wanted) {
    int[] from = matches(before, wanted);
    int indent = column(spot.start());
    if (Arrays.stream(from).allMatch(old -> old < 0)) {
      return false;
    }
    if (isRising(from)) {
      inPlace(spot, before, wanted, from, indent);
      return true;
    }
    return startsLine(spot.start()) && rearranged(spot, before, wanted, from, indent);
  }

  private void inPlace(YamlSpot spot, JsonNode before, JsonNode wanted, int[] from, int indent) {
    for (int i = 0; i < spot.items().size(); i++) {
      int old = i;
      if (Arrays.stream(from).noneMatch(one -> one == old)) {
        int dash = dash(spot.items().get(i));
        if (startsLine(dash)) {
          edits.add(new Edit(startOfLine(dash), nextLine(spot.items().get(i).end()), ""));
        } else if (i + 1 < spot.items().size()) {
          edits.add(new Edit(dash, dash(spot.items().get(i + 1)), ""));
        }
      }
    }
    int last = -1;
    for (int j = 0; j < from.length; j++) {
      if (from[j] < 0) {
        var line = yaml.dash(wanted.get(j), indent);
        if (last < 0) {
          edits.add(new Edit(spot.start(), spot.start(), line + "\n" + " ".repeat(indent)));
        } else {
          int end = endOfLine(spot.items().get(last).end());
          edits.add(new Edit(end, end, "\n" + " ".repeat(indent) + line));
        }
      } else {
        last = from[j];
        item(spot.items().get(last), before.get(last), wanted.get(j), indent);
      }
    }
  }

  private void item(YamlSpot item, JsonNode before, JsonNode wanted, int indent) {
    if (!inside(item, before, wanted)) {
      var rendered =
          keepsForm(item, wanted)
              ? sameForm(item, wanted)
              : yaml.dash(wanted, indent).substring("- ".length());
      edits.add(new Edit(item.start(), item.end(), rendered));
    }
  }

  /** Whole lines change their places, with the comments above them. */
  private boolean rearranged(
      YamlSpot spot, JsonNode before, JsonNode wanted, int[] from, int indent) {
    int n = spot.items().size();
    int[] starts = new int[n];
    int[] ends = new int[n];
    for (int i = 0; i < n; i++) {
      int dash = dash(spot.items().get(i));
      if (!startsLine(dash)) {
        return false;
      }
      starts[i] = i == 0 ? startOfLine(dash) : ends[i - 1];
      ends[i] = nextLine(spot.items().get(i).end());
    }
    int mark = edits.size();
    var out = new StringBuilder();
    for (int j = 0; j < from.length; j++) {
      if (from[j] < 0) {
        out.append(" ".repeat(indent)).append(yaml.dash(wanted.get(j), indent)).append('\n');
      } else {
        int old = from[j];
        item(spot.items().get(old), before.get(old), wanted.get(j), indent);
        var chunk = applied(starts[old], ends[old]);
        out.append(chunk).append(chunk.endsWith("\n") ? "" : "\n");
      }
    }
    edits.subList(mark, edits.size()).clear();
    edits.add(new Edit(starts[0], ends[n - 1], out.toString()));
    return true;
  }

  /** For each wanted member which old one it was: by id, by what it says, by where it stands. */
  private static int[] matches(JsonNode before, JsonNode wanted) {
    int[] from = new int[wanted.size()];
    Arrays.fill(from, -1);
    boolean[] used = new boolean[before.size()];
    for (int pass = 0; pass < 3; pass++) {
      for (int j = 0; j < from.length; j++) {
        for (int i = 0; from[j] < 0 && i < used.length; i++) {
          if (!used[i] && alike(pass, before.get(i), wanted.get(j), i == j)) {
            from[j] = i;
            used[i] = true;
          }
        }
      }
    }
    return from;
  }

  private static boolean alike(int pass, JsonNode old, JsonNode wanted, boolean samePlace) {
    return switch (pass) {
      case 0 -> Trees.id(old) != null && Trees.id(old).equals(Trees.id(wanted));
      case 1 -> Trees.same(old, wanted);
      default -> samePlace && old.getNodeType() == wanted.getNodeType();
    };
  }

  private static boolean isIdentity(int[] from) {
    for (int j = 0; j < from.length; j++) {
      if (from[j] != j) {
        return false;
      }
    }
    return true;
  }

  private static boolean isRising(int[] from) {
    int last = -1;
    for (int old : from) {
      if (old >= 0 && old < last) {
        return false;
      }
      last = Math.max(last, old);
    }
    return true;
  }

  private int dash(YamlSpot item) {
    return text.lastIndexOf(
        '-', item.anchor() == null ? item.start() - 1 : text.lastIndexOf('&', item.start()) - 1);
  }

  private int startOfLine(int at) {
    return text.lastIndexOf('\n', at - 1) + 1;
  }

  private int endOfLine(int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  private int nextLine(int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end + 1;
  }

  private int column(int at) {
    return text.codePointCount(startOfLine(at), at);
  }

  private boolean startsLine(int at) {
    return text.substring(startOfLine(at), at).isBlank();
  }
}
