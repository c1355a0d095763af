/**
 * Models: what turns an input into class probabilities, and how content becomes that input.
 *
 * <p><b>Purpose.</b> One small interface, {@link groundwork.model.Predictor}, between every model
 * and everything that asks one (explainers, metrics). Shipped models are ONNX files run by ONNX
 * Runtime.
 *
 * <p><b>Operations.</b> {@code OnnxPredictor.of(bytes, classes)} loads a model; {@link
 * groundwork.model.Tokenizer} and {@link groundwork.model.BagOfWords} turn text into counts; {@link
 * groundwork.model.WordPresence} is a text model seen as a function of which words are there.
 *
 * <p><b>Decisions.</b> (2026-11-23) A tabular input is one double per feature, a category is the
 * index of its option; one-hot coding and scaling are inside the graph, so that no second program
 * can get them wrong. Text: the tokenizer is written once, here, and named in the manifest. ONNX
 * Runtime is exactly 1.28.0 and runs on one thread, so that results do not depend on the machine's
 * cores.
 *
 * <p><b>Out of scope.</b> Training (src/making), storing models, reading manifests.
 */
package groundwork.model;
