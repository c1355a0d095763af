package groundwork.trial.control;

import groundwork.assignment.control.Joins;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.assignment.entity.Join;
import groundwork.json.control.Json;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.entity.Enrolling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How somebody comes in: consent to the present text first, then an assignment. */
@ApplicationScoped
public class Door {
  @Inject Joins joins;
  @Inject Runs runs;

  /**
   * @param fresh false where the same key had come in before
   */
  public record Entered(Runs.Run run, boolean fresh) {}

  /**
   * @param arm a fixed arm for a preview, else null
   */
  public Entered enter(StudyVersion version, EnrolmentKind kind, String arm, Enrolling enrolling) {
    requirePeople(version);
    requirePresentConsent(version, enrolling);
    var keyHash = Runs.hash(enrolling.key());
    var join =
        new Join(
            keyHash,
            kind,
            enrolling.consent().given(),
            enrolling.consent().version(),
            arm,
            language(version, enrolling),
            Json.MAPPER.valueToTree(enrolling.client()),
            Json.MAPPER.valueToTree(enrolling.recruitment()));
    var joined =
        join.consented() && !fits(version, kind, enrolling.client())
            ? joins.turnAway(version, join, Status.INCOMPATIBLE_DEVICE)
            : joins.join(version, join);
    return new Entered(
        runs.remember(runs.present(runs.run(joined.enrolment(), keyHash))), joined.fresh());
  }

  /** Dry-run participants have no device. */
  private static boolean fits(StudyVersion version, EnrolmentKind kind, Enrolling.Client client) {
    var device = version.definition().device();
    var width = client.viewport() == null ? null : client.viewport()[0];
    return device == null || kind == EnrolmentKind.SIMULATED || device.fits(client.device(), width);
  }

  /** The one that was chosen, if the study is there in it; the study's own if none was. */
  private static String language(StudyVersion version, Enrolling enrolling) {
    var study = version.definition();
    var chosen = enrolling.locale();
    if (chosen != null && !chosen.equals(study.locale()) && !study.languages().contains(chosen)) {
      throw new Rejected(
          Fault.INVALID, "This study is not there in the language \"" + chosen + "\".");
    }
    return chosen == null ? study.locale() : chosen;
  }

  /** A study without people has nothing to agree to. */
  public static void requirePeople(StudyVersion version) {
    if (!version.definition().hasPeople()) {
      throw new Rejected(
          Fault.NOT_FOUND, "This study scores explanations without people; nobody can take part.");
    }
  }

  private static void requirePresentConsent(StudyVersion version, Enrolling enrolling) {
    var asked = version.definition().consent().version();
    if (!asked.equals(enrolling.consent().version())) {
      throw new Rejected(
          Fault.CONFLICT,
          "The consent text has changed to version %s; reload the page and read it again."
              .formatted(asked));
    }
  }
}
