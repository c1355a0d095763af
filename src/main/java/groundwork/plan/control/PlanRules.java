package groundwork.plan.control;

import groundwork.document.control.Rules;
import groundwork.document.entity.Document;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.Unreadable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** What must hold of a plan whatever the data. */
final class PlanRules extends Rules {
  private static final Set<String> MIXED = Set.of("lmm", "glmm", "clmm");

  /** Kinds whose formula may have random terms. */
  private static final Set<String> RANDOM = Set.of("lmm", "glmm", "clmm", "emmeans", "power");

  /** Kinds that may look at columns of which none is the measure. */
  private static final Set<String> ONE_SIDED =
      Set.of("chi-square", "fisher", "correlation", "agreement", "descriptive", "emmeans");

  private static final Set<String> REPEATED =
      Set.of("rm-anova", "friedman", "cochran-q", "mcnemar");

  PlanRules(Document document) {
    super(document);
    var plan = document.root();
    expression("/data/exclude", plan.at("/data/exclude"));
    each(plan, "derive", this::derived);
    each(plan, "exclusions", this::exclusion);
    each(plan, "analyses", this::analysis);
    each(plan, "families", (place, family) -> family(place, family, plan));
    for (var list : List.of("analyses", "exclusions", "families")) {
      unique(
          "/" + list,
          plan.path(list).valueStream().map(one -> one.path("id").stringValue()),
          list.equals("exclusions") ? "rules" : list);
    }
    primary(plan.path("analyses"));
  }

  private interface Visitor {
    void visit(String place, JsonNode node);
  }

  private static void each(JsonNode plan, String list, Visitor visitor) {
    for (int i = 0; i < plan.path(list).size(); i++) {
      visitor.visit("/" + list + "/" + i, plan.path(list).get(i));
    }
  }

  private void primary(JsonNode analyses) {
    long primary =
        analyses
            .valueStream()
            .filter(one -> one.path("role").asString("").equals("primary"))
            .count();
    if (primary != 1) {
      warning(
          "/analyses",
          primary == 0
              ? "no analysis is the primary one"
              : primary + " analyses are called primary",
          "Decide before there are data: give exactly one analysis \"role: primary\".");
    }
  }

  private <T> Optional<T> parsed(String pointer, JsonNode text, Function<String, T> parse) {
    if (!text.isString()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(text.stringValue()));
    } catch (Unreadable wrong) {
      error(
          pointer,
          "%s (at character %d of \"%s\")"
              .formatted(wrong.rule, wrong.position, text.stringValue()),
          wrong.remedy);
    } catch (IllegalArgumentException wrong) {
      error(pointer, wrong.getMessage(), "Write less at once.");
    }
    return Optional.empty();
  }

  private Optional<Expression> expression(String pointer, JsonNode text) {
    return parsed(pointer, text, Expression::parse);
  }

  private void derived(String place, JsonNode derived) {
    expression(place + "/where", derived.path("where"));
    expression(place + "/value", derived.path("value"));
  }

  private void exclusion(String place, JsonNode exclusion) {
    expression(place + "/rule", exclusion.path("rule"))
        .filter(rule -> rule.aggregates() && !exclusion.has("per"))
        .ifPresent(
            rule ->
                error(
                    place + "/rule",
                    "\"" + rule + "\" takes rows together, but no unit is named",
                    "Add \"per: participant\" to judge and leave out whole participants."));
  }

  private void analysis(String place, JsonNode analysis) {
    var kind = analysis.path("kind").asString();
    keys(place, analysis, kind);
    expression(place + "/where", analysis.path("where"))
        .filter(Expression::aggregates)
        .ifPresent(
            where ->
                error(
                    place + "/where",
                    "\"" + where + "\" takes rows together; a filter looks at single rows",
                    "Derive a column for it under \"derive\" with \"per\" and filter by that."));
    expression(place + "/tie", analysis.path("tie"));
    measures(place, analysis.path("measure"));
    parsed(place + "/formula", analysis.path("formula"), Formula::parse)
        .ifPresent(formula -> formula(place, kind, formula));
    switch (kind) {
      case "reliability" -> reliability(place, analysis);
      case "tost" -> bounds(place, analysis.path("bounds"));
      default -> {}
    }
  }

  private void measures(String place, JsonNode measure) {
    expression(place + "/measure", measure);
    for (int i = 0; measure.isArray() && i < measure.size(); i++) {
      expression(place + "/measure/" + i, measure.get(i));
    }
  }

  private void keys(String place, JsonNode analysis, String kind) {
    var keys = KindKeys.of(kind);
    for (var need : keys.needs()) {
      if (need.stream().noneMatch(analysis::has)) {
        error(
            place,
            "an analysis of kind %s needs \"%s\"".formatted(kind, String.join("\" or \"", need)),
            need.getFirst().equals("formula")
                ? "Add a line such as formula: \"measure ~ factor\"."
                : "Add a line \"" + need.getFirst() + ": …\".");
      }
    }
    for (var key : analysis.propertyNames()) {
      if (!keys.known().contains(key)) {
        warning(
            place + "/" + key,
            "\"%s\" means nothing to an analysis of kind %s".formatted(key, kind),
            "Remove it; known are " + String.join(", ", keys.known()) + ".");
      }
    }
  }

  private void formula(String place, String kind, Formula formula) {
    var pointer = place + "/formula";
    if (!formula.random().isEmpty() && !RANDOM.contains(kind)) {
      error(pointer, "an analysis of kind %s has no random terms".formatted(kind), remedy(kind));
    }
    if (MIXED.contains(kind) && formula.random().isEmpty()) {
      error(
          pointer,
          "a mixed model needs a random term",
          "Add + (1 | participant), and + (1 | item) where people judge the same items.");
    }
    if (formula.response().isEmpty() && !ONE_SIDED.contains(kind)) {
      error(pointer, "nothing stands before the ~", "Write the measure there.");
    }
    var groups = new HashSet<String>();
    for (var random : formula.random()) {
      if (!groups.add(random.group() + random.intercept() + random.slopes())) {
        error(
            pointer,
            "(… | " + random.group() + ") stands there twice",
            "Join both random terms of this group.");
      }
    }
  }

  private static String remedy(String kind) {
    if (REPEATED.contains(kind)) {
      return "Name the repeated unit by \"subject\" and the factors by \"within\".";
    }
    return switch (kind) {
      case "ols", "anova", "ancova", "t-test" -> "Remove them, or take the kind lmm.";
      case "logistic", "chi-square", "fisher", "binomial" -> "Remove them, or take the kind glmm.";
      case "clm" -> "Remove them, or take the kind clmm.";
      default -> "Remove them.";
    };
  }

  /** Of one item there is no consistency, and of two alpha is no reliability coefficient. */
  private void reliability(String place, JsonNode analysis) {
    int items = PlanReader.texts(analysis, "items").size();
    if (items < 3) {
      error(
          place + "/items",
          "alpha and omega need at least 3 items; here %s"
              .formatted(items == 1 ? "is 1" : "are " + items),
          items == 2
              ? "For two items report their correlation, or Spearman-Brown: kind: correlation."
              : "A single item has no internal consistency; describe it with kind: descriptive.");
    }
    var reversed = PlanReader.texts(analysis, "reversed");
    if (!reversed.isEmpty() && !analysis.path("scale").isArray()) {
      error(
          place + "/reversed",
          "items can only be turned round on a known scale",
          "Add \"scale: [1, 5]\" with its lowest and highest answer.");
    }
    for (var item : reversed) {
      if (!PlanReader.texts(analysis, "items").contains(item)) {
        error(
            place + "/reversed",
            "\"" + item + "\" is none of the items",
            "Write items as they stand under \"items\".");
      }
    }
  }

  private void bounds(String place, JsonNode bounds) {
    boolean wrong =
        bounds.isArray()
            ? bounds.get(0).asDouble() >= bounds.get(1).asDouble()
            : bounds.isNumber() && bounds.asDouble() <= 0;
    if (wrong) {
      error(
          place + "/bounds",
          "bounds must leave room between them",
          "Write the smallest difference that matters, as in 0.5 or [-0.5, 0.5].");
    }
  }

  private void family(String place, JsonNode family, JsonNode plan) {
    var ids = plan.path("analyses").valueStream().map(one -> one.path("id").asString()).toList();
    for (int i = 0; i < family.path("analyses").size(); i++) {
      var member = family.path("analyses").get(i).asString();
      var id = member.contains("/") ? member.substring(0, member.indexOf('/')) : member;
      if (!ids.contains(id)) {
        error(place + "/analyses/" + i, "there is no analysis \"" + id + "\"", known(ids.stream()));
      }
    }
  }
}
