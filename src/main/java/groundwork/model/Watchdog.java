package groundwork.model;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Tells a run of ONNX Runtime to end when its time is over. It ends between two operators; a single
 * operator cannot be interrupted.
 */
final class Watchdog implements AutoCloseable {
  private static final ScheduledThreadPoolExecutor TIMER = timer();

  final RunOptions options;
  private final Future<?> alarm;
  private boolean barked;
  private boolean over;

  private static ScheduledThreadPoolExecutor timer() {
    var timer =
        new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().daemon().name("onnx-watchdog").unstarted(task));
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  Watchdog(Duration limit) throws OrtException {
    options = new RunOptions();
    alarm = TIMER.schedule(this::bark, limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void bark() {
    if (!over) {
      barked = true;
      try {
        options.setTerminate(true);
      } catch (OrtException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /** Whether the time was over. */
  synchronized boolean barked() {
    return barked;
  }

  @Override
  public synchronized void close() {
    over = true;
    alarm.cancel(false);
    options.close();
  }
}
