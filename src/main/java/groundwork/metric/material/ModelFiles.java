package groundwork.metric.material;

import groundwork.model.Checked;
import groundwork.model.Models;
import groundwork.model.Predictor;
import groundwork.model.RemoteOptions;
import groundwork.model.RemotePredictor;
import java.net.URI;
import java.time.Duration;
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
    var id = node.get("id").asString();
    return Checked.of(
        id, node.has("url") ? remote(node, id, classes, source) : read(node, source, classes));
  }

  private static Predictor read(JsonNode node, Source source, List<String> classes) {
    var file = node.get("file").asString();
    return Models.read(file, source.read(file), classes);
  }

  private static Predictor remote(JsonNode node, String id, List<String> classes, Source source) {
    if (classes == null || !node.has("inputs")) {
      throw new IllegalArgumentException(
          "model \"%s\" answers at an address: give its \"inputs\" and \"classes\"".formatted(id));
    }
    boolean local = node.path("allowPrivate").asBoolean(false);
    if (local && !source.own()) {
      throw new IllegalArgumentException(
          "model \"%s\": private addresses are asked only for a document on one's own machine"
              .formatted(id));
    }
    var options =
        RemoteOptions.of(
                URI.create(node.get("url").asString()), node.get("inputs").asInt(), classes)
            .logits(node.path("logits").asBoolean(false))
            .local(local);
    if (node.has("timeout")) {
      options = options.timeout(Duration.ofMillis((long) (1000 * node.get("timeout").asDouble())));
    }
    if (node.has("concurrency")) {
      options = options.concurrency(node.get("concurrency").asInt());
    }
    if (node.has("batch")) {
      options = options.batch(node.get("batch").asInt());
    }
    return RemotePredictor.of(options);
  }

  /** The only model of a document. */
  static Predictor read(String file, Source source) {
    return Checked.of("model", Models.read(file, source.read(file)));
  }
}
