/**
 * What goes together with what: correlations, their tests and comparisons, and linear and logistic
 * regression with errors that hold for trials of the same people.
 *
 * <p>Regressions take columns first, {@code columns[j][i]}, under their names; a column that others
 * give already is refused by its name. {@link groundwork.statistics.association.Ols#terms} and
 * {@link groundwork.statistics.association.Logistic#terms} give coefficients with classical,
 * row-wise or cluster-robust errors.
 */
package groundwork.statistics.association;
