package groundwork.analysis.control;

import groundwork.analysis.entity.Grid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What only some kinds of finding have, as tables: single values in one, each list in its own. */
final class Members {
  private Members() {}

  static List<Grid> grids(Map<String, Object> more) {
    var single = new LinkedHashMap<String, Object>();
    var grids = new ArrayList<Grid>();
    more.forEach(
        (name, value) -> {
          if (isRows(value)) {
            grids.add(rows(words(name), (List<?>) value));
          } else if (value instanceof Map<?, ?> members) {
            members.forEach((key, one) -> single.put(name + " " + key, one));
          } else {
            single.put(name, value);
          }
        });
    if (!single.isEmpty()) {
      grids.addFirst(
          new GridBuilder<Map.Entry<String, Object>>("Also")
              .text("What", entry -> words(entry.getKey()))
              .written("Value", entry -> said(entry.getKey(), entry.getValue()))
              .rows(List.copyOf(single.entrySet())));
    }
    return grids;
  }

  private static boolean isRows(Object value) {
    return value instanceof List<?> list
        && !list.isEmpty()
        && list.stream().allMatch(one -> one instanceof Map<?, ?>);
  }

  private static Grid rows(String title, List<?> rows) {
    var heads = new LinkedHashSet<String>();
    rows.forEach(row -> ((Map<?, ?>) row).keySet().forEach(key -> heads.add(key.toString())));
    var grid = new GridBuilder<Map<?, ?>>(title);
    for (var head : heads) {
      boolean text = rows.stream().anyMatch(row -> ((Map<?, ?>) row).get(head) instanceof String);
      if (text) {
        grid.text(head, row -> said(head, row.get(head)));
      } else {
        grid.written(head, row -> said(head, row.get(head)));
      }
    }
    var all = new ArrayList<Map<?, ?>>();
    rows.forEach(row -> all.add((Map<?, ?>) row));
    return grid.rows(all);
  }

  /** By what it is: a count, a p, a quantity within one, any number, or what it says. */
  static String said(String member, Object value) {
    return switch (value) {
      case null -> null;
      case Integer whole -> whole.toString();
      case Long whole -> whole.toString();
      case Number number -> number(member, number.doubleValue());
      case Map<?, ?> members -> {
        var parts = new ArrayList<String>();
        members.forEach((key, one) -> parts.add(key + " " + said(key.toString(), one)));
        yield String.join(", ", parts);
      }
      case List<?> list -> String.join(", ", list.stream().map(one -> said(member, one)).toList());
      default -> value.toString();
    };
  }

  private static String number(String member, double value) {
    if (FindingGrids.counts(member) && value == Math.rint(value)) {
      return Apa.df(value);
    }
    boolean probability = (member.equals("p") || member.startsWith("p.")) && value >= 0;
    return probability && value <= 1 ? Apa.probability(value) : Apa.value(member, value);
  }

  /** {@code alphaIfDropped} is {@code Alpha if dropped}. */
  static String words(String name) {
    var spaced = name.replaceAll("([a-z])([A-Z])", "$1 $2").replaceAll("[_-]+", " ");
    var lower = spaced.equals(spaced.toUpperCase(Locale.ROOT)) ? spaced : lower(spaced);
    return lower.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
  }

  /** Words of one letter or in capitals stay. */
  private static String lower(String text) {
    var words = new ArrayList<String>();
    for (var word : text.split(" ")) {
      boolean name = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
      words.add(name ? word : word.toLowerCase(Locale.ROOT));
    }
    return String.join(" ", words);
  }
}
