/**
 * Dry-run participants: they take part through the same HTTP addresses as people do, and answer by
 * a planted accuracy and planted effects.
 *
 * <p><b>Purpose.</b> {@link groundwork.simulation.control.DryRun} sends many of them at once, from
 * the command line or from a button; what comes out validates assignment, saving, export and
 * analysis before the first person is paid.
 *
 * <p><b>Decisions.</b> The right answers come from the researcher's side of the API, never from
 * what participants get. Enrolments are marked {@code simulated}; results and exports leave them
 * out unless asked.
 *
 * <p><b>Out of scope.</b> How requests are sent ({@link groundwork.simulation.control.Exchange}).
 */
package groundwork.simulation;
