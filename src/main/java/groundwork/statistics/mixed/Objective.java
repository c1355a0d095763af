package groundwork.statistics.mixed;

/** A smooth function to be minimised. */
interface Objective {
  /** Infinite or NaN where the point is impossible. */
  double value(double[] at);

  /** At the point whose value was asked for last. */
  double[] gradient();
}
