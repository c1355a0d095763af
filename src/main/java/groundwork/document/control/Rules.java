package groundwork.document.control;

import groundwork.document.entity.Document;
import groundwork.problem.entity.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** Collects what a document breaks beyond its schema. */
public class Rules {
  private final Document document;
  private final List<Finding> findings = new ArrayList<>();

  public Rules(Document document) {
    this.document = document;
  }

  public final List<Finding> findings() {
    return List.copyOf(findings);
  }

  public final boolean refused() {
    return DocumentReader.refused(findings);
  }

  public final void error(String pointer, String rule, String remedy) {
    findings.add(document.error(pointer, rule, remedy));
  }

  public final void warning(String pointer, String rule, String remedy) {
    findings.add(document.warning(pointer, rule, remedy));
  }

  /**
   * @param list pointer to the list whose members have the ids
   */
  public final void unique(String list, Stream<String> ids, String what) {
    var seen = new HashSet<String>();
    int index = 0;
    for (var id : ids.toList()) {
      if (!seen.add(id)) {
        error(
            list + "/" + index + "/id",
            "the id \"" + id + "\" is used by two " + what,
            "Give one of them another id.");
      }
      index++;
    }
  }

  public static String known(Stream<String> ids) {
    var all = ids.sorted().toList();
    return all.isEmpty() ? "There are none." : "Known: " + String.join(", ", all) + ".";
  }
}
