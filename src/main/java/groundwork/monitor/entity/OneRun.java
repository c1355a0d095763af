package groundwork.monitor.entity;

import java.time.Instant;
import java.util.List;

/**
 * One participant's run, step by step. Answers are not in it: those are for the results.
 *
 * @param timeline every step of the plan, in order
 * @param events returns, lapses, endings
 * @param decisions setting aside and taking back, oldest first
 * @param messages between researchers and this participant, oldest first
 * @param activeMs all answered steps together, with the page in view
 * @param expectedMs medians of the others for the same blocks; null while there is nobody else
 */
public record OneRun(
    Progress.Participant participant,
    int version,
    String locale,
    String device,
    Double activeMs,
    Double expectedMs,
    List<Step> timeline,
    List<Happened> events,
    List<Decision> decisions,
    List<Message> messages) {
  /**
   * @param state {@code done}, {@code here}, {@code ahead}, or {@code skipped}
   * @param expectedMs half of the others spent less on one step of this block
   * @param failed a check that was not passed with this answer
   */
  public record Step(
      int number,
      String block,
      String label,
      String kind,
      int attempt,
      String state,
      Double activeMs,
      Double expectedMs,
      Instant at,
      boolean timedOut,
      int eventsLost,
      boolean failed) {}

  /**
   * @param awayMs time away before a return, else null
   * @param step number of the step, from 1, else null
   */
  public record Happened(String kind, Instant at, Long awayMs, Integer step) {}

  /**
   * @param place what became of the place
   */
  public record Decision(String event, String reason, String place, String actor, Instant at) {}

  /**
   * @param author {@code researcher} or {@code participant}
   * @param seenAt when the other side saw it, or null
   */
  public record Message(long id, String author, String text, Instant at, Instant seenAt) {}
}
