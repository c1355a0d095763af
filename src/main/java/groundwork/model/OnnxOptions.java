package groundwork.model;

import java.time.Duration;
import java.util.List;

/**
 * What an ONNX file does not say about itself.
 *
 * @param name of the file, for messages
 * @param classes ids of the classes in the order of the output; null: 0, 1, ...
 * @param probabilities name of the output that gives probabilities; null: to be found
 * @param logits name of the output that gives logits; null: to be found
 * @param values whether the output gives values of a regression
 * @param limit how long the model may take for one question
 */
public record OnnxOptions(
    String name,
    List<String> classes,
    String probabilities,
    String logits,
    boolean values,
    Duration limit) {
  /** Everything to be found in the file; a minute for each question. */
  public static OnnxOptions of(String name) {
    return new OnnxOptions(name, null, null, null, false, Duration.ofMinutes(1));
  }

  public OnnxOptions classes(List<String> classes) {
    return new OnnxOptions(name, classes, probabilities, logits, values, limit);
  }

  public OnnxOptions probabilities(String probabilities) {
    return new OnnxOptions(name, classes, probabilities, logits, values, limit);
  }

  public OnnxOptions logits(String logits) {
    return new OnnxOptions(name, classes, probabilities, logits, values, limit);
  }

  /** The output gives values, not classes. */
  public OnnxOptions regression() {
    return new OnnxOptions(name, classes, probabilities, logits, true, limit);
  }

  public OnnxOptions limit(Duration limit) {
    return new OnnxOptions(name, classes, probabilities, logits, values, limit);
  }
}
