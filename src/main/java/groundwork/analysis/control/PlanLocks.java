package groundwork.analysis.control;

import groundwork.analysis.entity.PlanLock;
import groundwork.assignment.entity.Kinds;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.study.entity.StudyVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/**
 * Fixes the plan before outcomes are seen by arm. A plan that stands in a version is locked with
 * it; a version that opened without one is locked once, afterwards, and what had come in by then
 * stands beside it.
 */
@ApplicationScoped
public class PlanLocks {
  @Inject Sql sql;
  @Inject Clock clock;
  @Inject StudyPlans plans;
  @Inject Frames frames;

  public Optional<PlanLock> of(StudyVersion version) {
    return plans
        .written(version)
        .filter(StudyPlans.Found::isValid)
        .map(plan -> new PlanLock(plan.hash().hex(), true, null, version.openedAt(), 0))
        .or(() -> later(version));
  }

  private Optional<PlanLock> later(StudyVersion version) {
    return sql.one(
        row ->
            new PlanLock(
                row.getString("hash"),
                false,
                row.getString("locked_by"),
                Sql.instant(row, "locked_at"),
                row.getInt("completed")),
        "select * from plan_lock where version = ?",
        version.hash().hex());
  }

  /** Arms are named only where a plan is locked; a study without people has none to hide. */
  public boolean masks(StudyVersion version) {
    return version.definition().hasPeople() && of(version).isEmpty();
  }

  /**
   * Locks the plan of the working files for a version that opened without one.
   *
   * @param by who does it
   * @throws Rejected where one is locked already, or the files hold none that fits the version
   */
  @Transactional
  public PlanLock lock(StudyVersion version, String by) {
    if (of(version).isPresent()) {
      throw new Rejected(
          Fault.CONFLICT,
          "The plan of version %d is locked already; it cannot be changed."
              .formatted(version.number()));
    }
    var plan =
        plans
            .ofDraft(version)
            .orElseThrow(
                () ->
                    new Rejected(
                        Fault.CONFLICT,
                        "The study has no plan to lock; add plan.yaml to its files first."));
    if (!plan.isValid()) {
      throw new Rejected(
          Fault.INVALID, "The plan has errors; nothing was locked.", plan.findings());
    }
    int completed = frames.counts(version, Kinds.REAL).completed();
    sql.update(
        """
        insert into plan_lock (version, study, hash, file, plan, locked_by, locked_at, completed)
        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
        """,
        version.hash().hex(),
        version.study(),
        plan.hash().hex(),
        plan.document().orElseThrow().file(),
        plan.text(),
        by,
        clock.instant(),
        completed);
    return later(version).orElseThrow();
  }
}
