package groundwork.stimulus.control;

import groundwork.document.control.Recent;
import groundwork.model.ModelFailed;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.SetAnswers;
import groundwork.stimulus.entity.StimulusSet;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The models of sets, loaded when they are asked, the latest kept, and asked within bounds of time
 * and number: whoever asks gets an answer or a refusal, never silence. A model that hangs keeps one
 * place until it returns, and until then nobody else waits for it. Thread-safe.
 */
@ApplicationScoped
public class SetModels implements SetAnswers {
  private static final Logger LOG = Logger.getLogger(SetModels.class.getName());
  private static final int AT_ONCE = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  @Inject StimulusCatalog catalog;

  private record Place(ContentHash set, String model) {}

  private final BiFunction<StimulusSet, String, byte[]> files;
  private final Duration patience;
  private final Recent<Place, SetModel> ready = new Recent<>(16, SetModel::close);
  private final Recent<String, boolean[]> masks = new Recent<>(256);
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final Set<Place> stuck = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> Thread.ofPlatform().daemon().name("model-", 0).unstarted(task));

  public SetModels() {
    this.files = null;
    this.patience = PATIENCE;
  }

  /**
   * @param files content of a file of a set, by its name in the manifest
   */
  public SetModels(BiFunction<StimulusSet, String, byte[]> files, Duration patience) {
    this.files = files;
    this.patience = patience;
  }

  @Override
  public Item.Output output(StimulusSet set, String model, Content content) {
    return within(set, model, () -> of(set, model).output(content));
  }

  /** To be called, and asked, inside {@link #within}. */
  public SetModel of(StimulusSet set, String model) {
    return ready.get(
        new Place(set.hash(), model),
        place -> {
          try {
            return SetModel.read(set, model, file(set), patience);
          } catch (Rejected unreadable) { // the set's fault, not the question's
            throw new ModelFailed("model " + model + " of " + set.slug(), unreadable);
          }
        });
  }

  /** The few files that are read again and again (the item's picture) are kept. */
  private Function<String, byte[]> file(StimulusSet set) {
    var kept = new Recent<String, byte[]>(64);
    return name -> kept.get(name, any -> content(set, name));
  }

  private byte[] content(StimulusSet set, String name) {
    return files != null ? files.apply(set, name) : catalog.file(set, name);
  }

  /**
   * Lets a model of a set work, or learn, for a few seconds at most.
   *
   * @throws Rejected with {@link Fault#MODEL_UNAVAILABLE} where it fails or takes too long, or with
   *     what the work itself refuses
   */
  public <T> T within(StimulusSet set, String model, Callable<T> work) {
    var place = new Place(set.hash(), model);
    if (stuck.contains(place)) {
      throw unavailable("is still busy with a question of before");
    }
    try {
      if (!room.tryAcquire(patience.toMillis() / 2, TimeUnit.MILLISECONDS)) {
        throw unavailable("is asked by too many people at once");
      }
      var done = new AtomicBoolean();
      var running =
          threads.submit(
              () -> {
                try {
                  return work.call();
                } finally {
                  done.set(true);
                  stuck.remove(place);
                  room.release(); // only then: a model that hangs takes up room
                }
              });
      try {
        return running.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException late) {
        stuck.add(place);
        if (done.get()) {
          stuck.remove(place); // it came to an end in between
        }
        running.cancel(true);
        LOG.warning(() -> named(set, model) + " took longer than " + patience);
        throw unavailable("takes too long");
      }
    } catch (ExecutionException wrong) {
      if (wrong.getCause() instanceof Rejected refused) {
        throw refused;
      }
      LOG.log(Level.WARNING, wrong.getCause(), () -> named(set, model) + " failed");
      throw unavailable("could not answer");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw unavailable("is asked of a server that stops");
    }
  }

  private static String named(StimulusSet set, String model) {
    return "model " + model + " of " + set.slug();
  }

  private static Rejected unavailable(String why) {
    return new Rejected(
            Fault.MODEL_UNAVAILABLE,
            "The model "
                + why
                + ". Nothing was counted and nothing is lost; please try again in a moment.")
        .retryAfter(Duration.ofSeconds(2));
  }

  @Override
  public boolean[] mask(StimulusSet set, Item item) {
    if (item.mask() == null || !(item.content() instanceof Content.Image image)) {
      return null;
    }
    return masks.get(
        set.hash().hex() + "/" + item.mask(),
        any -> Pixels.mask(item.mask(), content(set, item.mask()), image.shape()));
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
