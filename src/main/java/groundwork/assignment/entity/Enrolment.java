package groundwork.assignment.entity;

import groundwork.study.entity.Ending;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A participant in a study, as the participant path needs it. What never changes after the join
 * (version, arm, plan) is cached; {@code position}, {@code saves} and {@code status} are what the
 * database said when this was read.
 *
 * @param position index into {@code plan} of the present step; its length when all is done
 * @param saves answers accepted so far, the number that the next save must carry
 * @param locale language in which the study is shown; null where none was chosen
 */
public record Enrolment(
    UUID study,
    UUID id,
    String version,
    EnrolmentKind kind,
    Status status,
    String arm,
    int ordinal,
    int position,
    int saves,
    List<PlannedStep> plan,
    String locale) {

  /** In the study's own language. */
  public Enrolment(
      UUID study,
      UUID id,
      String version,
      EnrolmentKind kind,
      Status status,
      String arm,
      int ordinal,
      int position,
      int saves,
      List<PlannedStep> plan) {
    this(study, id, version, kind, status, arm, ordinal, position, saves, plan, null);
  }

  /** How far a run has come, and how it ended. */
  public enum Status {
    ACTIVE(null),
    COMPLETED(Ending.COMPLETED),
    WITHDRAWN(Ending.WITHDRAWN),
    REFUSED(Ending.NO_CONSENT),
    SCREENED_OUT(Ending.SCREENED_OUT),
    FAILED_CHECK(Ending.FAILED_CHECK),
    TIMED_OUT(Ending.TIMED_OUT),
    INCOMPATIBLE_DEVICE(Ending.INCOMPATIBLE_DEVICE),
    QUOTA_FULL(Ending.QUOTA_FULL);

    private final Ending ending;

    Status(Ending ending) {
      this.ending = ending;
    }

    /** Which outcome somebody gets; null while it goes on. */
    public Ending ending() {
      return ending;
    }

    public static Status of(Ending ending) {
      return Arrays.stream(values()).filter(one -> one.ending == ending).findFirst().orElseThrow();
    }

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public static Status of(String word) {
      return valueOf(word.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
  }

  public PlannedStep step() {
    return plan.get(position);
  }

  public Enrolment moved(int position, int saves, Status status) {
    return new Enrolment(
        study, id, version, kind, status, arm, ordinal, position, saves, plan, locale);
  }
}
