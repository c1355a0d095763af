package groundwork.access.control;

import groundwork.access.entity.Account;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * A name and a password become a researcher, or nothing is said about which of the two was wrong.
 */
@ApplicationScoped
public class SignIn {
  @Inject Attempts attempts;
  @Inject Accounts accounts;
  @Inject PasswordHash hash;
  @Inject Audit audit;

  public Account with(String name, String password) {
    attempts.count(name);
    var account = accounts.named(name);
    if (!hash.matches(password, account.map(Account::password).orElse(null))) {
      audit.recordOf(
          account.map(Account::id).orElse(null),
          account.map(Account::name).orElse("nobody"),
          "sign-in-failed",
          account.isPresent() ? "wrong password" : "unknown name");
      throw new Rejected(
          Fault.BAD_CREDENTIALS, "There is no researcher with this name and password.");
    }
    var known = account.orElseThrow();
    attempts.succeeded(name);
    if (PasswordHash.isOutdated(known.password())) {
      accounts.rehash(known, hash.of(password));
    }
    return known;
  }
}
