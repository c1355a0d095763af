package groundwork.metric.material;

import groundwork.model.Models;
import groundwork.model.Predictor;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Models as a scoring document names them. */
final class ModelFiles {
  private ModelFiles() {}

  /**
   * @throws IllegalArgumentException if the document does not say where the model is
   * @throws groundwork.problem.entity.Rejected if the file is no model
   */
  static Predictor of(JsonNode node, Source source) {
    if (node.has("file") == node.has("url")) {
      throw new IllegalArgumentException(
          "model \"%s\" needs either a file or a url".formatted(node.get("id").asString()));
    }
    List<String> classes =
        node.has("classes")
            ? node.get("classes").valueStream().map(JsonNode::asString).toList()
            : null;
    if (node.has("url")) {
      throw new IllegalArgumentException("models behind an address are not read yet");
    }
    return read(node.get("file").asString(), source, classes);
  }

  /**
   * @param classes ids; null where the file says them
   */
  static Predictor read(String file, Source source, List<String> classes) {
    return Models.read(file, source.read(file), classes);
  }
}
