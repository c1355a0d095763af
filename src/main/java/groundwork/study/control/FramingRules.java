package groundwork.study.control;

import groundwork.document.control.Nearest;
import groundwork.document.control.Rules;
import groundwork.study.entity.Block;
import groundwork.study.entity.Framing;
import groundwork.study.entity.Framing.Specificity;
import groundwork.study.entity.Rung;
import groundwork.study.entity.Study;
import groundwork.study.entity.Task;
import groundwork.study.entity.Taxonomy;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Whether the study's claim, its rung and its tasks belong together, and whether its terms are
 * those of the taxonomy. Nothing here stops a study; everything is worth a thought.
 */
final class FramingRules {
  private final Rules rules;
  private final Study study;
  private final Framing framing;

  FramingRules(Rules rules, Study study) {
    this.rules = rules;
    this.study = study;
    this.framing = study.framing();
  }

  /**
   * @param definition the document in the present edition, for terms in their places
   */
  void check(JsonNode definition) {
    terms(definition);
    reach();
    objects();
    users();
  }

  private void terms(JsonNode definition) {
    var taxonomy = Taxonomies.version(framing.taxonomy());
    if (taxonomy.isEmpty()) {
      rules.error(
          "/framing/taxonomy",
          "there is no version \"" + framing.taxonomy() + "\" of the taxonomy",
          "Known: " + String.join(", ", Taxonomies.versions()) + ".");
      return;
    }
    for (var field : taxonomy.get().fields()) {
      var given = definition.at(field.path());
      if (given.isArray()) {
        for (int i = 0; i < given.size(); i++) {
          term(field, field.path() + "/" + i, given.get(i));
        }
      } else {
        term(field, field.path(), given);
      }
    }
  }

  private void term(Taxonomy.Field field, String pointer, JsonNode given) {
    if (!given.isString() || field.term(given.asString()).isPresent()) {
      return;
    }
    var ids = field.terms().stream().map(Taxonomy.Term::id).toList();
    rules.warning(
        pointer,
        "\"%s\" is no term of \"%s\"".formatted(given.asString(), field.label()),
        Nearest.of(given.asString(), ids).map(near -> "Did you mean \"" + near + "\"? ").orElse("")
            + "Terms: "
            + String.join(", ", ids)
            + ". A factor of your own goes under \"own\".");
  }

  /** A claim needs an evaluation of its own kind. */
  private void reach() {
    var reach = framing.specificity();
    if (reach == null) {
      return;
    }
    var place = "/framing/specificity";
    if (reach == Specificity.APPLICATION && study.rung() == Rung.FUNCTIONALLY_GROUNDED) {
      rules.warning(
          place,
          "the claim is about people and their work, but nobody takes part in this study",
          "Claim what the metrics define (\"definition\"), or let people do the task.");
    } else if (reach == Specificity.APPLICATION && study.rung() == Rung.HUMAN_GROUNDED) {
      rules.warning(
          place,
          "the claim is about an application, but the task is a simplified one",
          "Claim no more than such tasks show (\"task-class\"), or let the application's users do its task (rung application-grounded).");
    } else if (reach == Specificity.TASK_CLASS && study.rung() == Rung.FUNCTIONALLY_GROUNDED) {
      rules.warning(
          place,
          "the claim is about what people understand, but nobody takes part in this study",
          "Claim what the metrics define (\"definition\"), or make it a human-grounded study.");
    } else if (reach == Specificity.DEFINITION && study.hasPeople()) {
      rules.warning(
          place,
          "the claim is about a definition, which metrics settle without people",
          "Claim what people do better (\"task-class\" or \"application\"), or score the explanations on the functional rung.");
    }
    if (reach == Specificity.APPLICATION
        && study.hasPeople()
        && !asked().isEmpty()
        && !asked().contains(Task.About.TASK)) {
      rules.warning(
          place,
          "the claim is about decisions, but no task asks for one: understanding the model has not predicted deciding well",
          "Add a block with the task decision or judge-advisor on the same stimuli.");
    }
  }

  /** What the measures are said to speak about must be asked by some task. */
  private void objects() {
    for (int i = 0; i < framing.about().size(); i++) {
      var about = framing.about().get(i);
      if (study.hasPeople() && !asked().contains(about)) {
        rules.warning(
            "/framing/about/" + i,
            "no task of this study asks about \"" + about.word() + "\"",
            switch (about) {
              case MODEL_BOUNDARY -> "Add a block of forward or counterfactual simulation.";
              case MODEL_ERROR -> "Add a block with the task agreement.";
              case TASK -> "Add a block with the task decision or judge-advisor.";
            });
      }
    }
  }

  private Set<Task.About> asked() {
    return study
        .trials()
        .map(Block.Trials::task)
        .map(Task::about)
        .filter(about -> about != null)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Task.About.class)));
  }

  private void users() {
    var task = framing.task();
    if (study.rung() == Rung.APPLICATION_GROUNDED
        && task != null
        && "lay".equals(task.expertise())) {
      rules.warning(
          "/framing/task/expertise",
          "an application-grounded study needs the application's own users, and these are lay people",
          "Invite people who do this work, or make it a human-grounded study.");
    }
  }
}
