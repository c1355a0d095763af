package groundwork.access.control;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import groundwork.access.entity.PasswordRule;
import groundwork.access.entity.Secret;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Argon2id with 19 MiB, two passes, one lane (OWASP's first recommendation). A few at a time: each
 * takes a processor and its memory, and sign-ins must not starve participants.
 */
@ApplicationScoped
public class PasswordHash {
  private static final Argon2Function NOW =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

  private final Semaphore turns =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
  private volatile String dummy;

  public String of(String password) {
    return inTurn(() -> NOW.hash(PasswordRule.normal(password)).getResult());
  }

  /**
   * @param stored what {@link #of} gave, or null where there is no such account: the work is done
   *     all the same, and the answer is no
   */
  public boolean matches(String password, String stored) {
    var against = stored == null ? dummy() : stored;
    boolean same =
        inTurn(
            () ->
                Argon2Function.getInstanceFromHash(against)
                    .check(PasswordRule.normal(password), against));
    return same && stored != null;
  }

  /** Made with other parameters than today's: to be made anew when the password is at hand. */
  public static boolean isOutdated(String stored) {
    return !Argon2Function.getInstanceFromHash(stored).equals(NOW);
  }

  private String dummy() {
    if (dummy == null) {
      dummy = of(Secret.drawn().text());
    }
    return dummy;
  }

  private <T> T inTurn(java.util.function.Supplier<T> work) {
    try {
      if (!turns.tryAcquire(10, TimeUnit.SECONDS)) {
        throw new Rejected(
                Fault.TOO_MANY_REQUESTS, "Too many are signing in just now; try again shortly.")
            .retryAfter(Duration.ofSeconds(5));
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }
}
