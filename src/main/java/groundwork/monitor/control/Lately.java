package groundwork.monitor.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * What takes long is counted beside the request: a small study gets its numbers of now, a large one
 * those of a moment ago. Nothing is counted more than a tenth of the time.
 */
@ApplicationScoped
public class Lately {
  private static final int KEPT = 256;
  private static final int SHARE = 9;
  private static final Duration PATIENCE = Duration.ofMillis(200);

  @Resource ManagedExecutorService threads;

  /** The last value, what it cost, and the count under way. */
  private static final class Known {
    private Object value;
    private long cost;
    private long done;
    private CompletableFuture<Object> running;
  }

  private final Map<Object, Known> entries =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Known> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * @param key what is counted; a record of everything that it depends on
   * @return empty where it was never counted before and takes longer than a request may
   */
  @SuppressWarnings("unchecked")
  public <T> Optional<T> of(Object key, Supplier<T> count) {
    CompletableFuture<Object> running;
    Known entry;
    synchronized (entries) {
      entry = entries.computeIfAbsent(key, any -> new Known());
      if (entry.running == null && System.nanoTime() - entry.done >= SHARE * entry.cost) {
        entry.running = CompletableFuture.supplyAsync(counting(entry, count), threads);
      }
      running = entry.running;
    }
    if (running != null) {
      await(running);
    }
    synchronized (entries) {
      return Optional.ofNullable((T) entry.value);
    }
  }

  private <T> Supplier<Object> counting(Known entry, Supplier<T> count) {
    return () -> {
      long begun = System.nanoTime();
      T value = null;
      try {
        value = count.get();
        return value;
      } finally {
        synchronized (entries) {
          entry.value = value == null ? entry.value : value;
          entry.done = System.nanoTime();
          entry.cost = entry.done - begun;
          entry.running = null;
        }
      }
    };
  }

  private static void await(CompletableFuture<Object> running) {
    try {
      running.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException later) {
      // what was known before is shown
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException wrong) {
      throw new IllegalStateException(wrong.getCause());
    }
  }
}
