package groundwork.statistics.groups;

import groundwork.statistics.Check;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Analysis of variance of the same people under all combinations of some factors, which may also
 * belong to groups of any design.
 *
 * @param effects terms between people, then for each within-person term itself and its interactions
 *     with those between; degrees of freedom uncorrected
 * @param sphericity for each effect with more than one degree of freedom within people, by its term
 * @param people rows
 * @param residuals of each person's cells from the fitted means, people x cells
 */
public record RepeatedMeasures(
    List<Effect> effects, Map<String, Sphericity> sphericity, int people, double[][] residuals) {
  /**
   * Univariate tests from orthonormal contrasts of the cells; each within-person term has its own
   * error. Generalised eta squared takes all factors as manipulated.
   *
   * @param cells people x combinations of the within factors, the last factor changing fastest
   * @param within at least one factor
   * @param between a row for each person; {@link LinearDesign#constant} where there are no groups
   * @param type of the terms between people; they are all the same in a balanced design
   * @throws IllegalArgumentException if shapes differ, a value is not finite, there are too few
   *     people, or nothing varies
   * @see <a href="https://doi.org/10.1007/978-0-387-35768-3">Maxwell and Delaney (2004) and O'Brien
   *     and Kaiser (1985)</a>
   */
  public static RepeatedMeasures of(
      double[][] cells, List<WithinFactor> within, LinearDesign between, SumsOfSquares type) {
    check(cells, within, between);
    var strata = strata(cells, within, between);
    double errors = strata.stream().mapToDouble(stratum -> stratum.error.trace()).sum();
    var effects = new ArrayList<Effect>();
    var sphericity = new LinkedHashMap<String, Sphericity>();
    for (var stratum : strata) {
      for (int term = 0; term <= between.terms().size(); term++) {
        if (term == 0 && stratum.name.isEmpty()) {
          continue; // the grand mean is no effect
        }
        var hypothesis = between.hypothesis(term, type, stratum.contrasts);
        if (hypothesis.df() > 0) {
          var effect = effect(stratum, label(stratum, term, between), hypothesis, errors);
          effects.add(effect);
          stratum
              .sphericity(cells[0].length)
              .ifPresent(epsilon -> sphericity.put(effect.term(), epsilon));
        }
      }
    }
    return new RepeatedMeasures(
        List.copyOf(effects), sphericity, cells.length, residuals(cells, between));
  }

  /**
   * The row of a term; the order of the variables in its name does not matter.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public Effect effect(String term) {
    return effects.stream()
        .filter(effect -> effect.term().equals(term))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no term is called " + term));
  }

  private static void check(double[][] cells, List<WithinFactor> within, LinearDesign between) {
    int combinations = within.stream().mapToInt(WithinFactor::levels).reduce(1, (a, b) -> a * b);
    if (within.isEmpty() || cells.length < 2) {
      throw new IllegalArgumentException(
          "cells has %d people and within %d factors".formatted(cells.length, within.size()));
    }
    for (int i = 0; i < cells.length; i++) {
      Check.sample("cells[" + i + "]", cells[i], 1);
      Check.sameLength("cells[" + i + "]", cells[i].length, "within", combinations);
    }
    Check.sameLength("cells", cells.length, "between", between.x()[0].length);
    if (!between.hasConstant()) {
      throw new IllegalArgumentException("between has no constant");
    }
  }

  /** What one within-person term (or none: the person's mean) makes of the cells. */
  private record Stratum(String name, double[][] contrasts, LinearDesign.Hypothesis error) {
    Optional<Sphericity> sphericity(int cells) {
      return contrasts.length < 2
          ? Optional.empty()
          : Optional.of(Sphericity.of(error.products(), error.df(), cells));
    }
  }

  private static List<Stratum> strata(
      double[][] cells, List<WithinFactor> within, LinearDesign between) {
    double rounding = 0;
    for (double[] person : cells) {
      rounding += 1e-20 * Projections.dot(person, person);
    }
    var strata = new ArrayList<Stratum>();
    for (var term : WithinTerms.of(within)) {
      double[][] contrasts = term.apply(cells);
      var error = between.error(contrasts);
      if (error.df() < 1) {
        throw new IllegalArgumentException(
            "cells has %d people; the groups use up all of them".formatted(cells.length));
      }
      if (!(error.trace() > rounding)) {
        throw new IllegalArgumentException(
            "people do not differ in " + (term.name().isEmpty() ? "their mean" : term.name()));
      }
      strata.add(new Stratum(term.name(), contrasts, error));
    }
    return strata;
  }

  private static String label(Stratum stratum, int term, LinearDesign between) {
    if (term == 0) {
      return stratum.name;
    }
    var group = between.terms().get(term - 1).label();
    return stratum.name.isEmpty() ? group : group + ":" + stratum.name;
  }

  private static Effect effect(
      Stratum stratum, String label, LinearDesign.Hypothesis hypothesis, double errors) {
    double squares = hypothesis.trace();
    int width = stratum.contrasts.length;
    return new Effect(
        label,
        squares,
        (double) hypothesis.df() * width,
        stratum.error.trace(),
        (double) stratum.error.df() * width,
        squares / (squares + errors));
  }

  private static double[][] residuals(double[][] cells, LinearDesign between) {
    var projections = new Projections(WithinTerms.transposed(cells));
    for (double[] column : between.x()) {
      projections.take(column);
    }
    return WithinTerms.transposed(projections.residuals());
  }

  @Override
  public String toString() {
    return effects.stream().map(Effect::term).collect(Collectors.joining(", "));
  }
}
