package groundwork.study.entity;

import java.util.List;

/**
 * How long a run takes and what the study costs, as far as can be told beforehand.
 *
 * @param minutes over all arms
 * @param cost null where no payment is named
 * @param pilots completed pilot runs whose times are in it; 0 where all of it is reckoned
 * @param assumptions what was reckoned with, in sentences
 */
public record Estimate(
    Minutes minutes, Cost cost, List<ArmEstimate> arms, int pilots, List<String> assumptions) {
  /** Quick, ordinary and slow participants. */
  public record Minutes(double low, double typical, double high) {}

  /**
   * @param perParticipant payment and fee
   * @param total of as many as the quota takes, or null without one
   */
  public record Cost(double perParticipant, Double total, String currency) {}

  /**
   * @param steps pages that a participant goes through
   */
  public record ArmEstimate(String arm, String label, int steps, int trials, Minutes minutes) {}
}
