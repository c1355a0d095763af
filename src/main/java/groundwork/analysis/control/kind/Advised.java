package groundwork.analysis.control.kind;

import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Decisions with advice, one a row: found under the names that the plan gives or under those of the
 * tidy data.
 *
 * @param table one row a decision, nothing missing in what follows
 * @param truth class numbers; empty where nobody knows
 * @param advice class numbers
 * @param initial class numbers; empty where there is one stage only
 * @param last class numbers
 */
record Advised(
    Table table, Optional<int[]> truth, int[] advice, Optional<int[]> initial, int[] last) {

  /** Names under which each column is looked for where the plan gives none. */
  private static final Map<String, List<String>> USUAL =
      Map.of(
          "truth", List.of("truth", "y"),
          "advice", List.of("advice", "model_output", "ai_prediction", "ai"),
          "initial", List.of("initial"),
          "final", List.of("final"),
          "response", List.of("response"));

  /** Whether the advice was right, and whether it was followed: both are enough for one stage. */
  private static final List<List<String>> FOLLOWED =
      List.of(
          List.of("ai_correct", "accepted"),
          List.of("model_correct", "accepted"),
          List.of("model_correct", "correct_vs_model"));

  /** The roles that have a column, with its name. */
  static Map<String, String> names(Analysis analysis, Table table) {
    var names = new LinkedHashMap<String, String>();
    for (var role : List.of("truth", "advice", "initial", "final", "response")) {
      analysis
          .text(role)
          .or(() -> USUAL.get(role).stream().filter(table::has).findFirst())
          .ifPresent(name -> names.put(role, name));
    }
    return names;
  }

  static Advised of(Analysis analysis, Table given, Context context, FindingBuilder finding) {
    var table = onStages(analysis, given, context, finding);
    var names = names(analysis, table);
    var last = names.containsKey("final") ? names.get("final") : names.get("response");
    boolean named = Set.of("truth", "advice", "final", "response").stream().anyMatch(analysis::has);
    if (!named && (last == null || !names.containsKey("advice"))) {
      for (var pair : FOLLOWED) {
        if (pair.stream().allMatch(table::has)) {
          return followed(table, pair.get(0), pair.get(1), finding);
        }
      }
    }
    if (last == null) {
      throw new IllegalArgumentException(
          "no column holds the answers: name it under \"final\" or \"response\"");
    }
    if (!names.containsKey("advice")) {
      if (!names.containsKey("truth")) {
        throw new IllegalArgumentException("no column holds the advice: name it under \"advice\"");
      }
      return followed(table, names.get("truth"), last, finding);
    }
    var needed = new ArrayList<>(List.of(names.get("advice"), last));
    Optional.ofNullable(names.get("truth")).ifPresent(needed::add);
    Optional.ofNullable(names.get("initial")).ifPresent(needed::add);
    var complete = complete(table, needed, finding);
    var classes = new LinkedHashMap<String, Integer>();
    return new Advised(
        complete,
        Optional.ofNullable(names.get("truth")).map(name -> codes(complete, name, classes)),
        codes(complete, names.get("advice"), classes),
        Optional.ofNullable(names.get("initial")).map(name -> codes(complete, name, classes)),
        codes(complete, last, classes));
  }

  /** Following advice that is right is right: advice is "accept", and so is the truth then. */
  private static Advised followed(
      Table table, String right, String followed, FindingBuilder finding) {
    var complete = complete(table, List.of(right, followed), finding);
    int[] truth = binary(complete, right);
    int[] advice = new int[truth.length];
    Arrays.fill(advice, 1);
    return new Advised(
        complete, Optional.of(truth), advice, Optional.empty(), binary(complete, followed));
  }

  /** Numbers or truth values that are 0 and 1 only. */
  static int[] binary(Table table, String name) {
    return Arrays.stream(table.numbers(name))
        .mapToInt(
            value -> {
              if (value != 0 && value != 1) {
                throw new IllegalArgumentException(
                    "\"%s\" has %s; without a column of advice it must say 1 or 0"
                        .formatted(name, value));
              }
              return (int) value;
            })
        .toArray();
  }

  /** Without rows in which one of these is missing, which are counted. */
  static Table complete(Table table, List<String> names, FindingBuilder finding) {
    for (int row = 0; row < table.rows(); row++) {
      int at = row;
      names.stream()
          .filter(name -> table.column(name).missing(at))
          .findFirst()
          .ifPresent(name -> finding.excluded("missing " + name, 1));
    }
    var complete = table.complete(names);
    if (complete.rows() == 0) {
      throw new IllegalArgumentException("no row has values in all of " + String.join(", ", names));
    }
    return complete;
  }

  /** Tidy data have a row for each stage of a decision: the two are put side by side. */
  private static Table onStages(
      Analysis analysis, Table table, Context context, FindingBuilder finding) {
    boolean staged =
        !analysis.has("initial")
            && !table.has("initial")
            && table.has("stage")
            && table.factor("stage").levels().containsAll(List.of("initial", "final"));
    var response = analysis.text("response", "response");
    if (!staged || !table.has(response)) {
      return table;
    }
    var stage = table.column("stage");
    var keys =
        List.of(context.participant().orElse("participant"), "block", "field", "item").stream()
            .filter(table::has)
            .toList();
    var first = new LinkedHashMap<List<String>, String>();
    var rows = new ArrayList<Integer>();
    for (int row = 0; row < table.rows(); row++) {
      int at = row;
      var key = keys.stream().map(name -> String.valueOf(table.column(name).text(at))).toList();
      if ("initial".equals(stage.text(row))) {
        first.putIfAbsent(key, table.column(response).text(row));
      } else if ("final".equals(stage.text(row))) {
        rows.add(row);
      }
    }
    var finals = table.at(rows.stream().mapToInt(Integer::intValue).toArray());
    finding.excluded("no stage", table.rows() - rows.size() - first.size());
    var initials = new ArrayList<String>();
    for (int row = 0; row < finals.rows(); row++) {
      int at = row;
      initials.add(
          first.get(
              keys.stream().map(name -> String.valueOf(finals.column(name).text(at))).toList()));
    }
    return finals.with("initial", initials).with("final", finals.column(response));
  }

  private static int[] codes(Table table, String name, Map<String, Integer> classes) {
    Column column = table.column(name);
    return IntStream.range(0, table.rows())
        .mapToObj(column::text)
        .map(text -> text.equals("TRUE") ? "1" : text.equals("FALSE") ? "0" : text)
        .mapToInt(
            text -> {
              classes.putIfAbsent(text, classes.size());
              return classes.get(text);
            })
        .toArray();
  }
}
