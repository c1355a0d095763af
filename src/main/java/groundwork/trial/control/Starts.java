package groundwork.trial.control;

import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.IntStream;

/** Lets a preview begin in the middle. Nobody else may. */
@ApplicationScoped
public class Starts {
  @Inject Sql sql;
  @Inject Runs runs;

  /**
   * @param block null for the beginning
   */
  public Door.Entered at(Door.Entered entered, String block) {
    var run = entered.run();
    var enrolment = run.enrolment();
    if (block == null
        || !entered.fresh()
        || enrolment.kind() != EnrolmentKind.PREVIEW
        || enrolment.status() != Enrolment.Status.ACTIVE) {
      return entered;
    }
    int position =
        IntStream.range(0, enrolment.plan().size())
            .filter(step -> enrolment.plan().get(step).block().equals(block))
            .findFirst()
            .orElseThrow(
                () ->
                    new Rejected(
                        Fault.CONFLICT,
                        "Nobody who is put into this arm meets the block \"%s\"."
                            .formatted(block)));
    sql.update(
        "update enrolment set position = ? where study = ? and id = ? and kind = 'preview'",
        position,
        enrolment.study(),
        enrolment.id());
    var moved = enrolment.moved(position, enrolment.saves(), enrolment.status());
    return new Door.Entered(runs.remember(run.with(moved)), true);
  }
}
