package groundwork.query.control;

import groundwork.document.control.Recent;
import groundwork.model.ModelFailed;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.control.StimulusCatalog;
import groundwork.stimulus.entity.StimulusSet;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Models of sets, kept ready, asked within bounds of time and number. */
@ApplicationScoped
public class SetModels {
  private static final Logger LOG = Logger.getLogger(SetModels.class.getName());
  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final Duration QUEUE = Duration.ofSeconds(2);
  private static final int AT_ONCE = 8;

  @Inject StimulusCatalog catalog;

  private record Place(ContentHash set, String model) {}

  private final Recent<Place, SetModel> ready = new Recent<>(16);
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> Thread.ofPlatform().daemon().name("query-", 0).unstarted(task));

  SetModel of(StimulusSet set, String model) {
    return ready.get(
        new Place(set.hash(), model),
        place -> {
          try {
            return SetModel.read(set, model, file(set), LIMIT.minusSeconds(1));
          } catch (Rejected unreadable) { // the set's fault, not the question's
            throw new ModelFailed("model " + model + " of " + set.slug(), unreadable);
          }
        });
  }

  /** The few files that are read again and again (the item's picture) are kept. */
  private Function<String, byte[]> file(StimulusSet set) {
    var kept = new Recent<String, byte[]>(64);
    return name -> kept.get(name, any -> catalog.file(set, name));
  }

  /**
   * Lets a model work, or learn, for a few seconds at most.
   *
   * @throws Rejected with {@link Fault#MODEL_FAILED} where it fails or takes too long
   */
  <T> T within(Callable<T> work) {
    try {
      if (!room.tryAcquire(QUEUE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failed("The model is asked by too many people at the moment.");
      }
      var running =
          threads.submit(
              () -> {
                try {
                  return work.call();
                } finally {
                  room.release(); // only then: a model that hangs takes up room
                }
              });
      try {
        return running.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException late) {
        running.cancel(true);
        LOG.warning("a model took longer than " + LIMIT);
        throw failed("The model takes too long.");
      }
    } catch (ExecutionException wrong) {
      if (wrong.getCause() instanceof Rejected refused) {
        throw refused;
      }
      LOG.log(
          Level.WARNING,
          wrong.getCause() instanceof ModelFailed ? "a model failed" : "a question failed",
          wrong.getCause());
      throw failed("The model could not answer.");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw failed("The server is stopping.");
    }
  }

  private static Rejected failed(String why) {
    return new Rejected(
            Fault.MODEL_FAILED, why + " Nothing was counted and nothing is lost; try again.")
        .retryAfter(Duration.ofSeconds(2));
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
