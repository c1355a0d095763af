package groundwork.trial.entity;

/**
 * Where a participant is.
 *
 * @param seq the number that the next save must carry
 * @param savedThrough the last number that is safe on the server, -1 before the first
 * @param locale language in which the step is written
 * @param restarted whether the part was begun anew just now, since somebody was away for long
 */
public record StepEnvelope(
    int seq, int savedThrough, Progress progress, StepView step, String locale, boolean restarted) {
  public StepEnvelope(int seq, int savedThrough, Progress progress, StepView step, String locale) {
    this(seq, savedThrough, progress, step, locale, false);
  }

  /** The same, where the part was begun anew. */
  public StepEnvelope anew() {
    return new StepEnvelope(seq, savedThrough, progress, step, locale, true);
  }

  /** Steps behind, and all steps. */
  public record Progress(int done, int total) {}
}
