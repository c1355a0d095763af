/**
 * Makes the stimulus sets under {@code stimuli/} from their sources: trains the models, writes them
 * as ONNX, chooses the items, computes the explanations, writes the manifests. Not part of the
 * application.
 *
 * <p><b>Decisions.</b> (2026-11-23) The same sources give the same bytes on every machine: doubles
 * are IEEE in Java, exp and log are StrictMath's, every draw has a seed, sums have a fixed order,
 * and explanations are computed from the models as Java objects, not through ONNX Runtime (a test
 * holds the two together). What depends on nothing but its own item runs in parallel.
 */
package groundwork.making;
