package groundwork.statistics.mixed;

import java.util.ArrayList;
import java.util.List;

/** From unit random effects to conditional modes. */
final class Modes {
  private Modes() {}

  /**
   * A start for theta: how far modes lie apart that were found with standard deviations of 1.
   *
   * @param u unit effects, which then are the effects themselves
   */
  static double[] spread(RandomStructure structure, double[] u) {
    double[] theta = structure.start();
    for (int t = 0; t < structure.terms.size(); t++) {
      var place = structure.places.get(t);
      var factor = structure.factors.get(place.factor());
      int columns = structure.terms.get(t).z().length;
      int at = place.theta();
      for (int c = 0; c < columns; c++) {
        double squares = 0;
        for (int level = 0; level < factor.size(); level++) {
          double effect = u[factor.offset() + level * factor.k() + place.column() + c];
          squares += effect * effect;
        }
        theta[at] = Math.clamp(Math.sqrt(squares / factor.size()), 0.1, 3);
        at += columns - c;
      }
    }
    return theta;
  }

  /**
   * @param u unit effects, factor by factor, level by level
   */
  static List<ConditionalModes> of(RandomStructure structure, double[] u, double[] theta) {
    var modes = new ArrayList<ConditionalModes>();
    for (int t = 0; t < structure.terms.size(); t++) {
      var term = structure.terms.get(t);
      var place = structure.places.get(t);
      var factor = structure.factors.get(place.factor());
      int k = factor.k();
      double[] matrix = structure.t(place.factor(), theta);
      int columns = term.z().length;
      double[][] values = new double[factor.size()][columns];
      for (int level = 0; level < factor.size(); level++) {
        for (int r = 0; r < columns; r++) {
          int row = place.column() + r;
          int from = factor.offset() + level * k;
          values[level][r] = Dense.dot(matrix, row * k, u, from, k);
        }
      }
      modes.add(new ConditionalModes(term.group(), term.names(), factor.levels(), values));
    }
    return List.copyOf(modes);
  }
}
