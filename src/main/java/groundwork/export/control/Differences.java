package groundwork.export.control;

import groundwork.export.entity.ParticipantsFlow.Arm;
import groundwork.export.entity.ParticipantsFlow.Difference;
import groundwork.statistics.ProportionDifference;
import groundwork.statistics.counts.ChiSquare;
import groundwork.statistics.counts.CramersV;
import groundwork.statistics.counts.Crosstab;
import groundwork.statistics.counts.FisherTable;
import groundwork.statistics.counts.Simulated;
import java.util.Arrays;
import java.util.List;

/**
 * Whether arms differ in something that is counted. Chi-square where every expected count is at
 * least 5, Fisher's exact test otherwise; simulated where there are too many tables to go through.
 */
final class Differences {
  private static final double LEVEL = 0.95;
  private static final double LEAST_EXPECTED = 5;
  private static final double NOTABLE = 0.05;
  private static final int REPLICATES = 20_000;
  private static final long SEED = 1;

  private Differences() {}

  /** Of those whose run is over: who may still finish is no dropout. */
  static Difference dropout(List<Arm> arms) {
    if (arms.size() < 2) {
      return null;
    }
    int[][] counts =
        arms.stream()
            .map(arm -> new int[] {arm.lostInAll(), arm.completed()})
            .toArray(int[][]::new);
    return of(
        "dropout",
        List.of("lost", "completed"),
        counts,
        "Arms lose different shares of their people: who is left may differ between arms, so compare"
            + " the arms at the beginning, report where people left, and run the analysis with"
            + " everybody who was allocated beside it.",
        "No difference in dropout is seen; the interval says how large one could still be.");
  }

  /** One comparison a variable, in the order of their names. */
  static List<Difference> baseline(List<String> arms, List<Consort.Stratum> strata) {
    return strata.stream()
        .map(Consort.Stratum::variable)
        .distinct()
        .sorted()
        .map(variable -> baseline(arms, variable, strata))
        .toList();
  }

  private static Difference baseline(
      List<String> arms, String variable, List<Consort.Stratum> strata) {
    var here = strata.stream().filter(one -> one.variable().equals(variable)).toList();
    var levels = here.stream().map(Consort.Stratum::level).distinct().sorted().toList();
    int[][] counts = new int[arms.size()][levels.size()];
    for (var one : here) {
      if (arms.contains(one.arm())) {
        counts[arms.indexOf(one.arm())][levels.indexOf(one.level())] += one.n();
      }
    }
    return of(
        variable,
        levels,
        counts,
        "Arms differ in this by more than chance would do often; with several variables one of twenty"
            + " does. Report it, and put the variable into the analysis if the plan says so.",
        "No difference is seen in this.");
  }

  static Difference of(
      String about, List<String> levels, int[][] counts, String notable, String quiet) {
    var seen = withoutEmpty(counts);
    if (seen.length < 2 || seen[0].length < 2) {
      return new Difference(
          about,
          levels,
          counts,
          "none",
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          "There is nothing to compare yet: nobody, or everybody, is in one group.");
    }
    var table = new Crosstab(seen);
    var chi = ChiSquare.independence(table);
    boolean thin = chi.leastExpected() < LEAST_EXPECTED;
    var fisher = thin ? fisher(table) : null;
    double p = thin ? fisher.p() : chi.p();
    var effect = effect(counts, seen, table);
    return new Difference(
        about,
        levels,
        counts,
        thin ? fisher.name() : "chi-square",
        thin ? null : chi.statistic(),
        thin ? null : (int) chi.df(),
        p,
        effect.name(),
        effect.estimate(),
        effect.low(),
        effect.high(),
        p < NOTABLE ? notable : quiet);
  }

  private record Exact(String name, double p) {}

  private record Effect(String name, double estimate, double low, double high) {}

  private static Exact fisher(Crosstab table) {
    try {
      return new Exact("Fisher’s exact", FisherTable.of(table).p());
    } catch (IllegalArgumentException tooMany) {
      return new Exact("Fisher’s exact, simulated", Simulated.fisher(table, REPLICATES, SEED).p());
    }
  }

  /** Of two arms and two levels the difference of the shares of the first level. */
  private static Effect effect(int[][] counts, int[][] seen, Crosstab table) {
    if (counts.length == 2 && counts[0].length == 2 && seen.length == 2) {
      var difference =
          ProportionDifference.newcombe(
              counts[0][0],
              counts[0][0] + counts[0][1],
              counts[1][0],
              counts[1][0] + counts[1][1],
              LEVEL);
      return new Effect(
          "risk difference (first arm - second)",
          difference.estimate(),
          difference.interval().low(),
          difference.interval().high());
    }
    var v = CramersV.of(table, LEVEL);
    return new Effect("Cramér’s V", v.estimate(), v.interval().low(), v.interval().high());
  }

  /** Rows and columns in which nobody is say nothing. */
  private static int[][] withoutEmpty(int[][] counts) {
    var rows =
        Arrays.stream(counts).filter(row -> Arrays.stream(row).sum() > 0).toArray(int[][]::new);
    if (rows.length == 0) {
      return new int[0][0];
    }
    var columns =
        java.util.stream.IntStream.range(0, rows[0].length)
            .filter(column -> Arrays.stream(rows).anyMatch(row -> row[column] > 0))
            .toArray();
    return Arrays.stream(rows)
        .map(row -> Arrays.stream(columns).map(column -> row[column]).toArray())
        .toArray(int[][]::new);
  }
}
