package groundwork.power.control;

import groundwork.assignment.control.Planner;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.assignment.entity.PlannedStep;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Table;
import groundwork.stimulus.entity.Method;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Block;
import groundwork.study.entity.Condition;
import groundwork.study.entity.Study;
import groundwork.study.entity.StudyVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The trials that the first participants of a study will meet, as rows of the table that its plan
 * is run on: made by the same planner that assigns them. What people answer is not known; those
 * columns are filled so that filters on them leave the row in.
 */
final class PlannedRows {
  private static final UUID ANYBODY = new UUID(0, 0);

  private final StudyVersion version;
  private final Study study;
  private final Map<String, List<String>> columns = new LinkedHashMap<>();
  private final Set<String> factors = new TreeSet<>();
  private int person;
  private int session;

  private PlannedRows(StudyVersion version) {
    this.version = version;
    this.study = version.definition();
    study.factors().forEach(factor -> factors.add(factor.id()));
    study.arms().forEach(arm -> factors.addAll(arm.levels().keySet()));
  }

  /** Fewer participants are the first rows of more. */
  static Table of(StudyVersion version, int participants) {
    var rows = new PlannedRows(version);
    var perArm = new LinkedHashMap<Arm, Integer>();
    for (int i = 0; i < participants; i++) {
      var arm = next(rows.study.arms(), perArm);
      int ordinal = perArm.merge(arm, 1, Integer::sum) - 1;
      rows.person = i;
      rows.session = 1;
      var seed = Planner.seed(version, EnrolmentKind.REAL, i);
      for (var step : Planner.plan(version, arm, ANYBODY, ordinal, seed)) {
        if (step.kind() == Kind.SESSION) {
          rows.session++;
        }
        rows.add(arm, step);
      }
    }
    return rows.table();
  }

  /** The arm that is furthest below its share; of equals the first. */
  static Arm next(List<Arm> arms, Map<Arm, Integer> perArm) {
    Arm least = arms.getFirst();
    for (var arm : arms) {
      if (share(arm, perArm) < share(least, perArm)) {
        least = arm;
      }
    }
    return least;
  }

  private static double share(Arm arm, Map<Arm, Integer> perArm) {
    return (double) perArm.getOrDefault(arm, 0) / arm.weight();
  }

  private void add(Arm arm, PlannedStep step) {
    if (!step.kind().asksOfItem()
        || step.item() == null
        || !(study.block(step.block()).orElse(null) instanceof Block.Trials block)) {
      return;
    }
    var item = version.stimuli().item(step.item()).orElseThrow();
    var output = item.output(study.stimuli().model()).predicted();
    var condition = condition(arm, block, step.condition());
    var held = Study.manipulation(arm, condition, block);
    var method = block.explanation() && held.method() != null ? held.method() : Method.NONE;
    put("participant", "p" + (person + 1));
    put("session", String.valueOf(session));
    put("condition", arm.id());
    put("within", condition.id());
    for (var factor : factors) {
      put("factor_" + factor, condition.levels().getOrDefault(factor, arm.levels().get(factor)));
    }
    put("task", block.task().word());
    put("phase", block.phase().word());
    put("block", block.id());
    put("stage", step.kind().stage());
    put("item", item.id());
    put("method", method);
    put("model", study.stimuli().model());
    put("model_output", output);
    put("truth", item.truth());
    put("model_correct", item.truth().equals(output) ? "TRUE" : "FALSE");
    put("difficulty", item.difficulty());
    put("timed_out", "FALSE");
    put("excluded", "FALSE");
    put("simulated", "FALSE");
  }

  private Condition condition(Arm arm, Block.Trials block, String id) {
    return study.conditions(arm, block).stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElse(Condition.ONLY);
  }

  private void put(String column, String value) {
    columns.computeIfAbsent(column, name -> new ArrayList<>()).add(value);
  }

  private Table table() {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("the study has no trials, so there is nothing to analyse");
    }
    var table = new LinkedHashMap<String, Column>();
    columns.forEach((name, cells) -> table.put(name, Column.of(cells)));
    return Table.of(table);
  }
}
