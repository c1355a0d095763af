package groundwork.access.control;

import groundwork.access.entity.Account;
import groundwork.persistence.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The researchers. */
@ApplicationScoped
public class Accounts {
  private static final Sql.Row<Account> ACCOUNT =
      row ->
          new Account(
              row.getObject("id", UUID.class), row.getString("name"), row.getString("password"));

  @Inject Sql sql;
  @Inject Clock clock;

  public boolean isEmpty() {
    return sql.one(row -> true, "select 1 from researcher limit 1").isEmpty();
  }

  public Optional<Account> named(String name) {
    return sql.one(ACCOUNT, "select * from researcher where name_key = ?", Account.key(name));
  }

  public Account create(String name, String passwordHash) {
    var account = new Account(UUID.randomUUID(), name.strip(), passwordHash);
    var now = clock.instant();
    sql.update(
        "insert into researcher (id, name, name_key, password, created_at, password_set_at)"
            + " values (?, ?, ?, ?, ?, ?)",
        account.id(),
        account.name(),
        Account.key(name),
        passwordHash,
        now,
        now);
    return account;
  }

  /** The same password under today's parameters. */
  public void rehash(Account account, String passwordHash) {
    sql.update(
        "update researcher set password = ? where id = ? and password = ?",
        passwordHash,
        account.id(),
        account.password());
  }
}
