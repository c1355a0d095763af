package groundwork.trial.entity;

import java.util.List;

/**
 * Where a participant is.
 *
 * @param seq the number that the next save must carry
 * @param savedThrough the last number that is safe on the server, -1 before the first
 * @param locale language in which the step is written
 * @param restarted whether the part was begun anew just now, since somebody was away for long
 * @param ahead what the next step will need
 */
public record StepEnvelope(
    int seq,
    int savedThrough,
    Progress progress,
    StepView step,
    String locale,
    boolean restarted,
    Ahead ahead) {
  /** Steps behind, and all steps. */
  public record Progress(int done, int total) {}

  /**
   * What the next step will need, for fetching it early.
   *
   * @param files addresses of pictures
   * @param figures kinds of figures
   * @param asks forms of what is asked
   */
  public record Ahead(List<String> files, List<String> figures, List<String> asks) {
    public static final Ahead NOTHING = new Ahead(List.of(), List.of(), List.of());
  }

  /** The same, where the part was begun anew. */
  public StepEnvelope anew() {
    return new StepEnvelope(seq, savedThrough, progress, step, locale, true, ahead);
  }
}
