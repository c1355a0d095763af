package groundwork.statistics.agreement;

/**
 * Guttman's lower bounds of reliability.
 *
 * @param lambda2 from the item covariances; never below alpha
 * @param lambda6 from the squared multiple correlations of the standardised items
 * @param n people
 * @param items items, at least 2
 * @see <a href="https://doi.org/10.1007/BF02288892">Guttman (1945)</a>
 */
public record Guttman(double lambda2, double lambda6, int n, int items) {
  /**
   * @param answers n rows (people) of k answers, reversed items already turned round, none missing
   * @throws IllegalArgumentException if there are fewer than 2 people or items, rows differ in
   *     length, a value is not finite, an item does not vary, or one is a sum of others
   */
  public static Guttman of(double[][] answers) {
    var scale = Items.of(answers, 2, "lambda");
    int k = scale.k();
    double total = Items.sum(scale.covariances());
    double within = 0;
    double squares = 0;
    for (int a = 0; a < k; a++) {
      within += scale.covariances()[a][a];
      for (int b = 0; b < k; b++) {
        squares += a == b ? 0 : scale.covariances()[a][b] * scale.covariances()[a][b];
      }
    }
    double unexplained = 0;
    for (double inverse : scale.inverseDiagonal()) {
      unexplained += 1 / inverse;
    }
    return new Guttman(
        (total - within + Math.sqrt(k / (k - 1.0) * squares)) / total,
        1 - unexplained / Items.sum(scale.correlations()),
        scale.n(),
        k);
  }
}
