package groundwork.trial.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundwork.assignment.ExampleStudy;
import groundwork.assignment.control.Planner;
import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.json.control.Json;
import groundwork.problem.entity.Rejected;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.entity.Move;
import groundwork.trial.entity.Scored;
import groundwork.trial.entity.StepView;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ViewsTest {
  private static Enrolment run(StudyVersion version, String arm, Kind until) {
    var id = UUID.nameUUIDFromBytes(new byte[] {9});
    var plan =
        Planner.plan(
            version,
            version.definition().arm(arm).orElseThrow(),
            id,
            0,
            Planner.seed(version, EnrolmentKind.REAL, 0));
    int position = 0;
    while (plan.get(position).kind() != until) {
      position++;
    }
    return new Enrolment(
        version.study(),
        id,
        version.hash().hex(),
        EnrolmentKind.REAL,
        Status.ACTIVE,
        arm,
        0,
        position,
        position,
        plan);
  }

  private static StepView.Trial trial(StudyVersion version, String arm, Kind kind) {
    var last = Json.tree("{\"choice\":\"positive\",\"confidence\":4}");
    return (StepView.Trial) Views.envelope(version, run(version, arm, kind), last).step();
  }

  @Test
  void a_prediction_trial_shows_neither_output_nor_explanation() {
    var view = trial(ExampleStudy.simulation(4, 1), "lime", Kind.TRIAL);
    assertThat(view.output()).isNull();
    assertThat(view.explanation()).isNull();
    assertThat(Json.write(view)).doesNotContain("item-", "lime", "truth", "predicted");
  }

  @Test
  void a_learning_trial_shows_output_and_the_explanation_of_the_arm() {
    var version = ExampleStudy.simulation(4, 1);
    var explained = trial(version, "lime", Kind.OBSERVE);
    var explanation = (StepView.Explanation.Tokens) explained.explanation();
    assertThat(explanation.toward()).isEqualTo(explained.output().label());
    assertThat(explanation.weights()).containsExactly(0.25, -0.5);
    assertThat(Json.write(explained)).doesNotContain("item-", "lime");
    assertThat(trial(version, "none", Kind.OBSERVE).explanation()).isNull();
  }

  @Test
  void the_model_speaks_only_after_the_own_decision() {
    var version = ExampleStudy.advice(4, 1);
    var initial = trial(version, "explained", Kind.INITIAL);
    assertThat(initial.output()).isNull();
    assertThat(initial.explanation()).isNull();
    var later = trial(version, "explained", Kind.FINAL);
    assertThat(later.output()).isNotNull();
    assertThat(later.explanation()).isNotNull();
    assertThat(later.own().label()).isEqualTo("Good");
    assertThat(trial(version, "advice", Kind.FINAL).explanation()).isNull();
  }

  @Test
  void a_failed_check_is_tried_again_and_then_ends_the_run() {
    var version = ExampleStudy.simulation(4, 1);
    var run = run(version, "lime", Kind.COMPREHENSION);
    var wrong = Json.tree("{\"answers\":{\"q1\":\"b\"}}");
    var again = Answers.move(version, run, wrong, false);
    assertThat(again).isEqualTo(new Move.On(run.position() + 1, Scored.of(false)));
    var second = run.moved(again.position(), run.saves() + 1, Status.ACTIVE);
    var view = (StepView.Comprehension) Views.envelope(version, second, wrong).step();
    assertThat(view.retry().wrong()).containsExactly("q1");
    var end = (Move.End) Answers.move(version, second, wrong, false);
    assertThat(end.status()).isEqualTo(Status.FAILED_CHECK);
    assertThat(end.position()).isEqualTo(second.position() + 1);
    assertThat(end.reason()).isEqualTo("check");
  }

  @Test
  void a_passed_check_skips_the_attempts_that_are_left() {
    var version = ExampleStudy.simulation(4, 1);
    var run = run(version, "lime", Kind.COMPREHENSION);
    var move = Answers.move(version, run, Json.tree("{\"answers\":{\"q1\":\"a\"}}"), false);
    assertThat(run.plan().get(move.position()).block()).isEqualTo("pre");
  }

  @Test
  void an_answer_that_does_not_fit_is_refused_with_every_finding() {
    var version = ExampleStudy.simulation(4, 1);
    var run = run(version, "none", Kind.TRIAL);
    var answer = Json.tree("{\"choice\":\"maybe\",\"confidence\":\"4\",\"hint\":1}");
    assertThatThrownBy(() -> Answers.move(version, run, answer, false))
        .isInstanceOfSatisfying(
            Rejected.class,
            refused ->
                assertThat(refused.findings)
                    .extracting("pointer")
                    .containsExactlyInAnyOrder(
                        "/answer/hint", "/answer/choice", "/answer/confidence"));
  }
}
