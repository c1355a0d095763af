package groundwork.metric.material;

import groundwork.array.NdArray;
import groundwork.array.Npy;
import groundwork.document.control.FileSet;
import groundwork.json.control.Json;
import groundwork.model.Shape;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.ModelCard;
import groundwork.stimulus.entity.StimulusSet;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stimulus set with one more method, whose values were made elsewhere. Everything else stays,
 * byte for byte; the set is checked again afterwards.
 *
 * @param method id of the new method
 * @param title for people; the id if null
 * @param model id of the model that it explains; null where the set has only one
 * @param source DOI of the method, or null
 */
public record Attachment(String method, String title, String model, String source) {
  /**
   * @param set the files of a set
   * @param name of the file of values, with {@code #array} for one of several: in the order of the
   *     set's items, practice included, or named by item in a CSV
   * @return all files of the new set
   * @throws IllegalArgumentException if the values do not fit the set
   * @throws groundwork.problem.entity.Rejected if the set, or the new one, has errors
   */
  public Map<String, byte[]> to(FileSet set, String name, Source files) {
    var read = StimulusReader.read(set).required();
    var card = model(read);
    if (read.hasExplanations(card.id(), method)) {
      throw new IllegalArgumentException(
          "the set has explanations of %s by %s already".formatted(card.id(), method));
    }
    var all = new TreeMap<String, byte[]>();
    set.names().forEach(file -> all.put(file, set.read(file).orElseThrow()));
    var manifest =
        (ObjectNode)
            Json.tree(new String(all.get(StimulusReader.MANIFEST), StandardCharsets.UTF_8));
    name(manifest, card.id());
    if (read.items().getFirst().content() instanceof Content.Text) {
      words(read, card, name, files, manifest, all);
    } else {
      array(read, card, name, files, manifest, all);
    }
    all.put(
        StimulusReader.MANIFEST,
        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    StimulusReader.read(FileSet.of(all)).required();
    return all;
  }

  /** Among the methods, as one that explains this model. */
  private void name(ObjectNode manifest, String model) {
    for (var known : manifest.get("methods")) {
      if (known.path("id").asString().equals(method)) {
        if (known.has("models")) {
          ((ArrayNode) known.get("models")).add(model);
        }
        return;
      }
    }
    var entry = ((ArrayNode) manifest.get("methods")).addObject().put("id", method);
    entry.put("title", title == null ? method : title);
    if (source != null) {
      entry.put("source", source);
    }
    entry.putArray("models").add(model);
  }

  private ModelCard model(StimulusSet set) {
    var models = set.manifest().models();
    if (model == null && models.size() == 1) {
      return models.getFirst();
    }
    return models.stream()
        .filter(one -> one.id().equals(model))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "which model do the values explain? the set has %s"
                        .formatted(models.stream().map(ModelCard::id).toList())));
  }

  private void array(
      StimulusSet set,
      ModelCard card,
      String name,
      Source files,
      ObjectNode manifest,
      Map<String, byte[]> all) {
    var imported = imported(set, card, name, files);
    var file = "explanations/%s.%s.npy".formatted(card.id(), method);
    all.put(file, Npy.write(NdArray.of(imported.rows())));
    if (!manifest.has("arrays")) {
      manifest.putArray("arrays");
    }
    ((ArrayNode) manifest.get("arrays"))
        .addObject()
        .put("method", method)
        .put("model", card.id())
        .put("file", file);
    asset(manifest, file, all.get(file), "application/octet-stream");
  }

  private Imported imported(StimulusSet set, ModelCard card, String name, Source files) {
    var fit = fit(set, card, one -> one.id());
    try {
      return Imported.read(name, files, fit).requireFinite(name, fit);
    } catch (IllegalArgumentException byId) {
      if (set.features().isEmpty()) {
        throw byId;
      }
      try { // names as people read them
        return Imported.read(name, files, fit(set, card, one -> one.label()))
            .requireFinite(name, fit);
      } catch (IllegalArgumentException byLabel) {
        throw byId;
      }
    }
  }

  private static Imported.Fit fit(
      StimulusSet set,
      ModelCard card,
      Function<groundwork.stimulus.entity.Feature, String> featureName) {
    var content = set.items().getFirst().content();
    Shape shape = content instanceof Content.Image image ? image.shape() : null;
    var classes = card.output().classes();
    return new Imported.Fit(
        set.items().stream().map(Item::id).toList(),
        set.features().stream().map(featureName).toList(),
        content.size(),
        shape,
        classes,
        set.items().stream()
            .mapToInt(item -> classes.indexOf(item.output(card.id()).predicted()))
            .toArray());
  }

  /** Sentences differ in length, so their values stand with the other explanations in JSON. */
  private void words(
      StimulusSet set,
      ModelCard card,
      String name,
      Source files,
      ObjectNode manifest,
      Map<String, byte[]> all) {
    if (!ArrayFiles.file(name).endsWith(".json")) {
      throw new IllegalArgumentException(
          name + ": values of words are read from JSON: one list for each item");
    }
    var root = ArrayFiles.json(name, files.read(ArrayFiles.file(name)));
    if (root.size() != set.items().size()) {
      throw new IllegalArgumentException(
          "%s: lists of %d items, the set has %d".formatted(name, root.size(), set.items().size()));
    }
    var file = set.manifest().explanations();
    var list = (ArrayNode) Json.tree(new String(all.get(file), StandardCharsets.UTF_8));
    for (int i = 0; i < root.size(); i++) {
      var item = set.items().get(i);
      var tokens = ((Content.Text) item.content()).tokens();
      var entry = list.addObject().put("item", item.id()).put("model", card.id());
      entry.put("method", method).put("target", item.output(card.id()).predicted());
      var values = entry.putArray("values");
      for (double value : TokenValues.of(root.get(i), tokens, "%s[%d]".formatted(name, i))) {
        values.add(value);
      }
    }
    all.put(file, Json.write(list).getBytes(StandardCharsets.UTF_8));
    asset(manifest, file, all.get(file), "application/json");
  }

  private static void asset(ObjectNode manifest, String file, byte[] bytes, String type) {
    ((ObjectNode) manifest.get("assets"))
        .putObject(file)
        .put("sha256", ContentHash.of(bytes).hex())
        .put("bytes", bytes.length)
        .put("mediaType", type);
  }
}
