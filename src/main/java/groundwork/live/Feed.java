package groundwork.live;

import groundwork.json.control.Json;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends a snapshot whenever it has changed, until the reader goes away. */
@ApplicationScoped
public class Feed {
  private static final Logger LOG = Logger.getLogger(Feed.class.getName());
  private static final int QUIET_ROUNDS = 15;

  @Resource ManagedScheduledExecutorService scheduler;

  /**
   * @param event name under which the page listens
   * @param snapshot what to show now; asked once a second, in a thread of its own
   * @param allowed whether the reader may still see it; asked every quarter of a minute
   */
  public void follow(
      SseEventSink sink, Sse sse, String event, Supplier<?> snapshot, BooleanSupplier allowed) {
    var reader = new Reader(sink, sse, event, snapshot, allowed);
    reader.task.set(scheduler.scheduleWithFixedDelay(reader, 0, 1, TimeUnit.SECONDS));
  }

  private static final class Reader implements Runnable {
    private final SseEventSink sink;
    private final Sse sse;
    private final String event;
    private final Supplier<?> snapshot;
    private final AtomicReference<ScheduledFuture<?>> task = new AtomicReference<>();
    private final BooleanSupplier allowed;
    private String last;
    private int quiet;
    private int round;

    Reader(
        SseEventSink sink, Sse sse, String event, Supplier<?> snapshot, BooleanSupplier allowed) {
      this.sink = sink;
      this.sse = sse;
      this.event = event;
      this.snapshot = snapshot;
      this.allowed = allowed;
    }

    @Override
    public void run() {
      if (sink.isClosed()) {
        end();
        return;
      }
      try {
        if (++round % QUIET_ROUNDS == 0 && !allowed.getAsBoolean()) {
          sink.close(); // who asks again is told why
          end();
          return;
        }
        var now = Json.write(snapshot.get());
        if (!now.equals(last)) {
          last = now;
          quiet = 0;
          send(sse.newEventBuilder().name(event).data(now).build());
        } else if (++quiet % QUIET_ROUNDS == 0) {
          send(sse.newEventBuilder().comment("still here").build()); // notices a reader that left
        }
      } catch (RuntimeException wrong) {
        LOG.log(Level.WARNING, "a live page ends: " + event, wrong);
        sink.close();
        end();
      }
    }

    private void send(OutboundSseEvent message) {
      sink.send(message)
          .whenComplete(
              (done, gone) -> {
                if (gone != null) {
                  sink.close();
                  end();
                }
              });
    }

    private void end() {
      var running = task.get();
      if (running != null) {
        running.cancel(false);
      }
    }
  }
}
