/**
 * Explanations: how much each input value contributed to the output for a class.
 *
 * <p><b>Purpose.</b> Local feature attributions by known methods, and the controls that a study
 * needs beside them.
 *
 * <p><b>Operations.</b> {@code Explainers.of(id, settings)} gives a method, {@code
 * Explainers.byId(id)} one with its standard settings, {@code Explainers.methods()} the catalogue
 * with every setting. Methods that only ask: {@code lime}, {@code shap}, {@code occlusion}, {@code
 * rise}; that differentiate, for models whose weights are known: {@code gradient}, {@code
 * gradient-x-input}, {@code integrated-gradients}, {@code smoothgrad}; controls: {@code none},
 * {@code placebo}, {@code random}, {@code oracle}. Each {@link
 * groundwork.explanation.Explainer#explain explains} one row. {@code Segments} cuts images into
 * parts. Explanations that are no number per value have a package each: {@code
 * counterfactual.CounterfactualSearch} (changed instances), {@code rule.Anchors} (an if-then rule),
 * {@code example.Neighbours} and {@code example.Prototypes} (examples), {@code
 * importance.PermutationImportance} (global); they are made from settings in the same way.
 *
 * <p><b>Decisions.</b> (2026-11-23) A positive value pushes towards the target class. Everything
 * random takes a seed: same model, input, background and seed, same values to the last bit; methods
 * that sample say their standard error. What "absent" means is said by the {@link
 * groundwork.explanation.Background}: drawn from a sample of rows (tabular), a zero (text: the word
 * is not there), or an image. Values are in the unit of the output asked for: probability is the
 * standard, the logit for the gradients, as published; those of {@code oracle} are log-odds, {@code
 * random} has no unit. Of images SHAP and LIME take out superpixels, occlusion squares.
 *
 * <p><b>Out of scope.</b> Rendering, judging (rooms study, metric).
 */
package groundwork.explanation;
