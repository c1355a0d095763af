/**
 * Explanations: how much each input value contributed to the probability of a class.
 *
 * <p><b>Purpose.</b> Local feature attributions by known methods, and the controls that a study
 * needs beside them.
 *
 * <p><b>Operations.</b> {@code Explainers.byId(id)} gives {@code lime}, {@code shap}, {@code
 * occlusion} and the controls {@code none}, {@code placebo}, {@code random}, {@code oracle}; each
 * {@link groundwork.explanation.Explainer#explain explains} one row.
 *
 * <p><b>Decisions.</b> (2026-11-23) A positive value pushes towards the target class. Everything
 * random takes a seed: same model, input, background and seed, same values to the last bit. What
 * "absent" means is said by the {@link groundwork.explanation.Background}: drawn from a sample of
 * rows (tabular) or a zero (text: the word is not there). Values are in units of probability,
 * except those of {@code oracle} (log-odds) and {@code random} (no unit).
 *
 * <p><b>Out of scope.</b> Rendering, judging (rooms study, metric).
 */
package groundwork.explanation;
