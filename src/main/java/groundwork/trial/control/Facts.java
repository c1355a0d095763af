package groundwork.trial.control;

import groundwork.assignment.entity.PlannedStep;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Column.Factor;
import groundwork.statistics.design.Column.Numbers;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Table;
import groundwork.study.control.FactNames;
import groundwork.study.entity.Block;
import groundwork.study.entity.StudyVersion;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What rules speak of, computed from the answers of one run. Pure; never sent to a browser. */
public final class Facts {
  /** One answer beside the step that it is for. */
  public record Given(PlannedStep step, JsonNode answer, Boolean correct, boolean timedOut) {}

  private final Map<String, Column> columns = new LinkedHashMap<>();

  /**
   * @param arm null before the assignment
   * @param recruitment parameters of the link
   * @param given every answer, in order; where a step was met twice the later one counts
   */
  public Facts(
      StudyVersion version,
      String arm,
      String locale,
      Map<String, String> recruitment,
      List<Given> given) {
    columns.putAll(FactNames.ofPerson(version.definition()));
    put(FactNames.ARM, arm);
    put(FactNames.LOCALE, locale);
    recruitment.forEach(
        (name, value) -> columns.put(FactNames.RECRUITMENT + name, Column.of(List.of(value))));
    version
        .definition()
        .blocks()
        .forEach(
            block -> {
              columns.putAll(FactNames.of(block));
              var mine = given.stream().filter(one -> one.step().block().equals(block.id()));
              add(version, block, mine.toList());
            });
  }

  private Facts(Map<String, Column> columns) {
    this.columns.putAll(columns);
  }

  /** The same once the arm is known. */
  Facts in(String arm) {
    var later = new Facts(columns);
    later.put(FactNames.ARM, arm);
    return later;
  }

  private void put(String name, String text) {
    if (text != null) {
      columns.put(name, Factor.of(List.of(text)));
    }
  }

  private void put(Block block, String fact, double value) {
    columns.put(FactNames.of(block, fact), new Numbers(new double[] {value}));
  }

  private void put(Block block, String fact, boolean value) {
    columns.put(FactNames.of(block, fact), new Factor(new int[] {value ? 1 : 0}, Factor.LOGICAL));
  }

  private void add(StudyVersion version, Block block, List<Given> given) {
    if (given.isEmpty()) {
      return;
    }
    var last = given.getLast();
    switch (block) {
      case Block.Screening asked ->
          asked
              .questions()
              .forEach(
                  question -> {
                    var answer = last.answer().path("answers").path(question.id());
                    if (answer.isNumber()) {
                      put(block, question.id(), answer.asDouble());
                    } else if (answer.isString()) {
                      put(FactNames.of(block, question.id()), answer.asString());
                    }
                  });
      case Block.Comprehension check -> {
        put(block, "passed", Boolean.TRUE.equals(last.correct()));
        put(block, "attempts", given.size());
      }
      case Block.Trials trials -> trials(trials, given);
      case Block.Attention check -> put(block, "passed", Boolean.TRUE.equals(last.correct()));
      case Block.Questionnaire asked -> scale(version, asked, last);
      default -> {}
    }
  }

  /** The last decision on each item counts. */
  private void trials(Block.Trials block, List<Given> given) {
    var decisions = new LinkedHashMap<String, Given>();
    for (var one : given) {
      if (one.step().kind().asksOfItem()) {
        decisions.put(one.step().item() + '/' + one.step().condition(), one);
      }
    }
    long scored = decisions.values().stream().filter(one -> one.correct() != null).count();
    long correct =
        decisions.values().stream().filter(one -> Boolean.TRUE.equals(one.correct())).count();
    long late = decisions.values().stream().filter(Given::timedOut).count();
    if (scored > 0) {
      put(block, "accuracy", correct / (double) scored);
      put(block, "correct", correct);
    }
    put(block, "answered", decisions.size() - late);
    put(block, "timed_out", late);
  }

  private void scale(StudyVersion version, Block.Questionnaire block, Given last) {
    var instrument = version.scale(block);
    var items = last.answer().path("items");
    var turned = new HashMap<String, Double>();
    for (var item : instrument.items()) {
      if (items.path(item.id()).isNumber()) {
        double value = items.path(item.id()).asDouble();
        turned.put(item.id(), item.reversed() ? instrument.scale().turned(value) : value);
      }
    }
    for (var score : instrument.scores()) {
      score
          .value(instrument, turned)
          .ifPresent(value -> put(block, FactNames.of(score.id()), value));
    }
    if (!block.instructed().isEmpty()) {
      put(block, "passed", Boolean.TRUE.equals(last.correct()));
    }
  }

  /** Whether the rule holds; a rule over something that is not known does not. */
  public boolean hold(String rule) {
    var expression = Expression.parse(rule);
    var all = new LinkedHashMap<>(columns);
    expression.columns().forEach(name -> all.putIfAbsent(name, FactNames.missing(List.of())));
    try {
      return expression.holds(Table.of(all))[0];
    } catch (IllegalArgumentException notOfThatType) {
      return false; // a recruitment parameter may be a text where a rule counts on a number
    }
  }

  /**
   * What people are stratified by, as {@code assignment.strata} names it; an empty text where it is
   * not known.
   */
  public Map<String, String> strata(StudyVersion version) {
    var strata = new HashMap<String, String>();
    for (var name : version.definition().assignment().strata()) {
      strata.put(
          name,
          columns.entrySet().stream()
              .filter(column -> names(version, name).contains(column.getKey()))
              .map(column -> column.getValue().text(0))
              .filter(value -> value != null)
              .findFirst()
              .orElse(""));
    }
    return strata;
  }

  /** The facts behind a stratum: whatever block of screening asks that question. */
  private static List<String> names(StudyVersion version, String stratum) {
    if (!stratum.startsWith("screening.")) {
      return List.of(stratum);
    }
    var question = stratum.substring("screening.".length());
    return version
        .definition()
        .blocks()
        .filter(Block.Screening.class::isInstance)
        .map(block -> FactNames.of(block, question))
        .toList();
  }
}
