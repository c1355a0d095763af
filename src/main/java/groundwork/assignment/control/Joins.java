package groundwork.assignment.control;

import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.assignment.entity.Join;
import groundwork.assignment.entity.PlannedStep;
import groundwork.json.control.Json;
import groundwork.persistence.control.Durability;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.study.entity.Arm;
import groundwork.study.entity.StudyVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The transaction by which somebody becomes a participant. */
@ApplicationScoped
public class Joins {
  private static final String RECRUITMENT = "recruitment.";

  @Inject Sql sql;
  @Inject Enrolments enrolments;
  @Inject Recruited recruited;
  @Inject Clock clock;
  @Inject Durability durability;

  /**
   * @param fresh false where the same key had joined before: a double click, a retry after a lost
   *     answer
   */
  public record Joined(Enrolment enrolment, boolean fresh) {}

  @Transactional
  public Joined join(StudyVersion version, Join join) {
    durability.require();
    var before =
        enrolments
            .byKey(version.study(), join.keyHash())
            .or(() -> join.consented() ? again(version, join) : Optional.empty());
    if (before.isPresent()) {
      return new Joined(before.get(), false);
    }
    var enrolment =
        join.consented() ? enrol(version, join) : turnedAway(version, join, Status.REFUSED);
    if (enrolment == null) { // the same key won the race in another request
      return new Joined(enrolments.byKey(version.study(), join.keyHash()).orElseThrow(), false);
    }
    return new Joined(enrolment, true);
  }

  /**
   * Records that somebody could not take part: no arm, and nothing about the person.
   *
   * @param status how it ended before it began
   */
  @Transactional
  public Joined turnAway(StudyVersion version, Join join, Status status) {
    durability.require();
    var before = enrolments.byKey(version.study(), join.keyHash());
    var away = before.isPresent() ? null : turnedAway(version, join, status);
    return away != null
        ? new Joined(away, true)
        : new Joined(enrolments.byKey(version.study(), join.keyHash()).orElseThrow(), false);
  }

  /**
   * The run of somebody who comes by the same id or invitation as before; from now on this device
   * leads to it too.
   */
  private Optional<Enrolment> again(StudyVersion version, Join join) {
    return recruited
        .before(version.study(), join.known())
        .flatMap(
            id -> {
              if (!join.known().resumes()) {
                throw new Rejected(
                    Fault.TAKEN_PART,
                    "Somebody took part with this id before. If it was you: go on in the browser in"
                        + " which you began, or by your personal link.");
              }
              recruited.addDevice(version.study(), id, join.keyHash());
              return enrolments.byId(version.study(), id);
            });
  }

  private Enrolment turnedAway(StudyVersion version, Join join, Status status) {
    var id = UUID.randomUUID();
    if (!insert(version, join, id, status, null, null)) {
      return null;
    }
    return enrolment(version, join, id, status, null, -1, List.of());
  }

  private Enrolment enrol(StudyVersion version, Join join) {
    var now = clock.instant();
    var ledger = ledger(version, join.kind());
    if (enrolments.byKey(version.study(), join.keyHash()).isPresent()) {
      return null; // came in while we waited: a double click on the last free place is no second
      // person
    }
    if (again(version, join).isPresent()) {
      return null; // nor are two windows of one person
    }
    ledger.releaseLapsed(now);
    var open = join.arm() == null ? open(version, join.kind(), ledger) : List.of(join.arm());
    if (open.isEmpty()) {
      return turnedAway(version, join, Status.QUOTA_FULL);
    }
    var id = UUID.randomUUID();
    if (!recruited.claim(version.study(), join.known(), id)) {
      again(version, join); // by way of another version of the study
      return null;
    }
    var screening = Planner.screening(version, id);
    if (!screening.isEmpty() && join.arm() == null) {
      if (!insert(version, join, id, Status.ACTIVE, null, null)) {
        recruited.giveUp(version.study(), id);
        return null;
      }
      writePlan(version, id, screening);
      return enrolment(version, join, id, Status.ACTIVE, null, -1, screening);
    }
    var strata =
        Strata.of(version.definition().assignment(), name -> recruitment(join.recruitment(), name));
    var given = choose(version, join.kind(), ledger, strata, open);
    if (!insert(version, join, id, Status.ACTIVE, given.arm(), given.ordinal())) {
      recruited.giveUp(version.study(), id);
      return null;
    }
    var plan = given.plan(version, id);
    ledger.assign(id, given.arm(), given.seed(), strata, given.choice(version), now);
    writePlan(version, id, plan);
    return enrolment(version, join, id, Status.ACTIVE, given.arm(), given.ordinal(), plan);
  }

  /**
   * Puts somebody who has been screened into an arm. The steps so far keep their keys; those that
   * the arm brings follow. Harmless when repeated. Counts are locked before the run, as everywhere:
   * call this before anything about the run is written in the same transaction.
   *
   * @param screening answers to the screening questions, each under {@code screening.<question>}
   * @return the run as it is now: assigned, or ended where all places were taken meanwhile
   */
  @Transactional
  public Enrolment assign(
      StudyVersion version, Enrolment enrolment, Map<String, String> screening) {
    var now = clock.instant();
    var ledger = ledger(version, enrolment.kind());
    var held = enrolments.byId(enrolment.study(), enrolment.id()).orElseThrow();
    if (held.arm() != null || held.status() != Status.ACTIVE) {
      return held;
    }
    ledger.releaseLapsed(now);
    var open = open(version, held.kind(), ledger);
    if (open.isEmpty()) {
      sql.update(
          """
          update enrolment set status = ?, ended_at = ?, last_seen_at = ?, lease_until = null
          where study = ? and id = ?
          """,
          Status.QUOTA_FULL.word(),
          now,
          now,
          held.study(),
          held.id());
      return held.moved(held.position(), held.saves(), Status.QUOTA_FULL);
    }
    var recruitment = recruitment(held);
    var strata =
        Strata.of(
            version.definition().assignment(),
            name -> screening.getOrDefault(name, recruitment(recruitment, name)));
    var given = choose(version, held.kind(), ledger, strata, open);
    ledger.assign(held.id(), given.arm(), given.seed(), strata, given.choice(version), now);
    sql.update(
        "update enrolment set arm = ?, ordinal = ?, lease_until = ? where study = ? and id = ?",
        given.arm(),
        given.ordinal(),
        now.plus(lease(version)),
        held.study(),
        held.id());
    sql.update(
        "update assignment set steps = ? where study = ? and enrolment = ?",
        Json.write(given.plan(version, held.id())),
        held.study(),
        held.id());
    return enrolments.byId(held.study(), held.id()).orElseThrow();
  }

  /** What somebody is given. */
  private record Given(String arm, int ordinal, int armOrdinal, String seed, List<String> open) {
    List<PlannedStep> plan(StudyVersion version, UUID enrolment) {
      var found = version.definition().arm(arm).orElseThrow();
      return Planner.plan(version, found, enrolment, armOrdinal, seed);
    }

    List<String> choice(StudyVersion version) {
      return open.size() == version.definition().arms().size() ? null : open;
    }
  }

  private static Given choose(
      StudyVersion version,
      EnrolmentKind kind,
      Ledger ledger,
      Map<String, String> strata,
      List<String> open) {
    var counts = ledger.counts(strata);
    var arm = Allocation.arm(version, kind, counts, strata, open);
    var seed = Planner.seed(version, kind, counts.ordinals());
    return new Given(arm, counts.ordinals(), counts.in(arm).ordinals(), seed, open);
  }

  private static List<String> open(StudyVersion version, EnrolmentKind kind, Ledger ledger) {
    return Room.open(version.definition(), kind, ledger.counts(Map.of()), ledger.placings());
  }

  private Ledger ledger(StudyVersion version, EnrolmentKind kind) {
    var arms = version.definition().arms().stream().map(Arm::id).toList();
    return Ledger.locked(sql, version.study(), version.hash().hex(), kind, arms);
  }

  private JsonNode recruitment(Enrolment enrolment) {
    return sql.one(
            row -> Json.tree(row.getString("parameters")),
            "select parameters from identity where study = ? and enrolment = ?",
            enrolment.study(),
            enrolment.id())
        .orElseGet(Json.MAPPER::createObjectNode);
  }

  private static String recruitment(JsonNode parameters, String name) {
    return name.startsWith(RECRUITMENT)
        ? parameters.path(name.substring(RECRUITMENT.length())).asString(null)
        : null;
  }

  private void writePlan(StudyVersion version, UUID enrolment, List<PlannedStep> plan) {
    sql.update(
        "insert into assignment (study, enrolment, steps) values (?, ?, ?)",
        version.study(),
        enrolment,
        Json.write(plan));
  }

  private static Enrolment enrolment(
      StudyVersion version,
      Join join,
      UUID id,
      Status status,
      String arm,
      int ordinal,
      List<PlannedStep> plan) {
    return new Enrolment(
        version.study(),
        id,
        version.hash().hex(),
        join.kind(),
        status,
        arm,
        ordinal,
        0,
        0,
        plan,
        join.locale());
  }

  private static Duration lease(StudyVersion version) {
    return Duration.ofMinutes(version.definition().assignment().leaseMinutes());
  }

  /**
   * Of somebody who declines, or for whom there is no place, the time, the study and the consent
   * text are kept, and the hash of a key that only that browser has: neither who it was, nor with
   * what device.
   *
   * @return false where the key is taken by now
   */
  private boolean insert(
      StudyVersion version, Join join, UUID id, Status status, String arm, Integer ordinal) {
    Instant now = clock.instant();
    boolean active = status == Status.ACTIVE;
    int inserted =
        sql.update(
            """
            insert into enrolment (study, id, version, kind, key_hash, status, arm, ordinal, consent_version, locale,
              client, source, enrolled_at, last_seen_at, ended_at, lease_until)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (study, key_hash) do nothing
            """,
            version.study(),
            id,
            version.hash().hex(),
            join.kind().word(),
            join.keyHash(),
            status.word(),
            arm,
            ordinal,
            join.consentVersion(),
            active ? join.locale() : null,
            active ? join.client().toString() : "{}",
            join.known().source(),
            now,
            now,
            active ? null : now,
            active ? now.plus(lease(version)) : null);
    if (inserted == 1 && active && !join.recruitment().isEmpty()) {
      sql.update(
          "insert into identity (study, enrolment, parameters) values (?, ?, ?)",
          version.study(),
          id,
          join.recruitment().toString());
    }
    return inserted == 1;
  }
}
