package groundwork.metric.scoring;

import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Score;
import groundwork.metric.entity.SetMetric;
import groundwork.metric.entity.SetScores;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Scores a material on several cores. Results are taken in the order of models, methods and items,
 * so that neither the number of threads nor the size of a block can change them.
 */
public final class Engine {
  private static final int LARGEST_BLOCK = 64;

  /** The method that every item has an explanation by: there the model itself is looked at. */
  private static final String LOOKED_AT = Controls.ALWAYS.getFirst();

  private final Material material;
  private final Request request;
  private final Sink sink;
  private final Consumer<Progress> progress;
  private final BooleanSupplier goOn;
  private final ExecutorService pool;
  private final int block;
  private final Scores scores;
  private final long total;
  private final long start = System.nanoTime();
  private long done;

  private Engine(
      Material material,
      Request request,
      int block,
      Sink sink,
      Consumer<Progress> progress,
      BooleanSupplier goOn) {
    this.material = material;
    this.request = request;
    this.block = block;
    this.sink = sink;
    this.progress = progress;
    this.goOn = goOn;
    this.scores = new Scores(material, request);
    this.pool = Executors.newFixedThreadPool(request.threads());
    this.total =
        request.models().stream().mapToLong(model -> scores.methods(model).size()).sum()
            * request.metrics().size()
            * material.items().size();
  }

  /** Without anybody watching. */
  public static ScoreTable score(Material material, Request request) {
    return score(material, request, Sink.NONE, any -> {}, () -> true);
  }

  /**
   * @param sink told of each score of an item
   * @param progress told after each block
   * @param goOn asked before every question to a model; when it says no, this stops
   * @throws CancellationException if told to stop
   */
  public static ScoreTable score(
      Material material,
      Request request,
      Sink sink,
      Consumer<Progress> progress,
      BooleanSupplier goOn) {
    int block = Math.clamp(material.items().size() / (request.threads() * 8), 1, LARGEST_BLOCK);
    return score(material, request, block, sink, progress, goOn);
  }

  /** With a given number of items per block; for tests that it does not matter. */
  static ScoreTable score(
      Material material,
      Request request,
      int block,
      Sink sink,
      Consumer<Progress> progress,
      BooleanSupplier goOn) {
    var engine = new Engine(material, request, block, sink, progress, goOn);
    try {
      for (var model : request.models()) {
        for (var method : engine.scores.methods(model)) {
          engine.run(model, method, method.equals(LOOKED_AT));
        }
      }
    } finally {
      engine.pool.shutdownNow();
    }
    return ScoreTable.of(engine.scores);
  }

  private void run(String model, String method, boolean first) {
    var local = applicable(model, method);
    boolean sets = local.stream().anyMatch(one -> one != null && one.metric() instanceof SetMetric);
    var whole = new ArrayList<Case>(Collections.nCopies(sets ? items() : 0, null));
    var running = new ArrayDeque<Future<Block>>();
    for (int from = 0; from < items(); from += block) {
      int to = Math.min(items(), from + block);
      var task =
          new Block.Task(material, model, method, from, to, local, request.seed(), first, goOn);
      running.add(pool.submit(task::done));
      if (running.size() > 2 * request.threads()) {
        take(model, method, local, whole, finished(running.remove()));
      }
    }
    while (!running.isEmpty()) {
      take(model, method, local, whole, finished(running.remove()));
    }
    sets(model, method, local, whole);
  }

  private int items() {
    return material.items().size();
  }

  /** The metrics, null where one cannot be applied. */
  private List<Measure> applicable(String model, String method) {
    var given = material.gives(model, method);
    var applicable = new ArrayList<Measure>();
    for (var measure : request.metrics()) {
      var missing = measure.missing(given);
      scores.tally(model, method, measure).notApplicable = missing.orElse(null);
      applicable.add(missing.isPresent() ? null : measure);
      if (missing.isPresent()) {
        done += items();
      }
    }
    return applicable;
  }

  private void take(
      String model, String method, List<Measure> metrics, List<Case> whole, Block block) {
    scores.of(model).add(method, block);
    for (int metric = 0; metric < metrics.size(); metric++) {
      var made = block.scores()[metric];
      if (made != null) {
        for (int i = 0; i < made.length; i++) {
          add(model, method, metrics.get(metric), block.from() + i, made[i]);
        }
        done += made.length;
      }
    }
    for (int i = 0; i < block.cases().size() && !whole.isEmpty(); i++) {
      whole.set(block.from() + i, block.bad().get(i) == null ? block.cases().get(i) : null);
    }
    tell();
  }

  private void add(String model, String method, Measure measure, int item, Score score) {
    scores.tally(model, method, measure).add(item, score);
    sink.take(model, method, measure.key(), material.items().get(item), score);
  }

  private void tell() {
    progress.accept(Progress.of(done, total, System.nanoTime() - start));
    requireWanted(goOn);
  }

  static void requireWanted(BooleanSupplier goOn) {
    if (!goOn.getAsBoolean()) {
      throw new CancellationException("told to stop");
    }
  }

  /** Metrics that look at all cases at once, side by side. */
  private void sets(String model, String method, List<Measure> metrics, List<Case> whole) {
    var good = whole.stream().filter(one -> one != null).toList();
    var running = new ArrayList<Future<SetScores>>();
    for (var measure : metrics) {
      running.add(
          measure == null || measure.metric() instanceof LocalMetric
              ? null
              : pool.submit(() -> guarded(measure, good)));
    }
    for (int metric = 0; metric < running.size(); metric++) {
      if (running.get(metric) != null) {
        take(model, method, metrics.get(metric), whole, finished(running.get(metric)));
        done += items();
        tell();
      }
    }
  }

  private static SetScores guarded(Measure measure, List<Case> good) {
    try {
      return good.isEmpty()
          ? SetScores.overall(Score.none("there is no item that could be scored"))
          : measure.metric().scores(good);
    } catch (CancellationException stop) {
      throw stop;
    } catch (RuntimeException wrong) {
      return SetScores.overall(Score.none(Block.reason(wrong)));
    }
  }

  private void take(
      String model, String method, Measure measure, List<Case> whole, SetScores made) {
    scores.tally(model, method, measure).overall = made.overall();
    if (made.each().isEmpty()) {
      return;
    }
    var each = made.each().iterator();
    for (int item = 0; item < whole.size(); item++) {
      add(
          model,
          method,
          measure,
          item,
          whole.get(item) == null ? Score.none(bad(model, method, item)) : each.next());
    }
  }

  private String bad(String model, String method, int item) {
    return scores.of(model).bad.get(method).get(item);
  }

  private static <T> T finished(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException wrong) {
      if (wrong.getCause() instanceof RuntimeException told) {
        throw told;
      }
      throw new IllegalStateException(wrong.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
