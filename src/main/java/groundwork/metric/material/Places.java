package groundwork.metric.material;

import groundwork.document.entity.Document;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** A document whose parts are read one by one, so that everything that is wrong is said at once. */
record Places(Document document, List<Finding> findings) {
  JsonNode at(String pointer) {
    return document.root().at(pointer);
  }

  boolean has(String pointer) {
    return !at(pointer).isMissingNode();
  }

  /** A text; null where there is none. */
  String text(String pointer) {
    return at(pointer).isString() ? at(pointer).asString() : null;
  }

  /** What is read there; empty where it is refused, with a finding. */
  <T> Optional<T> attempt(String pointer, Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (IllegalArgumentException wrong) {
      error(pointer, wrong.getMessage(), "Correct it here or in the file.");
    } catch (Rejected file) { // a file that says itself what is wrong
      findings.addAll(file.findings);
      if (file.findings.isEmpty()) {
        error(pointer, file.getMessage(), "Correct the file.");
      }
    }
    return Optional.empty();
  }

  void error(String pointer, String rule, String remedy) {
    findings.add(document.error(pointer, rule, remedy));
  }

  void warning(String pointer, String rule, String remedy) {
    findings.add(document.warning(pointer, rule, remedy));
  }
}
