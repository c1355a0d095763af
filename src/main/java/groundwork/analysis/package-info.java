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
 * <p>{@link groundwork.analysis.control.PlanRun} runs a plan on a table: the same code for {@code
 * groundwork analyse} and for {@code /api/studies/{slug}/analysis}, where it is a persistent job
 * whose result is stored ({@link groundwork.analysis.control.AnalysisLog}). {@link
 * groundwork.analysis.control.Reported} writes results as APA 7 has them, {@link
 * groundwork.analysis.control.Report} a whole one as text, Markdown or LaTeX.
 *
 * <p><b>Decisions.</b> (2026-11-23)
 *
 * <ul>
 *   <li>Only {@code Frames} reads answers; everything behind it is pure: same frame, same results.
 *   <li>A version is analysed for itself, with its own answer key. Counted in: completed runs that
 *       are not excluded. Withdrawn, excluded and unfinished runs are counted and left out;
 *       simulated ones are left out unless asked for; previews never come in.
 *   <li>Trials of one person are not independent. Where an interval counts trials (Wilson), the
 *       note says so and an interval that resamples people stands beside it.
 *   <li>A trial without an answer is neither right nor wrong: counted as undefined. A rate over
 *       nothing is undefined, never 0.
 *   <li>The plan of a study is run on {@code data/analysis.csv} of its export: one row an answered
 *       trial or questionnaire of those who completed, excluded people marked. Whoever has the
 *       bundle can run the plan again on the same bytes.
 *   <li>A result is kept by plan, data and version of the code: nothing is computed twice, and a
 *       result about other data says that it is.
 *   <li>Bootstraps: 2000 replicates, seeded by the study's seed, the measure and the cell.
 * </ul>
 *
 * <p><b>Out of scope.</b> Statistics (room statistics), the plan's document (room plan), raw data
 * (export).
 */
package groundwork.analysis;
