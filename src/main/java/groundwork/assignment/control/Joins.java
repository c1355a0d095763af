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
import java.util.UUID;

/** The transaction by which somebody becomes a participant. */
@ApplicationScoped
public class Joins {
  @Inject Sql sql;
  @Inject Enrolments enrolments;
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
    var before = enrolments.byKey(version.study(), join.keyHash());
    if (before.isPresent()) {
      return new Joined(before.get(), false);
    }
    var enrolment = join.consented() ? assign(version, join) : refuse(version, join);
    if (enrolment == null) { // the same key won the race in another request
      return new Joined(enrolments.byKey(version.study(), join.keyHash()).orElseThrow(), false);
    }
    return new Joined(enrolment, true);
  }

  private Enrolment refuse(StudyVersion version, Join join) {
    var id = UUID.randomUUID();
    if (!insert(version, join, id, Status.REFUSED, null, null)) {
      return null;
    }
    return new Enrolment(
        version.study(),
        id,
        version.hash().hex(),
        join.kind(),
        Status.REFUSED,
        null,
        -1,
        0,
        0,
        List.of());
  }

  private Enrolment assign(StudyVersion version, Join join) {
    var now = clock.instant();
    var study = version.definition();
    var arms = study.arms().stream().map(Arm::id).toList();
    var ledger = Ledger.locked(sql, version.study(), version.hash().hex(), join.kind(), arms);
    if (enrolments.byKey(version.study(), join.keyHash()).isPresent()) {
      return null; // came in while we waited: a double click on the last free place is no second
      // person
    }
    ledger.releaseLapsed(now);
    requireRoom(version, ledger, join);
    int ordinal = ledger.nextOrdinal();
    var arm =
        join.arm() != null
            ? join.arm()
            : Allocation.balanced(
                arms, ledger.taken(), version.hash().hex(), join.kind().word(), ordinal);
    var id = UUID.randomUUID();
    if (!insert(version, join, id, Status.ACTIVE, arm, ordinal)) {
      return null;
    }
    var seed = Planner.seed(version, join.kind(), ordinal);
    var plan =
        Planner.plan(version, study.arm(arm).orElseThrow(), id, ledger.nextOrdinalIn(arm), seed);
    ledger.assign(id, arm, seed, now);
    sql.update(
        "insert into assignment (study, enrolment, steps) values (?, ?, ?)",
        version.study(),
        id,
        Json.write(plan));
    return new Enrolment(
        version.study(),
        id,
        version.hash().hex(),
        join.kind(),
        Status.ACTIVE,
        arm,
        ordinal,
        0,
        0,
        List.<PlannedStep>copyOf(plan));
  }

  private static void requireRoom(StudyVersion version, Ledger ledger, Join join) {
    var quota = version.definition().assignment().quota();
    int taken = ledger.taken().values().stream().mapToInt(Integer::intValue).sum();
    if (quota != null && join.kind() == EnrolmentKind.REAL && taken >= quota) {
      throw new Rejected(
          Fault.NOT_OPEN, "This study has all the participants it needs. Thank you for coming.");
    }
  }

  /**
   * Of somebody who declines, the time, the study and the consent text are kept, and the hash of a
   * key that only that browser has: neither who it was, nor with what device.
   *
   * @return false where the key is taken by now
   */
  private boolean insert(
      StudyVersion version, Join join, UUID id, Status status, String arm, Integer ordinal) {
    Instant now = clock.instant();
    boolean active = status == Status.ACTIVE;
    var lease = Duration.ofMinutes(version.definition().assignment().leaseMinutes());
    int inserted =
        sql.update(
            """
            insert into enrolment (study, id, version, kind, key_hash, status, arm, ordinal, consent_version, locale,
              client, enrolled_at, last_seen_at, ended_at, lease_until)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
            now,
            now,
            active ? null : now,
            active ? now.plus(lease) : null);
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
