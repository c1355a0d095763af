package groundwork.analysis.control.kind;

import groundwork.analysis.control.Grouping;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Bootstrap;
import groundwork.statistics.Clusters;
import groundwork.statistics.Interval;
import groundwork.statistics.Mean;
import groundwork.statistics.Proportion;
import groundwork.statistics.Resamples;
import groundwork.statistics.Summary;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each group's values look like. Means have Student's interval, shares of 0/1 Wilson's, and
 * where resamples are asked for the bootstrap's over whole people.
 */
final class Descriptives implements Kind {
  @Override
  public boolean splitsBy() {
    return false;
  }

  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var by = new LinkedHashSet<>(analysis.by());
    var measures =
        new ArrayList<>(analysis.texts("measure").stream().map(Expression::parse).toList());
    analysis
        .formula()
        .map(Formula::parse)
        .ifPresent(
            formula -> {
              formula.response().ifPresent(measures::add);
              by.addAll(formula.predictors());
            });
    var complete = table.complete(by);
    var groups = Grouping.of(complete, by);
    var finding = FindingBuilder.of(analysis).n(complete.rows());
    for (var name : by) {
      for (int row = 0; row < table.rows(); row++) {
        finding.excluded("missing " + name, table.column(name).missing(row) ? 1 : 0);
      }
    }
    int[][] rows = groups.rows();
    for (var measure : measures) {
      var column = measure.evaluate(complete);
      for (int group = 0; group < rows.length; group++) {
        var part = new Part(analysis, context, complete.at(rows[group]), measure.toString());
        part.describe(groups.values(complete, group), column.at(rows[group]), finding);
      }
    }
    return finding.done();
  }

  /** One group's values of one measure. */
  private record Part(Analysis analysis, Context context, Table rows, String measure) {
    void describe(Map<String, String> group, Column column, FindingBuilder finding) {
      if (column instanceof Column.Factor factor && !factor.logical()) {
        shares(group, factor, finding);
        return;
      }
      double[] all = Table.of(Map.of("x", column)).numbers("x");
      double[] x = Arrays.stream(all).filter(value -> !Double.isNaN(value)).toArray();
      var one =
          Descriptive.of(group, measure)
              .and("n", x.length)
              .and("missing", all.length - x.length)
              .and(
                  "participants",
                  people(all).map(ids -> (int) ids.stream().distinct().count()).orElse(null));
      if (x.length == 0) {
        finding.descriptive(one);
        finding.warn("no-values", "No value of " + measure + " in " + group + ".");
        return;
      }
      var summary = Summary.of(x);
      finding.descriptive(
          interval(all, x, one.and("mean", summary.mean()), finding)
              .and("median", summary.median())
              .and("mad", summary.mad())
              .and("q1", summary.lowerQuartile())
              .and("q3", summary.upperQuartile())
              .and("min", summary.min())
              .and("max", summary.max()));
    }

    /** People in the rows that have a value. */
    private Optional<List<String>> people(double[] all) {
      return context
          .participant()
          .filter(rows::has)
          .map(
              name -> {
                var ids = new ArrayList<String>();
                for (int row = 0; row < all.length; row++) {
                  if (!Double.isNaN(all[row])) {
                    ids.add(String.valueOf(rows.column(name).text(row)));
                  }
                }
                return ids;
              });
    }

    private Descriptive interval(
        double[] all, double[] x, Descriptive one, FindingBuilder finding) {
      boolean binary = Arrays.stream(x).allMatch(value -> value == 0 || value == 1);
      var spread = one;
      if (x.length > 1) {
        double sd = Math.sqrt(Mean.variance(x));
        spread = spread.and("sd", sd).and("se", sd / Math.sqrt(x.length));
      }
      var how = analysis.text("interval", binary && !averaged() ? "wilson" : "t");
      if (analysis.has("bootstrap")) {
        return bootstrap(all, x, spread, finding);
      }
      repeated(all, finding);
      if (how.equals("wilson") && binary) {
        int successes = (int) Arrays.stream(x).sum();
        return spread
            .within(Proportion.wilson(successes, x.length, analysis.level()).interval())
            .and("interval", "wilson");
      }
      return x.length < 2
          ? spread
          : spread.within(Mean.student(x, analysis.level()).interval()).and("interval", "t");
    }

    private boolean averaged() {
      return rows.rows() > 0 && context.rows().rows() > 0 && !analysis.texts("unit").isEmpty();
    }

    private void repeated(double[] all, FindingBuilder finding) {
      if (people(all).filter(ids -> ids.stream().distinct().count() < ids.size()).isPresent()) {
        finding.warn(
            "dependent-rows",
            "Intervals take rows for independent, but people have several; report \"unit: "
                + context.participant().orElseThrow()
                + "\" or \"bootstrap: 10000\", which draws whole people.");
      }
    }

    private Descriptive bootstrap(
        double[] all, double[] x, Descriptive one, FindingBuilder finding) {
      var cluster = clusters(all);
      int units = cluster.map(Clusters::size).orElse(x.length);
      if (units < 2) {
        return one;
      }
      var draws = Resamples.draw(units, analysis.whole("bootstrap").orElseThrow(), context.seed());
      var bootstrap =
          cluster.isPresent()
              ? Bootstrap.clustered(cluster.get(), draws)
              : Bootstrap.mean(x, draws);
      var how = analysis.text("interval", "bca");
      Optional<Interval> interval =
          switch (how) {
            case "percentile" -> Optional.of(bootstrap.percentile(analysis.level()));
            case "basic" -> Optional.of(bootstrap.basic(analysis.level()));
            case "normal" -> Optional.of(bootstrap.normal(analysis.level()));
            default -> bootstrap.bca(analysis.level());
          };
      if (interval.isEmpty()) {
        finding.warn(
            "no-interval", "No BCa interval of " + measure + " in " + one.group() + ": all agree.");
        return one;
      }
      return one.and("se", bootstrap.standardError())
          .within(interval.get())
          .and("interval", "bootstrap " + how)
          .and("clusters", cluster.map(Clusters::size).orElse(null));
    }

    /** Whole people, or what the analysis names. */
    private Optional<Clusters> clusters(double[] all) {
      var name = analysis.text("cluster").or(context::participant).filter(rows::has);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      var ids = new ArrayList<String>();
      var values = new ArrayList<Double>();
      for (int row = 0; row < all.length; row++) {
        if (!Double.isNaN(all[row])) {
          ids.add(String.valueOf(rows.column(name.get()).text(row)));
          values.add(all[row]);
        }
      }
      return Optional.of(
          Clusters.means(ids, values.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    /** Of texts: how often each. */
    private void shares(Map<String, String> group, Column.Factor factor, FindingBuilder finding) {
      int n = (int) Arrays.stream(factor.codes()).filter(code -> code >= 0).count();
      for (int level = 0; level < factor.levels().size(); level++) {
        int at = level;
        int count = (int) Arrays.stream(factor.codes()).filter(code -> code == at).count();
        var place = new LinkedHashMap<>(group);
        place.put(measure, factor.levels().get(level));
        var one = Descriptive.of(place, measure).and("n", n).and("count", count);
        finding.descriptive(
            n == 0
                ? one
                : one.and("estimate", (double) count / n)
                    .within(Proportion.wilson(count, n, analysis.level()).interval())
                    .and("interval", "wilson"));
      }
    }
  }
}
