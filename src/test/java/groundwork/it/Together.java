package groundwork.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Doing things at the same time, and waiting for what happens elsewhere. */
public final class Together {
  private Together() {}

  /** Each on a thread of its own; what they gave, in the order of the list. */
  public static <T> List<T> atOnce(Collection<Callable<T>> things) throws Exception {
    var results = new ArrayList<T>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var result : threads.invokeAll(things)) {
        results.add(result.get());
      }
    }
    return results;
  }

  public static void until(Duration most, Callable<Boolean> happened) throws Exception {
    for (var end = Instant.now().plus(most); !happened.call(); Thread.sleep(50)) {
      assertThat(Instant.now()).isBefore(end);
    }
  }
}
