package groundwork.job.control;

/** A kind of long work. Implemented as an application-scoped bean; thread-safe. */
public interface Work {
  /** Names the kind in the queue; never changes. */
  String name();

  /**
   * Does one unit. It may be called again for the same unit, also at the same time on another node
   * that took this one for dead: its effect must count once.
   *
   * @param unit as it was queued
   * @throws Stopped if the thread was interrupted, which it should notice within a second or two;
   *     the unit is done later
   * @throws Exception what went wrong; the unit is tried again twice, then given up
   */
  void run(String unit) throws Exception;

  /** The unit was tried three times and failed each time. */
  void giveUp(String unit, Throwable reason);
}
