package groundwork.statistics.mixed;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Where a profiled deviance reaches a level, on one side of its minimum.
 *
 * @param deviance of one parameter, all others at their best
 * @param level to be reached
 */
record Search(DoubleUnaryOperator deviance, double level) {
  private static final int STEPS = 60;
  private static final double ACCURACY = 1e-9; // of the distance to the estimate

  /**
   * @param from the minimum
   * @param step first guess of the distance, with its sign
   * @param edge end of the parameter's range, returned where the level is not reached before it
   */
  double bound(double from, double step, double edge) {
    double inside = from;
    double size = step;
    for (int i = 0; i < STEPS; i++) {
      double outside = from + size;
      if (step < 0 ? outside <= edge : outside >= edge) {
        outside = edge;
      }
      double value = deviance.applyAsDouble(outside);
      if (value >= level) {
        double solver = ACCURACY * Math.abs(outside - from);
        return new BrentSolver(0, solver)
            .solve(
                100,
                at -> deviance.applyAsDouble(at) - level,
                Math.min(inside, outside),
                Math.max(inside, outside));
      }
      if (outside == edge) {
        return edge;
      }
      inside = outside;
      size *= 1.6;
    }
    return edge;
  }
}
