package groundwork.analysis.control.kind;

import groundwork.analysis.control.Grouping;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Alternative;
import groundwork.statistics.Mean;
import groundwork.statistics.compare.TTest;
import groundwork.statistics.decision.Simulatability;
import groundwork.statistics.decision.Utility;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The kind {@code simulatability}: how much better people predict the model after explanations, for
 * each level of {@code group} and {@code by}; or with {@code method: utility}, how many times as
 * well as the baseline group after each number of sessions ({@code phase}).
 */
final class Simulations implements Kind {
  @Override
  public boolean splitsBy() {
    return false;
  }

  @Override
  public Finding run(Analysis analysis, Table given, Context context) {
    var finding = FindingBuilder.of(analysis);
    var by = new LinkedHashSet<>(analysis.by());
    analysis.text("group").ifPresent(by::add);
    var phase = analysis.text("phase", "phase");
    if (by.isEmpty()) { // measure ~ group says the same
      analysis.formula().map(Formula::parse).stream()
          .flatMap(formula -> formula.columns().stream())
          .filter(
              name -> analysis.formula().map(Formula::parse).get().variables().containsKey(name))
          .filter(name -> !name.equals(phase))
          .forEach(by::add);
    }
    var person =
        context
            .participant()
            .filter(given::has)
            .orElseThrow(
                () -> new IllegalArgumentException("name the people under data: participant"));
    var measure = measure(analysis, given);
    var needed = new LinkedHashSet<>(by);
    needed.add(phase);
    needed.add(person);
    needed.addAll(measure.columns());
    var table = Advised.complete(given, List.copyOf(needed), finding);
    table = table.with("(measure)", measure.evaluate(table));
    finding.n(table.rows());
    if (analysis.text("method", "change").startsWith("utility")) {
      return utility(analysis, table, phase, List.copyOf(by), finding);
    }
    var levels = table.factor(phase).used().levels();
    var pre = analysis.text("pre").orElseGet(() -> usual(levels, "pre", "before"));
    var post = analysis.text("post").orElseGet(() -> usual(levels, "post", "after"));
    for (var level : List.of(pre, post)) {
      if (!levels.contains(level)) {
        throw new IllegalArgumentException(
            "%s has no level \"%s\"; there are %s: name two under \"pre\" and \"post\""
                .formatted(phase, level, levels));
      }
    }
    var paired = itemsRecur(table, context, person, phase, List.of(pre, post));
    if (!paired) {
      finding.warn(
          "other-items",
          "Nobody meets the same item before and after, so people's means are compared; that holds"
              + " only if items were balanced over both.");
    }
    var known =
        paired
            ? context
            : new Context(context.participant(), Optional.empty(), context.rows(), context.seed());
    if (analysis.has("baseline")) {
      finding.warn(
          "baseline-unused",
          "A baseline belongs to \"method: utility\"; here every two groups are compared.");
    }
    var groups = Grouping.of(table, by);
    var people = new ArrayList<PersonMeans.Group>();
    for (int group = 0; group < groups.size(); group++) {
      var rows = table.at(groups.rows()[group]);
      var values = groups.values(table, group);
      var change = change(rows, phase, pre, post, person, known, finding);
      describe(finding, analysis, known, values, change);
      var name = String.join(", ", values.values());
      people.add(new PersonMeans.Group(name, byPerson(change)));
      if (!name.isEmpty()) {
        finding.group(name, byPerson(change).size());
      }
    }
    if (people.size() > 1) {
      PersonMeans.compare(finding, analysis, "change", people);
    }
    return finding.estimator("post - pre, same people" + (paired ? " and items" : "")).done();
  }

  /** Whether anybody has answered the same item in both phases; yes where no items are named. */
  private static boolean itemsRecur(
      Table table, Context context, String person, String phase, List<String> both) {
    var item = context.item().filter(table::has);
    if (item.isEmpty()) {
      return true;
    }
    var seen = new HashMap<List<String>, String>();
    for (int row = 0; row < table.rows(); row++) {
      var when = table.column(phase).text(row);
      var key =
          List.of(
              table.column(person).text(row), String.valueOf(table.column(item.get()).text(row)));
      if (both.contains(when) && !when.equals(seen.getOrDefault(key, when))) {
        return true;
      }
      if (both.contains(when)) {
        seen.put(key, when);
      }
    }
    return false;
  }

  private static String usual(List<String> levels, String one, String other) {
    return levels.contains(one) || !levels.contains(other) ? one : other;
  }

  private static Expression measure(Analysis analysis, Table table) {
    return analysis
        .measure()
        .map(Expression::parse)
        .or(() -> analysis.formula().flatMap(text -> Formula.parse(text).response()))
        .or(
            () ->
                List.of("correct_vs_model", "correct").stream()
                    .filter(table::has)
                    .findFirst()
                    .map(Expression::parse))
        .orElseThrow(() -> new IllegalArgumentException("name what is right under \"measure\""));
  }

  /** Pairs of a person's answers to an item; several answers of one phase are averaged. */
  private static Simulatability change(
      Table rows,
      String phase,
      String pre,
      String post,
      String person,
      Context context,
      FindingBuilder finding) {
    var item = context.item().filter(rows::has);
    double[] right = rows.numbers("(measure)");
    var before = new LinkedHashMap<List<String>, double[]>();
    var after = new LinkedHashMap<List<String>, double[]>();
    for (int row = 0; row < rows.rows(); row++) {
      int at = row;
      var key =
          List.of(
              rows.column(person).text(row),
              item.map(name -> String.valueOf(rows.column(name).text(at))).orElse("all"));
      var when = rows.column(phase).text(row);
      var side = when.equals(pre) ? before : when.equals(post) ? after : null;
      if (side == null) {
        finding.excluded("other phase", 1);
        continue;
      }
      double[] sum = side.computeIfAbsent(key, name -> new double[2]);
      sum[0] += right[row];
      sum[1]++;
    }
    var pairs = new ArrayList<>(before.keySet());
    pairs.retainAll(after.keySet());
    finding.excluded(
        "no answer in the other phase", before.size() + after.size() - 2 * pairs.size());
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException(
          "nobody has the same item in both phases"
              + (item.isPresent() ? "; without the item column people's means are compared" : ""));
    }
    return Simulatability.of(
        pairs.stream().map(pair -> pair.get(0)).toList(),
        pairs.stream().map(pair -> pair.get(1)).toList(),
        means(pairs, before),
        means(pairs, after));
  }

  private static double[] means(List<List<String>> pairs, Map<List<String>, double[]> sums) {
    return pairs.stream().mapToDouble(pair -> sums.get(pair)[0] / sums.get(pair)[1]).toArray();
  }

  private static Map<String, Double> byPerson(Simulatability change) {
    var clusters = change.overPeople();
    var means = new LinkedHashMap<String, Double>();
    for (int i = 0; i < clusters.size(); i++) {
      means.put(clusters.ids().get(i), clusters.numerators()[i] / clusters.denominators()[i]);
    }
    return means;
  }

  private static void describe(
      FindingBuilder finding,
      Analysis analysis,
      Context context,
      Map<String, String> group,
      Simulatability change) {
    int pairs = change.changes().length;
    finding.descriptive(
        Descriptive.of(group, "before").and("n", pairs).and("estimate", change.before()));
    finding.descriptive(
        Descriptive.of(group, "after").and("n", pairs).and("estimate", change.after()));
    double[] ones = new double[pairs];
    Arrays.fill(ones, 1);
    var table = Table.of("participant", change.people()).with("item", change.items());
    var draws = new Draws(analysis.without("cluster"), context, table);
    var one =
        Descriptive.of(group, "change")
            .and("n", pairs)
            .and("participants", change.overPeople().size())
            .and("estimate", change.change());
    var over = draws.ratio(List.of("participant"), change.changes(), ones);
    if (over.isPresent()) {
      one =
          one.and("se", over.get().standardError())
              .within(draws.interval(over.get()).orElse(null))
              .and("halfWidth", over.get().halfWidth(analysis.level()))
              .and("pBootstrap", over.get().centredP(0));
    }
    if (context.item().isPresent()) {
      var items = draws.ratio(List.of("item"), change.changes(), ones).flatMap(draws::interval);
      var both =
          draws
              .ratio(List.of("participant", "item"), change.changes(), ones)
              .flatMap(draws::interval);
      if (items.isPresent()) {
        one = one.and("lowItems", items.get().low()).and("highItems", items.get().high());
      }
      if (both.isPresent()) {
        one = one.and("lowBoth", both.get().low()).and("highBoth", both.get().high());
      }
    }
    finding.descriptive(one);
    var name = String.join(", ", group.values());
    if (change.overPeople().size() < Draws.FEW) {
      finding.warn(
          "few-clusters",
          "%s%d people only: intervals over so few are too short"
              .formatted(name.isEmpty() ? "" : name + ": ", change.overPeople().size()));
    }
    try {
      var t = TTest.oneSample(change.byPerson(), 0, Alternative.TWO_SIDED, analysis.level());
      finding.test(
          Test.of(
                  name.isEmpty() ? "change" : "change: " + name,
                  "t, participants' mean change against 0",
                  "t",
                  t.statistic(),
                  t.df(),
                  null,
                  t.p())
              .and("mean", t.estimate())
              .and("low", t.interval().low())
              .and("high", t.interval().high()));
    } catch (IllegalArgumentException constant) {
      finding.warn("not-tested", constant.getMessage());
    }
  }

  /** Accuracy of each group after each number of sessions, over that of the baseline group. */
  private static Finding utility(
      Analysis analysis, Table table, String phase, List<String> by, FindingBuilder finding) {
    var baseline =
        analysis
            .text("baseline")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "name the group without explanations under" + " \"baseline\""));
    double[] sessions = Arrays.stream(table.numbers(phase)).distinct().sorted().toArray();
    var groups = Grouping.of(table, by);
    Optional<double[]> without = Optional.empty();
    var accuracies = new LinkedHashMap<Map<String, String>, double[]>();
    for (int group = 0; group < groups.size(); group++) {
      var rows = table.at(groups.rows()[group]);
      double[] k = rows.numbers(phase);
      double[] right = rows.numbers("(measure)");
      double[] accuracy =
          Arrays.stream(sessions)
              .map(
                  session -> {
                    double[] own =
                        IntStream.range(0, k.length)
                            .filter(i -> k[i] == session)
                            .mapToDouble(i -> right[i])
                            .toArray();
                    return own.length == 0 ? Double.NaN : Mean.of(own);
                  })
              .toArray();
      var values = groups.values(table, group);
      if (values.containsValue(baseline)) {
        without = Optional.of(accuracy);
      } else {
        accuracies.put(values, accuracy);
      }
    }
    double[] base =
        without.orElseThrow(
            () -> new IllegalArgumentException("there is no group \"" + baseline + "\""));
    accuracies.forEach(
        (values, accuracy) -> {
          var utility = Utility.of(sessions, accuracy, base);
          finding.descriptive(Descriptive.of(values, "utility").and("estimate", utility.score()));
          for (int i = 0; i < sessions.length; i++) {
            finding.descriptive(
                Descriptive.of(values, "utility_k")
                    .and("k", sessions[i])
                    .and("estimate", utility.values()[i])
                    .and("accuracy", accuracy[i])
                    .and("baseline", base[i]));
          }
        });
    return finding.estimator("utility: accuracy over that of " + baseline).done();
  }
}
