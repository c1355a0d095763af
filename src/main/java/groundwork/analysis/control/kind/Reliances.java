package groundwork.analysis.control.kind;

import groundwork.analysis.control.Grouping;
import groundwork.analysis.control.Reported;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Contrast;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Alternative;
import groundwork.statistics.Bootstrap;
import groundwork.statistics.Clusters;
import groundwork.statistics.Mean;
import groundwork.statistics.Rate;
import groundwork.statistics.compare.TTest;
import groundwork.statistics.decision.RatesByPerson;
import groundwork.statistics.decision.RatesByPerson.Undefined;
import groundwork.statistics.decision.Reliance;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What people do with advice, in each combination of {@code by}: pooled shares with intervals over
 * whole people (and over items), shares person by person, and differences between groups.
 */
final class Reliances implements Kind {
  /** Groups of which all pairs are compared; with more, each with the baseline or the first. */
  private static final int ALL_PAIRS = 6;

  private static final Map<String, Function<Reliance, Rate>> MEASURES = measures();

  private static Map<String, Function<Reliance, Rate>> measures() {
    var measures = new LinkedHashMap<String, Function<Reliance, Rate>>();
    measures.put("accuracy", Reliance::accuracyFinal);
    measures.put("accuracy_initial", Reliance::accuracyInitial);
    measures.put("accuracy_advice", Reliance::accuracyAdvice);
    measures.put("accuracy_advice_right", one -> accuracy(one, 1));
    measures.put("accuracy_advice_wrong", one -> accuracy(one, 0));
    measures.put("agreement", Reliance::agreementFraction);
    measures.put("switch", Reliance::switchFraction);
    measures.put("over_reliance", Reliance::overReliance);
    measures.put("under_reliance", Reliance::underReliance);
    measures.put("over_reliance_switch", Reliance::overRelianceSwitch);
    measures.put("under_reliance_switch", Reliance::underRelianceSwitch);
    measures.put("rair", Reliance::rair);
    measures.put("rsr", Reliance::rsr);
    measures.put("accuracy_wid", Reliance::accuracyWid);
    return measures;
  }

  /** Of one trial: right in the end, where the advice was right (1) or wrong (0). */
  private static Rate accuracy(Reliance trial, int advice) {
    boolean applies = trial.accuracyAdvice().count() == advice;
    return applies ? trial.accuracyFinal() : new Rate(0, 0);
  }

  @Override
  public boolean splitsBy() {
    return false;
  }

  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var finding = FindingBuilder.of(analysis);
    if (AdviceWeights.asked(analysis, table)) {
      return AdviceWeights.run(analysis, table, context, finding);
    }
    var by = analysis.by();
    var data = Advised.of(analysis, Advised.complete(table, by, finding), context, finding);
    finding.n(data.table().rows());
    var trials = trials(data);
    var groups = Grouping.of(data.table(), by);
    var parts = new ArrayList<Part>();
    for (int group = 0; group < groups.size(); group++) {
      int[] rows = groups.rows()[group];
      var part =
          new Part(
              groups.values(data.table(), group),
              Arrays.stream(rows).mapToObj(trials::get).toList(),
              new Draws(analysis, context, data.table().at(rows)));
      parts.add(part);
      if (!by.isEmpty()) {
        finding.group(part.name(), part.people().orElse(rows.length));
      }
      part.people()
          .filter(people -> people < Draws.FEW)
          .ifPresent(
              people ->
                  finding.warn(
                      "few-clusters",
                      "%s%d people only: intervals over so few are too short"
                          .formatted(by.isEmpty() ? "" : part.name() + ": ", people)));
    }
    var measures = available(data);
    for (var measure : measures) {
      for (var part : parts) {
        var one = part.describe(measure, analysis);
        finding.descriptive(one);
        sentence(one, analysis).ifPresent(finding::sentence);
      }
    }
    gains(finding, parts, data, analysis);
    compare(finding, parts, measures, analysis);
    warn(finding, data, parts, measures);
    return finding.estimator(parts.getFirst().draws.method()).done();
  }

  private static Optional<String> sentence(Descriptive one, Analysis analysis) {
    if (!(one.values().get("estimate") instanceof Double estimate)) {
      return Optional.empty();
    }
    var said = Reported.estimate(one.measure().replace('_', '-'), estimate);
    if (one.values().get("low") instanceof Double low
        && one.values().get("high") instanceof Double high) {
      said = said.interval(low, high, analysis.level());
    }
    var group = String.join(", ", one.group().values());
    return Optional.of(group.isEmpty() ? said.text() : group + ": " + said.text());
  }

  private static List<Reliance> trials(Advised data) {
    return IntStream.range(0, data.table().rows())
        .mapToObj(
            i -> {
              int[] advice = {data.advice()[i]};
              int[] last = {data.last()[i]};
              int[] truth = {data.truth().orElse(data.advice())[i]};
              return data.initial()
                  .map(initial -> Reliance.twoStage(truth, advice, new int[] {initial[i]}, last))
                  .orElseGet(() -> Reliance.oneStage(truth, advice, last));
            })
        .toList();
  }

  /** Without a truth nothing is right; without a first answer nobody switches. */
  private static List<String> available(Advised data) {
    var first =
        List.of(
            "accuracy_initial",
            "switch",
            "over_reliance_switch",
            "under_reliance_switch",
            "rair",
            "rsr",
            "accuracy_wid");
    return MEASURES.keySet().stream()
        .filter(name -> data.truth().isPresent() || List.of("agreement", "switch").contains(name))
        .filter(name -> data.initial().isPresent() || !first.contains(name))
        .toList();
  }

  /** One group's trials. */
  private record Part(Map<String, String> group, List<Reliance> trials, Draws draws) {
    String name() {
      return String.join(", ", group.values());
    }

    Optional<Integer> people() {
      return persons().map(names -> (int) names.stream().distinct().count());
    }

    Optional<List<String>> persons() {
      return draws.context().participant().filter(draws.table()::has).map(draws::texts);
    }

    double[] counts(String measure) {
      return trials.stream().mapToDouble(t -> MEASURES.get(measure).apply(t).count()).toArray();
    }

    double[] of(String measure) {
      return trials.stream().mapToDouble(t -> MEASURES.get(measure).apply(t).of()).toArray();
    }

    Clusters clusters(String measure) {
      return Clusters.ratios(persons().orElseThrow(), counts(measure), of(measure));
    }

    Optional<RatesByPerson> rates(String measure) {
      return persons()
          .map(
              names -> {
                var clusters = clusters(measure);
                return new RatesByPerson(
                    clusters.ids(),
                    IntStream.range(0, clusters.size())
                        .mapToObj(
                            i ->
                                new Rate(
                                    (int) clusters.numerators()[i],
                                    (int) clusters.denominators()[i]))
                        .toList());
              });
    }

    Descriptive describe(String measure, Analysis analysis) {
      double[] counts = counts(measure);
      double[] of = of(measure);
      int count = (int) Arrays.stream(counts).sum();
      int all = (int) Arrays.stream(of).sum();
      var one = Descriptive.of(group, measure).and("n", all).and("count", count);
      var rates = rates(measure);
      if (rates.isPresent()) {
        var values = rates.get().values(undefined(analysis));
        one =
            one.and("participants", values.values().length)
                .and("undefined", values.undefined())
                .and("personMean", values.values().length > 0 ? Mean.of(values.values()) : null)
                .and(
                    "personSd",
                    values.values().length > 1 ? Math.sqrt(Mean.variance(values.values())) : null);
      }
      if (all == 0) {
        return one;
      }
      one = one.and("estimate", (double) count / all);
      var bootstrap = draws.ratio(counts, of);
      if (bootstrap.isPresent()) {
        one =
            one.and("se", bootstrap.get().standardError())
                .within(draws.interval(bootstrap.get()).orElse(null));
      }
      return items(one, counts, of);
    }

    /** Items are a sample too: the interval over them, and over people and items at once. */
    private Descriptive items(Descriptive one, double[] counts, double[] of) {
      var item = draws.context().item().filter(draws.table()::has);
      if (item.isEmpty() || !draws.analysis().texts("cluster").isEmpty()) {
        return one;
      }
      var more = one;
      var overItems = draws.ratio(List.of(item.get()), counts, of).flatMap(draws::interval);
      if (overItems.isPresent()) {
        more = more.and("lowItems", overItems.get().low()).and("highItems", overItems.get().high());
      }
      var person = draws.context().participant().filter(draws.table()::has);
      if (person.isPresent()) {
        var both =
            draws.ratio(List.of(person.get(), item.get()), counts, of).flatMap(draws::interval);
        if (both.isPresent()) {
          more = more.and("lowBoth", both.get().low()).and("highBoth", both.get().high());
        }
      }
      return more;
    }
  }

  private static Undefined undefined(Analysis analysis) {
    return analysis.text("undefined", "drop").equals("zero")
        ? Undefined.AS_ZERO
        : Undefined.LEFT_OUT;
  }

  /** What person and advice together gain over the better of the two alone. */
  private static void gains(
      FindingBuilder finding, List<Part> parts, Advised data, Analysis analysis) {
    var baseline =
        analysis
            .text("baseline")
            .flatMap(name -> parts.stream().filter(p -> p.group().containsValue(name)).findFirst());
    if (data.truth().isEmpty() || baseline.isEmpty() && data.initial().isEmpty()) {
      return;
    }
    for (var part : parts) {
      if (baseline.filter(part::equals).isPresent()) {
        continue;
      }
      double[] right = part.counts("accuracy");
      double[] advice = part.counts("accuracy_advice");
      double[] human =
          baseline.map(p -> p.counts("accuracy")).orElseGet(() -> part.counts("accuracy_initial"));
      double alone = Mean.of(human);
      var one =
          Descriptive.of(part.group(), "complementary_gain")
              .and("n", right.length)
              .and("estimate", Mean.of(right) - Math.max(alone, Mean.of(advice)))
              .and("humanAlone", alone)
              .and("adviceAlone", Mean.of(advice))
              .and("team", Mean.of(right));
      var bootstrap =
          part.draws.statistic(
              rows ->
                  mean(right, rows)
                      - Math.max(
                          baseline.isPresent() ? alone : mean(human, rows), mean(advice, rows)));
      if (bootstrap.isPresent()) {
        one =
            one.and("se", bootstrap.get().standardError())
                .within(part.draws.interval(bootstrap.get()).orElse(null));
      }
      finding.descriptive(one);
    }
    if (baseline.isEmpty()) {
      finding.warn(
          "own-first-answer",
          "The gain is over people's own first answers, which asking for them may change; with an"
              + " arm without advice, name it under \"baseline\".");
    }
  }

  private static double mean(double[] x, int[] rows) {
    double sum = 0;
    for (int row : rows) {
      sum += x[row];
    }
    return sum / rows.length;
  }

  private static void compare(
      FindingBuilder finding, List<Part> parts, List<String> measures, Analysis analysis) {
    var contrasts = new ArrayList<Contrast>();
    var first =
        analysis
            .text("baseline")
            .flatMap(name -> parts.stream().filter(p -> p.group().containsValue(name)).findFirst())
            .orElse(parts.getFirst());
    for (var measure : measures) {
      if (measure.startsWith("accuracy_") && !measure.equals("accuracy_wid")) {
        continue; // of the advice itself, or said by over- and under-reliance
      }
      for (int b = 0; b < parts.size(); b++) {
        for (int a = 0; a < b; a++) {
          var one = parts.get(a);
          var other = parts.get(b);
          if (parts.size() > ALL_PAIRS && one != first && other != first) {
            continue;
          }
          contrast(measure, one, other, analysis).ifPresent(contrasts::add);
          test(measure, one, other, analysis).ifPresent(finding::test);
        }
      }
    }
    PersonMeans.add(finding, analysis, contrasts);
  }

  /** Difference of pooled shares; the same people in both groups are drawn once for both. */
  private static Optional<Contrast> contrast(
      String measure, Part one, Part other, Analysis analysis) {
    if (one.people().isEmpty()) {
      return Optional.empty();
    }
    var a = one.clusters(measure);
    var b = other.clusters(measure);
    try {
      Bootstrap bootstrap;
      if (Collections.disjoint(a.ids(), b.ids())) {
        bootstrap =
            Bootstrap.of(
                one.draws.draw(a.size(), 0),
                other.draws.draw(b.size(), 1),
                (ours, theirs) -> a.pooled(ours) - b.pooled(theirs));
      } else {
        var ids = new ArrayList<>(a.ids());
        b.ids().stream().filter(id -> !a.ids().contains(id)).forEach(ids::add);
        var ours = aligned(a, ids);
        var theirs = aligned(b, ids);
        bootstrap =
            Bootstrap.of(
                one.draws.draw(ids.size(), 0), drawn -> ours.pooled(drawn) - theirs.pooled(drawn));
      }
      var interval = one.draws.interval(bootstrap);
      return Optional.of(
          new Contrast(
              one.name() + " - " + other.name(),
              Map.of("measure", measure),
              "cluster bootstrap",
              bootstrap.estimate(),
              bootstrap.standardError(),
              null,
              null,
              bootstrap.centredP(0),
              null,
              null,
              interval.map(i -> i.low()).orElse(null),
              interval.map(i -> i.high()).orElse(null),
              null));
    } catch (IllegalArgumentException undefined) {
      return Optional.empty();
    }
  }

  private static Clusters aligned(Clusters some, List<String> ids) {
    double[] above = new double[ids.size()];
    double[] below = new double[ids.size()];
    for (int i = 0; i < ids.size(); i++) {
      int at = some.ids().indexOf(ids.get(i));
      if (at >= 0) {
        above[i] = some.numerators()[at];
        below[i] = some.denominators()[at];
      }
    }
    return new Clusters(ids, above, below);
  }

  /** The same person by person, where groups are of different people. */
  private static Optional<Test> test(String measure, Part one, Part other, Analysis analysis) {
    if (one.people().isEmpty()
        || !Collections.disjoint(one.persons().orElseThrow(), other.persons().orElseThrow())) {
      return Optional.empty();
    }
    try {
      var t =
          TTest.welch(
              one.rates(measure).orElseThrow().values(undefined(analysis)).values(),
              other.rates(measure).orElseThrow().values(undefined(analysis)).values(),
              0,
              Alternative.TWO_SIDED,
              analysis.level());
      return Optional.of(
          Test.of(
                  measure + ": " + one.name() + " - " + other.name(),
                  "Welch, shares of participants",
                  "t",
                  t.statistic(),
                  t.df(),
                  null,
                  t.p())
              .and("difference", t.estimate())
              .and("low", t.interval().low())
              .and("high", t.interval().high()));
    } catch (IllegalArgumentException constant) {
      return Optional.empty();
    }
  }

  private static void warn(
      FindingBuilder finding, Advised data, List<Part> parts, List<String> measures) {
    if (data.truth().isEmpty()) {
      finding.warn(
          "no-truth",
          "No column says what is right: only agreement and switching are known, which are neither"
              + " good nor bad by themselves.");
    }
    if (data.initial().isEmpty()) {
      finding.warn(
          "one-stage",
          "There is no answer before the advice: agreement by chance counts as reliance, and"
              + " switching, RAIR and RSR are undefined.");
    }
    for (var measure : measures) {
      int none =
          parts.stream()
              .flatMap(part -> part.rates(measure).stream())
              .mapToInt(RatesByPerson::undefined)
              .sum();
      if (none > 0) {
        finding.warn(
            "undefined-rates",
            measure
                + " is undefined for "
                + none
                + " people who met no such trial; each group's \"undefined\" counts them.");
      }
    }
    if (data.truth().isPresent()) {
      long right =
          IntStream.range(0, data.last().length)
              .filter(i -> data.advice()[i] == data.truth().get()[i])
              .count();
      if (right == 0 || right == data.last().length) {
        finding.warn(
            "advice-always-" + (right == 0 ? "wrong" : "right"),
            "The advice was never "
                + (right == 0 ? "right" : "wrong")
                + ": only half of reliance can be seen.");
      }
    }
  }
}
