package groundwork.study.control;

import groundwork.document.control.DocumentReader;
import groundwork.document.control.DocumentWriter;
import groundwork.document.control.Trees;
import groundwork.document.entity.Document;
import groundwork.study.entity.DraftWritten;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The working files of a draft, and how changes are written into them. Pure. */
final class DraftFiles {
  private DraftFiles() {}

  static String definition(Map<String, String> files) {
    return named(files, StudyReader.DEFINITIONS);
  }

  static String plan(Map<String, String> files) {
    return named(files, StudyReader.PLANS);
  }

  /** The one that counts if there are several; the first name if there is none. */
  private static String named(Map<String, String> files, List<String> names) {
    return names.stream().filter(files::containsKey).findFirst().orElse(names.getFirst());
  }

  /** The files with what was written put into them. */
  static Map<String, String> with(Map<String, String> before, DraftWritten written) {
    var files = new TreeMap<>(before);
    written
        .files()
        .forEach(
            (name, text) -> {
              if (text == null) {
                files.remove(name);
              } else {
                files.put(name, text);
              }
            });
    if (written.definition() != null && !written.definition().isNull()) {
      var name = definition(files);
      boolean says =
          tree(files, name)
              .map(Editions::present)
              .filter(now -> Trees.same(now, written.definition()))
              .isPresent();
      if (!says) {
        files.put(
            name,
            DocumentWriter.write(
                name, files.get(name), written.definition(), KeyOrder.of("study")));
      }
    }
    if (written.plan() != null) {
      var name = plan(files);
      if (written.plan().isNull()) {
        files.remove(name);
      } else {
        files.put(
            name, DocumentWriter.write(name, files.get(name), written.plan(), KeyOrder.of("plan")));
      }
    }
    return files;
  }

  /** A document as it is written, if it is well-formed. */
  static Optional<JsonNode> tree(Map<String, String> files, String name) {
    return files.containsKey(name)
        ? DocumentReader.read(name, files.get(name), DocumentReader.DEFINITION_LIMIT, finding -> {})
            .map(Document::root)
        : Optional.empty();
  }
}
