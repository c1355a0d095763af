package groundwork.plan.control;

import groundwork.document.control.Schemas;
import groundwork.document.entity.Document;
import groundwork.json.control.Json;
import groundwork.plan.entity.Analysis;
import groundwork.plan.entity.Plan;
import groundwork.plan.entity.Plan.Derived;
import groundwork.plan.entity.Plan.Exclusion;
import groundwork.plan.entity.Plan.Family;
import groundwork.plan.entity.Plan.Roles;
import groundwork.problem.entity.Finding;
import groundwork.provenance.entity.ContentHash;
import groundwork.statistics.design.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A plan's document to a {@link Plan}, or to everything that is wrong with it. Stateless. */
public final class PlanReader {
  private PlanReader() {}

  /** What the plan breaks whatever the data: its schema, then its meaning. */
  public static List<Finding> check(Document document) {
    var findings = new ArrayList<>(Schemas.check(document, "plan"));
    if (findings.isEmpty()) {
      findings.addAll(new PlanRules(document).findings());
    }
    return findings;
  }

  /** A plan that {@link #check} found no error in. */
  public static Plan read(Document document) {
    return read(document.root());
  }

  /** A stored plan, which was checked when it was stored. */
  public static Plan read(JsonNode root) {
    var seed = root.path("seed");
    return new Plan(
        ContentHash.of(Json.canonical(root)).hex(),
        seed.isIntegralNumber() ? OptionalLong.of(seed.asLong()) : OptionalLong.empty(),
        roles(root.path("data")),
        root.path("derive").valueStream().map(PlanReader::derived).toList(),
        root.path("exclusions").valueStream().map(PlanReader::exclusion).toList(),
        root.path("analyses").valueStream().map(one -> analysis(root, one)).toList(),
        root.path("families").valueStream().map(PlanReader::family).toList());
  }

  private static Roles roles(JsonNode data) {
    return new Roles(
        text(data, "participant"),
        text(data, "item"),
        text(data, "exclude").map(Expression::parse),
        text(data, "reason"),
        ofType(data, "factor"),
        ofType(data, "number"));
  }

  private static List<String> ofType(JsonNode data, String type) {
    return data.path("types").properties().stream()
        .filter(one -> one.getValue().asString().equals(type))
        .map(java.util.Map.Entry::getKey)
        .toList();
  }

  private static Derived derived(JsonNode one) {
    return new Derived(
        one.path("name").asString(),
        Expression.parse(one.path("value").asString()),
        texts(one, "per"),
        text(one, "where").map(Expression::parse));
  }

  private static Exclusion exclusion(JsonNode one) {
    return new Exclusion(
        one.path("id").asString(),
        Expression.parse(one.path("rule").asString()),
        texts(one, "per"),
        text(one, "why"));
  }

  private static Analysis analysis(JsonNode root, JsonNode one) {
    var tree = (ObjectNode) one.deepCopy();
    for (var member : List.of("level", "seed")) {
      if (!tree.has(member) && root.has(member)) {
        tree.set(member, root.get(member));
      }
    }
    return new Analysis(tree);
  }

  private static Family family(JsonNode one) {
    return new Family(
        one.path("id").asString(),
        text(one, "title"),
        texts(one, "analyses"),
        one.path("adjust").asString());
  }

  private static Optional<String> text(JsonNode node, String member) {
    var value = node.path(member);
    return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
  }

  static List<String> texts(JsonNode node, String member) {
    var value = node.path(member);
    return value.isString()
        ? List.of(value.stringValue())
        : value.valueStream().map(JsonNode::asString).toList();
  }
}
