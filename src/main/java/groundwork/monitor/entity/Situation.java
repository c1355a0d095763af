package groundwork.monitor.entity;

import groundwork.study.entity.AssignmentPolicy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Everything that alerts are made of.
 *
 * @param stages in the order of the study
 * @param questions first answers to check questions
 * @param arms how arms are filled
 * @param minutes how long the study says that it takes, or null
 * @param medianMs time in view of those who completed, or null
 * @param completed how many that median is of
 * @param open people can join now
 * @param full no place is free
 * @param lastJoin of any kind that is looked at, or null
 * @param gap usual time between two joins, or null
 * @param saves answers that were stored in the last quarter of an hour on this node
 * @param failedSaves answers that could not be stored in that time, by reason
 */
public record Situation(
    List<Progress.Stage> stages,
    List<QuestionCount> questions,
    Policy policy,
    int longestBlock,
    List<ArmFill> arms,
    People people,
    Integer minutes,
    Double medianMs,
    int completed,
    boolean open,
    boolean full,
    Instant lastJoin,
    Duration gap,
    int saves,
    int failedSaves,
    Instant now) {
  /**
   * @param answered people who answered it for the first time
   * @param wrong of those
   */
  public record QuestionCount(
      String block, String question, String text, int answered, int wrong) {}

  /**
   * @param taken places that are held now: live leases and completed runs
   * @param ever assignments ever made
   * @param givenBack places given back and not taken again
   * @param weight places for each place of an arm of weight 1
   * @param set paused, or with a quota of its own: then it is not expected to be even
   */
  public record ArmFill(String arm, int taken, int ever, int givenBack, int weight, boolean set) {
    public ArmFill as(int weighs, boolean uneven) {
      return new ArmFill(arm, taken, ever, givenBack, weighs, uneven);
    }
  }

  /**
   * @param all who were assigned
   * @param returning who came back three times or more
   * @param losing of whom actions were lost
   */
  public record People(int all, int returning, int losing) {}
}
