package groundwork.access.control;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Who asks. Known only in requests to resources that carry {@code @Researcher}. */
@RequestScoped
public class CurrentResearcher {
  private UUID id;
  private String name;
  private boolean session;
  private BooleanSupplier stillAllowed;

  /**
   * @param allowed asks again what let them in
   */
  public void is(UUID researcher, String called, boolean bySession, BooleanSupplier allowed) {
    stillAllowed = allowed;
    id = researcher;
    name = called;
    session = bySession;
  }

  /** Null for the command line of the machine's owner, who has no account. */
  public UUID id() {
    return id;
  }

  /** How they are called in the audit log; null where nobody is signed in. */
  public String name() {
    return name;
  }

  public String nameOr(String otherwise) {
    return name == null ? otherwise : name;
  }

  /** For what goes on after the request: whether the session or token still counts. */
  public BooleanSupplier stillAllowed() {
    return stillAllowed;
  }

  /** By the cookie, not by a token. */
  public boolean hasSession() {
    return session;
  }

  /** What only a person may do: a token that leaks must not be able to make more of itself. */
  public UUID requireSession() {
    if (!session) {
      throw new Rejected(
          Fault.FORBIDDEN, "Only a researcher who is signed in may do this; a token may not.");
    }
    return id;
  }
}
