package groundwork.monitor.entity;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How a study is going, for its researcher. Previews are never in it.
 *
 * @param participants those seen last, at most 500; the rest by pages
 * @param refused how many declined to take part
 * @param kinds how many runs of each kind there are, whatever is looked at
 * @param alerts what looks wrong, the worst first
 * @param quota how many runs the study takes at most, or null
 * @param extra how many of these are beyond the definition
 * @param joinsUntil after this moment nobody joins; null where no date was set
 * @param unread messages of participants that nobody has read
 * @param counting the times are being counted for the first time and will follow
 */
public record Progress(
    List<ArmCount> arms,
    List<Stage> stages,
    List<Participant> participants,
    int refused,
    int simulated,
    Map<String, Integer> kinds,
    List<Alert> alerts,
    Instant joinsUntil,
    Integer quota,
    int extra,
    int unread,
    boolean counting) {
  /**
   * @param lapsed active once, but away for longer than the lease
   * @param otherwise ended in another way: screened out, timed out, an incompatible device, full
   * @param rejected set aside by a researcher; they are in the other counts as well
   * @param paused nobody is put into this arm at present
   * @param quota how many runs this arm takes at most, or null
   * @param extra how many of these are beyond the definition
   */
  public record ArmCount(
      String arm,
      int active,
      int completed,
      int withdrawn,
      int failedCheck,
      int lapsed,
      int otherwise,
      int rejected,
      boolean paused,
      Integer quota,
      int extra) {}

  /**
   * One block of the study.
   *
   * @param here how many are at this block now
   * @param arms who came to it and who left at it, by arm
   * @param median milliseconds that one person spent on it, with the page in view; null while
   *     nobody has
   * @param high the time that nine of ten stay below
   * @param failed people who gave a wrong answer, where there is right and wrong
   */
  public record Stage(
      String block,
      String label,
      String kind,
      int here,
      List<Leaving> arms,
      Double median,
      Double high,
      Integer answered,
      Integer failed) {
    public int entered() {
      return arms.stream().mapToInt(Leaving::entered).sum();
    }

    public int left() {
      return arms.stream().mapToInt(Leaving::left).sum();
    }

    public int ended() {
      return arms.stream().mapToInt(Leaving::ended).sum();
    }
  }

  /**
   * @param entered came to this block
   * @param here are at it now
   * @param left withdrew or stayed away at it
   * @param ended were ended at it by a rule of the study
   */
  public record Leaving(String arm, int entered, int here, int left, int ended) {}

  /**
   * @param progress share of the plan that is done, in [0, 1]
   * @param stage title of the present block, or null when ended
   * @param lapsed away for longer than the lease
   * @param rejected why the run was set aside, or null
   * @param unread messages of this participant that nobody has read
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
      int resumes,
      boolean lapsed,
      String rejected,
      int unread) {}
}
