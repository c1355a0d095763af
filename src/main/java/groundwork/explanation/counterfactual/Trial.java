package groundwork.explanation.counterfactual;

/**
 * A changed row and what the model said.
 *
 * @param margin log of the wanted class's probability over the largest of the others
 * @param valid whether the model gives it a wanted class, sure enough
 */
record Trial(double[] row, double margin, boolean valid) {}
