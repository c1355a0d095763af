/**
 * Long work that survives: units in the database that any node takes, one at a time.
 *
 * <p><b>Purpose.</b> {@link groundwork.job.control.Work} is a kind of work; {@link
 * groundwork.job.control.Jobs} queues its units in the caller's transaction and sees to it that
 * each is done by some node, however many of them die.
 *
 * <p><b>Decisions.</b> (2026-11-23) db-scheduler over the one database, lock-and-fetch polling. A
 * node gives a heartbeat every 1.5 seconds; after four missed ones its units go to others, so work
 * of a dead node goes on within about ten seconds. A unit may therefore be done twice: whoever
 * writes a kind of work makes its effect count once. Threads leave one core to participants. On a
 * clean stop units under way get a few seconds, then are left to the next start.
 *
 * <p><b>Out of scope.</b> What the work is: runs of metrics, plans, power, dry runs and the like
 * belong to their rooms.
 */
package groundwork.job;
