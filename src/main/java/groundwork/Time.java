package groundwork;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * The one clock: everything that needs the time is given it, so that tests can give another. It is
 * as fine as PostgreSQL, so that a time reads the same before and after it was stored.
 */
@ApplicationScoped
public class Time {
  @Produces
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
  }
}
