package groundwork.access.control;

import groundwork.access.entity.Account;
import groundwork.access.entity.Throttle;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts attempts across all nodes. Each counts as a failure before anything is compared; the one
 * that was right is taken back.
 */
@ApplicationScoped
public class Attempts {
  private static final byte[] ALL = key("all");

  @Inject Sql sql;
  @Inject Clock clock;

  private record Count(int failures, Instant last, Instant blockedUntil) {}

  /** In a transaction of its own: the count stands, whatever becomes of the attempt. */
  @Transactional(value = TxType.REQUIRES_NEW, dontRollbackOn = Rejected.class)
  public void count(String name) {
    var now = clock.instant();
    count(ALL, Throttle.ALL_NAMES, now);
    count(nameKey(name), Throttle.ONE_NAME, now);
  }

  @Transactional(TxType.REQUIRES_NEW)
  public void succeeded(String name) {
    sql.update("update attempt set failures = greatest(0, failures - 1) where key = ?", ALL);
    sql.update("delete from attempt where key = ?", nameKey(name));
  }

  private void count(byte[] key, Throttle throttle, Instant now) {
    sql.update(
        "insert into attempt (key, failures, last_at, blocked_until) values (?, 0, ?, ?)"
            + " on conflict do nothing",
        key,
        now,
        now);
    var before =
        sql.one(
                row ->
                    new Count(
                        row.getInt("failures"),
                        Sql.instant(row, "last_at"),
                        Sql.instant(row, "blocked_until")),
                "select failures, last_at, blocked_until from attempt where key = ? for update",
                key)
            .orElseGet(() -> new Count(0, now, now)); // just forgiven by a right attempt beside us
    if (before.blockedUntil().isAfter(now)) {
      throw tooMany(Duration.between(now, before.blockedUntil()));
    }
    int failures = throttle.countAfter(before.failures(), before.last(), now);
    sql.update(
        "update attempt set failures = ?, last_at = ?, blocked_until = ? where key = ?",
        failures,
        now,
        now.plus(throttle.waitAfter(failures)),
        key);
  }

  private static Rejected tooMany(Duration left) {
    long seconds = Math.max(1, left.plusMillis(999).toSeconds());
    return new Rejected(
            Fault.TOO_MANY_REQUESTS,
            "Too many attempts failed; the next is taken in %d s.".formatted(seconds))
        .retryAfter(Duration.ofSeconds(seconds));
  }

  /** A hash, since people also type passwords where a name belongs. */
  private static byte[] nameKey(String name) {
    return key("name:" + Account.key(name));
  }

  private static byte[] key(String text) {
    return ContentHash.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
