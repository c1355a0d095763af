package groundwork.document.control;

import groundwork.document.entity.Document;
import groundwork.problem.entity.Finding;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;

/** Text to tree, or one finding that says why not. */
public final class DocumentReader {
  /** For definitions and plans. */
  public static final int DEFINITION_LIMIT = 1 << 20;

  /** For manifests, which list every item. */
  public static final int MANIFEST_LIMIT = 8 << 20;

  private DocumentReader() {}

  /**
   * @param file its name; {@code .json} is read as JSON, anything else as YAML (of which JSON is a
   *     part)
   * @param longest characters
   * @param findings told what is wrong
   * @return empty if it is not well-formed
   */
  public static Optional<Document> read(
      String file, String text, int longest, Consumer<Finding> findings) {
    try {
      if (text.length() > longest) {
        throw new Malformed(
            1,
            "this file may have at most %,d characters; it has %,d"
                .formatted(longest, text.length()),
            "Shorten it; large things belong into a stimulus set.");
      }
      if (text.isBlank()) {
        throw new Malformed(1, "the document is empty", "Write the definition into it.");
      }
      return Optional.of(
          file.endsWith(".json") ? JsonTree.read(file, text) : YamlTree.read(file, text));
    } catch (Malformed wrong) {
      findings.accept(Finding.error(file, "", wrong.line, wrong.getMessage(), wrong.remedy));
    } catch (MarkedYamlEngineException wrong) {
      findings.accept(
          Finding.error(
              file,
              "",
              wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1),
              "this is not YAML: " + wrong.getProblem(),
              "Look at this line and the one before: indentation, quotes, and a space after each colon."));
    } catch (YamlEngineException | NoSuchElementException wrong) {
      findings.accept(
          Finding.error(
              file, "", 1, "this is not YAML: " + wrong.getMessage(), "Save it as UTF-8 text."));
    } catch (JacksonException wrong) {
      var at = wrong.getLocation();
      findings.accept(
          Finding.error(
              file,
              "",
              at == null ? 1 : at.getLineNr(),
              "this is not JSON: " + wrong.getOriginalMessage(),
              "Look at this line and the one before: commas, quotes and brackets."));
    }
    return Optional.empty();
  }

  public static boolean refused(List<Finding> findings) {
    return findings.stream().anyMatch(one -> one.severity() == Finding.Severity.ERROR);
  }
}
