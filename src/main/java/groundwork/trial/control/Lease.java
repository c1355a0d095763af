package groundwork.trial.control;

import groundwork.assignment.entity.PlannedStep;
import groundwork.study.entity.Block;
import groundwork.study.entity.StudyVersion;
import java.time.Duration;
import java.util.List;

/** How long a place is kept for somebody who is not seen. Pure. */
public final class Lease {
  /** Where the door of a session stays open for ever, a place is kept so long after it opened. */
  private static final double OPEN_HOURS = 14 * 24.0;

  private Lease() {}

  public static Duration of(Runs.Run run) {
    return of(run.version(), run.enrolment().plan(), run.enrolment().position());
  }

  /**
   * @param position the step at which somebody is: between sessions nobody is expected to be seen
   */
  public static Duration of(StudyVersion version, List<PlannedStep> plan, int position) {
    var study = version.definition();
    var lease = Duration.ofMinutes(study.assignment().leaseMinutes());
    if (position >= plan.size()) {
      return lease;
    }
    return switch (study.block(plan.get(position).block()).orElseThrow()) {
      case Block.Session session ->
          lease.plusMinutes(
              Math.round(
                  60
                      * (session.afterHours()
                          + (session.withinHours() == null ? OPEN_HOURS : session.withinHours()))));
      case Block.Pause pause ->
          lease.plusSeconds(pause.maxSeconds() == null ? pause.minSeconds() : pause.maxSeconds());
      default -> lease;
    };
  }
}
