package groundwork.trial.control;

import groundwork.assignment.entity.PlannedStep;
import groundwork.problem.entity.Finding;
import groundwork.study.entity.Block;
import groundwork.study.entity.Block.Questionnaire.Instructed;
import groundwork.study.entity.Instrument;
import groundwork.study.entity.Instrument.Format;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.entity.StepView;
import groundwork.trial.entity.StepView.Questionnaire.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A scale as it is shown, and whether an answer to it fits. Pure. */
final class Questionnaires {
  private Questionnaires() {}

  static StepView view(StudyVersion version, Block.Questionnaire block, PlannedStep step) {
    var instrument = version.scale(block);
    var scale = instrument.scale();
    boolean labelled = scale.kind() == Format.LABELLED;
    return new StepView.Questionnaire(
        "questionnaire",
        step.key(),
        block.title(),
        instrument.intro(),
        instrument.reference() == null ? null : instrument.reference().citation(),
        statements(instrument, block, step.shown()),
        new StepView.Questionnaire.Scale(
            scale.kind().word(),
            labelled
                ? scale.options().stream()
                    .map(one -> new StepView.Questionnaire.Point(one.value(), one.label()))
                    .toList()
                : scale.values().stream()
                    .map(value -> new StepView.Questionnaire.Point(value, null))
                    .toList(),
            scale.low(),
            scale.high(),
            mayPass(instrument, block),
            scale.least()));
  }

  private static boolean mayPass(Instrument instrument, Block.Questionnaire block) {
    return instrument.scale().kind() != Format.CHOICES
        && (block.optional() || instrument.scale().noAnswer());
  }

  /**
   * @param order ids as they were drawn for this participant; empty for the scale's own order
   */
  private static List<Statement> statements(
      Instrument instrument, Block.Questionnaire block, List<String> order) {
    var statements = new ArrayList<Statement>();
    var items =
        instrument.items().stream()
            .sorted(Comparator.comparing(item -> order.indexOf(item.id()))) // stable
            .toList();
    for (var item : items) {
      statements.add(new Statement(item.id(), item.text(), item.low(), item.high()));
      block.instructed().stream()
          .filter(one -> item.id().equals(one.after()))
          .map(Questionnaires::statement)
          .forEach(statements::add);
    }
    block.instructed().stream()
        .filter(one -> one.after() == null)
        .map(Questionnaires::statement)
        .forEach(statements::add);
    return statements;
  }

  private static Statement statement(Instructed one) {
    return new Statement(one.id(), one.text(), null, null);
  }

  /**
   * @return whether what instructed items ask for was done; null where there are none
   */
  static Boolean check(
      StudyVersion version, Block.Questionnaire block, JsonNode answer, List<Finding> findings) {
    var instrument = version.scale(block);
    var scale = instrument.scale();
    Answers.known(answer, "/answer", Set.of("items"), findings);
    var items = answer.path("items");
    var ids =
        Stream.concat(
                instrument.items().stream().map(Instrument.Item::id),
                block.instructed().stream().map(Instructed::id))
            .toList();
    Answers.known(items, "/answer/items", ids, findings);
    for (var id : ids) {
      var given = items.path(id);
      if (given.isNull() && mayPass(instrument, block)) {
        continue;
      }
      int before = findings.size();
      Answers.whole(given, "/answer/items/" + id, scale.min(), scale.max(), findings);
      if (findings.size() == before && !scale.values().contains(given.asInt())) {
        findings.add(
            Finding.inBody(
                "/answer/items/" + id,
                "%d is no point of this scale, which goes from %d to %d in steps of %d"
                    .formatted(given.asInt(), scale.min(), scale.max(), scale.step()),
                "Choose one of its points."));
      }
    }
    int ticked = ids.stream().mapToInt(id -> items.path(id).asInt(0)).sum();
    if (scale.kind() == Format.CHOICES && ticked < scale.least()) {
      findings.add(
          Finding.inBody(
              "/answer/items",
              "%d are ticked; at least %d are asked for".formatted(ticked, scale.least()),
              "Tick what holds."));
    }
    return block.instructed().isEmpty()
        ? null
        : block.instructed().stream()
            .allMatch(one -> items.path(one.id()).asInt(one.value() - 1) == one.value());
  }
}
