package groundwork.access.control;

import groundwork.access.entity.Account;
import groundwork.access.entity.PasswordRule;
import groundwork.access.entity.Secret;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/**
 * Makes the first researcher, once, for whoever holds a link that a node printed. Its 256 bits need
 * no count of attempts.
 */
@ApplicationScoped
public class Setup {
  @Inject Sql sql;
  @Inject Accounts accounts;
  @Inject PasswordHash hash;
  @Inject FirstAccount first;

  public boolean needed() {
    return accounts.isEmpty();
  }

  public Account with(Secret token, String name, String password) {
    requireNeeded();
    if (sql.one(row -> true, "select 1 from setup_token where hash = ?", token.hash()).isEmpty()) {
      requireNeeded(); // the link may have lost its worth just now
      throw new Rejected(
          Fault.FORBIDDEN,
          "This link is not valid; take the newest that Groundwork printed when it started.");
    }
    PasswordRule.require(name, password);
    return first.create(name, hash.of(password));
  }

  private void requireNeeded() {
    if (!needed()) {
      throw done();
    }
  }

  private static Rejected done() {
    return new Rejected(
        Fault.CONFLICT, "Groundwork is set up already; sign in with your name and password.");
  }

  /** The part that must happen wholly or not at all. */
  @ApplicationScoped
  public static class FirstAccount {
    @Inject Sql sql;
    @Inject Accounts accounts;

    @Transactional
    public Account create(String name, String passwordHash) {
      // of several at once one gets the lock first; the others then see its account
      sql.update("lock table setup_token in exclusive mode");
      if (!accounts.isEmpty()) {
        throw done();
      }
      var account = accounts.create(name, passwordHash);
      sql.update("delete from setup_token");
      return account;
    }
  }
}
