package groundwork.analysis.control.kind;

import groundwork.plan.entity.Analysis;
import groundwork.statistics.Bootstrap;
import groundwork.statistics.Clusters;
import groundwork.statistics.Crossed;
import groundwork.statistics.Interval;
import groundwork.statistics.Resamples;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Bootstrap intervals of an analysis: whole people are drawn, or what the plan names under {@code
 * cluster}; two names are crossed (Owen's pigeonhole). Undefined where too few units or too many
 * undefined resamples leave none.
 *
 * @param table the rows that are analysed
 */
record Draws(Analysis analysis, Context context, Table table) {
  /** Resamples where the plan names no number. */
  static final int TIMES = 2000;

  /** Fewer clusters than this are warned of: intervals from so few are too short. */
  static final int FEW = 10;

  /** What is drawn as a whole: named by the analysis, else people, else nothing: single rows. */
  List<String> clusters() {
    var named = analysis.texts("cluster");
    return named.isEmpty() ? context.participant().filter(table::has).stream().toList() : named;
  }

  /** "cluster bootstrap (participant)" and the like. */
  String method() {
    var over = clusters();
    return over.isEmpty() ? "bootstrap" : "cluster bootstrap (" + String.join(" x ", over) + ")";
  }

  Optional<Interval> interval(Bootstrap bootstrap) {
    return switch (analysis.text("interval", "bca")) {
      case "percentile" -> Optional.of(bootstrap.percentile(analysis.level()));
      case "basic" -> Optional.of(bootstrap.basic(analysis.level()));
      case "normal" -> Optional.of(bootstrap.normal(analysis.level()));
      default -> bootstrap.bca(analysis.level());
    };
  }

  /** A ratio of sums over rows, by the analysis' clusters. */
  Optional<Bootstrap> ratio(double[] above, double[] below) {
    return ratio(clusters(), above, below);
  }

  /**
   * @param over names of columns that are drawn: none, one or two
   */
  Optional<Bootstrap> ratio(List<String> over, double[] above, double[] below) {
    try {
      if (over.size() == 2) {
        var data = Crossed.ratios(texts(over.get(0)), texts(over.get(1)), above, below);
        return data.first().size() < 2 || data.second().size() < 2
            ? Optional.empty()
            : Optional.of(
                Bootstrap.crossed(
                    data, draw(data.first().size(), 0), draw(data.second().size(), 1)));
      }
      var names = over.isEmpty() ? rows() : texts(over.getFirst());
      var data = Clusters.ratios(names, above, below);
      return data.size() < 2
          ? Optional.empty()
          : Optional.of(Bootstrap.clustered(data, draw(data.size(), 0)));
    } catch (IllegalArgumentException undefined) {
      return Optional.empty();
    }
  }

  /** Any statistic of rows, NaN where it is undefined for them. */
  Optional<Bootstrap> statistic(ToDoubleFunction<int[]> ofRows) {
    var over = clusters();
    try {
      if (over.size() == 2) {
        int[] a = codes(over.get(0));
        int[] b = codes(over.get(1));
        return Optional.of(
            Bootstrap.of(
                draw(max(a), 0),
                draw(max(b), 1),
                (first, second) ->
                    ofRows.applyAsDouble(
                        crossed(a, times(first, max(a)), b, times(second, max(b))))));
      }
      int[] codes = over.isEmpty() ? null : codes(over.getFirst());
      if (codes == null) {
        return Optional.of(Bootstrap.of(draw(table.rows(), 0), ofRows));
      }
      int[][] members = members(codes);
      return members.length < 2
          ? Optional.empty()
          : Optional.of(
              Bootstrap.of(
                  draw(members.length, 0),
                  drawn -> ofRows.applyAsDouble(gathered(drawn, members))));
    } catch (IllegalArgumentException undefined) {
      return Optional.empty();
    }
  }

  /** The draws of n units; each factor has its own. */
  Resamples draw(int n, int factor) {
    return Resamples.draw(n, analysis.whole("bootstrap").orElse(TIMES), context.seed() + factor);
  }

  List<String> texts(String column) {
    var values = table.column(column);
    return IntStream.range(0, table.rows()).mapToObj(i -> String.valueOf(values.text(i))).toList();
  }

  /** Levels by number, without gaps. */
  int[] codes(String column) {
    var names = texts(column);
    var distinct = names.stream().distinct().toList();
    var places = new HashMap<String, Integer>();
    for (var name : distinct) {
      places.put(name, places.size());
    }
    return names.stream().mapToInt(places::get).toArray();
  }

  private List<String> rows() {
    return IntStream.range(0, table.rows()).mapToObj(Integer::toString).toList();
  }

  private static int max(int[] codes) {
    return Arrays.stream(codes).max().orElse(-1) + 1;
  }

  private static int[] times(int[] drawn, int levels) {
    int[] times = new int[levels];
    for (int level : drawn) {
      times[level]++;
    }
    return times;
  }

  private static int[] crossed(int[] a, int[] timesA, int[] b, int[] timesB) {
    return IntStream.range(0, a.length)
        .flatMap(row -> IntStream.range(0, timesA[a[row]] * timesB[b[row]]).map(copy -> row))
        .toArray();
  }

  private static int[][] members(int[] codes) {
    var members = new ArrayList<List<Integer>>();
    for (int row = 0; row < codes.length; row++) {
      while (members.size() <= codes[row]) {
        members.add(new ArrayList<>());
      }
      members.get(codes[row]).add(row);
    }
    return members.stream()
        .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  private static int[] gathered(int[] drawn, int[][] members) {
    int size = 0;
    for (int unit : drawn) {
      size += members[unit].length;
    }
    int[] rows = new int[size];
    int at = 0;
    for (int unit : drawn) {
      System.arraycopy(members[unit], 0, rows, at, members[unit].length);
      at += members[unit].length;
    }
    return rows;
  }
}
