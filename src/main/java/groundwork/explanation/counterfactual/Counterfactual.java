package groundwork.explanation.counterfactual;

/**
 * A changed instance to which the model gives another class.
 *
 * @param input the instance as it is
 * @param values the instance as changed
 * @param changed which values differ, in order
 * @param from index of the class that the model gives the input
 * @param to index of the class that the model gives the changed instance: it was asked
 * @param probabilities that it then gave
 * @param distance sum of the changes in median absolute deviations, see {@link
 *     groundwork.explanation.Distance#medianDeviations}
 * @param gower mean of the changes in shares of the range
 * @param surroundings mean Gower distance to the nearest rows of the background that the model puts
 *     in the same class: small for what looks like data; null if there is no such row
 */
public record Counterfactual(
    double[] input,
    double[] values,
    int[] changed,
    int from,
    int to,
    double[] probabilities,
    double distance,
    double gower,
    Double surroundings) {}
