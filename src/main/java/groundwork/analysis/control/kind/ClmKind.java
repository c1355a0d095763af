package groundwork.analysis.control.kind;

import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Assumption;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Interval;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.ModelMatrix;
import groundwork.statistics.design.Table;
import groundwork.statistics.mixed.CumulativeLinkMixedModel;
import groundwork.statistics.mixed.CumulativeLinkModel;
import groundwork.statistics.mixed.Link;
import groundwork.statistics.mixed.OrdinalFrame;
import groundwork.statistics.mixed.Thresholds;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Cumulative-link models: with random terms clmm, without clm. */
final class ClmKind implements Kind {
  @Override
  public Finding run(Analysis analysis, Table table, Context context) {
    var finding = FindingBuilder.of(analysis);
    var rows = ModelRows.of(analysis, table, finding);
    boolean mixed = analysis.kind().equals("clmm");
    if (mixed == rows.matrix().random().isEmpty()) {
      throw new IllegalArgumentException(
          mixed
              ? "the formula has no random term such as (1 | participant); without one it is kind clm"
              : "the formula has a random term; with one it is kind clmm");
    }
    if (!rows.formula().intercept()) {
      throw new IllegalArgumentException(
          "the formula leaves the intercept out; thresholds stand for it, so write it without 0 + or - 1");
    }
    var response = rows.matrix().response().getFirst().factor().used();
    var frame = frame(rows.matrix(), response, analysis, IntStream.range(1, width(rows)).toArray());
    finding.and("link", frame.link().name().toLowerCase(Locale.ROOT));
    finding.and("levels", frame.levels());
    describe(finding, rows, response);
    if (mixed) {
      mixed(analysis, table, rows, frame, finding, response, context);
    } else {
      plain(analysis, table, rows, frame, finding, response);
    }
    return LinkedMeans.ratios(finding.done(), frame.link());
  }

  /**
   * Means of the latent variable, 0 being the mean of the thresholds (emmeans' mode "latent"):
   * minus that mean is the intercept.
   */
  private static void latent(
      FindingBuilder finding,
      Analysis analysis,
      ModelRows rows,
      LinkedTerms terms,
      int thresholds) {
    int slopes = terms.names().size() - thresholds;
    double[][] to = new double[slopes + 1][thresholds + slopes];
    for (int t = 0; t < thresholds; t++) {
      to[0][t] = -1.0 / thresholds;
    }
    for (int j = 0; j < slopes; j++) {
      to[j + 1][thresholds + j] = 1;
    }
    double[] estimates = new double[slopes + 1];
    double[][] covariance = new double[slopes + 1][slopes + 1];
    for (int r = 0; r <= slopes; r++) {
      for (int i = 0; i < thresholds + slopes; i++) {
        estimates[r] += to[r][i] * terms.estimates()[i];
        for (int s = 0; s <= slopes; s++) {
          for (int j = 0; j < thresholds + slopes; j++) {
            covariance[r][s] += to[r][i] * terms.covariance()[i][j] * to[s][j];
          }
        }
      }
    }
    LinkedMeans.add(finding, analysis, rows.matrix(), estimates, covariance);
  }

  private static int width(ModelRows rows) {
    return rows.matrix().columns().length;
  }

  private static OrdinalFrame frame(
      ModelMatrix matrix, Column.Factor response, Analysis analysis, int[] columns) {
    return new OrdinalFrame(
        response.codes(),
        response.levels(),
        LinkedTests.take(matrix.columns(), columns),
        Arrays.stream(columns).mapToObj(matrix.names()::get).toList(),
        Link.valueOf(analysis.text("link", "logit").toUpperCase(Locale.ROOT)),
        Thresholds.FLEXIBLE);
  }

  private static void plain(
      Analysis analysis,
      Table table,
      ModelRows rows,
      OrdinalFrame frame,
      FindingBuilder finding,
      Column.Factor response) {
    var fit = CumulativeLinkModel.of(frame);
    finding.estimator("maximum likelihood").fit(fit.logLik(), fit.aic(), fit.bic());
    finding.converged(fit.converged());
    LinkedTerms.doubt(finding, fit.converged(), fit.separation());
    tests(
        analysis,
        table,
        rows,
        wald(frame, analysis, fit.names(), fit.estimates(), fit.covariance()),
        finding,
        frame,
        columns ->
            CumulativeLinkModel.of(frame(rows.matrix(), response, analysis, slopes(columns)))
                .logLik());
    proportional(finding, rows, fit);
  }

  private static void mixed(
      Analysis analysis,
      Table table,
      ModelRows rows,
      OrdinalFrame frame,
      FindingBuilder finding,
      Column.Factor response,
      Context context) {
    var terms = rows.matrix().random();
    int points = analysis.whole("agq").orElse(1);
    var fit = fit(frame, terms, points);
    finding.estimator(
        points == 1
            ? "maximum likelihood (Laplace)"
            : "maximum likelihood (adaptive Gauss-Hermite, %d points)".formatted(points));
    finding.fit(fit.logLik(), fit.aic(), fit.bic());
    tests(
        analysis,
        table,
        rows,
        wald(frame, analysis, fit.names(), fit.estimates(), fit.covariance()),
        finding,
        frame,
        columns ->
            fit(frame(rows.matrix(), response, analysis, slopes(columns)), terms, points).logLik());
    RandomTable.add(finding, fit.random(), fit.groups());
    finding.converged(fit.converged()).singular(fit.isSingular());
    MixedAdvice.singular(finding, fit.singular(), fit.random());
    MixedAdvice.design(finding, rows.matrix(), context, !fit.isSingular());
    LinkedTerms.doubt(finding, fit.converged(), fit.separation());
    var without = fit.withoutRandom();
    LinkedTerms.tell(
        finding,
        "random effects",
        "likelihood ratio against no random effects",
        without.statistic(),
        without.df(),
        without.p());
    proportional(finding, rows, CumulativeLinkModel.of(frame));
  }

  private static CumulativeLinkMixedModel fit(
      OrdinalFrame frame, List<groundwork.statistics.design.RandomTerm> terms, int points) {
    return points == 1
        ? CumulativeLinkMixedModel.laplace(frame, terms)
        : CumulativeLinkMixedModel.quadrature(frame, terms, points);
  }

  private static LinkedTerms wald(
      OrdinalFrame frame,
      Analysis analysis,
      List<String> names,
      double[] estimates,
      double[][] covariance) {
    return new LinkedTerms(
        names, estimates, covariance, frame.link(), analysis.level(), new Interval[0]);
  }

  /** Thresholds stand for the intercept. */
  private static int[] slopes(int[] columns) {
    return Arrays.stream(columns).filter(j -> j > 0).toArray();
  }

  private static void tests(
      Analysis analysis,
      Table table,
      ModelRows rows,
      LinkedTerms coefficients,
      FindingBuilder finding,
      OrdinalFrame frame,
      java.util.function.Function<int[], Double> logLik) {
    coefficients.tell(finding);
    int thresholds = coefficients.names().size() - frame.names().size();
    latent(finding, analysis, rows, coefficients, thresholds);
    if (rows.matrix().terms().isEmpty()) {
      return;
    }
    var tests = analysis.text("tests", "type2");
    if (tests.equals("lrt")) {
      LinkedTests.ratios(finding, rows.matrix(), logLik, frame.levels().size());
    } else {
      var hypotheses = LinkedTerms.hypotheses(tests, rows.matrix(), rows.sum(table));
      coefficients.wald(finding, hypotheses, LinkedTerms.name(tests), 1, thresholds);
    }
  }

  /**
   * Whether each term acts alike at every threshold; without random effects, as R's nominal_test.
   */
  private static void proportional(
      FindingBuilder finding, ModelRows rows, CumulativeLinkModel fit) {
    var matrix = rows.matrix();
    for (int t = 1; t <= matrix.terms().size() && fit.frame().levels().size() > 2; t++) {
      int term = t;
      int[] columns =
          IntStream.range(1, matrix.assign().length)
              .filter(j -> matrix.assign()[j] == term)
              .map(j -> j - 1)
              .toArray();
      if (columns.length == 0) {
        continue;
      }
      var label = matrix.terms().get(t - 1).label();
      try {
        var test = fit.nominal(columns);
        finding.assumption(
            new Assumption(
                "equal effects at all thresholds: " + label,
                test.statistic(),
                test.p(),
                test.p() >= 0.05,
                "Likelihood ratio with %d df%s"
                    .formatted(
                        test.df(),
                        test.p() >= 0.05
                            ? "."
                            : "; where effects differ, a linear model of the ratings or a model"
                                + " of each cut is a check.")));
      } catch (IllegalArgumentException impossible) {
        finding.assumption(
            new Assumption(
                "equal effects at all thresholds: " + label,
                null,
                null,
                null,
                "Cannot be told: " + impossible.getMessage()));
      }
    }
  }

  private static void describe(FindingBuilder finding, ModelRows rows, Column.Factor response) {
    ModelRows.combinations(rows.cells(), rows.matrix().n())
        .forEach(
            (group, cell) -> {
              var said = Descriptive.of(group, rows.response()).and("n", cell.size());
              int[] counts = new int[response.levels().size()];
              cell.forEach(row -> counts[response.codes()[row]]++);
              int below = 0;
              int middle = 0;
              for (int c = 0; c < counts.length; c++) {
                if (2 * below < cell.size()) {
                  middle = c;
                }
                below += counts[c];
              }
              var each = new java.util.LinkedHashMap<String, Integer>();
              for (int c = 0; c < counts.length; c++) {
                each.put(response.levels().get(c), counts[c]);
              }
              finding.descriptive(
                  said.and("counts", each).and("medianLevel", response.levels().get(middle)));
            });
  }
}
