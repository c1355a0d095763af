package groundwork.statistics.design;

/**
 * How levels of a factor become columns, where the factor's main effect or the constant is there.
 */
public enum Coding {
  /** 0/1 for every level but the first: differences from the reference (R's contr.treatment). */
  TREATMENT,
  /**
   * 1 for the level, -1 for the last: deviations from the mean of all levels (R's contr.sum), as
   * sums of squares of type III need them.
   */
  SUM
}
