/**
 * From a table and a formula to the numbers a model is fitted to.
 *
 * <p>Design matrices are kept columns first: {@code x[j][i]} is column j of observation i.
 */
package groundwork.statistics.design;
