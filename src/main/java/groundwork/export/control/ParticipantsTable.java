package groundwork.export.control;

import static groundwork.export.entity.Column.level;
import static groundwork.export.entity.Column.text;
import static groundwork.export.entity.Column.time;
import static groundwork.export.entity.Column.whole;
import static groundwork.export.entity.Column.yesNo;

import groundwork.export.entity.Column;
import groundwork.export.entity.Person;
import groundwork.export.entity.Scope;
import groundwork.export.entity.Table;
import java.util.ArrayList;
import java.util.List;

/** {@code data/participants.csv}: one row per participant. */
final class ParticipantsTable {
  static final List<String> STATUSES =
      List.of(
          "active",
          "completed",
          "withdrawn",
          "screened-out",
          "failed-check",
          "timed-out",
          "quota-full");

  private ParticipantsTable() {}

  static Table<Person> of(Scope scope) {
    var columns = new ArrayList<Column<Person>>();
    columns.add(text("study", "Study", person -> scope.slug()));
    columns.add(
        text(
            "study_version",
            "First 12 digits of the version's SHA-256",
            person -> person.version().brief()));
    columns.add(text("participant", "Pseudonym", Person::pseudonym));
    columns.add(text("enrolment", "Id of the enrolment", person -> person.id().toString()));
    columns.add(
        yesNo(
            "simulated",
            "A dry-run participant, no person",
            person -> person.kind().equals("simulated")));
    columns.add(
        level(
            "kind",
            "Whose run it is: of the study, of its pilot, or simulated",
            List.of("real", "pilot", "simulated"),
            Person::kind));
    columns.add(level("condition", "Arm", scope.arms(), Person::arm));
    for (var factor : scope.factors()) {
      columns.add(
          level(
              "factor_" + factor,
              "Level of the factor " + factor,
              scope.levels(factor),
              person -> person.level(factor)));
    }
    columns.addAll(run());
    return new Table<>(
        "data/participants.csv",
        "Participants",
        "One row per participant; people who did not agree, whose device did not do or who had their data deleted are not here.",
        List.of("participant"),
        columns);
  }

  private static List<Column<Person>> run() {
    return List.of(
        level("status", "How the run ended", STATUSES, Person::status),
        text(
            "ended_reason",
            "Which exclusion, check or rule ended it, in the words of the definition",
            Person::endedReason),
        whole(
            "attention_failed",
            "Attention checks and instructed items that were failed",
            Person::attentionFailed),
        whole("sessions", "Sittings begun", person -> 1 + person.sessions().size()),
        whole("answers", "Answers that were stored", Person::saves),
        whole("steps", "Steps of the plan", person -> person.steps().size()),
        whole("resumes", "Returns to the run; a reload of the page counts as one", Person::resumes),
        text("consent_version", "Version of the consent that was given", Person::consentVersion),
        level(
            "device",
            "Kind of device",
            List.of("desktop", "phone", "tablet", "simulated"),
            person -> person.client().path("device").asString(null)),
        text("viewport", "Width x height of the page in CSS pixels", Person::viewport),
        text("locale", "Language in which the study was shown", Person::locale),
        time("enrolled_at", "Beginning of the run", Person::enrolledAt),
        time("last_seen_at", "Last sign of life", Person::lastSeenAt),
        time("ended_at", "End of the run", Person::endedAt),
        yesNo(
            "excluded",
            "Set aside; the reason stands beside it",
            person -> person.excludedReason() != null),
        text("exclusion_reason", "Why it was set aside", Person::excludedReason));
  }
}
