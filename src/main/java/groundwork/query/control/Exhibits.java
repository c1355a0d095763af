package groundwork.query.control;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.query.entity.Budget;
import groundwork.query.entity.Question;
import groundwork.query.entity.Reply;
import groundwork.stimulus.control.SetModels;
import groundwork.trial.control.Gallery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Answers for researchers who try a figure in the gallery: nothing is counted, nothing is kept. */
@ApplicationScoped
public class Exhibits {
  @Inject Gallery gallery;
  @Inject SetModels models;
  @Inject Clock clock;

  public Reply ask(String task, String form, Question question) {
    var matter =
        gallery
            .scene(task, form, question.step())
            .flatMap(
                scene ->
                    scene
                        .figure()
                        .flatMap(document -> Interactive.find(document, question.figure()))
                        .map(found -> Matter.of(scene, found, models)))
            .orElseThrow(
                () -> new Rejected(Fault.CONFLICT, "Nothing in this step answers questions."));
    var left = Budget.of(matter.figure()).left(List.of(), clock.instant());
    if (question.what().equals(Question.HISTORY)) {
      return new Reply(null, null, left, List.of());
    }
    var answering = Interactive.of(matter.figure());
    if (!answering.whats().contains(question.what())) {
      throw new Rejected(Fault.INVALID, "This figure answers " + answering.whats() + ".");
    }
    return new Reply(
        question.number(),
        matter.within(
            () ->
                answering.shown(
                    matter,
                    answering.answer(matter, question.what(), question.input(), List.of()))),
        left,
        null);
  }
}
