/**
 * Models: what turns an input into class probabilities, and how content becomes that input.
 *
 * <p><b>Purpose.</b> One small interface, {@link groundwork.model.Predictor}, between every model
 * and everything that asks one (explainers, metrics). Shipped models are ONNX files run by ONNX
 * Runtime; researchers bring ONNX, JSON ({@code model/1}, published at {@code /schema/model.json}),
 * or a server of their own.
 *
 * <p><b>Operations.</b>
 *
 * <ul>
 *   <li>{@code Models.read(name, bytes)} tells JSON from ONNX and refuses by file, place, rule and
 *       remedy; {@code Models.write} is its inverse for networks.
 *   <li>{@link groundwork.model.Network} (dense, convolutions, pooling) is {@link
 *       groundwork.model.Layered}: gradients, hidden layers, other weights. {@link
 *       groundwork.model.TreeEnsemble}, {@link groundwork.model.Tree} and {@link
 *       groundwork.model.RuleSet} can be read: paths, leaves, depth, rules.
 *   <li>{@link groundwork.model.OnnxPredictor}: of a graph that is a sequence of known operators
 *       the weights are known too ({@code layered()}), read by a small reader of our own and
 *       compared with ONNX Runtime when the file is loaded. {@link groundwork.model.OnnxOptions}
 *       say what the file does not.
 *   <li>{@link groundwork.model.RemotePredictor} asks over HTTP.
 *   <li>{@link groundwork.model.Checked} goes around every model that is not ours: sizes, numbers,
 *       and what it throws, as {@link groundwork.model.ModelFailed} with model and row.
 *   <li>{@link groundwork.model.Training} and {@link groundwork.model.Logistic} fit networks.
 *   <li>{@link groundwork.model.Tokenizer} and {@link groundwork.model.BagOfWords} turn text into
 *       counts; {@link groundwork.model.WordPresence} is a text model seen as a function of which
 *       words are there.
 * </ul>
 *
 * <p><b>Decisions.</b> (2026-11-23) A tabular input is one double per feature, a category is the
 * index of its option; one-hot coding and scaling are inside the graph, so that no second program
 * can get them wrong. An image is a row, channel by channel, line by line. Text: the tokenizer is
 * written once, here, and named in the manifest. ONNX Runtime is exactly 1.28.0 and runs on one
 * thread, so that results do not depend on the machine's cores.
 *
 * <p>A row has the same bits in whatever batch it comes: sums are taken in the order of the inputs,
 * however the loops are blocked, which the compiler still makes vector instructions of. A wrong
 * question is an {@code IllegalArgumentException}, a wrong answer a {@code ModelFailed}. One logit
 * for two classes stands for both: their logits are {@code [-z, z]}, the log-odds of each.
 *
 * <p>Weights of an ONNX file in further files are refused: the file could name any file of the
 * machine. Addresses of model servers are checked before each request, and no redirect is followed.
 *
 * <p><b>Out of scope.</b> Training of the shipped models (src/making), storing models, reading
 * manifests.
 */
package groundwork.model;
