package groundwork.export.entity;

import groundwork.study.entity.Block;
import java.util.ArrayList;
import java.util.List;
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
      case "trial", "initial", "final" ->
          List.of(
              new Field(
                  answer,
                  "choice",
                  meant(answer, text(given.path("choice"))),
                  answer.stored().correct()));
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

  private static String meant(Answer answer, String choice) {
    return answer.facts() == null ? choice : answer.facts().meant(choice);
  }

  public Boolean agreesWithModel() {
    return answer.facts() == null || answer.item() == null
        ? null
        : answer.facts().agreesWithModel(answer.item(), answer.model(), response, correct);
  }

  public Boolean agreesWithTruth() {
    return answer.facts() == null || answer.item() == null
        ? null
        : answer.facts().agreesWithTruth(answer.item(), response, correct);
  }

  /** The method that was not chosen, where two competed. */
  public String rejected() {
    var facts = answer.facts();
    return facts == null || response == null
        ? null
        : facts.rejected(response.equals(facts.left()) ? "a" : "b");
  }

  public Double confidence() {
    var value = answer.stored().body().path("answer").path("confidence");
    return value.isNumber() ? value.asDouble() : null;
  }
}
