package groundwork.cli;

import groundwork.explanation.rule.Condition;
import groundwork.metric.entity.Names;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values, changes and conditions in words. */
record Wording(Names names) {
  private static final MathContext FIGURES = new MathContext(4);

  String label(int index) {
    return names.classes().get(index);
  }

  /** The label of an option; else a number, whole ones with commas, others with four figures. */
  String value(int i, double value) {
    var options = names.options().get(i);
    int at = (int) value;
    return at == value && at >= 0 && at < options.size() ? options.get(at) : number(value);
  }

  static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return String.format(Locale.ROOT, "%,d", (long) value);
    }
    var rounded = new BigDecimal(value).round(FIGURES);
    return Math.abs(value) >= 1000
        ? String.format(Locale.ROOT, "%,." + (Math.abs(value) < 1e6 ? 1 : 0) + "f", value)
        : Math.abs(value) < 1e-4
            ? String.format(Locale.ROOT, "%.3e", value)
            : rounded.stripTrailingZeros().toPlainString();
  }

  static String share(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** "Age 34 → 41, Amount 5,000 → 3,200"; of words, which are taken out. */
  String changes(double[] from, double[] to, int most) {
    var changes = new ArrayList<String>();
    for (int i = 0; i < from.length; i++) {
      if (from[i] != to[i]) {
        changes.add(change(i, from[i], to[i]));
      }
    }
    return some(changes, most);
  }

  private String change(int i, double from, double to) {
    var name = names.values().get(i);
    if (names.form() == Names.Form.WORDS) {
      return (to == 0 ? "without \"" : "with \"") + name + "\"";
    }
    var before = value(i, from);
    var after = value(i, to);
    return before.equals(after) // not to be told apart when rounded
        ? "%s %s → %s".formatted(name, from, to)
        : "%s %s → %s".formatted(name, before, after);
  }

  /** "Age 34, Amount 5,000". */
  String row(double[] row, int most) {
    var values = new ArrayList<String>();
    for (int i = 0; i < row.length; i++) {
      values.add(names.values().get(i) + " " + value(i, row[i]));
    }
    return some(values, most);
  }

  /** Joined by commas, or semicolons where there are commas within; and how many more there are. */
  static String some(List<String> all, int most) {
    var shown = all.subList(0, Math.min(most, all.size()));
    var between = shown.stream().anyMatch(one -> one.contains(", ")) ? "; " : ", ";
    return String.join(between, shown)
        + (all.size() <= most ? "" : " and %,d more".formatted(all.size() - most));
  }

  /** "Age > 30 AND Housing = own". */
  String conditions(List<Condition> conditions) {
    return conditions.stream().map(this::condition).collect(Collectors.joining(" AND "));
  }

  private String condition(Condition one) {
    int i = one.value();
    var name = names.values().get(i);
    return switch (one.kind()) {
      case IS -> "%s = %s".formatted(name, value(i, one.high()));
      case THERE -> there(one.group());
      case BETWEEN ->
          one.low() == null
              ? "%s ≤ %s".formatted(name, value(i, one.high()))
              : one.high() == null
                  ? "%s > %s".formatted(name, value(i, one.low()))
                  : "%s < %s ≤ %s".formatted(value(i, one.low()), name, value(i, one.high()));
    };
  }

  private String there(int[] group) {
    if (names.form() == Names.Form.WORDS) {
      return java.util.Arrays.stream(group)
          .mapToObj(i -> "\"" + names.values().get(i) + "\"")
          .collect(Collectors.joining(", ", "", " is there"));
    }
    return "%,d places around %s are as they are"
        .formatted(group.length, names.values().get(group[group.length / 2]));
  }
}
