package groundwork.metric.measure.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which ways lead down a slope: the shortest depends on how changes are measured. */
final class Directions {
  private Directions() {}

  /** As it is, by its signs, and along its steepest values only; none where it is flat. */
  static List<double[]> down(double[] downhill) {
    var directions = new ArrayList<double[]>();
    double largest = Arrays.stream(downhill).map(Math::abs).max().orElse(0);
    if (largest == 0) {
      return directions;
    }
    double[] scaled = Arrays.stream(downhill).map(s -> s / largest).toArray();
    directions.add(scaled);
    directions.add(Arrays.stream(scaled).map(Math::signum).toArray());
    double[] sizes = Arrays.stream(scaled).map(Math::abs).sorted().toArray();
    for (int k = 1; k < sizes.length; k *= 2) {
      double least = sizes[sizes.length - k];
      if (least > 0) {
        directions.add(
            Arrays.stream(scaled).map(s -> Math.abs(s) >= least ? Math.signum(s) : 0).toArray());
      }
    }
    return directions;
  }
}
