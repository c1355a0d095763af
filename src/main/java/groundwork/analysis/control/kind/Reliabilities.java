package groundwork.analysis.control.kind;

import groundwork.analysis.control.Reported;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Bootstrap;
import groundwork.statistics.Resamples;
import groundwork.statistics.Summary;
import groundwork.statistics.agreement.Alpha;
import groundwork.statistics.agreement.Guttman;
import groundwork.statistics.agreement.Omega;
import groundwork.statistics.agreement.SpearmanBrown;
import groundwork.statistics.design.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The kind {@code reliability}: how far the items of a scale measure one thing. */
final class Reliabilities implements Kind {
  private static final double POOR = 0.7;
  private static final double LOOSE = 0.3;

  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var items = analysis.texts("items");
    if (items.size() < 2) {
      throw new IllegalArgumentException("one item has no internal consistency");
    }
    var finding = FindingBuilder.of(analysis);
    var complete = Advised.complete(table, items, finding);
    double[][] answers = answers(analysis, complete, items);
    finding.n(complete.rows()).group("items", items.size());
    var scale = analysis.text("instrument", "scale");
    if (items.size() == 2) {
      two(finding, analysis, answers, scale);
      return finding.done();
    }
    double level = analysis.level();
    var alpha = Alpha.cronbach(answers, level);
    finding.descriptive(
        of(scale, "alpha", alpha.n(), alpha.estimate())
            .within(alpha.interval())
            .and("interval", "Feldt"));
    finding.sentence(
        Reported.estimate("alpha", alpha.estimate())
            .interval(alpha.interval().low(), alpha.interval().high(), level)
            .text());
    finding.descriptive(
        of(scale, "alpha_standardised", alpha.n(), Alpha.standardised(answers))
            .and("meanCorrelation", Alpha.meanCorrelation(answers)));
    omega(finding, analysis, context, answers, scale);
    try {
      var guttman = Guttman.of(answers);
      finding.descriptive(of(scale, "lambda2", alpha.n(), guttman.lambda2()));
      finding.descriptive(of(scale, "lambda6", alpha.n(), guttman.lambda6()));
    } catch (IllegalArgumentException dependent) {
      finding.warn("no-lambda6", dependent.getMessage());
    }
    each(finding, items, answers, alpha);
    if (alpha.estimate() < POOR) {
      finding.warn(
          "low-reliability",
          "alpha is below .70: differences of this scale's scores are blurred by error");
    }
    return finding.estimator("alpha (Feldt), omega total (one factor, maximum likelihood)").done();
  }

  private static Descriptive of(String scale, String measure, int n, double estimate) {
    return Descriptive.of(Map.of("scale", scale), measure).and("n", n).and("estimate", estimate);
  }

  /** Two items have no alpha worth the name. */
  private static void two(
      FindingBuilder finding, Analysis analysis, double[][] answers, String scale) {
    double[] first = column(answers, 0);
    double[] second = column(answers, 1);
    var both = SpearmanBrown.of(first, second, analysis.level());
    finding
        .estimator("Spearman-Brown")
        .descriptive(
            of(scale, "spearman_brown", both.n(), both.estimate())
                .within(both.interval())
                .and("r", both.r()))
        .warn(
            "two-items",
            "alpha of two items is no reliability coefficient; Spearman-Brown's is given in its"
                + " place")
        .sentence(
            Reported.estimate("Spearman-Brown", both.estimate())
                .interval(both.interval().low(), both.interval().high(), analysis.level())
                .text());
  }

  private static void omega(
      FindingBuilder finding,
      Analysis analysis,
      Context context,
      double[][] answers,
      String scale) {
    Omega omega;
    try {
      omega = Omega.total(answers);
    } catch (IllegalArgumentException constant) {
      finding.warn("no-omega", constant.getMessage());
      return;
    }
    var one = of(scale, "omega_total", omega.n(), omega.estimate());
    Optional<Bootstrap> bootstrap = Optional.empty();
    try {
      bootstrap =
          Optional.of(
              Omega.bootstrap(
                  answers,
                  Resamples.draw(
                      answers.length, analysis.whole("bootstrap").orElse(1000), context.seed())));
    } catch (IllegalArgumentException undefined) {
      finding.warn("no-interval", "No interval of omega: " + undefined.getMessage());
    }
    if (bootstrap.isPresent()) {
      var interval = bootstrap.get().percentile(analysis.level());
      one =
          one.and("se", bootstrap.get().standardError())
              .within(interval)
              .and("interval", "bootstrap percentile");
      finding.sentence(
          Reported.estimate("omega", omega.estimate())
              .interval(interval.low(), interval.high(), analysis.level())
              .text());
    }
    finding.descriptive(one);
    if (omega.atBound()) {
      finding.warn(
          "heywood",
          "an item's uniqueness is at its bound: one factor does not fit these items, and omega is"
              + " not to be trusted");
    }
    finding.and("loadings", omega.loadings()).and("uniquenesses", omega.uniquenesses());
  }

  private static void each(
      FindingBuilder finding, List<String> items, double[][] answers, Alpha alpha) {
    var dropped = Alpha.ifDropped(answers);
    var rest = Alpha.itemRest(answers);
    for (int item = 0; item < items.size(); item++) {
      var summary = Summary.of(column(answers, item));
      finding.descriptive(
          Descriptive.of(Map.of("item", items.get(item)), "item")
              .and("n", summary.n())
              .and("mean", summary.mean())
              .and("sd", value(summary.sd()))
              .and("itemRest", value(rest[item]))
              .and("alphaIfDropped", value(dropped[item])));
      if (rest[item].isPresent() && rest[item].getAsDouble() < LOOSE) {
        finding.warn(
            rest[item].getAsDouble() < 0 ? "reversed-item" : "loose-item",
            "%s correlates %.2f with the rest of the scale%s"
                .formatted(
                    items.get(item),
                    rest[item].getAsDouble(),
                    rest[item].getAsDouble() < 0
                        ? ": was it worded the other way round? Name it under \"reversed\"."
                        : "."));
      }
    }
  }

  private static Double value(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static double[][] answers(Analysis analysis, Table table, List<String> items) {
    var reversed = analysis.texts("reversed");
    double[] scale = analysis.numbers("scale");
    if (!reversed.isEmpty() && scale.length != 2) {
      throw new IllegalArgumentException(
          "reversed items need \"scale\": lowest and highest answer");
    }
    double[][] answers = new double[table.rows()][items.size()];
    for (int item = 0; item < items.size(); item++) {
      double[] column = table.numbers(items.get(item));
      for (int row = 0; row < column.length; row++) {
        answers[row][item] =
            reversed.contains(items.get(item)) ? scale[0] + scale[1] - column[row] : column[row];
      }
    }
    return answers;
  }

  private static double[] column(double[][] answers, int item) {
    double[] column = new double[answers.length];
    for (int row = 0; row < column.length; row++) {
      column[row] = answers[row][item];
    }
    return column;
  }
}
