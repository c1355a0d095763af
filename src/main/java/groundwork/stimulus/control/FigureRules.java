package groundwork.stimulus.control;

import groundwork.document.control.Rules;
import groundwork.document.control.Schemas;
import groundwork.document.entity.Document;
import groundwork.problem.entity.Finding;
import groundwork.stimulus.entity.Manifest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one file of figures must hold: each figure, as it is shown, is of a known kind, has that
 * kind's members, and names files of the set.
 */
final class FigureRules {
  /** What every figure may have, whatever its kind. */
  private static final List<String> COMMON = List.of("kind", "title", "alt", "tells", "records");

  /** One mistake in a program gives a finding an item; a few are enough to see it. */
  private static final int MOST = 20;

  private final Document document;
  private final Manifest manifest;
  private final List<Finding> findings;

  FigureRules(Document document, Manifest manifest, List<Finding> findings) {
    this.document = document;
    this.manifest = manifest;
    this.findings = findings;
  }

  void check() {
    var root = document.root();
    var shared = root.path("shared");
    if (root.path("items").isEmpty()) {
      figure("/shared", (ObjectNode) shared, null, (ObjectNode) shared);
    }
    for (var one : root.path("items").properties()) {
      if (findings.size() >= MOST) {
        return;
      }
      var whole = JsonNodeFactory.instance.objectNode();
      shared.properties().forEach(member -> whole.set(member.getKey(), member.getValue()));
      var own = (ObjectNode) one.getValue();
      own.properties().forEach(member -> whole.set(member.getKey(), member.getValue()));
      figure("/items" + Document.step(one.getKey()), whole, shared.isObject() ? shared : null, own);
    }
  }

  /**
   * @param shared what may stand there instead of at the place; or null
   * @param own what stands at the place
   */
  private void figure(String place, ObjectNode whole, JsonNode shared, ObjectNode own) {
    for (var one : Schemas.check(new Document(document.file(), whole, Map.of()), "figure")) {
      add(place, shared, own, one);
    }
    var kind = whole.path("kind").asString("");
    if (!Schemas.FIGURES.contains(kind)) {
      error(
          at(place, shared, own, "/kind"),
          "there is no form of explanation \"" + kind + "\"",
          Rules.known(Schemas.FIGURES.stream()));
      return;
    }
    var members = whole.deepCopy();
    var described = Schemas.members("figure/" + kind);
    COMMON.stream().filter(name -> !described.contains(name)).forEach(members::remove);
    var found = Schemas.check(new Document(document.file(), members, Map.of()), "figure/" + kind);
    found.forEach(one -> add(place, shared, own, one));
    if (found.isEmpty()) {
      ActingRules.check(
          whole,
          manifest,
          (pointer, rule, remedy) -> error(at(place, shared, own, pointer), rule, remedy));
    }
    files(place, shared, own, "", whole);
  }

  private void add(String place, JsonNode shared, ObjectNode own, Finding one) {
    error(at(place, shared, own, one.pointer()), one.rule(), one.remedy());
  }

  /** Where a member of the whole figure was written. */
  private static String at(String place, JsonNode shared, ObjectNode own, String pointer) {
    var first = pointer.isEmpty() ? "" : pointer.substring(1).split("/", 2)[0];
    var written = own.has(first) || shared == null || !shared.has(first);
    return (written ? place : "/shared") + pointer;
  }

  private void error(String pointer, String rule, String remedy) {
    if (findings.stream()
        .noneMatch(one -> one.pointer().equals(pointer) && one.rule().equals(rule))) {
      findings.add(document.error(pointer, rule, remedy));
    }
  }

  /** Names of files are of files that the set has. */
  private void files(String place, JsonNode shared, ObjectNode own, String pointer, JsonNode node) {
    if (node.isObject()) {
      for (var one : node.properties()) {
        var here = pointer + Document.step(one.getKey());
        if (names(one.getKey()) && one.getValue().isString()) {
          var name = one.getValue().asString();
          if (!manifest.assets().containsKey(name)) {
            error(
                at(place, shared, own, here),
                "the set has no file \"" + name + "\"",
                "List it under assets in the manifest. "
                    + Rules.known(
                        Stream.concat(
                            manifest.assets().keySet().stream().sorted().limit(5),
                            Stream.of("…"))));
          }
        } else {
          files(place, shared, own, here, one.getValue());
        }
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        files(place, shared, own, pointer + "/" + i, node.get(i));
      }
    }
  }

  /** Whether a member holds the name of a file. */
  static boolean names(String member) {
    return member.equals("href") || member.endsWith("Href");
  }
}
