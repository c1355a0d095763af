package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * The test of participants' means that stands beside a mixed model with one factor: Welch's or the
 * paired t test for two levels, an analysis of variance for more.
 */
final class ParticipantMeans {
  private ParticipantMeans() {}

  static Optional<Finding> beside(Analysis analysis, ModelMatrix matrix, Context context) {
    var people =
        context
            .participant()
            .flatMap(
                name -> matrix.random().stream().filter(t -> t.group().equals(name)).findFirst());
    if (people.isEmpty()
        || matrix.terms().size() != 1
        || matrix.variables().size() != 1
        || !(matrix.variables().values().iterator().next() instanceof Column.Factor factor)) {
      return Optional.empty();
    }
    var person = people.get();
    var cells = new LinkedHashMap<Long, double[]>();
    double[] y = matrix.y();
    int width = factor.levels().size();
    for (int row = 0; row < y.length; row++) {
      double[] cell =
          cells.computeIfAbsent(
              (long) person.codes()[row] * width + factor.codes()[row], key -> new double[2]);
      cell[0] += y[row];
      cell[1]++;
    }
    long seen = cells.keySet().stream().map(cell -> cell / width).distinct().count();
    boolean between = seen == cells.size();
    boolean within = seen * width == cells.size();
    if (!between && !within) {
      return Optional.empty(); // some people were in some conditions: no such test fits
    }
    var name = matrix.terms().getFirst().label().replaceAll("\\W+", "_");
    var measure = matrix.formula().response().orElseThrow().toString().replaceAll("\\W+", "_");
    var table = means(cells, person.levels(), person.group(), factor, name, measure);
    var other =
        analysis
            .without("df")
            .without("tests")
            .without("estimator")
            .without("contrasts")
            .without("specs")
            .without("interval")
            .with("id", analysis.id() + "-means")
            .with("title", "The same by participants' means")
            .with("kind", width == 2 ? "t-test" : between ? "anova" : "rm-anova")
            .with("formula", measure + " ~ " + name)
            .with("unit", person.group())
            .with("subject", person.group());
    if (within) {
      other = width == 2 ? paired(other) : other.with("within", name);
    }
    return context.rows(table).beside(other, table);
  }

  private static Analysis paired(Analysis analysis) {
    var tree = analysis.tree().deepCopy();
    tree.put("paired", true);
    return new Analysis(tree);
  }

  private static Table means(
      LinkedHashMap<Long, double[]> cells,
      java.util.List<String> people,
      String group,
      Column.Factor factor,
      String name,
      String measure) {
    var who = new ArrayList<String>();
    var level = new ArrayList<String>();
    double[] mean = new double[cells.size()];
    int width = factor.levels().size();
    cells.forEach(
        (cell, sum) -> {
          mean[who.size()] = sum[0] / sum[1];
          who.add(people.get((int) (cell / width)));
          level.add(factor.levels().get((int) (cell % width)));
        });
    return Table.of(measure, mean)
        .with(group, who)
        .with(name, Column.Factor.of(level, factor.levels()));
  }
}
