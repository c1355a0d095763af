package groundwork.explanation.importance;

/**
 * How much a model relies on each value over a whole set: a global explanation.
 *
 * @param loss what was measured, {@code error} (share of wrong answers) or {@code log-loss} (nats)
 * @param baseline the loss with the values as they are
 * @param values for each input value how much the loss grows when it is shuffled; about 0 or less
 *     where the model does not need it
 * @param errors standard error of each over the shuffles
 * @param rows how many rows it was measured on
 * @param repeats how often each value was shuffled
 */
public record Importance(
    String loss, double baseline, double[] values, double[] errors, int rows, int repeats) {}
