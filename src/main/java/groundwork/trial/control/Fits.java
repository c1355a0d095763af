package groundwork.trial.control;

import groundwork.problem.entity.Finding;
import groundwork.study.entity.Asks;
import groundwork.trial.entity.Asked;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Whether an answer fits what was asked. Pure. */
final class Fits {
  private Fits() {}

  /**
   * @param given the member of the answer; may be missing
   * @param timedOut whether time ran out, so that a part of many parts may be missing
   */
  static void check(Asked asked, JsonNode given, boolean timedOut, List<Finding> findings) {
    var pointer = "/answer/" + asked.name();
    switch (asked) {
      case Asked.Ranking ranking -> ranking(ranking.options(), given, pointer, findings);
      case Asked.Extremes extremes -> extremes(extremes.options(), given, pointer, findings);
      case Asked.Several several -> several(several.options(), given, pointer, findings);
      case Asked.Text text -> text(text, given, pointer, findings);
      case Asked.Names names -> names(names, given, pointer, findings);
      case Asked.Number number -> number(number, given, pointer, findings);
      case Asked.Ratings ratings -> ratings(ratings, given, pointer, timedOut, findings);
      case Asked.Marks marks -> MarkFits.marks(marks, given, pointer, findings);
      case Asked.Deblur picture -> MarkFits.deblur(picture, given, pointer, findings);
      case Asked.Edit edit -> EditFits.edit(edit, given, pointer, findings);
      case Asked.Page page -> PageFits.page(page, given, pointer, findings);
    }
  }

  private static void ranking(
      List<String> options, JsonNode given, String pointer, List<Finding> findings) {
    if (!given.isArray() || given.size() != options.size()) {
      findings.add(
          Finding.inBody(
              pointer,
              "an order of all of " + options + " is expected",
              "Send each of them once, the best first."));
      return;
    }
    several(options, given, pointer, findings);
  }

  /** No more than there are, none twice. */
  private static void several(
      List<String> options, JsonNode given, String pointer, List<Finding> findings) {
    if (!given.isArray() || given.size() > options.size()) {
      findings.add(
          Finding.inBody(
              pointer, "a list of some of " + options + " is expected", "Send each at most once."));
      return;
    }
    var seen = new HashSet<String>();
    for (int i = 0; i < given.size(); i++) {
      Answers.option(given.get(i), pointer + "/" + i, options, findings);
      if (!seen.add(given.get(i).asString(""))) {
        findings.add(
            Finding.inBody(pointer + "/" + i, "it is named twice", "Send each at most once."));
      }
    }
  }

  private static void extremes(
      List<String> options, JsonNode given, String pointer, List<Finding> findings) {
    Answers.known(given, pointer, List.of("best", "worst"), findings);
    Answers.option(given.path("best"), pointer + "/best", options, findings);
    Answers.option(given.path("worst"), pointer + "/worst", options, findings);
    if (given.path("best").isString() && given.path("best").equals(given.path("worst"))) {
      findings.add(
          Finding.inBody(
              pointer + "/worst", "the best cannot be the worst too", "Choose another one."));
    }
  }

  private static void text(
      Asked.Text asked, JsonNode given, String pointer, List<Finding> findings) {
    Answers.text(given, pointer, asked.optional(), asked.maxLength(), findings);
  }

  private static void names(
      Asked.Names asked, JsonNode given, String pointer, List<Finding> findings) {
    if (!given.isArray() || given.size() < asked.least() || given.size() > asked.most()) {
      findings.add(
          Finding.inBody(
              pointer,
              "a list of %d to %d names is expected".formatted(asked.least(), asked.most()),
              "Send a list of texts."));
      return;
    }
    var seen = new HashSet<String>();
    for (int i = 0; i < given.size(); i++) {
      int before = findings.size();
      Answers.text(given.get(i), pointer + "/" + i, false, asked.maxLength(), findings);
      if (findings.size() == before
          && !seen.add(given.get(i).asString().strip().toLowerCase(Locale.ROOT))) {
        findings.add(
            Finding.inBody(pointer + "/" + i, "this name stands there twice", "Send it once."));
      }
    }
  }

  private static void number(
      Asked.Number asked, JsonNode given, String pointer, List<Finding> findings) {
    var members = asked.level() == null ? Set.of("value") : Set.of("value", "low", "high");
    int before = findings.size();
    Answers.known(given, pointer, members, findings);
    if (!given.isObject()) {
      return;
    }
    members.stream()
        .sorted()
        .forEach(member -> amount(asked, given.path(member), pointer + "/" + member, findings));
    if (findings.size() > before || asked.level() == null) {
      return;
    }
    double value = given.path("value").asDouble();
    if (given.path("low").asDouble() > value || given.path("high").asDouble() < value) {
      findings.add(
          Finding.inBody(
              pointer,
              "low, value and high must rise in that order",
              "Send a range that holds the value."));
    }
  }

  private static void amount(
      Asked.Number asked, JsonNode given, String pointer, List<Finding> findings) {
    if (!given.isNumber()
        || !Double.isFinite(given.asDouble())
        || given.asDouble() < asked.min()
        || given.asDouble() > asked.max()) {
      findings.add(
          Finding.inBody(
              pointer,
              "a number from %s to %s is expected, given is %s"
                  .formatted(asked.min(), asked.max(), Answers.shown(given)),
              "Send one within these limits."));
      return;
    }
    double scaled = given.asDouble() * Math.pow(10, asked.decimals());
    if (Math.abs(scaled - Math.rint(scaled)) > 1e-6 * Math.max(1, Math.abs(scaled))) {
      findings.add(
          Finding.inBody(
              pointer,
              "at most %d decimal places are taken".formatted(asked.decimals()),
              "Round it."));
    }
  }

  private static void ratings(
      Asked.Ratings asked,
      JsonNode given,
      String pointer,
      boolean timedOut,
      List<Finding> findings) {
    Answers.known(
        given,
        pointer,
        asked.items().stream().flatMap(item -> item.answers().stream()).toList(),
        findings);
    if (!given.isObject()) {
      return;
    }
    for (var item : asked.items()) {
      for (var id : item.answers()) {
        var one = given.path(id);
        boolean none = one.isNull() && item.optional();
        if (!none && !(one.isMissingNode() && timedOut)) {
          rating(item, one, pointer + "/" + id, findings);
        }
      }
    }
  }

  private static void rating(
      Asks.Rating item, JsonNode given, String pointer, List<Finding> findings) {
    int before = findings.size();
    Answers.whole(given, pointer, item.min(), item.max(), findings);
    if (findings.size() == before && (given.asInt() - item.min()) % item.step() != 0) {
      findings.add(
          Finding.inBody(
              pointer,
              "it goes from %d in steps of %d".formatted(item.min(), item.step()),
              "Send one of the steps."));
    }
  }
}
