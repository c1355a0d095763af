/**
 * Stimuli: items with their truth, models with their outputs, methods with their explanations.
 *
 * <p><b>Purpose.</b> A set is a folder with a {@code manifest.json} that names every file by its
 * SHA-256. {@code StimulusReader} checks all of it; {@code StimulusCatalog} stores it once, assets
 * by hash, so that any node can serve any study.
 *
 * <p><b>Decisions.</b> (2026-11-23) A set is its manifest's hash: the SHA-256 of the file's bytes.
 * It never changes; a new version is another set under the same slug, and studies keep the one they
 * were opened with. Positive values of an explanation push towards its target, which is the model's
 * predicted class. Only pictures are served to everybody; a manifest is an answer key.
 *
 * <p><b>Out of scope.</b> Making sets ({@code src/making}); running models (model); judging
 * explanations (metric).
 */
package groundwork.stimulus;
