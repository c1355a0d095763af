package groundwork.metric.control;

import groundwork.array.Npy;
import groundwork.document.control.Recent;
import groundwork.explanation.Background;
import groundwork.explanation.Explainer;
import groundwork.explanation.Explainers;
import groundwork.explanation.Explanation;
import groundwork.explanation.Seed;
import groundwork.job.control.Stopped;
import groundwork.json.control.Json;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Names;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.RunUnit;
import groundwork.metric.entity.Score;
import groundwork.metric.entity.TrainingRows;
import groundwork.metric.measure.RandomRanking;
import groundwork.metric.scoring.Watched;
import groundwork.model.BagOfWords;
import groundwork.model.OnnxPredictor;
import groundwork.model.Predictor;
import groundwork.model.Shape;
import groundwork.model.WordPresence;
import groundwork.stimulus.control.Pixels;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Feature;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Method;
import groundwork.stimulus.entity.ModelCard;
import groundwork.stimulus.entity.StimulusSet;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.databind.JsonNode;

/**
 * A model of a set, loaded and ready, with all that its explanations can be scored on. Thread-safe.
 *
 * <p>Tables: the explanation that is scored is the one in the set, as people see it. Texts: it is
 * made again for words (the set has it for tokens), with the run's seed.
 */
final class Bench implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Bench.class.getName());
  private static final int PICTURE_VALUES = 1 << 22; // 32 MiB of pictures

  private final StimulusSet set;
  private final ModelCard card;
  private final OnnxPredictor model;
  private final BagOfWords bag;
  private final Background background;
  private final Function<String, byte[]> file;
  private final TrainingRows training;
  private final Recent<String, double[]> pictures; // every metric and method asks for them again
  private final Recent<String, boolean[]> masks;
  private final Recent<Remembered.Asked, Explanation> known = new Recent<>(1024);
  private final ReadWriteLock inUse = new ReentrantReadWriteLock();
  private volatile boolean retired;
  private volatile boolean closed;

  /**
   * @param file content of a file of the set, by its name in the manifest
   */
  Bench(StimulusSet set, String model, Function<String, byte[]> file) {
    this.set = set;
    this.file = file;
    this.card =
        set.model(model).orElseThrow(() -> new IllegalArgumentException("no model " + model));
    this.model = OnnxPredictor.of(file.apply(card.file()), card.output().classes());
    var vocabulary = card.input().path("vocabulary");
    this.bag = vocabulary.isMissingNode() ? null : bag(file.apply(vocabulary.asString()));
    this.background = bag != null ? null : sample(set, file.apply(set.manifest().background()));
    int kept = Math.clamp(PICTURE_VALUES / this.model.inputs(), 1, 1024);
    this.pictures = new Recent<>(kept);
    this.masks = new Recent<>(kept);
    this.training = bag == null ? training(set, card, file) : null;
  }

  /**
   * @param method id of a method of the set, or of a control that stands in every run
   * @throws IllegalArgumentException if the set has no such explanation, or its shape is wrong
   */
  Case of(String item, String method, long seed) {
    var instance =
        set.item(item).orElseThrow(() -> new IllegalArgumentException("no item " + item));
    var explainer = explainer(method, item);
    Predictor predictor = model;
    var absent = background;
    double[] input;
    switch (instance.content()) {
      case Content.Tabular table ->
          input = table.values().stream().mapToDouble(Double::doubleValue).toArray();
      case Content.Text text -> {
        var words = new WordPresence(model, bag, text.tokens());
        predictor = words;
        absent = Background.absence(words.inputs());
        input = words.whole();
      }
      case Content.Image image ->
          input =
              pictures.get(
                  image.file(), name -> Pixels.values(name, file.apply(name), image.shape()));
    }
    int target = card.output().classes().indexOf(instance.output(card.id()).predicted());
    boolean made = Planner.ALWAYS.contains(method) || bag != null && explainer != null;
    double[] attribution =
        made
            ? made(explainer, predictor, input, target, absent, instance, seed)
            : shown(instance, method);
    if (!made && predictor instanceof WordPresence words) { // it came with the set, for tokens
      attribution = words.perWord(attribution);
    }
    return new Case(item, predictor, absent, input, target, attribution, explainer, seed)
        .training(training)
        .truth(card.output().classes().indexOf(instance.truth()))
        .mask(mask(instance));
  }

  /** The explanation that is scored. */
  double[] attribution(String item, String method, long seed) {
    inUse.readLock().lock();
    try {
      return of(item, method, seed).attribution();
    } finally {
      inUse.readLock().unlock();
      if (retired) {
        close();
      }
    }
  }

  /** An item as the model reads it, explained by chance. */
  Case bare(String item, long seed) {
    inUse.readLock().lock();
    try {
      return of(item, "random", seed);
    } finally {
      inUse.readLock().unlock();
      if (retired) {
        close();
      }
    }
  }

  /** How people call the values of an item and the classes. */
  Names names(String item) {
    var classes =
        card.output().classes().stream()
            .map(id -> set.outputClass(id).orElseThrow().label())
            .toList();
    return switch (set.item(item).orElseThrow().content()) {
      case Content.Tabular table ->
          new Names(
              Names.Form.TABLE,
              set.features().stream().map(Feature::label).toList(),
              set.features().stream()
                  .map(one -> one.options().stream().map(Feature.Option::label).toList())
                  .toList(),
              classes);
      case Content.Text text -> {
        var words = new WordPresence(model, bag, text.tokens()).words();
        yield new Names(
            Names.Form.WORDS,
            words,
            words.stream().map(word -> List.<String>of()).toList(),
            classes);
      }
      case Content.Image image -> Names.of(image.size(), List.of(), image.shape(), classes);
    };
  }

  /** Labelled rows in the order of this model's classes; null where the set has none. */
  private static TrainingRows training(
      StimulusSet set, ModelCard card, Function<String, byte[]> file) {
    var named = set.manifest().training();
    if (named == null) {
      return null;
    }
    double[][] inputs = Npy.read(file.apply(named.inputs()), named.inputs()).toRows();
    double[] truth = Npy.read(file.apply(named.truth()), named.truth()).values();
    int[] classes = new int[truth.length];
    for (int i = 0; i < classes.length; i++) {
      var id = set.classes().get((int) truth[i]).id();
      classes[i] = card.output().classes().indexOf(id);
    }
    return new TrainingRows(inputs, classes);
  }

  /** Where the truth lies; null where nobody has said. */
  private boolean[] mask(Item item) {
    return item.mask() != null && item.content() instanceof Content.Image image
        ? masks.get(item.mask(), name -> Pixels.mask(name, file.apply(name), image.shape()))
        : null;
  }

  /** As {@link #scored} does it; the scores of single items. */
  Map<String, Score> scores(Metric metric, RunUnit unit, long seed, BooleanSupplier goOn) {
    return scored(metric, unit, seed, goOn).each();
  }

  /**
   * A bad item is listed with its reason, and the others are scored.
   *
   * @param goOn asked before every question to the model, so that a long unit can be stopped
   * @throws Stopped when told not to go on
   */
  Scored scored(Metric metric, RunUnit unit, long seed, BooleanSupplier goOn) {
    inUse.readLock().lock();
    try {
      if (closed) {
        throw new Stopped("the model was put away meanwhile"); // the unit is done again, with a new
      }
      var scores = new LinkedHashMap<String, Score>();
      var whole = new LinkedHashMap<String, Case>();
      for (var item : unit.items()) {
        scores.put(
            item,
            guarded(
                "item " + item,
                () -> {
                  var one = of(item, unit.method(), seed);
                  if (metric.card().needs().contains(Need.REFERENCE)) {
                    one = one.reference(reference(item, seed));
                  }
                  var asked = one.under(new Watched(one.model(), () -> requireWanted(goOn)));
                  if (metric instanceof LocalMetric local) {
                    return local.score(asked);
                  }
                  whole.put(item, asked);
                  return Score.none("scored with the others");
                }));
      }
      return metric instanceof LocalMetric
          ? new Scored(scores, null)
          : together(metric, unit, whole, scores);
    } finally {
      inUse.readLock().unlock();
      if (retired) {
        close();
      }
    }
  }

  private static Scored together(
      Metric metric, RunUnit unit, Map<String, Case> whole, Map<String, Score> scores) {
    var overall = new Score[1];
    var failure =
        guarded(
            "%s of %s".formatted(metric.card().id(), unit.method()),
            () -> {
              var all = metric.scores(List.copyOf(whole.values()));
              overall[0] = all.overall();
              var each = all.each().iterator();
              whole.keySet().forEach(item -> scores.put(item, each.hasNext() ? each.next() : null));
              return Score.of(0);
            });
    if (!failure.defined()) {
      whole.keySet().forEach(item -> scores.put(item, failure));
      overall[0] = failure;
    }
    scores.values().removeIf(Objects::isNull); // there is none of single items
    return new Scored(scores, overall[0]);
  }

  /** What the set says ought to be found; null where it has no such explanation. */
  double[] reference(String item, long seed) {
    var oracle = "oracle";
    return set.hasExplanations(card.id(), oracle) ? of(item, oracle, seed).attribution() : null;
  }

  private static Score guarded(String what, Supplier<Score> scoring) {
    try {
      return scoring.get();
    } catch (Stopped stop) {
      throw stop;
    } catch (RuntimeException bad) {
      LOG.log(Level.WARNING, what + " could not be scored", bad);
      return Score.none("could not be scored: " + bad.getMessage());
    }
  }

  private static void requireWanted(BooleanSupplier goOn) {
    if (!goOn.getAsBoolean()) {
      throw new Stopped("told to stop");
    }
  }

  private double[] shown(Item item, String method) {
    return set.explanation(item.id(), card.id(), method)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no explanation of item %s by %s".formatted(item.id(), method)))
        .array();
  }

  private double[] made(
      Explainer explainer,
      Predictor predictor,
      double[] input,
      int target,
      Background absent,
      Item item,
      long seed) {
    if (explainer == null) {
      throw new IllegalArgumentException("this method cannot explain words again");
    }
    return explainer
        .explain(predictor, input, target, absent, Seed.of(seed, item.id(), card.id()))
        .values();
  }

  /**
   * Null for a method that we cannot run: one that we do not have, or whose explanations were made
   * elsewhere, whatever it is called.
   */
  private Explainer explainer(String method, String item) {
    var how = set.method(method);
    if (how.isPresent() && how.get().imported()) {
      return null;
    }
    Map<String, Object> settings = how.map(Method::settings).orElse(Map.of());
    if (method.equals(RandomRanking.ID)) {
      return new RandomRanking();
    }
    if (Explainers.methods().stream().noneMatch(one -> one.id().equals(method))) {
      return null;
    }
    var explainer = Explainers.of(method, settings);
    return switch (method) {
      case "shap" -> new Remembered(explainer, item, model.bare(), known);
      case "placebo" ->
          settings.isEmpty() && shape() == null
              ? new Remembered.Shuffled(
                  explainer, new Remembered(Explainers.byId("shap"), item, model.bare(), known))
              : explainer;
      default -> explainer;
    };
  }

  /** Of the set's pictures; null where it has none. */
  private Shape shape() {
    return background == null ? null : background.shape();
  }

  private static BagOfWords bag(byte[] vocabulary) {
    return new BagOfWords(List.of(Json.read(text(vocabulary), String[].class)));
  }

  private static Background sample(StimulusSet set, byte[] file) {
    JsonNode tree = Json.tree(text(file));
    var rows = tree.isArray() ? tree : tree.get("rows");
    double[][] values =
        rows.valueStream()
            .map(row -> row.valueStream().mapToDouble(JsonNode::asDouble).toArray())
            .toArray(double[][]::new);
    if (set.items().getFirst().content() instanceof Content.Image image) {
      return Background.images(image.shape(), values);
    }
    boolean[] category = new boolean[set.features().size()];
    for (int i = 0; i < category.length; i++) {
      category[i] = set.features().get(i).isCategory();
    }
    return Background.sample(values, category);
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }

  /** Frees the model, when nobody uses it any more: to free it earlier would end the process. */
  @Override
  public void close() {
    retired = true;
    if (inUse.writeLock().tryLock()) {
      try {
        if (!closed) {
          closed = true;
          model.close();
        }
      } finally {
        inUse.writeLock().unlock();
      }
    }
  }
}
