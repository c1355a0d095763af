/**
 * Everything about a study in one file that others can check and compute with.
 *
 * <p><b>Purpose.</b> {@code GET /api/studies/{slug}/export.zip}: tidy data, a codebook made from
 * the same declarations as the columns, the definition as it was written, the assignment ledger,
 * what was done inside the steps, scores, and the SHA-256 of every file.
 *
 * <p><b>Decisions.</b>
 *
 * <ul>
 *   <li>The same data give the same bytes: nothing in it depends on when or where it was made.
 *   <li>One database snapshot, read by cursors in the order of the primary keys, written as it is
 *       read: memory stays constant, however many answers there are.
 *   <li>A missing value is an unquoted {@code NA}; what a participant left empty is {@code ""}, and
 *       who typed NA gets {@code "NA"}.
 *   <li>Identities, previews, and people who had their data deleted are never in it; refusals are a
 *       number. Dry-run participants are in it only when asked for, and say so in a column.
 * </ul>
 *
 * <p><b>Out of scope.</b> Computing anything: room {@code analysis}.
 */
package groundwork.export;
