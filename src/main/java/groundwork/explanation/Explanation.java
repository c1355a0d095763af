package groundwork.explanation;

/**
 * What a method said about one input.
 *
 * @param method id of the method
 * @param target index of the class that positive values push towards
 * @param values one per input value, all finite
 * @param intercept what the method gives for an input of which nothing is known, in the unit of the
 *     values; null if the method has no such number
 * @param fit how well the method's own account reproduces the model where it looked, 1 is perfect:
 *     weighted R² for {@code lime}; for {@code integrated-gradients} 1 less the share of the
 *     difference to the baseline that the values miss; null where there is no such number
 * @param errors standard error of each value from one seed to another, where the method samples and
 *     knows it; null for a method that does not sample
 */
public record Explanation(
    String method, int target, double[] values, Double intercept, Double fit, double[] errors) {
  public Explanation {
    values = values.clone();
    requireFinite(method, values);
    if (errors != null) {
      errors = errors.clone();
      if (errors.length != values.length) {
        throw new IllegalArgumentException(
            "%s gave %d values and %d errors".formatted(method, values.length, errors.length));
      }
      for (double error : errors) {
        if (!(error >= 0 && error < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException(method + " gave an error that is none: " + error);
        }
      }
    }
  }

  /** An explanation that does not sample, or does not know how far it varies. */
  public Explanation(String method, int target, double[] values, Double intercept, Double fit) {
    this(method, target, values, intercept, fit, null);
  }

  /** An explanation without intercept and fit. */
  public static Explanation of(String method, int target, double... values) {
    return new Explanation(method, target, values, null, null);
  }

  static void requireFinite(String method, double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(method + " gave a value that is not finite: " + value);
      }
    }
  }
}
