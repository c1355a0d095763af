package groundwork.export.entity;

import groundwork.study.control.TrialFacts.Preference;
import groundwork.study.entity.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One response field of an answer: one row of the tidy table.
 *
 * @param name the choice, a question, an item of a scale; null where nothing was asked
 * @param response null where nothing was answered
 * @param correct of this field
 */
public record Field(Answer answer, String name, String response, Boolean correct) {
  public static List<Field> of(Answer answer) {
    var given = answer.stored().body().path("answer");
    return switch (answer.kind()) {
      case "trial", "initial", "final", "simulate", "decide" -> trial(answer, given);
      case "comprehension" -> questions(answer, given.path("answers"));
      case "screening" -> items(answer, given.path("answers"));
      case "attention" ->
          List.of(
              new Field(answer, "choice", text(given.path("choice")), answer.stored().correct()));
      case "questionnaire" -> {
        var fields = new ArrayList<>(items(answer, given.path("items")));
        fields.addAll(items(answer, given.path("instructed")));
        yield fields;
      }
      case "free-text" -> List.of(new Field(answer, "text", text(given.path("text")), null));
      default -> List.of(new Field(answer, null, null, null));
    };
  }

  /** What is right or wrong is the first part, the answer as a whole. */
  private static List<Field> trial(Answer answer, JsonNode given) {
    if (answer.facts() == null) {
      return List.of(
          new Field(answer, "choice", text(given.path("choice")), answer.stored().correct()));
    }
    var fields = new ArrayList<Field>();
    for (var told : answer.facts().told(given)) {
      fields.add(
          new Field(
              answer,
              told.name(),
              told.response(),
              fields.isEmpty() ? answer.stored().correct() : null));
    }
    return fields;
  }

  private static List<Field> questions(Answer answer, JsonNode answers) {
    var fields = new ArrayList<Field>();
    if (answer.block() instanceof Block.Comprehension check) {
      for (var question : check.questions()) {
        var response = text(answers.path(question.id()));
        fields.add(
            new Field(
                answer,
                question.id(),
                response,
                response == null ? null : response.equals(question.key())));
      }
    }
    return fields;
  }

  private static List<Field> items(Answer answer, JsonNode items) {
    var fields = new ArrayList<Field>();
    items
        .properties()
        .forEach(
            item ->
                fields.add(
                    new Field(
                        answer,
                        item.getKey(),
                        text(item.getValue()),
                        asInstructed(answer.block(), item.getKey(), item.getValue()))));
    return fields;
  }

  /** Null for what is no instructed item. */
  private static Boolean asInstructed(Block block, String item, JsonNode value) {
    return block instanceof Block.Questionnaire asked
        ? asked.instructed().stream()
            .filter(one -> one.id().equals(item))
            .findFirst()
            .map(one -> value.isNumber() && value.asInt() == one.value())
            .orElse(null)
        : null;
  }

  private static String text(JsonNode value) {
    return value.isValueNode() && !value.isNull() && !value.isMissingNode()
        ? value.asString()
        : null;
  }

  public Boolean agreesWithModel() {
    return isAside() || answer.facts() == null || answer.item() == null
        ? null
        : answer.facts().agreesWithModel(answer.item(), answer.model(), response, correct);
  }

  public Boolean agreesWithTruth() {
    return isAside() || answer.facts() == null || answer.item() == null
        ? null
        : answer.facts().agreesWithTruth(answer.item(), response, correct);
  }

  /** Whether it is not the answer as a whole, but a part of it or something asked besides. */
  private boolean isAside() {
    return answer.asksOfItem()
        && answer.facts() != null
        && !answer.facts().told(given()).getFirst().name().equals(name);
  }

  private JsonNode given() {
    return answer.stored().body().path("answer");
  }

  /** Methods that were put above others, one for each comparison that the answer implies. */
  public String chosen() {
    return preferences(Preference::chosen);
  }

  /** The methods that they were put above, in the same order. */
  public String rejected() {
    return preferences(Preference::rejected);
  }

  private String preferences(Function<Preference, String> side) {
    if (answer.facts() == null || isAside()) {
      return null;
    }
    var all = answer.facts().preferences(given());
    return all.isEmpty() ? null : all.stream().map(side).collect(Collectors.joining(";"));
  }

  public Double confidence() {
    var value = answer.stored().body().path("answer").path("confidence");
    return value.isNumber() ? value.asDouble() : null;
  }
}
