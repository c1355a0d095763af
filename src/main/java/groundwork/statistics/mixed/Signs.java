package groundwork.statistics.mixed;

import groundwork.statistics.design.RandomTerm;
import java.util.ArrayList;
import java.util.List;

/** Covariance factors are the same up to the signs of their columns. */
final class Signs {
  private static final double SINGULAR = 1e-4; // as lme4's isSingular

  private Signs() {}

  /** The same covariance with no negative element on a diagonal. */
  static double[] positive(RandomStructure structure, double[] theta) {
    double[] out = theta.clone();
    int at = 0;
    for (RandomTerm term : structure.terms) {
      for (int k = term.z().length; k > 0; k--) {
        if (out[at] < 0) {
          for (int r = 0; r < k; r++) {
            out[at + r] = -out[at + r];
          }
        }
        at += k;
      }
    }
    return out;
  }

  /** What lies on the boundary, in words. */
  static List<String> singular(RandomStructure structure, double[] theta) {
    var out = new ArrayList<String>();
    for (int t = 0; t < structure.terms.size(); t++) {
      var term = structure.terms.get(t);
      var random = RandomEffects.of(term, theta, structure.places.get(t).theta(), 1);
      int at = structure.places.get(t).theta();
      for (int c = 0; c < random.sd().length; c++) {
        if (Math.abs(theta[at]) < SINGULAR) {
          String name = term.names().get(c);
          out.add(
              random.sd()[c] < SINGULAR
                  ? "the variance of %s by %s is estimated as zero".formatted(name, term.group())
                  : "%s by %s is estimated as a linear combination of the terms before it"
                      .formatted(name, term.group()));
        }
        at += random.sd().length - c;
      }
    }
    return List.copyOf(out);
  }
}
