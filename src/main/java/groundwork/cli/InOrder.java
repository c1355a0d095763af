package groundwork.cli;

import groundwork.metric.scoring.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Tasks done side by side, their results in the order of the tasks. */
final class InOrder {
  private InOrder() {}

  static <T> List<T> done(List<Callable<T>> tasks, int threads, Consumer<Progress> progress) {
    long start = System.nanoTime();
    var pool = Executors.newFixedThreadPool(threads);
    try {
      var running = new ArrayList<Future<T>>();
      tasks.forEach(task -> running.add(pool.submit(task)));
      var results = new ArrayList<T>();
      for (var one : running) {
        results.add(one.get());
        long nanos = System.nanoTime() - start;
        long left = (long) ((double) nanos / results.size() * (tasks.size() - results.size()));
        progress.accept(
            new Progress(
                results.size(), tasks.size(), Duration.ofNanos(nanos), Duration.ofNanos(left)));
      }
      return results;
    } catch (ExecutionException wrong) {
      throw new IllegalStateException(wrong.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } finally {
      pool.shutdownNow();
    }
  }
}
