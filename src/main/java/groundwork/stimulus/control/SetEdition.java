package groundwork.stimulus.control;

import groundwork.array.NdArray;
import groundwork.array.Npy;
import groundwork.document.control.FileSet;
import groundwork.json.control.Json;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.StimulusSet;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A set with one method more: the files of another set, since a set never changes. Pure. */
public final class SetEdition {
  /**
   * Who made the explanations that are added.
   *
   * @param title for people
   * @param source DOI or address; null where nobody said
   * @param params how it was made and where it came from, as far as it is known
   */
  public record Maker(String id, String title, String source, Map<String, Object> params) {}

  private SetEdition() {}

  /**
   * @param manifest as it was stored
   * @param file content of a file of the set, by its name in the manifest
   * @param model whose predictions were explained
   * @param rows one per item of the set, in its order, one value per feature, token or pixel
   * @return the files, to be checked and stored like any others
   */
  public static FileSet with(
      StimulusSet set,
      byte[] manifest,
      Function<String, byte[]> file,
      Maker maker,
      String model,
      double[][] rows) {
    var files = new LinkedHashMap<String, byte[]>();
    set.manifest().assets().keySet().forEach(name -> files.put(name, file.apply(name)));
    var tree = (ObjectNode) Json.tree(new String(manifest, StandardCharsets.UTF_8));
    method((ArrayNode) tree.get("methods"), maker, model);
    var name =
        set.items().getFirst().content() instanceof Content.Text
            ? told(set, maker, model, rows, files)
            : array(tree, set, maker, model, rows, files);
    var entry = ((ObjectNode) tree.get("assets")).putObject(name);
    entry.put("sha256", ContentHash.of(files.get(name)).hex());
    entry.put("bytes", files.get(name).length);
    entry.put(
        "mediaType", name.endsWith(".json") ? "application/json" : "application/octet-stream");
    tree.put("version", next(set.manifest().version()));
    files.put(StimulusReader.MANIFEST, Json.write(tree).getBytes(StandardCharsets.UTF_8));
    return FileSet.of(files);
  }

  private static void method(ArrayNode methods, Maker maker, String model) {
    for (var one : methods) {
      if (one.path("id").asString().equals(maker.id())) {
        ((ArrayNode) one.get("models")).add(model);
        return;
      }
    }
    var one = methods.addObject();
    one.put("id", maker.id());
    one.put("title", maker.title());
    one.set("params", Json.MAPPER.valueToTree(maker.params()));
    if (maker.source() != null) {
      one.put("source", maker.source());
    }
    one.putArray("models").add(model);
  }

  /** As an array of its own: one row an item. */
  private static String array(
      ObjectNode tree,
      StimulusSet set,
      Maker maker,
      String model,
      double[][] rows,
      Map<String, byte[]> files) {
    var name = "explanations/" + maker.id() + "-" + model + ".npy";
    files.put(name, Npy.write(NdArray.of(rows)));
    var table =
        (set.manifest().arrays().isEmpty()
                ? tree.putArray("arrays")
                : (ArrayNode) tree.get("arrays"))
            .addObject();
    table.put("method", maker.id());
    table.put("model", model);
    table.put("file", name);
    return name;
  }

  /** Texts have different lengths: their explanations stand in the list. */
  private static String told(
      StimulusSet set, Maker maker, String model, double[][] rows, Map<String, byte[]> files) {
    var name = set.manifest().explanations();
    var list = (ArrayNode) Json.tree(new String(files.get(name), StandardCharsets.UTF_8));
    for (int i = 0; i < rows.length; i++) {
      var item = set.items().get(i);
      var one = list.addObject();
      one.put("item", item.id());
      one.put("model", model);
      one.put("method", maker.id());
      one.put("target", item.output(model).predicted());
      var values = one.putArray("values");
      for (double value : rows[i]) {
        values.add(value);
      }
    }
    files.put(name, Json.write(list).getBytes(StandardCharsets.UTF_8));
    return name;
  }

  /** {@code 1} becomes {@code 1+1}, {@code 1+1} becomes {@code 1+2}. */
  static String next(String version) {
    int plus = version.lastIndexOf('+');
    if (plus >= 0 && version.substring(plus + 1).matches("[0-9]{1,6}")) {
      return version.substring(0, plus + 1) + (Integer.parseInt(version.substring(plus + 1)) + 1);
    }
    return (version.length() > 29 ? version.substring(0, 29) : version) + "+1";
  }
}
