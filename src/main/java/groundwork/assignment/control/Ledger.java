package groundwork.assignment.control;

import groundwork.assignment.entity.Counts;
import groundwork.assignment.entity.Counts.Count;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.assignment.entity.Placing;
import groundwork.json.control.Json;
import groundwork.persistence.control.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Counts and ledger of one study version and kind, inside the caller's transaction. Creating it
 * locks the counts, so whoever joins or gives back at the same time waits here.
 */
final class Ledger {
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
            row -> Map.entry(row.getString("arm"), count(row)),
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

  /**
   * @param strata of the person who is to be assigned
   */
  Counts counts(Map<String, String> strata) {
    var byStratum = new HashMap<String, Map<String, Count>>();
    if (!strata.isEmpty()) {
      sql.all(
              row -> new InStratum(row.getString("stratum"), row.getString("arm"), count(row)),
              """
              select stratum, arm, assigned, ordinals from stratum_count
              where study = ? and version = ? and kind = ? and stratum = any (string_to_array(?, E'\\n'))
              """,
              study,
              version,
              kind.word(),
              String.join("\n", Strata.all(strata)))
          .forEach(
              one ->
                  byStratum
                      .computeIfAbsent(one.stratum(), stratum -> new HashMap<>())
                      .put(one.arm(), one.count()));
    }
    return new Counts(counts, byStratum);
  }

  private record InStratum(String stratum, String arm, Count count) {}

  private static Count count(ResultSet row) throws SQLException {
    return new Count(row.getInt("assigned"), row.getInt("ordinals"));
  }

  /** What is decided about arms while the study runs. */
  Map<String, Placing> placings() {
    var placings = new HashMap<String, Placing>();
    sql.all(
            row ->
                Map.entry(
                    row.getString("arm"),
                    new Placing(row.getBoolean("paused"), row.getInt("quota_extra"))),
            "select arm, paused, quota_extra from arm_state where study = ?",
            study)
        .forEach(entry -> placings.put(entry.getKey(), entry.getValue()));
    return placings;
  }

  /**
   * @param open between which arms there was a choice; null for all
   */
  void assign(
      UUID enrolment,
      String arm,
      String seed,
      Map<String, String> strata,
      List<String> open,
      Instant now) {
    var before = new Counts(counts, Map.of());
    sql.update(
        """
        insert into assignment_ledger
          (study, version, kind, enrolment, event, ordinal, arm, arm_ordinal, seed, strata, choice, at)
        values (?, ?, ?, ?, 'assigned', ?, ?, ?, ?, ?, ?, ?)
        """,
        study,
        version,
        kind.word(),
        enrolment,
        before.ordinals(),
        arm,
        before.in(arm).ordinals(),
        seed,
        Json.write(strata),
        open == null ? null : Json.write(open),
        now);
    count(arm, strata, 1, 1);
  }

  /** Gives back the slots of those who have been away longer than their lease. */
  void releaseLapsed(Instant now) {
    var lapsed =
        sql.all(
            row -> Map.entry(row.getObject("id", UUID.class), row.getString("arm")),
            """
            update enrolment set lease_until = null
            where study = ? and version = ? and kind = ? and status = 'active' and lease_until < ?
              and arm is not null
              and not place_returned
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

  /** A later entry about an assignment repeats its ordinals, seed and strata. */
  private void again(UUID enrolment, String event, String arm, int change, Instant now) {
    var strata =
        sql.one(
            row -> row.getString("strata"),
            """
            insert into assignment_ledger
              (study, version, kind, enrolment, event, ordinal, arm, arm_ordinal, seed, strata, choice, at)
            select study, version, kind, enrolment, ?, ordinal, arm, arm_ordinal, seed, strata, choice, ?
            from assignment_ledger where study = ? and enrolment = ? and event = 'assigned'
            returning strata
            """,
            event,
            now,
            study,
            enrolment);
    if (change != 0) {
      count(arm, strata.map(Ledger::strata).orElse(Map.of()), change, 0);
    }
  }

  private static Map<String, String> strata(String json) {
    var strata = new LinkedHashMap<String, String>();
    Json.tree(json)
        .properties()
        .forEach(one -> strata.put(one.getKey(), one.getValue().asString()));
    return strata;
  }

  private void count(String arm, Map<String, String> strata, int assigned, int ordinals) {
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
    counts.computeIfPresent(arm, (id, was) -> was.plus(assigned, ordinals));
    if (!strata.isEmpty()) {
      inStrata(arm, String.join("\n", Strata.all(strata)), assigned, ordinals);
    }
  }

  /**
   * @param strata one a line
   */
  private void inStrata(String arm, String strata, int assigned, int ordinals) {
    if (ordinals == 0) {
      sql.update(
          """
          update stratum_count set assigned = assigned + ?
          where study = ? and version = ? and kind = ? and arm = ? and stratum = any (string_to_array(?, E'\\n'))
          """,
          assigned,
          study,
          version,
          kind.word(),
          arm,
          strata);
      return;
    }
    sql.update(
        """
        insert into stratum_count as before (study, version, kind, stratum, arm, assigned, ordinals)
        select ?, ?, ?, stratum, ?, ?, ? from unnest(string_to_array(?, E'\\n')) as stratum
        on conflict (study, version, kind, stratum, arm) do update
        set assigned = before.assigned + excluded.assigned, ordinals = before.ordinals + excluded.ordinals
        """,
        study,
        version,
        kind.word(),
        arm,
        assigned,
        ordinals,
        strata);
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
