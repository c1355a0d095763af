package groundwork.assignment.control;

import groundwork.assignment.entity.EnrolmentKind;
import groundwork.persistence.control.Sql;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Counts and ledger of one study version and kind, inside the caller's transaction. Creating it
 * locks the counts, so whoever joins or gives back at the same time waits here.
 */
final class Ledger {
  /** How often an arm is taken now, and how often it ever was. */
  record Count(int assigned, int ordinals) {}

  private final Sql sql;
  private final UUID study;
  private final String version;
  private final EnrolmentKind kind;
  private final Map<String, Count> counts = new LinkedHashMap<>();

  private Ledger(Sql sql, UUID study, String version, EnrolmentKind kind) {
    this.sql = sql;
    this.study = study;
    this.version = version;
    this.kind = kind;
  }

  static Ledger locked(Sql sql, UUID study, String version, EnrolmentKind kind, List<String> arms) {
    var ledger = new Ledger(sql, study, version, kind);
    if (ledger.lock() < arms.size()) {
      for (var arm : arms) {
        sql.update(
            "insert into arm_count (study, version, kind, arm) values (?, ?, ?, ?) on conflict do"
                + " nothing",
            study,
            version,
            kind.word(),
            arm);
      }
      ledger.lock();
    }
    return ledger;
  }

  private int lock() {
    counts.clear();
    sql.all(
            row ->
                Map.entry(
                    row.getString("arm"),
                    new Count(row.getInt("assigned"), row.getInt("ordinals"))),
            """
            select arm, assigned, ordinals from arm_count
            where study = ? and version = ? and kind = ? order by arm for update
            """,
            study,
            version,
            kind.word())
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts.size();
  }

  Map<String, Integer> taken() {
    var taken = new LinkedHashMap<String, Integer>();
    counts.forEach((arm, count) -> taken.put(arm, count.assigned()));
    return taken;
  }

  /** How many assignments were ever made: the ordinal of the next one. */
  int nextOrdinal() {
    return counts.values().stream().mapToInt(Count::ordinals).sum();
  }

  int nextOrdinalIn(String arm) {
    return counts.get(arm).ordinals();
  }

  void assign(UUID enrolment, String arm, String seed, Instant now) {
    int ordinal = nextOrdinal();
    int armOrdinal = nextOrdinalIn(arm);
    write(enrolment, "assigned", ordinal, arm, armOrdinal, seed, now);
    count(arm, 1, 1);
  }

  /** Gives back the slots of those who have been away longer than their lease. */
  void releaseLapsed(Instant now) {
    var lapsed =
        sql.all(
            row -> Map.entry(row.getObject("id", UUID.class), row.getString("arm")),
            """
            update enrolment set lease_until = null
            where study = ? and version = ? and kind = ? and status = 'active' and lease_until < ?
            returning id, arm
            """,
            study,
            version,
            kind.word(),
            now);
    for (var entry : lapsed) {
      again(entry.getKey(), "released", entry.getValue(), -1, now);
      event(entry.getKey(), "lapsed", now);
    }
  }

  void release(UUID enrolment, String arm, Instant now) {
    again(enrolment, "released", arm, -1, now);
  }

  void reclaim(UUID enrolment, String arm, Instant now) {
    again(enrolment, "reclaimed", arm, 1, now);
    event(enrolment, "returned", now);
  }

  void complete(UUID enrolment, String arm, Instant now) {
    again(enrolment, "completed", arm, 0, now);
  }

  /** A later entry about an assignment repeats its ordinals and seed. */
  private void again(UUID enrolment, String event, String arm, int change, Instant now) {
    sql.update(
        """
        insert into assignment_ledger (study, version, kind, enrolment, event, ordinal, arm, arm_ordinal, seed, at)
        select study, version, kind, enrolment, ?, ordinal, arm, arm_ordinal, seed, ?
        from assignment_ledger where study = ? and enrolment = ? and event = 'assigned'
        """,
        event,
        now,
        study,
        enrolment);
    count(arm, change, 0);
  }

  private void write(
      UUID enrolment,
      String event,
      int ordinal,
      String arm,
      int armOrdinal,
      String seed,
      Instant now) {
    sql.update(
        """
        insert into assignment_ledger (study, version, kind, enrolment, event, ordinal, arm, arm_ordinal, seed, at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        study,
        version,
        kind.word(),
        enrolment,
        event,
        ordinal,
        arm,
        armOrdinal,
        seed,
        now);
  }

  private void count(String arm, int assigned, int ordinals) {
    if (assigned == 0 && ordinals == 0) {
      return;
    }
    sql.update(
        """
        update arm_count set assigned = assigned + ?, ordinals = ordinals + ?
        where study = ? and version = ? and kind = ? and arm = ?
        """,
        assigned,
        ordinals,
        study,
        version,
        kind.word(),
        arm);
    counts.computeIfPresent(
        arm, (id, was) -> new Count(was.assigned() + assigned, was.ordinals() + ordinals));
  }

  private void event(UUID enrolment, String kindOfEvent, Instant now) {
    sql.update(
        "insert into run_event (study, enrolment, kind, detail, at) values (?, ?, ?, '{}', ?)",
        study,
        enrolment,
        kindOfEvent,
        now);
  }
}
