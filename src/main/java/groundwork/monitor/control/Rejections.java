package groundwork.monitor.control;

import groundwork.assignment.control.Endings;
import groundwork.assignment.control.Enrolments;
import groundwork.assignment.entity.Enrolment;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.study.control.OpenStudies;
import groundwork.study.entity.AssignmentPolicy;
import groundwork.study.entity.AssignmentPolicy.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * Sets runs aside, with a reason, and takes them back. What was measured stays and is flagged; who
 * is in the middle may finish. The place goes to somebody else where the policy refills places: a
 * sequence that was drawn before, as with permuted blocks, would not be that sequence any more.
 */
@ApplicationScoped
public class Rejections {
  @Inject Sql sql;
  @Inject Clock clock;
  @Inject Enrolments enrolments;
  @Inject Endings endings;
  @Inject OpenStudies studies;

  @Transactional
  public void reject(UUID study, UUID id, String reason, String actor) {
    var run = enrolments.byId(study, id).orElseThrow();
    int changed =
        sql.update(
            "update enrolment set excluded_reason = ? where study = ? and id = ?"
                + " and excluded_reason is null",
            reason.strip(),
            study,
            id);
    if (changed == 0) {
      throw new Rejected(Fault.CONFLICT, "This run is set aside already.");
    }
    var place = "kept";
    if (refills(policy(run))) {
      place = endings.giveBack(run) ? "returned" : "none"; // it may have been free before
    }
    note(study, id, "rejected", reason, place, actor);
  }

  @Transactional
  public void restore(UUID study, UUID id, String reason, String actor) {
    var run = enrolments.byId(study, id).orElseThrow();
    int changed =
        sql.update(
            "update enrolment set excluded_reason = null where study = ? and id = ?"
                + " and excluded_reason is not null",
            study,
            id);
    if (changed == 0) {
      throw new Rejected(Fault.CONFLICT, "This run is not set aside.");
    }
    var lease = Duration.ofMinutes(policy(run).leaseMinutes());
    note(
        study,
        id,
        "restored",
        reason,
        endings.takeAgain(run, lease) ? "taken-again" : "none",
        actor);
  }

  static boolean refills(AssignmentPolicy policy) {
    return policy.policy() == Policy.BALANCED || policy.policy() == Policy.MINIMISATION;
  }

  private AssignmentPolicy policy(Enrolment run) {
    return studies.version(new ContentHash(run.version())).definition().assignment();
  }

  private void note(UUID study, UUID id, String event, String reason, String place, String actor) {
    sql.update(
        """
        insert into rejection (study, enrolment, event, reason, place, actor, at)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        study,
        id,
        event,
        reason.strip(),
        place,
        actor,
        clock.instant());
  }
}
