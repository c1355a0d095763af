package groundwork.trial.entity;

import java.time.Instant;
import java.util.List;

/**
 * How an open study is going, for its researcher. Real participants and dry-run ones; previews are
 * left out.
 *
 * @param participants those seen last, at most 500
 * @param refused how many declined to take part
 */
public record Progress(
    List<ArmCount> arms,
    List<Stage> stages,
    List<Participant> participants,
    int refused,
    int simulated) {
  /**
   * @param lapsed active once, but away for longer than the lease
   */
  public record ArmCount(
      String arm, int active, int completed, int withdrawn, int failedCheck, int lapsed) {}

  /** How many are at this block now. */
  public record Stage(String block, String label, int here) {}

  /**
   * @param progress share of the plan that is done, in [0, 1]
   * @param stage title of the present block, or null when ended
   */
  public record Participant(
      String pseudonym,
      String arm,
      String kind,
      String status,
      String stage,
      double progress,
      Instant lastSeen,
      Instant enrolledAt,
      int resumes) {}
}
