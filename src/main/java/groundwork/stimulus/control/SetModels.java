package groundwork.stimulus.control;

import groundwork.document.control.Recent;
import groundwork.json.control.Json;
import groundwork.model.BagOfWords;
import groundwork.model.ModelFailed;
import groundwork.model.Models;
import groundwork.model.Predictor;
import groundwork.model.Tokenizer;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.ModelCard;
import groundwork.stimulus.entity.SetAnswers;
import groundwork.stimulus.entity.StimulusSet;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The models of sets, loaded when they are asked and the latest kept. A question that takes too
 * long is given up: whoever asks gets an answer or a refusal, never silence. Thread-safe.
 */
@ApplicationScoped
public class SetModels implements SetAnswers {
  private static final Logger LOG = Logger.getLogger(SetModels.class.getName());
  private static final int KEPT = 8;

  /** So many questions at once; a model that hangs holds one of them. */
  private static final int AT_ONCE = 8;

  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration LATER = Duration.ofSeconds(5);

  @Inject StimulusCatalog catalog;

  private final BiFunction<StimulusSet, String, byte[]> files;
  private final Duration patience;
  private final Map<String, Loaded> loaded = new LinkedHashMap<>(16, 0.75f, true);
  private final Recent<String, boolean[]> masks = new Recent<>(256);
  private final ExecutorService asking =
      new ThreadPoolExecutor(
          0,
          AT_ONCE,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> Thread.ofPlatform().daemon().name("model-of-a-set").unstarted(task));

  /** A model, and the words that it reads where it reads texts. */
  private record Loaded(Predictor model, BagOfWords bag) {}

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
    var card =
        set.model(model).orElseThrow(() -> new IllegalArgumentException("no model " + model));
    try {
      var answer = asking.submit(() -> ask(set, card, content));
      try {
        return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException slow) {
        answer.cancel(true);
        throw unavailable("took longer than " + patience.toSeconds() + " s", slow);
      }
    } catch (RejectedExecutionException busy) {
      throw unavailable("has too much to do", busy);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw unavailable("was interrupted", stopped);
    } catch (ExecutionException failed) {
      throw unavailable("failed", failed.getCause());
    }
  }

  private static Rejected unavailable(String why, Throwable cause) {
    LOG.log(Level.WARNING, cause, () -> "a model of a set " + why);
    return new Rejected(
            Fault.MODEL_UNAVAILABLE,
            "The AI system could not be asked just now: it "
                + why
                + ". Nothing is lost; please try again in a moment.")
        .retryAfter(LATER);
  }

  private Item.Output ask(StimulusSet set, ModelCard card, Content content) {
    var known = loaded(set, card);
    double[] row =
        switch (content) {
          case Content.Tabular table ->
              table.values().stream().mapToDouble(Double::doubleValue).toArray();
          case Content.Text text ->
              known
                  .bag()
                  .encode(
                      text.tokens().stream()
                          .flatMap(token -> Tokenizer.words(token).stream())
                          .toList());
          case Content.Image image ->
              Pixels.values(image.file(), file(set, image.file()), image.shape());
        };
    double[] said = known.model().probabilities(new double[][] {row})[0];
    var classes = card.output().classes();
    var scores = new LinkedHashMap<String, Double>();
    int best = 0;
    for (int i = 0; i < said.length; i++) {
      if (!Double.isFinite(said[i])) {
        throw new ModelFailed("the model gave " + said[i]);
      }
      scores.put(classes.get(i), said[i]);
      best = said[i] > said[best] ? i : best;
    }
    return new Item.Output(classes.get(best), scores);
  }

  private Loaded loaded(StimulusSet set, ModelCard card) {
    var key = set.hash().hex() + "/" + card.id();
    synchronized (loaded) {
      var known = loaded.get(key);
      if (known == null) {
        known = load(set, card);
        loaded.put(key, known);
        if (loaded.size() > KEPT) {
          var oldest = loaded.entrySet().iterator();
          var retired = oldest.next().getValue();
          oldest.remove();
          close(retired);
        }
      }
      return known;
    }
  }

  private Loaded load(StimulusSet set, ModelCard card) {
    var model = Models.read(card.file(), file(set, card.file()), card.output().classes());
    var vocabulary = card.input().path("vocabulary").asString(null);
    return new Loaded(
        model,
        vocabulary == null
            ? null
            : new BagOfWords(
                List.of(
                    Json.read(
                        new String(file(set, vocabulary), StandardCharsets.UTF_8),
                        String[].class))));
  }

  @Override
  public boolean[] mask(StimulusSet set, Item item) {
    if (item.mask() == null || !(item.content() instanceof Content.Image image)) {
      return null;
    }
    return masks.get(
        set.hash().hex() + "/" + item.mask(),
        any -> Pixels.mask(item.mask(), file(set, item.mask()), image.shape()));
  }

  private byte[] file(StimulusSet set, String name) {
    return files != null ? files.apply(set, name) : catalog.file(set, name);
  }

  private static void close(Loaded retired) {
    if (retired.model() instanceof AutoCloseable open) {
      try {
        open.close();
      } catch (Exception stuck) {
        LOG.log(Level.WARNING, "a model could not be closed", stuck);
      }
    }
  }

  @PreDestroy
  void closeAll() {
    asking.shutdownNow();
    synchronized (loaded) {
      loaded.values().forEach(SetModels::close);
      loaded.clear();
    }
  }
}
