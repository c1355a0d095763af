package groundwork.trial.control;

import groundwork.assignment.control.Joins;
import groundwork.assignment.control.Recruited;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.assignment.entity.Join;
import groundwork.assignment.entity.Known;
import groundwork.json.control.Json;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.study.entity.Recruitment.Duplicates;
import groundwork.study.entity.Study;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.entity.Enrolling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** How somebody comes in: consent to the present text first, then an assignment. */
@ApplicationScoped
public class Door {
  @Inject Joins joins;
  @Inject Runs runs;

  /**
   * @param fresh false where the same key had come in before
   */
  public record Entered(Runs.Run run, boolean fresh) {}

  /** Of somebody who tries the study out: of the link nothing is asked. */
  public Entered enter(StudyVersion version, EnrolmentKind kind, String arm, Enrolling enrolling) {
    return enter(version, kind, arm, enrolling, Arrival.trying(enrolling.recruitment()), null);
  }

  /**
   * @param arm a fixed arm for a preview, else null
   * @param arrival what the link says
   * @param invitation by which somebody comes, or null
   */
  public Entered enter(
      StudyVersion version,
      EnrolmentKind kind,
      String arm,
      Enrolling enrolling,
      Arrival arrival,
      UUID invitation) {
    requirePeople(version);
    if (arrival.looking()) {
      throw new Rejected(
          Fault.CONFLICT, "This is a preview: accept the task on Mechanical Turk first.");
    }
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
            Json.MAPPER.valueToTree(arrival.kept()),
            known(version, arrival, invitation));
    var joined =
        join.consented() && !fits(version, kind, enrolling.client())
            ? joins.turnAway(version, join, Status.INCOMPATIBLE_DEVICE)
            : joins.join(version, join);
    return new Entered(
        runs.remember(runs.present(runs.run(joined.enrolment(), keyHash))), joined.fresh());
  }

  private static Known known(StudyVersion version, Arrival arrival, UUID invitation) {
    if (arrival.source() == null) {
      return Known.NOBODY;
    }
    var source = arrival.source().id();
    var person = invitation == null ? arrival.person() : invitation.toString();
    boolean resumes =
        invitation != null
            || version.definition().recruitment().duplicates(arrival.source()) == Duplicates.RESUME;
    return new Known(
        source,
        person == null ? null : Recruited.hash(version.study(), source, person),
        resumes,
        invitation);
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
    requirePeople(version.definition());
  }

  static void requirePeople(Study study) {
    if (!study.hasPeople()) {
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
