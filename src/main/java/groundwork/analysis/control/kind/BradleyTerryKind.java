package groundwork.analysis.control.kind;

import groundwork.analysis.control.Reported;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.Finding.Term;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Bootstrap;
import groundwork.statistics.Clusters;
import groundwork.statistics.Interval;
import groundwork.statistics.Proportion;
import groundwork.statistics.Resamples;
import groundwork.statistics.choice.BradleyTerry;
import groundwork.statistics.choice.BradleyTerry.Order;
import groundwork.statistics.choice.Connection;
import groundwork.statistics.choice.Contest;
import groundwork.statistics.choice.Contests;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Paired comparisons, by domain where the plan says so. */
final class BradleyTerryKind implements Kind {
  private static final int REPLICATES = 2000;
  private static final String SEVERAL = ";";

  /** The comparisons of one part of the data, and who made each; null where nobody is named. */
  private record Part(Map<String, String> by, Contests contests, List<String> people) {
    String prefix() {
      return by.isEmpty() ? "" : String.join(", ", by.values()) + ": ";
    }
  }

  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var finding = FindingBuilder.of(analysis).estimator("maximum likelihood (Bradley-Terry)");
    var winner = analysis.text("winner").orElseThrow();
    var loser = analysis.text("loser").orElseThrow();
    var cluster = analysis.texts("cluster").stream().findFirst();
    var needed = new ArrayList<>(List.of(winner, loser));
    cluster.ifPresent(needed::add);
    needed.addAll(analysis.by());
    var kept = apart(complete(table, needed, finding), winner, loser);
    finding.n(kept.rows());
    cluster.ifPresent(name -> finding.group(name, kept.factor(name).used().levels().size()));
    var by = new LinkedHashMap<String, Column.Factor>();
    analysis.by().forEach(name -> by.put(name, kept.factor(name)));
    ModelRows.combinations(by, kept.rows())
        .forEach(
            (group, rows) ->
                tell(
                    finding,
                    analysis,
                    part(analysis, kept.at(rows.stream().mapToInt(i -> i).toArray()), group),
                    context));
    finding.and("errors", cluster.isPresent() ? "clustered by " + cluster.get() : "independent");
    cluster.ifPresentOrElse(
        name -> {},
        () ->
            context
                .participant()
                .filter(kept::has)
                .ifPresent(
                    name ->
                        finding.warn(
                            "pseudo-replication",
                            "Choices of one %s are not independent: name it as cluster."
                                .formatted(name))));
    return finding.done();
  }

  private static Table complete(Table table, List<String> needed, FindingBuilder finding) {
    var holds = new boolean[table.rows()];
    for (int row = 0; row < holds.length; row++) {
      int at = row;
      var missing = needed.stream().filter(name -> table.column(name).missing(at)).findFirst();
      missing.ifPresent(name -> finding.excluded("missing " + name, 1));
      holds[row] = missing.isEmpty();
    }
    var kept = table.where(holds);
    if (kept.rows() == 0) {
      throw new IllegalArgumentException("no row has " + String.join(", ", needed));
    }
    return kept;
  }

  /** An order, or a choice among several, is several comparisons, with semicolons between. */
  private static Table apart(Table table, String winner, String loser) {
    var winners = labels(table, winner);
    var losers = labels(table, loser);
    if (winners.stream().noneMatch(cell -> cell.contains(SEVERAL))) {
      return table;
    }
    var rows = new ArrayList<Integer>();
    var first = new ArrayList<String>();
    var second = new ArrayList<String>();
    for (int row = 0; row < table.rows(); row++) {
      var won = winners.get(row).split(SEVERAL, -1);
      var lost = losers.get(row).split(SEVERAL, -1);
      if (won.length != lost.length) {
        throw new IllegalArgumentException(
            "row %d names %d winners and %d losers; each comparison has one of both"
                .formatted(row + 1, won.length, lost.length));
      }
      for (int i = 0; i < won.length; i++) {
        rows.add(row);
        first.add(won[i]);
        second.add(lost[i]);
      }
    }
    return table
        .at(rows.stream().mapToInt(Integer::intValue).toArray())
        .with(winner, Column.of(first))
        .with(loser, Column.of(second));
  }

  private static Part part(Analysis analysis, Table table, Map<String, String> group) {
    var winners = labels(table, analysis.text("winner").orElseThrow());
    var losers = labels(table, analysis.text("loser").orElseThrow());
    var contests = Contests.of(winners, losers);
    var tie = analysis.text("tie");
    if (tie.isPresent()) {
      boolean[] tied = Expression.parse(tie.get()).holds(table);
      var all = new ArrayList<Contest>();
      for (int i = 0; i < tied.length; i++) {
        var won = contests.contests().get(i);
        all.add(tied[i] ? new Contest(won.first(), won.second(), 0, 0, 1) : won);
      }
      contests = new Contests(contests.players(), all);
    }
    var people =
        analysis.texts("cluster").stream()
            .findFirst()
            .map(name -> labels(table, name))
            .orElse(null);
    return new Part(group, contests, people);
  }

  private static List<String> labels(Table table, String name) {
    var column = table.column(name);
    return IntStream.range(0, table.rows()).mapToObj(column::text).toList();
  }

  /** What the errors would be if no two choices were one person's: other programs give these. */
  private static Map<String, Double> independent(Part part, String reference) {
    var fit = BradleyTerry.of(part.contests, reference, Order.IGNORED);
    var errors = new LinkedHashMap<String, Double>();
    for (String name : fit.names()) {
      if (part.contests.players().contains(name)) {
        errors.put(name, fit.ability(name, 0.95).standardError());
      }
    }
    return errors;
  }

  private static void tell(FindingBuilder finding, Analysis analysis, Part part, Context context) {
    describe(finding, analysis, part, context);
    var obstacle = Connection.of(part.contests).obstacle();
    if (obstacle.isPresent()) {
      finding.warn(
          "no-finite-abilities",
          part.prefix() + obstacle.get() + "; rates are given, abilities not");
      return;
    }
    var reference = reference(analysis, part);
    var fit =
        part.people == null
            ? BradleyTerry.of(part.contests, reference, Order.IGNORED)
            : BradleyTerry.clustered(part.contests, part.people, reference, Order.IGNORED);
    if (part.people != null) {
      finding.and(part.prefix() + "independentErrors", independent(part, reference));
    }
    var bounds = new Bounds(analysis, part, fit, context);
    for (String name : fit.names()) {
      boolean player = part.contests.players().contains(name);
      var ability =
          player ? fit.ability(name, analysis.level()) : fit.parameter(name, analysis.level());
      var interval = player ? bounds.of(name, reference) : ability.interval();
      finding.term(
          new Term(
              part.prefix() + name,
              ability.estimate(),
              ability.standardError(),
              ability.z(),
              null,
              ability.p(),
              interval.low(),
              interval.high()));
      if (player) {
        finding.sentence(
            "%s%s - %s: ".formatted(part.prefix(), name, reference)
                + Reported.coefficient(ability.estimate(), ability.standardError())
                    .z(ability.z())
                    .p(ability.p())
                    .effect("OR", Math.exp(ability.estimate()))
                    .interval(Math.exp(interval.low()), Math.exp(interval.high()), analysis.level())
                    .text());
      }
    }
    var equal = fit.equality();
    finding.test(
        Finding.Test.of(
            part.prefix() + "all abilities equal",
            "likelihood ratio, comparisons taken as independent",
            "chi2",
            equal.statistic(),
            (double) equal.df(),
            null,
            equal.p()));
    Abilities.contrasts(finding, analysis, part.by, part.contests, fit, bounds::of);
    if (part.by.isEmpty()) {
      int parameters = fit.names().size();
      finding.fit(
          fit.logLik(),
          -2 * fit.logLik() + 2 * parameters,
          -2 * fit.logLik() + Math.log(fit.comparisons()) * parameters);
      finding.and("reference", reference);
      finding.and("deviance", -2 * fit.logLik());
      finding.and("nullDeviance", -2 * fit.nullLogLik());
      finding.and("devianceOfPairs", fit.deviance());
    }
    finding.converged(true);
    bounds.warn(finding, part.prefix());
  }

  private static String reference(Analysis analysis, Part part) {
    return analysis
        .text("reference")
        .filter(part.contests.players()::contains)
        .orElse(part.contests.players().getFirst());
  }

  /** Normal intervals, or by the cluster bootstrap where the plan asks for it. */
  private static final class Bounds {
    private final BradleyTerry fit;
    private final double level;
    private groundwork.statistics.choice.ResampledAbilities resampled;

    Bounds(Analysis analysis, Part part, BradleyTerry fit, Context context) {
      this.fit = fit;
      level = analysis.level();
      var asked = analysis.text("interval", "");
      boolean drawn = List.of("bootstrap", "percentile").contains(asked);
      if ((analysis.has("bootstrap") || drawn) && part.people != null && !asked.equals("wald")) {
        int clusters = (int) part.people.stream().distinct().count();
        resampled =
            BradleyTerry.resampled(
                part.contests,
                part.people,
                fit.reference(),
                Order.IGNORED,
                Resamples.draw(
                    clusters, analysis.whole("bootstrap").orElse(REPLICATES), context.seed()));
      }
    }

    Interval of(String a, String b) {
      return resampled == null
          ? fit.difference(a, b, level).interval()
          : resampled.difference(a, b).percentile(level);
    }

    void warn(FindingBuilder finding, String prefix) {
      if (resampled != null && resampled.undefined() > 0) {
        finding.warn(
            "undefined-resamples",
            "%sin %d resamples abilities were infinite; they are left out"
                .formatted(prefix, resampled.undefined()));
      }
    }
  }

  /** Wins over appearances; with clusters by the cluster bootstrap, else Wilson's interval. */
  private static void describe(
      FindingBuilder finding, Analysis analysis, Part part, Context context) {
    int times = analysis.whole("bootstrap").orElse(REPLICATES);
    var people =
        part.people != null
            ? part.people
            : IntStream.range(0, part.contests.contests().size()).mapToObj(i -> "" + i).toList();
    for (String player : part.contests.players()) {
      Clusters rate = part.contests.rate(player, people);
      double wins = java.util.Arrays.stream(rate.numerators()).sum();
      double appearances = java.util.Arrays.stream(rate.denominators()).sum();
      var group = new LinkedHashMap<>(part.by);
      group.put("option", player);
      var said =
          Descriptive.of(group, "wins / appearances")
              .and("n", (int) appearances)
              .and("wins", wins)
              .and("appearances", (int) appearances)
              .and("estimate", wins / appearances);
      if (part.people != null && rate.size() > 1) {
        var bootstrap =
            Bootstrap.clustered(rate, Resamples.draw(rate.size(), times, context.seed()));
        said =
            said.within(bootstrap.percentile(analysis.level()))
                .and("se", bootstrap.standardError())
                .and("interval", "cluster bootstrap, percentile");
      } else if (wins == Math.rint(wins)) {
        said =
            said.within(
                    Proportion.wilson((int) wins, (int) appearances, analysis.level()).interval())
                .and("interval", "wilson");
      }
      finding.descriptive(said);
    }
  }
}
