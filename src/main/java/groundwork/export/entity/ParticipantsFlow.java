package groundwork.export.entity;

import java.util.List;

/**
 * What became of everybody who came to a study version, as CONSORT asks for it. Every sum adds up:
 * assessed = excluded + randomised, randomised = allocated of all arms, allocated = active + lost +
 * completed, completed = rejected + excluded + analysed.
 *
 * @param kinds whose runs, for example {@code real}
 * @param excluded who was not put into an arm, by reason
 * @param dropout whether arms lose different shares of their people; null with one arm
 * @param baseline whether arms differ in what is known from before, one variable each
 * @param otherVersions runs of these kinds in other versions of the study, which are not here
 * @param planned whether the plan's exclusions are in it; false where there is no plan that can be
 *     read, while they are being found, and beyond 200,000 answers
 */
public record ParticipantsFlow(
    String study,
    int version,
    String kinds,
    int assessed,
    List<Reason> excluded,
    int randomised,
    List<Arm> arms,
    Difference dropout,
    List<Difference> baseline,
    int otherVersions,
    boolean planned) {
  /** How many for which reason. */
  public record Reason(String reason, int n) {}

  /**
   * @param allocated put into this arm
   * @param received of those, who gave at least one answer
   * @param active who may still finish
   * @param lost who did not finish, by how and where
   * @param completed who finished
   * @param rejected of those, set aside by a researcher, by reason
   * @param excluded of those, left out by the plan or without an answer that it is about, by reason
   * @param analysed of those, the rest
   * @param rejectedUnfinished set aside before they finished; they are among the active or lost
   */
  public record Arm(
      String arm,
      String label,
      int allocated,
      int received,
      int active,
      List<Lost> lost,
      int completed,
      List<Reason> rejected,
      List<Reason> excluded,
      int analysed,
      int rejectedUnfinished) {
    public int lostInAll() {
      return lost.stream().mapToInt(Lost::n).sum();
    }
  }

  /**
   * @param how {@code withdrawn}, {@code lapsed}, {@code failed-check}, {@code timed-out}, …
   * @param block where, or null where that was deleted with everything else
   * @param label what the block is called
   * @param reason in the study's words, or null
   */
  public record Lost(String how, String block, String label, String reason, int n) {}

  /**
   * A comparison of arms.
   *
   * @param about what is compared, for example {@code dropout}
   * @param counts one row an arm, in the order of {@link ParticipantsFlow#arms}; columns as in
   *     {@code levels}
   * @param test which one: chi-square, Fisher's exact, or that simulated
   * @param df degrees of freedom; null for Fisher's
   * @param effect name of the effect: risk difference of two arms, Cramér's V of more
   * @param note what it means, in a sentence
   */
  public record Difference(
      String about,
      List<String> levels,
      int[][] counts,
      String test,
      Double statistic,
      Integer df,
      Double p,
      String effect,
      Double estimate,
      Double low,
      Double high,
      String note) {}
}
