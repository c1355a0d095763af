package groundwork.trial.control;

import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.PlannedStep;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.study.entity.Block;
import groundwork.study.entity.Phase;
import groundwork.study.entity.Question;
import groundwork.study.entity.StudyVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What would be right at every step of one plan. For dry-run participants and for analysis, never
 * for browsers.
 */
public record AnswerKey(String arm, Map<String, Right> steps) {
  /**
   * @param right class id that would be right, or null where nothing is asked about an item
   * @param explained whether explanations were met by then, so that an effect of them may show
   * @param answers right option of each comprehension question
   */
  public record Right(String right, boolean explained, Map<String, String> answers) {}

  public static AnswerKey of(StudyVersion version, Enrolment run) {
    var steps = new LinkedHashMap<String, Right>();
    boolean explained = false;
    var key = new Key(version);
    for (var step : run.plan()) {
      if (key.block(step) instanceof Block.Trials block) {
        boolean shown = step.kind() == Kind.FINAL || step.kind() == Kind.OBSERVE;
        explained |= shown && block.explanation() && block.phase() != Phase.PRACTICE;
        boolean asked =
            step.kind() == Kind.TRIAL || step.kind() == Kind.INITIAL || step.kind() == Kind.FINAL;
        boolean counts = explained && step.kind() != Kind.INITIAL;
        steps.put(step.key(), new Right(asked ? key.right(step) : null, counts, Map.of()));
      } else {
        steps.put(step.key(), new Right(null, explained, answers(key, step)));
      }
    }
    return new AnswerKey(run.arm(), steps);
  }

  private static Map<String, String> answers(Key key, PlannedStep step) {
    return key.block(step) instanceof Block.Comprehension check
        ? check.questions().stream().collect(Collectors.toMap(Question::id, Question::key))
        : Map.of();
  }
}
