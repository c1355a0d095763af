/**
 * Mixed models: linear, binomial and ordinal, with any number of crossed or nested grouping
 * factors.
 *
 * <p>The factor with the most effects is eliminated block by block; what is left is a small dense
 * system ({@link groundwork.statistics.mixed.BlockedSystem}). Cross-products are summed once, so
 * that the cost of one evaluation does not depend on the number of observations. After Bates et al.
 * (2015), doi:10.18637/jss.v067.i01, which eliminates with a general sparse Cholesky factor
 * instead.
 *
 * <p>Binomial and ordinal models share {@link groundwork.statistics.mixed.Laplace}: the same
 * elimination with weights that change at every step, and a gradient by the implicit function
 * theorem, so that a quasi-Newton search needs few evaluations. A row costs a fixed amount per
 * evaluation.
 */
package groundwork.statistics.mixed;
