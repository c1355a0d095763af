package groundwork.trial.entity;

/**
 * Where a participant is.
 *
 * @param seq the number that the next save must carry
 * @param savedThrough the last number that is safe on the server, -1 before the first
 * @param locale language in which the step is written
 */
public record StepEnvelope(
    int seq, int savedThrough, Progress progress, StepView step, String locale) {
  /** Steps behind, and all steps. */
  public record Progress(int done, int total) {}
}
