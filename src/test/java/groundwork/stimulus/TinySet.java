package groundwork.stimulus;

import groundwork.document.control.FileSet;
import groundwork.json.control.Json;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.StimulusSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** A set of ten items, two of them for practice, small enough to break in one place at a time. */
public final class TinySet {
  public final ObjectNode manifest;
  public List<Map<String, Object>> explanations = new ArrayList<>();
  public final Map<String, byte[]> files = new TreeMap<>();

  public TinySet() {
    files.put("models/m.onnx", new byte[] {1, 2, 3});
    var items = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < 10; i++) {
      boolean yes = i % 2 == 0;
      boolean right = i / 2 % 2 == 0;
      var predicted = yes == right ? "yes" : "no";
      var scores = yes == right ? Map.of("yes", 0.75, "no", 0.25) : Map.of("yes", 0.25, "no", 0.75);
      items.add(
          Map.of(
              "id",
              "i-" + i,
              "content",
              Map.of("type", "tabular", "values", List.of(i, 1)),
              "truth",
              yes ? "yes" : "no",
              "practice",
              i >= 8,
              "outputs",
              Map.of("m", Map.of("predicted", predicted, "scores", scores))));
      for (var method : List.of("lime", "placebo")) {
        explanations.add(
            new TreeMap<>(
                Map.of(
                    "item",
                    "i-" + i,
                    "model",
                    "m",
                    "method",
                    method,
                    "target",
                    predicted,
                    "values",
                    List.of(0.5, -0.25))));
      }
    }
    manifest =
        Json.MAPPER.valueToTree(
            Map.ofEntries(
                Map.entry("schema", "stimulus-set/1"),
                Map.entry("slug", "tiny"),
                Map.entry("title", "Tiny"),
                Map.entry("version", "1"),
                Map.entry("modality", "tabular"),
                Map.entry("licence", Map.of("data", "CC0", "set", "CC0")),
                Map.entry(
                    "sources", List.of(Map.of("title", "made up for a test", "licence", "CC0"))),
                Map.entry(
                    "classes",
                    List.of(
                        Map.of("id", "yes", "label", "Yes"), Map.of("id", "no", "label", "No"))),
                Map.entry(
                    "features",
                    List.of(
                        Map.of("id", "size", "label", "Size", "type", "number", "unit", "cm"),
                        Map.of(
                            "id",
                            "colour",
                            "label",
                            "Colour",
                            "type",
                            "category",
                            "options",
                            List.of(
                                Map.of("id", "r", "label", "red"),
                                Map.of("id", "g", "label", "green"))))),
                Map.entry(
                    "models",
                    List.of(
                        Map.of(
                            "id",
                            "m",
                            "version",
                            "1",
                            "title",
                            "M",
                            "kind",
                            "onnx",
                            "file",
                            "models/m.onnx",
                            "input",
                            Map.of("kind", "tabular"),
                            "output",
                            Map.of("name", "p", "classes", List.of("yes", "no"))))),
                Map.entry(
                    "methods",
                    List.of(
                        Map.of("id", "none"),
                        Map.of("id", "lime"),
                        Map.of("id", "placebo", "of", "lime"))),
                Map.entry("items", items),
                Map.entry("explanations", "explanations.json"),
                Map.entry("assets", Map.of())));
  }

  public static StimulusSet read() {
    return StimulusReader.read(new TinySet().sealed()).required();
  }

  public ObjectNode at(String pointer) {
    return (ObjectNode) manifest.at(pointer);
  }

  /** With the hashes of what the files hold now. */
  public FileSet sealed() {
    files.put("explanations.json", Json.write(explanations).getBytes(StandardCharsets.UTF_8));
    files.forEach(
        (name, bytes) ->
            at("/assets")
                .set(
                    name,
                    Json.MAPPER.valueToTree(
                        Map.of(
                            "sha256",
                            ContentHash.of(bytes).hex(),
                            "bytes",
                            bytes.length,
                            "mediaType",
                            "application/octet-stream"))));
    return unsealed();
  }

  /** With whatever the manifest says. */
  public FileSet unsealed() {
    var all = new TreeMap<>(files);
    all.put("manifest.json", manifest.toPrettyString().getBytes(StandardCharsets.UTF_8));
    return FileSet.of(all);
  }
}
