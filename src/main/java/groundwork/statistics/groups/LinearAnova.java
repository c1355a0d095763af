package groundwork.statistics.groups;

import groundwork.statistics.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * Analysis of variance or covariance of independent units, balanced or not: any number of factors
 * and covariates.
 *
 * @param effects a row for each term; none for terms of which the data leave nothing
 * @param intercept row of the constant, for type III as R's car shows it
 * @param residuals of the whole model, one for each unit
 * @param residualSumOfSquares of these
 * @param residualDf units - rank of the design
 * @param lost terms that are combinations of others in these data: cells are empty
 */
public record LinearAnova(
    List<Effect> effects,
    Effect intercept,
    double[] residuals,
    double residualSumOfSquares,
    int residualDf,
    List<String> lost) {

  /**
   * @param y one finite value for each unit
   * @param design as many rows, with a constant; sum coding for type III
   * @throws IllegalArgumentException if shapes differ, a value is not finite, no constant is there,
   *     the coding is wrong for the type, the units are too few, or the model fits exactly
   * @see <a href="https://doi.org/10.2307/2286530">Speed, Hocking and Hackney (1978)</a> on the
   *     types
   */
  public static LinearAnova of(double[] y, LinearDesign design, SumsOfSquares type) {
    Check.sample("y", y, 2);
    Check.sameLength("y", y.length, "design", design.x()[0].length);
    if (!design.hasConstant()) {
      throw new IllegalArgumentException("design has no constant");
    }
    double[][] responses = {y};
    var error = design.error(responses);
    double rest = error.trace();
    if (error.df() < 1) {
      throw new IllegalArgumentException(
          "y has %d values; the design uses up all of them".formatted(y.length));
    }
    if (!(rest > 1e-20 * Projections.dot(y, y))) {
      throw new IllegalArgumentException("y is fitted exactly; F is undefined");
    }
    var effects = new ArrayList<Effect>();
    var lost = new ArrayList<String>();
    for (int term = 1; term <= design.terms().size(); term++) {
      var label = design.terms().get(term - 1).label();
      var hypothesis = design.hypothesis(term, type, responses);
      if (hypothesis.df() == 0) {
        lost.add(label);
      } else {
        effects.add(effect(label, hypothesis, rest, error.df()));
      }
    }
    var intercept = effect("(Intercept)", design.hypothesis(0, type, responses), rest, error.df());
    return new LinearAnova(
        List.copyOf(effects), intercept, residuals(y, design), rest, error.df(), lost);
  }

  /**
   * The row of a term.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public Effect effect(String term) {
    return effects.stream()
        .filter(effect -> effect.term().equals(term))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no term is called " + term));
  }

  private static double[] residuals(double[] y, LinearDesign design) {
    var projections = new Projections(new double[][] {y});
    for (double[] column : design.x()) {
      projections.take(column);
    }
    return projections.residuals()[0];
  }

  private static Effect effect(
      String term, LinearDesign.Hypothesis hypothesis, double rest, int df) {
    double squares = hypothesis.trace();
    return new Effect(term, squares, hypothesis.df(), rest, df, squares / (squares + rest));
  }
}
