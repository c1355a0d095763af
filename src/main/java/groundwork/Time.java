package groundwork;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The one clock: everything that needs the time is given it, so that tests can give another. */
@ApplicationScoped
public class Time {
  @Produces
  Clock clock() {
    return Clock.systemUTC();
  }
}
