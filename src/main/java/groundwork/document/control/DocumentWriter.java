package groundwork.document.control;

import groundwork.document.entity.Document;
import groundwork.json.control.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Trees to text: what somebody wrote by hand stays as it is, apart from what is to change. */
public final class DocumentWriter {
  private DocumentWriter() {}

  /**
   * @param file its name; {@code .json} is written as JSON, anything else as YAML
   * @param old its text until now; null for a new document
   * @param wanted what it is to say
   * @param order of the members of a new document or part
   */
  public static String write(String file, String old, JsonNode wanted, List<String> order) {
    var before =
        old == null
            ? Optional.<Document>empty()
            : DocumentReader.read(file, old, DocumentReader.MANIFEST_LIMIT, finding -> {});
    if (before.isPresent() && Trees.same(before.get().root(), wanted)) {
      return old;
    }
    if (file.endsWith(".json")) {
      return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(wanted) + "\n";
    }
    var yaml = new YamlText(order);
    return before
        .flatMap(document -> YamlPatch.of(yaml, old, document.root(), wanted))
        .orElseGet(() -> (old == null ? "" : heading(old)) + yaml.document(wanted));
  }

  /** Comments at the top are kept whatever happens below them. */
  private static String heading(String old) {
    return old.lines()
        .takeWhile(line -> line.isBlank() || line.startsWith("#"))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
