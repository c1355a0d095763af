package groundwork.statistics.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * Fixed columns that tell success from failure without error somewhere: their coefficients have no
 * finite estimate. Found by linear programming over the different rows of x.
 *
 * @see <a href="https://doi.org/10.1093/biomet/71.1.1">Albert and Anderson (1984)</a>
 * @see <a href="https://ora.ox.ac.uk/objects/uuid:8f9ee0d0-d78e-4101-9ab4-f9cbceed2a2a">Konis
 *     (2007)</a>
 */
final class Separation {
  private static final int MOST = 400; // different rows; beyond, continuous columns are split alone
  private static final double LARGE = 4; // standard deviation on the logit scale
  private static final double MOVED = 1e-6;

  private Separation() {}

  /** One combination of fixed values with what came of it. */
  private static final class Cell {
    final double[] x;
    double successes;
    double failures;

    Cell(double[] x) {
      this.x = x;
    }

    boolean mixed() {
      return successes > 0 && failures > 0;
    }
  }

  static List<String> of(BinomialFrame frame) {
    var found = infinite(frame.successes(), frame.trials(), frame.x());
    if (found.isEmpty()) {
      return List.of();
    }
    return List.of(
        "the fixed columns separate success from failure: no finite estimate of %s"
            .formatted(found.stream().map(frame.names()::get).toList()));
  }

  /** Standard deviations so large that most levels have a chance of nearly 0 or 1. */
  static List<String> spread(Link link, List<RandomEffects> random) {
    double limit = LARGE * Math.sqrt(link.variance() / Link.LOGIT.variance());
    var out = new ArrayList<String>();
    for (RandomEffects term : random) {
      for (int c = 0; c < term.sd().length; c++) {
        if (term.sd()[c] > limit) {
          out.add(
              "nearly separated: the standard deviation of %s by %s is %.2f"
                  .formatted(term.names().get(c), term.group(), term.sd()[c]));
        }
      }
    }
    return List.copyOf(out);
  }

  /** Which coefficients have no finite estimate. */
  static List<Integer> infinite(double[] successes, double[] trials, double[][] x) {
    int p = x.length;
    double[] size = new double[p];
    for (int j = 0; j < p; j++) {
      for (double value : x[j]) {
        size[j] = Math.max(size[j], Math.abs(value));
      }
    }
    var cells = new HashMap<List<Double>, Cell>();
    for (int i = 0; i < successes.length && cells.size() <= MOST; i++) {
      double[] row = new double[p];
      for (int j = 0; j < p; j++) {
        row[j] = size[j] == 0 ? 0 : x[j][i] / size[j];
      }
      var cell = cells.computeIfAbsent(Arrays.stream(row).boxed().toList(), key -> new Cell(row));
      cell.successes += successes[i];
      cell.failures += trials[i] - successes[i];
    }
    return cells.size() > MOST
        ? alone(successes, trials, x)
        : programme(List.copyOf(cells.values()), p);
  }

  private static List<Integer> programme(List<Cell> cells, int p) {
    double[] goal = new double[p];
    var constraints = new ArrayList<LinearConstraint>();
    for (Cell cell : cells) {
      constraints.add(
          new LinearConstraint(
              cell.x,
              cell.mixed()
                  ? Relationship.EQ
                  : cell.failures > 0 ? Relationship.LEQ : Relationship.GEQ,
              0));
      for (int j = 0; j < p && !cell.mixed(); j++) {
        goal[j] += cell.failures > 0 ? -cell.x[j] : cell.x[j];
      }
    }
    if (cells.stream().allMatch(Cell::mixed)) {
      return List.of();
    }
    for (int j = 0; j < p; j++) {
      double[] one = new double[p];
      one[j] = 1;
      constraints.add(new LinearConstraint(one, Relationship.LEQ, 1));
      constraints.add(new LinearConstraint(one, Relationship.GEQ, -1));
    }
    double[] direction =
        new SimplexSolver()
            .optimize(
                new MaxIter(10_000),
                new LinearObjectiveFunction(goal, 0),
                new LinearConstraintSet(constraints),
                GoalType.MAXIMIZE,
                new NonNegativeConstraint(false))
            .getPoint();
    var out = new ArrayList<Integer>();
    for (int j = 0; j < p; j++) {
      if (Math.abs(direction[j]) > MOVED) {
        out.add(j);
      }
    }
    return out;
  }

  /** Columns that by themselves lie on one side for success and on the other for failure. */
  private static List<Integer> alone(double[] successes, double[] trials, double[][] x) {
    var out = new ArrayList<Integer>();
    for (int j = 0; j < x.length; j++) {
      double lowYes = Double.POSITIVE_INFINITY;
      double highYes = Double.NEGATIVE_INFINITY;
      double lowNo = Double.POSITIVE_INFINITY;
      double highNo = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < successes.length; i++) {
        if (successes[i] > 0) {
          lowYes = Math.min(lowYes, x[j][i]);
          highYes = Math.max(highYes, x[j][i]);
        }
        if (successes[i] < trials[i]) {
          lowNo = Math.min(lowNo, x[j][i]);
          highNo = Math.max(highNo, x[j][i]);
        }
      }
      boolean varies = Math.min(lowYes, lowNo) < Math.max(highYes, highNo);
      if (varies && (highNo <= lowYes || highYes <= lowNo)) {
        out.add(j);
      }
    }
    return out;
  }
}
