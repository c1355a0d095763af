package groundwork.document.control;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import groundwork.document.entity.Document;
import groundwork.json.control.Json;
import groundwork.problem.entity.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The published schemas, and what documents break of them. Thread-safe. */
public final class Schemas {
  public static final List<String> NAMES =
      List.of(
          "study",
          "study-1",
          "plan",
          "stimulus-set",
          "model",
          "scoring",
          "instrument",
          "translation",
          "figure");

  /** Forms of explanation that are drawn from documents; each has a schema {@code figure/NAME}. */
  public static final List<String> FIGURES =
      Stream.of(
              "adversarial",
              "article",
              "attention",
              "attribution",
              "confusion",
              "counterfactuals",
              "dependence",
              "feature-vis",
              "html",
              "instances",
              "line",
              "linked-views",
              "loop",
              "markdown",
              "media",
              "node-link",
              "noise",
              "parameters",
              "playground",
              "rules",
              "sandbox",
              "scatter",
              "sketch",
              "text",
              "token-matrix",
              "tree",
              "uncertainty",
              "units",
              "vega-lite",
              "waterfall")
          .filter(kind -> Schemas.class.getResource(resource("figure/" + kind)) != null)
          .toList();

  private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();

  private Schemas() {}

  private static String resource(String name) {
    return "/schema/" + name + ".json";
  }

  /** The schema's text as it is published. */
  public static byte[] text(String name) {
    try (InputStream in = Schemas.class.getResourceAsStream(resource(name))) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Everything that the document breaks, in the order of its lines; one finding a place and rule.
   */
  public static List<Finding> check(Document document, String name) {
    var schema = COMPILED.computeIfAbsent(name, Schemas::compile);
    var findings = new LinkedHashMap<String, Finding>();
    for (var error : schema.validate(document.root())) {
      var finding = SchemaSentence.of(document, schema.getSchemaNode(), error);
      findings.putIfAbsent(finding.pointer() + " " + finding.rule(), finding);
    }
    return findings.values().stream()
        .sorted(
            Comparator.comparing(Finding::line, Comparator.nullsFirst(Comparator.naturalOrder())))
        .toList();
  }

  /** The members that a schema describes. */
  public static Set<String> members(String name) {
    return Set.copyOf(
        Json.tree(new String(text(name), StandardCharsets.UTF_8))
            .path("properties")
            .propertyNames());
  }

  private static Schema compile(String name) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(new String(text(name), StandardCharsets.UTF_8));
  }
}
