package groundwork.monitor.control;

import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.study.control.OpenStudies;
import groundwork.study.entity.StudyChanged;
import groundwork.study.entity.StudyVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * What may be changed while a study runs, because it changes nothing about anybody who is in it:
 * which arms take newcomers, how many, until when.
 */
@ApplicationScoped
public class Running {
  private static final int MOST = 10_000_000;

  @Inject Sql sql;
  @Inject Clock clock;
  @Inject OpenStudies studies;
  @Inject Event<StudyChanged> changed;

  /**
   * @param arm empty for the whole study
   */
  @Transactional
  public void pause(StudyVersion version, String arm, boolean paused) {
    requireArm(version, arm);
    sql.update(
        """
        insert into arm_state (study, arm, paused) values (?, ?, ?)
        on conflict (study, arm) do update set paused = excluded.paused
        """,
        version.study(),
        arm,
        paused);
  }

  /**
   * @param extra places beyond the quota of the definition
   */
  @Transactional
  public void extend(StudyVersion version, String arm, int extra) {
    requireArm(version, arm);
    var definition = version.definition();
    var quota =
        arm.isEmpty() ? definition.assignment().quota() : definition.arm(arm).orElseThrow().quota();
    if (quota == null) {
      throw new Rejected(
          Fault.CONFLICT, "There is no quota to extend: as many as come are let in.");
    }
    if (extra < 0 || extra > MOST) {
      throw new Rejected(
          Fault.INVALID,
          "\"extra\" is %d; it must lie in [0, %d]. To let nobody in, pause the arm or close the study."
              .formatted(extra, MOST));
    }
    sql.update(
        """
        insert into arm_state (study, arm, quota_extra) values (?, ?, ?)
        on conflict (study, arm) do update set quota_extra = excluded.quota_extra
        """,
        version.study(),
        arm,
        extra);
  }

  /**
   * @param until nobody joins from then on; null takes the date away
   */
  @Transactional
  public void joinsUntil(String slug, Instant until) {
    UUID study = studies.id(slug);
    if (until != null && until.isBefore(clock.instant())) {
      throw new Rejected(
          Fault.INVALID,
          "\"until\" is %s; that has passed. Close the study instead.".formatted(until));
    }
    sql.update("update study set joins_until = ? where id = ?", until, study);
    changed.fire(new StudyChanged(slug));
  }

  private static void requireArm(StudyVersion version, String arm) {
    if (!arm.isEmpty() && version.definition().arm(arm).isEmpty()) {
      throw new Rejected(Fault.NOT_FOUND, "The study has no arm \"%s\".".formatted(arm));
    }
  }
}
