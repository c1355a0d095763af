package groundwork.access.control;

import groundwork.access.entity.Account;
import groundwork.access.entity.Secret;
import groundwork.persistence.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Signed-in browsers. A session ends after 12 hours without use, and after 14 days anyway. */
@ApplicationScoped
public class Sessions {
  public static final Duration IDLE = Duration.ofHours(12);
  public static final Duration LONGEST = Duration.ofDays(14);
  private static final Duration GRAIN = Duration.ofMinutes(1);

  @Inject Sql sql;
  @Inject Clock clock;

  /** Always a new one: what a browser held before signing in never becomes a session. */
  public Secret begin(Account account) {
    var now = clock.instant();
    sql.update(
        "delete from session where created_at < ? or used_at < ?",
        now.minus(LONGEST),
        now.minus(IDLE));
    var cookie = Secret.drawn();
    sql.update(
        "insert into session (hash, researcher, created_at, used_at) values (?, ?, ?, ?)",
        cookie.hash(),
        account.id(),
        now,
        now);
    return cookie;
  }

  public Optional<Account> of(Secret cookie) {
    var now = clock.instant();
    var hash = cookie.hash();
    var account = find(hash, now);
    if (account.isPresent()) {
      sql.update(
          "update session set used_at = ? where hash = ? and used_at < ?",
          now,
          hash,
          now.minus(GRAIN));
    }
    return account;
  }

  /** Whether it still counts; a page that is merely left open is no use of it. */
  public boolean lives(Secret cookie) {
    return find(cookie.hash(), clock.instant()).isPresent();
  }

  private Optional<Account> find(byte[] hash, Instant now) {
    return sql.one(
        row -> new Account(row.getObject("id", UUID.class), row.getString("name"), null),
        "select r.id, r.name from session s join researcher r on r.id = s.researcher"
            + " where s.hash = ? and s.created_at > ? and s.used_at > ?",
        hash,
        now.minus(LONGEST),
        now.minus(IDLE));
  }

  public void end(Secret cookie) {
    sql.update("delete from session where hash = ?", cookie.hash());
  }

  public void endAll(UUID researcher) {
    sql.update("delete from session where researcher = ?", researcher);
  }
}
