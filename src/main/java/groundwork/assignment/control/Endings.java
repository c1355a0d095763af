package groundwork.assignment.control;

import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.persistence.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** How enrolments end, and how a slot that was given back is taken again. */
@ApplicationScoped
public class Endings {
  @Inject Sql sql;
  @Inject Clock clock;

  /** What the database said of a run once nobody else could change it. */
  private record Held(Status status, boolean leased, boolean returned, String arm) {}

  /**
   * Ends the run together with what caused it. A completed run keeps its slot; every other ending
   * gives it back, unless it had been given back before. The counts are locked first, as in a join,
   * so that the two cannot wait for each other; then the run, so that no answer comes in between.
   *
   * @param cause stores the last answer or the withdrawal; false means that nothing happened, and
   *     nothing ends
   * @return what {@code cause} said
   */
  @Transactional
  public boolean end(Enrolment enrolment, Status status, BooleanSupplier cause) {
    var ledger = ledger(enrolment);
    var before = locked(enrolment);
    if (!cause.getAsBoolean()) {
      return false;
    }
    var now = clock.instant();
    sql.update(
        """
        update enrolment set status = ?, ended_at = ?, last_seen_at = ?, lease_until = null
        where study = ? and id = ?
        """,
        status.word(),
        now,
        now,
        enrolment.study(),
        enrolment.id());
    if (before.arm() == null) {
      return true; // nobody had put them into an arm yet: there is no place to give back
    }
    if (status == Status.COMPLETED) {
      ledger.complete(enrolment.id(), before.arm(), now);
    } else if (!before.returned() && (before.leased() || before.status() == Status.COMPLETED)) {
      ledger.release(enrolment.id(), before.arm(), now);
    }
    return true;
  }

  /**
   * Gives the place of a rejected run to others, once. Who is in the middle of it may finish: the
   * lease goes on, but counts no more.
   *
   * @return whether a place was held and is free now
   */
  @Transactional
  public boolean giveBack(Enrolment enrolment) {
    var ledger = ledger(enrolment);
    var before = locked(enrolment);
    if (before.returned()
        || before.arm() == null
        || before.status() != Status.ACTIVE && before.status() != Status.COMPLETED) {
      return false;
    }
    boolean held = before.leased() || before.status() == Status.COMPLETED;
    var now = clock.instant();
    sql.update(
        """
        update enrolment set place_returned = true,
          lease_until = case when status = 'active' then coalesce(lease_until, ?) end
        where study = ? and id = ?
        """,
        now,
        enrolment.study(),
        enrolment.id());
    if (held) {
      ledger.release(enrolment.id(), before.arm(), now);
    }
    return held;
  }

  /**
   * Takes the place again that {@link #giveBack} gave away, also where it was filled meanwhile.
   *
   * @return whether there was such a place
   */
  @Transactional
  public boolean takeAgain(Enrolment enrolment, Duration lease) {
    var ledger = ledger(enrolment);
    var before = locked(enrolment);
    if (!before.returned()) {
      return false;
    }
    var now = clock.instant();
    boolean holds = before.status() == Status.ACTIVE || before.status() == Status.COMPLETED;
    sql.update(
        """
        update enrolment set place_returned = false,
          lease_until = case when status = 'active' then ? end
        where study = ? and id = ?
        """,
        now.plus(lease),
        enrolment.study(),
        enrolment.id());
    if (holds) {
      ledger.reclaim(enrolment.id(), before.arm(), now);
    }
    return holds;
  }

  private Held locked(Enrolment enrolment) {
    return sql.one(
            row ->
                new Held(
                    Status.of(row.getString("status")),
                    row.getTimestamp("lease_until") != null,
                    row.getBoolean("place_returned"),
                    row.getString("arm")),
            "select status, lease_until, place_returned, arm from enrolment"
                + " where study = ? and id = ? for update",
            enrolment.study(),
            enrolment.id())
        .orElseThrow();
  }

  /**
   * A participant who was away too long is back: takes the slot again, whatever the balance says
   * now.
   */
  @Transactional
  public void reclaim(Enrolment enrolment, Duration lease) {
    var now = clock.instant();
    var ledger = ledger(enrolment);
    sql.one(
            row -> row.getString("arm"),
            """
            update enrolment set lease_until = ?
            where study = ? and id = ? and status = 'active' and lease_until is null returning arm
            """,
            now.plus(lease),
            enrolment.study(),
            enrolment.id())
        .ifPresent(arm -> ledger.reclaim(enrolment.id(), arm, now));
  }

  private Ledger ledger(Enrolment enrolment) {
    return Ledger.locked(sql, enrolment.study(), enrolment.version(), enrolment.kind(), List.of());
  }
}
