package groundwork.making;

import groundwork.array.NdArray;
import groundwork.array.Npy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of one set: writes them and remembers their hashes. Lists have one element a line, to
 * be read in a diff.
 */
final class Written {
  static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SHORT = 100;

  /** As a manifest names what {@link #training} writes. */
  static final Map<String, Object> TRAINING =
      new TreeMap<>(Map.of("inputs", "training/inputs.npy", "truth", "training/truth.npy"));

  private final Path folder;
  private final Map<String, Object> assets = new TreeMap<>();

  Written(Path folder) {
    this.folder = folder;
  }

  void bytes(String name, byte[] content, String mediaType) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    Map<String, Object> asset = new LinkedHashMap<>();
    asset.put("sha256", sha256(content));
    asset.put("bytes", content.length);
    asset.put("mediaType", mediaType);
    assets.put(name, asset);
  }

  /** Labelled rows to train other models on. */
  void training(double[][] inputs, int[] truth) throws IOException {
    bytes(
        (String) TRAINING.get("inputs"),
        Npy.writeFloats(NdArray.of(inputs)),
        "application/octet-stream");
    double[] classes = Arrays.stream(truth).asDoubleStream().toArray();
    bytes(
        (String) TRAINING.get("truth"),
        Npy.writeFloats(new NdArray(new int[] {truth.length}, classes)),
        "application/octet-stream");
  }

  void json(String name, Object content) throws IOException {
    bytes(name, text(content).getBytes(StandardCharsets.UTF_8), "application/json");
  }

  /**
   * Figures of one method: what all items share, and by item what is put over it; either may be
   * null.
   */
  void figures(String name, Map<String, Object> shared, Map<String, ?> items) throws IOException {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("schema", "figures/1");
    if (shared != null) {
      file.put("shared", shared);
    }
    if (items != null) {
      file.put("items", items);
    }
    json(name, file);
  }

  /** The manifest comes last: it lists the others. */
  void manifest(Map<String, Object> manifest) throws IOException {
    manifest.put("assets", assets);
    Files.writeString(folder.resolve("manifest.json"), text(manifest));
  }

  private static String text(Object content) {
    JsonNode tree = JSON.valueToTree(content);
    return (tree.isObject() ? object(tree) : list(tree, "")) + "\n";
  }

  private static String object(JsonNode tree) {
    return tree.properties().stream()
        .map(
            entry ->
                "  "
                    + JSON.writeValueAsString(entry.getKey())
                    + ": "
                    + list(entry.getValue(), "  "))
        .collect(Collectors.joining(",\n", "{\n", "\n}"));
  }

  private static String list(JsonNode value, String indent) {
    String line = JSON.writeValueAsString(value);
    if (line.length() <= SHORT || !value.isContainer()) {
      return line;
    }
    if (value.isObject()) {
      return value.properties().stream()
          .map(
              entry ->
                  indent + "  " + JSON.writeValueAsString(entry.getKey()) + ": " + entry.getValue())
          .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    }
    return value
        .valueStream()
        .map(element -> indent + "  " + JSON.writeValueAsString(element))
        .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
