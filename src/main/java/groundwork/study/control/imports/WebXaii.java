package groundwork.study.control.imports;

import groundwork.json.control.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Protocols of WebXAII: a list of views, each an instruction, a questionnaire or a task (Leguy et
 * al., arXiv 2506.14777).
 */
final class WebXaii extends Conversion {
  private final JsonNode views;
  private final ArrayNode flow = Json.MAPPER.createArrayNode();

  WebXaii(String name, JsonNode views) {
    super(name);
    this.views = views;
  }

  Converted converted() {
    if (!views.isArray()
        || views.valueStream().noneMatch(one -> text(one, "type").startsWith("p-"))) {
      throw refused(
          "",
          "a WebXAII protocol is a list of views, each with a type p-instruction, p-questionnaire or p-task",
          "Send one file of the folder protocols/.");
    }
    begin("An imported protocol", "");
    for (int i = 0; i < views.size(); i++) {
      view("/" + i, views.get(i));
    }
    return converted(flow);
  }

  private void view(String pointer, JsonNode view) {
    switch (text(view, "type")) {
      case "p-instruction" -> instruction(pointer, view);
      case "p-questionnaire" -> {
        var questions = list(pointer + "/questions", view.path("questions"));
        for (int i = 0; i < questions.size(); i++) {
          asked(pointer + "/questions/" + i, questions.get(i));
        }
      }
      case "p-task" -> task(pointer, view);
      default ->
          leave(
              pointer,
              "a view of type \"" + text(view, "type") + "\"",
              "There is no such view here.");
    }
  }

  private void instruction(String pointer, JsonNode view) {
    if (view.path("score").asBoolean(false)) {
      leave(
          pointer,
          "a page that shows the score",
          "Participants are not told their score; feedback comes after a trial.");
      return;
    }
    var title = line(text(view, "title"), "Instructions").replaceAll("^#\\s*", "");
    var text = plain(text(view, "body_text"));
    if (text(view, "body_text").contains("<img")) {
      leave(pointer, "the pictures on the page \"" + title + "\"", "Texts hold no pictures.");
    }
    var block = page(title, "# " + title + "\n\n" + text);
    block.put("title", title);
    flow.add(block);
    took("Instructions \"" + title + "\".");
  }

  private void asked(String pointer, JsonNode asked) {
    var text =
        line(text(asked, "primary_text") + " " + text(asked, "secondary_text"), "Your answer?");
    var whole = plain(text(asked, "primary_text") + "\n\n" + text(asked, "secondary_text"));
    var answers = asked.path("answers").valueStream().map(one -> one.asString("")).toList();
    if (whole.toLowerCase(Locale.ROOT).contains("consent") && whole.length() > 500) {
      files.put("consent.md", whole + "\n");
      took("The consent text.");
      return;
    }
    var question = question(text.substring(0, Math.min(30, text.length())), text);
    switch (text(asked, "type")) {
      case "textfield", "text", "textarea" -> flow.add(freeText(text, text, true));
      case "slider", "number" -> {
        question.put("min", 0).put("max", 100);
        flow.add(screening(text, question));
      }
      case "radio", "button", "likert", "select" -> {
        if (!options(question, answers)) {
          leave(pointer, "the question \"" + text + "\"", "A question has 2 to 12 options.");
          return;
        }
        flow.add(screening(text, question));
      }
      default -> {
        leave(
            pointer,
            "the question \"" + text + "\" of type " + text(asked, "type"),
            "Only one answer can be chosen here.");
        return;
      }
    }
    took("The question \"" + text + "\".");
  }

  private void task(String pointer, JsonNode view) {
    var instances = view.path("instances");
    var first = instances.path(0);
    var title = line(text(view, "desc"), "Task");
    var block = block(title, "trials");
    block.put("title", title);
    block.put("task", first.has("model") ? "judge-advisor" : "decision");
    block.putObject("items").put("count", Math.max(1, instances.size()));
    block.put("question", line(text(view.path("question"), "primary_text"), title));
    block.put("feedback", view.path("feedback_answer_activated").asBoolean(false));
    block.put("order", view.path("randomize").asBoolean(false) ? "shuffled" : "fixed");
    double timer = view.path("timer").asDouble(-1);
    if (timer > 0) {
      block.put("limitMs", (int) Math.max(500, Math.min(3_600_000, timer * 1000)));
    }
    flow.add(block);
    took("The task \"" + title + "\" as a block of " + instances.size() + " trials.");
    leave(
        pointer + "/instances",
        instances.size() + " instances with their pictures and right answers",
        "Items come from a stimulus set: make one of them, or use another.");
    for (var part : List.of("model", "explanations")) {
      if (first.has(part)) {
        leave(
            pointer + "/instances/0/" + part,
            part.equals("model") ? "what the model says" : "the explanations",
            "They belong to the items of a stimulus set.");
      }
    }
    pool(view, pointer, block);
  }

  private void pool(JsonNode view, String pointer, ObjectNode block) {
    var answers = view.path("question").path("answers");
    if (answers.size() > 0) {
      leave(
          pointer + "/question/answers",
          "the words of the answers of \"" + text(block, "title") + "\"",
          "Answers are the set's classes; write these words under \"labels\".");
    }
  }
}
