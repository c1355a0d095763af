/**
 * What the data say: estimates with their uncertainty, by condition.
 *
 * <p><b>Purpose.</b> {@code GET /api/studies/{slug}/results} is a study's state of evidence,
 * measure by measure, each with interval, counts, caveats and provenance.
 *
 * <p><b>Operations.</b> {@link groundwork.analysis.control.Frames} reads a study version's data
 * into a {@link groundwork.analysis.entity.Frame}; {@link groundwork.analysis.control.Analyst}
 * turns it into {@link groundwork.analysis.entity.Results}.
 *
 * <p><b>Decisions.</b> (2026-11-23)
 *
 * <ul>
 *   <li>Only {@code Frames} reads SQL; everything behind it is pure: same frame, same results.
 *   <li>A version is analysed for itself, with its own answer key. Counted in: completed runs that
 *       are not excluded. Withdrawn, excluded and unfinished runs are counted and left out;
 *       simulated ones are left out unless asked for; previews never come in.
 *   <li>Trials of one person are not independent. Where an interval counts trials (Wilson), the
 *       note says so and an interval that resamples people stands beside it.
 *   <li>A trial without an answer is neither right nor wrong: counted as undefined. A rate over
 *       nothing is undefined, never 0.
 *   <li>Bootstraps: 2000 replicates, seeded by the study's seed, the measure and the cell.
 * </ul>
 *
 * <p><b>Out of scope.</b> Tests and models (they come with the analysis plan), raw data (export).
 */
package groundwork.analysis;
