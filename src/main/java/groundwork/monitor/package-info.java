/**
 * How a study with people is going, and what its researchers do about it.
 *
 * <p><b>Purpose.</b> Counts by arm and block, people one by one, alerts with what to do ({@link
 * groundwork.monitor.control.Alerts}, where every threshold stands), and the actions of somebody
 * who runs a study: setting a run aside, writing to a participant, pausing an arm, extending a
 * quota.
 *
 * <p><b>Decisions.</b>
 *
 * <ul>
 *   <li>What needs all answers is counted beside the request and at most a tenth of the time
 *       ({@link groundwork.monitor.control.Lately}): a page over a million answers comes at once,
 *       with times that are some seconds old.
 *   <li>Kinds of runs are looked at apart: real ones unless others are asked for.
 *   <li>Setting a run aside deletes nothing and sends nobody away: who is in the middle may finish.
 *       Its place is free again where the policy refills, which is what makes the ledger
 *       replayable.
 *   <li>Messages stand in a table of their own, are in no export, and go when somebody has their
 *       data deleted.
 * </ul>
 *
 * <p><b>Out of scope.</b> What the answers say: rooms {@code analysis} and {@code export}.
 */
package groundwork.monitor;
