package groundwork.statistics.design;

import java.util.LinkedHashMap;
import java.util.Map;

/** The functions of the language, and how many arguments each takes. */
final class Functions {
  private record Arity(int least, int most) {}

  /** Over all rows of a group rather than within one. */
  static final java.util.Set<String> AGGREGATES =
      java.util.Set.of("mean", "sum", "count", "sd", "median", "first");

  private static final Map<String, Arity> KNOWN = new LinkedHashMap<>();

  static {
    for (var one : "log log10 log2 exp sqrt abs scale center factor is_missing I".split(" ")) {
      KNOWN.put(one, new Arity(1, 1));
    }
    KNOWN.put("round", new Arity(1, 2));
    KNOWN.put("min", new Arity(1, 100));
    KNOWN.put("max", new Arity(1, 100));
    KNOWN.put("paste", new Arity(2, 100));
    KNOWN.put("ifelse", new Arity(3, 3));
    for (var one : "mean sum sd median first".split(" ")) {
      KNOWN.put(one, new Arity(1, 1));
    }
    KNOWN.put("count", new Arity(0, 1));
    KNOWN.put("cbind", new Arity(2, 2));
    KNOWN.put("Surv", new Arity(2, 2));
  }

  private Functions() {}

  static void require(Token name, int arguments) {
    var arity = KNOWN.get(name.text());
    if (arity == null) {
      throw new Unreadable(
          name.position(),
          "there is no function \"" + name.text() + "\"",
          "Known are " + String.join(", ", KNOWN.keySet()) + ".");
    }
    if (arguments < arity.least || arguments > arity.most) {
      throw new Unreadable(
          name.position(),
          "%s takes %s, not %d".formatted(name.text(), range(arity), arguments),
          "Correct the call.");
    }
  }

  /** min and max compare columns where they have several, and rows where they have one. */
  static boolean aggregates(Node.Call call) {
    boolean extreme = call.function().equals("min") || call.function().equals("max");
    return AGGREGATES.contains(call.function()) || extreme && call.arguments().size() == 1;
  }

  private static String range(Arity arity) {
    if (arity.most == 100) {
      return arity.least + " or more arguments";
    }
    if (arity.least == arity.most) {
      return arity.least == 1 ? "1 argument" : arity.least + " arguments";
    }
    return arity.least + " or " + arity.most + " arguments";
  }
}
