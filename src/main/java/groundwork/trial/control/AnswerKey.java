package groundwork.trial.control;

import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.stimulus.entity.SetAnswers;
import groundwork.study.entity.Block;
import groundwork.study.entity.Phase;
import groundwork.study.entity.Question;
import groundwork.study.entity.Study;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.control.task.Scene;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What would be right at every step of one plan. For dry-run participants and for analysis, never
 * for browsers.
 */
public record AnswerKey(String arm, Map<String, Right> steps) {
  /**
   * @param right id of the answer that would be right, or null where none is right or wrong
   * @param explained whether explanations were met by then, so that an effect of them may show
   * @param condition what the trial belongs to: {@code arm}, or {@code arm/condition} where
   *     something varies within participants
   * @param options whose explanation each answer stands for, where two methods compete; else empty
   * @param answers right answer of each question of a check, of each instructed item, and to the
   *     {@code choice} of an attention check
   * @param besides right answers to what a trial asks besides a choice, by name, as far as there
   *     are any
   * @param screening answers that let somebody in, and others that do not; null elsewhere
   */
  public record Right(
      String right,
      boolean explained,
      String condition,
      Map<String, String> options,
      Map<String, String> answers,
      Map<String, Object> besides,
      ScreeningKey screening) {}

  /**
   * @param asked for what only the set's files know; null where they are not at hand
   */
  public static AnswerKey of(StudyVersion version, Enrolment run, SetAnswers asked) {
    var steps = new LinkedHashMap<String, Right>();
    boolean explained = false;
    var key = new Key(version);
    for (var step : run.plan()) {
      if (key.block(step) instanceof Block.Trials block) {
        boolean answered = step.kind().asksOfItem();
        boolean shown = step.kind().showsItem() && step.kind() != Kind.INITIAL;
        explained |= shown && block.explanation() && block.phase() != Phase.PRACTICE;
        var scene = Scene.of(version, run, step).asking(asked);
        steps.put(
            step.key(),
            new Right(
                answered ? scene.type().right(scene) : null,
                explained && step.kind() != Kind.INITIAL,
                Study.cell(run.arm(), step.condition()),
                answered && block.task().compares() ? scene.lettered() : Map.of(),
                Map.of(),
                answered ? scene.type().rightly(scene) : Map.of(),
                null));
      } else {
        var block = key.block(step);
        var screening =
            block instanceof Block.Screening screen ? ScreeningKey.of(version, screen, step) : null;
        steps.put(
            step.key(),
            new Right(null, explained, run.arm(), Map.of(), answers(block), Map.of(), screening));
      }
    }
    return new AnswerKey(run.arm(), steps);
  }

  private static Map<String, String> answers(Block block) {
    return switch (block) {
      case Block.Comprehension check ->
          check.questions().stream().collect(Collectors.toMap(Question::id, Question::key));
      case Block.Attention check -> Map.of("choice", check.key());
      case Block.Questionnaire asked ->
          asked.instructed().stream()
              .collect(Collectors.toMap(one -> one.id(), one -> one.value().toString()));
      default -> Map.of();
    };
  }
}
