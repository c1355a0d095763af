package groundwork.analysis.control.kind;

import groundwork.analysis.control.Reported;
import groundwork.analysis.entity.Finding.Contrast;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Bootstrap;
import groundwork.statistics.Clusters;
import groundwork.statistics.Mean;
import groundwork.statistics.Proportion;
import groundwork.statistics.Resamples;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Table;
import groundwork.statistics.mixed.BinomialFrame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shares of success by cell, and what participants' own shares say beside a mixed model. */
final class Shares {
  private static final int REPLICATES = 2000;

  private Shares() {}

  /** A participant's successes and trials in one cell. */
  private static Clusters people(BinomialFrame frame, Column.Factor person, List<Integer> rows) {
    var places = new LinkedHashMap<String, double[]>();
    for (int row : rows) {
      double[] sums = places.computeIfAbsent(person.text(row), id -> new double[2]);
      sums[0] += frame.successes()[row];
      sums[1] += frame.trials()[row];
    }
    return new Clusters(
        List.copyOf(places.keySet()),
        places.values().stream().mapToDouble(sums -> sums[0]).toArray(),
        places.values().stream().mapToDouble(sums -> sums[1]).toArray());
  }

  private static double[] means(Clusters people) {
    double[] means = new double[people.size()];
    for (int i = 0; i < means.length; i++) {
      means[i] = people.numerators()[i] / people.denominators()[i];
    }
    return means;
  }

  static void describe(
      FindingBuilder finding, ModelRows rows, BinomialFrame frame, Context context, double level) {
    var person = person(rows, context);
    ModelRows.combinations(rows.cells(), frame.n())
        .forEach(
            (group, cell) -> {
              int successes = (int) cell.stream().mapToDouble(i -> frame.successes()[i]).sum();
              int trials = (int) cell.stream().mapToDouble(i -> frame.trials()[i]).sum();
              var share = Proportion.wilson(successes, trials, level);
              var said =
                  Descriptive.of(group, rows.response())
                      .and("n", trials)
                      .and("successes", successes)
                      .and("estimate", share.estimate())
                      .within(share.interval());
              if (person != null) {
                double[] means = means(people(frame, person, cell));
                said =
                    said.and("participants", means.length).and("participantMean", Mean.of(means));
                if (means.length > 1) {
                  said = said.and("participantSd", Math.sqrt(Mean.variance(means)));
                }
              }
              finding.descriptive(said);
            });
  }

  private static Column.Factor person(ModelRows rows, Context context) {
    return context
        .participant()
        .filter(name -> rows.kept().has(name))
        .map(name -> rows.kept().factor(name))
        .orElse(null);
  }

  /** For one factor: a test of participants' means, and the cluster bootstrap of differences. */
  static void beside(
      FindingBuilder finding,
      Analysis analysis,
      ModelRows rows,
      BinomialFrame frame,
      Context context) {
    var person = person(rows, context);
    var cells = rows.cells();
    if (person == null || cells.size() != 1) {
      return;
    }
    var name = cells.keySet().iterator().next();
    var factor = cells.get(name);
    if (factor.levels().size() < 2) {
      return;
    }
    var groups = new ArrayList<Clusters>();
    ModelRows.combinations(cells, frame.n())
        .values()
        .forEach(cell -> groups.add(people(frame, person, cell)));
    boolean between =
        groups.stream().mapToLong(Clusters::size).sum()
            == groups.stream().flatMap(group -> group.ids().stream()).distinct().count();
    boolean within =
        groups.stream().allMatch(group -> group.ids().containsAll(groups.getFirst().ids()));
    if (between || within) {
      means(finding, analysis, factor, groups, between, context);
    }
    if (between) {
      resampled(finding, analysis, name, factor, groups, context);
    }
  }

  private static void means(
      FindingBuilder finding,
      Analysis analysis,
      Column.Factor factor,
      List<Clusters> groups,
      boolean between,
      Context context) {
    var labels = new ArrayList<String>();
    var levels = new ArrayList<String>();
    var values = new ArrayList<Double>();
    for (int g = 0; g < groups.size(); g++) {
      double[] means = means(groups.get(g));
      for (int i = 0; i < means.length; i++) {
        labels.add(groups.get(g).ids().get(i));
        levels.add(factor.levels().get(g));
        values.add(means[i]);
      }
    }
    var table =
        Table.of(
                Map.of(
                    "mean",
                    new Column.Numbers(values.stream().mapToDouble(value -> value).toArray())))
            .with("condition", Column.Factor.of(levels, factor.levels()))
            .with("participant", labels);
    boolean two = groups.size() == 2;
    var own =
        new Context(
            java.util.Optional.of("participant"),
            java.util.Optional.empty(),
            table,
            context.seed());
    for (var kind :
        two
            ? List.of("t-test", between ? "mann-whitney" : "wilcoxon")
            : List.of(between ? "anova" : "rm-anova", between ? "kruskal-wallis" : "friedman")) {
      var other = bare(analysis, kind, two && !between);
      own.beside(other, table).ifPresent(finding::beside);
    }
  }

  private static Analysis bare(Analysis analysis, String kind, boolean paired) {
    var tree = analysis.tree().objectNode();
    tree.put("id", analysis.id() + "-" + kind);
    tree.put("kind", kind);
    tree.put("role", analysis.role());
    tree.put("title", "Participants' means");
    tree.put("formula", "mean ~ condition");
    tree.put("level", analysis.level());
    if (paired) {
      tree.put("paired", true);
    }
    return new Analysis(tree);
  }

  private static void resampled(
      FindingBuilder finding,
      Analysis analysis,
      String name,
      Column.Factor factor,
      List<Clusters> groups,
      Context context) {
    int times = analysis.whole("bootstrap").orElse(REPLICATES);
    var tree = analysis.tree().objectNode();
    tree.put("id", analysis.id() + "-bootstrap");
    tree.put("kind", "glmm");
    tree.put("role", analysis.role());
    tree.put("title", "Differences of shares, participants drawn as wholes");
    tree.put("level", analysis.level());
    var other = FindingBuilder.of(new Analysis(tree)).estimator("cluster bootstrap, percentile");
    var first = groups.getFirst();
    for (int g = 1; g < groups.size(); g++) {
      var group = groups.get(g);
      var bootstrap =
          Bootstrap.of(
              Resamples.draw(group.size(), times, context.seed() + 2L * g),
              Resamples.draw(first.size(), times, context.seed() + 2L * g + 1),
              (drawn, base) -> group.pooled(drawn) - first.pooled(base));
      var interval = bootstrap.percentile(analysis.level());
      var contrast = factor.levels().get(g) + " - " + factor.levels().getFirst();
      other.contrast(
          new Contrast(
              contrast,
              Map.of(),
              "cluster bootstrap over participants",
              bootstrap.estimate(),
              bootstrap.standardError(),
              null,
              null,
              null,
              null,
              null,
              interval.low(),
              interval.high(),
              null));
      other.sentence(
          contrast
              + ": "
              + Reported.estimate("difference of shares", bootstrap.estimate())
                  .interval(interval.low(), interval.high(), analysis.level())
                  .text());
    }
    other.and("factor", name).and("replicates", times);
    finding.beside(other.done());
  }
}
