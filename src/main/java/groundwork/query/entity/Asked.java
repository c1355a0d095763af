package groundwork.query.entity;

import java.time.Instant;

/**
 * A question that was answered.
 *
 * @param place n-th of its figure and step, from 1
 */
public record Asked(
    long number, int place, String what, byte[] hash, Answered answered, Instant at) {
  /** Going back to where one was is free. */
  public boolean counts() {
    return !what.equals("undo");
  }
}
