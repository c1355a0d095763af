/**
 * Paired comparisons: who is preferred to whom, and how strongly.
 *
 * <p><b>Purpose.</b> From choices between two things to abilities with their uncertainty.
 *
 * <p><b>Operations.</b> {@link groundwork.statistics.choice.BradleyTerry} (ties, order effect,
 * cluster-robust errors, cluster bootstrap), {@link groundwork.statistics.choice.Elo}, {@link
 * groundwork.statistics.choice.Connection} (whether abilities exist at all).
 *
 * <p><b>Decisions.</b> (2026-11-23)
 *
 * <ul>
 *   <li>Where abilities have no finite estimate (parts that were never compared, a player that
 *       always won) the fit is refused and the message names the players; nothing is shrunk.
 *   <li>Choices of one person are not independent: errors and intervals can take whole people.
 * </ul>
 */
package groundwork.statistics.choice;
