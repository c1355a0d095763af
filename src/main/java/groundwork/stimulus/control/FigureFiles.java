package groundwork.stimulus.control;

import groundwork.document.control.DocumentReader;
import groundwork.document.entity.Document;
import groundwork.json.control.Json;
import groundwork.problem.entity.Finding;
import groundwork.stimulus.entity.Figures;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The figures that a set has as documents: one file a method and model. */
final class FigureFiles {
  /** A linked view of some hundred instances with all activations stays well below this. */
  static final int LIMIT = 8 << 20;

  private FigureFiles() {}

  /** Reads and checks; a file with errors is left out. */
  static List<Figures> read(
      Manifest manifest, Function<String, byte[]> file, List<Finding> findings) {
    var all = new ArrayList<Figures>();
    for (var each : manifest.figures()) {
      var text = new String(file.apply(each.file()), StandardCharsets.UTF_8);
      var found = new ArrayList<Finding>();
      DocumentReader.read(each.file(), text, LIMIT, found::add)
          .ifPresent(document -> check(document, manifest, found));
      findings.addAll(found);
      if (!DocumentReader.refused(found)) {
        all.add(bound(each, Json.tree(text)));
      }
    }
    return all;
  }

  /** Of a set that was checked when it was stored. */
  static List<Figures> trusted(Manifest manifest, Function<String, byte[]> file) {
    return manifest.figures().stream()
        .map(
            each ->
                bound(each, Json.tree(new String(file.apply(each.file()), StandardCharsets.UTF_8))))
        .toList();
  }

  private static Figures bound(Manifest.FigureFile file, JsonNode root) {
    var items = new HashMap<String, ObjectNode>();
    root.path("items")
        .properties()
        .forEach(one -> items.put(one.getKey(), (ObjectNode) one.getValue()));
    return new Figures(
        file.method(),
        file.model(),
        root.path("shared") instanceof ObjectNode all ? all : null,
        items);
  }

  private static void check(Document document, Manifest manifest, List<Finding> findings) {
    var root = document.root();
    if (!root.path("schema").asString("").equals(Figures.SCHEMA)) {
      findings.add(
          document.error(
              "/schema",
              "a file of figures begins with \"schema\": \"" + Figures.SCHEMA + "\"",
              "Write it."));
      return;
    }
    root.propertyNames()
        .forEach(
            name -> {
              if (!List.of("schema", "shared", "items").contains(name)) {
                findings.add(
                    document.error(
                        Document.step(name),
                        "a file of figures has no member \"" + name + "\"",
                        "It has schema, shared and items."));
              }
            });
    for (var name : List.of("shared", "items")) {
      if (root.has(name) && !root.path(name).isObject()) {
        findings.add(document.error("/" + name, "an object is expected", "Write {…}."));
        return;
      }
    }
    if (!root.has("shared") && root.path("items").isEmpty()) {
      findings.add(
          document.error("", "there is no figure", "Write \"shared\", or \"items\" by id."));
      return;
    }
    var known = manifest.items().stream().map(Item::id).toList();
    for (var one : root.path("items").properties()) {
      var place = "/items" + Document.step(one.getKey());
      if (!known.contains(one.getKey())) {
        findings.add(
            document.error(
                place, "the set has no item \"" + one.getKey() + "\"", "Name an item of the set."));
      } else if (!one.getValue().isObject()) {
        findings.add(document.error(place, "an object is expected", "Write {…}."));
      }
    }
    if (!DocumentReader.refused(findings)) {
      new FigureRules(document, manifest, findings).check();
    }
  }
}
