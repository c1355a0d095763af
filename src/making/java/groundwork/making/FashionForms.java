package groundwork.making;

import groundwork.explanation.Background;
import groundwork.explanation.Explainers;
import groundwork.explanation.Seed;
import groundwork.making.FashionItems.Chosen;
import groundwork.model.Network;
import groundwork.model.Shape;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What goes on in the network of the fashion sets, in the forms that people are shown. */
final class FashionForms {
  /**
   * One form.
   *
   * @param shared what all items have in common
   * @param own what one item has of its own; null: nothing
   */
  record Form(
      String id,
      String title,
      String description,
      String source,
      Map<String, Object> params,
      Map<String, Object> shared,
      Function<Chosen, Map<String, Object>> own) {
    Map<String, Object> method() {
      var method = Description.of("id", id, "title", title);
      if (!params.isEmpty()) {
        method.put("params", params);
      }
      method.put("seed", MakeStimuli.SEED);
      method.put("source", source);
      method.put("description", description);
      return method;
    }
  }

  private static final Shape SHAPE = new Shape(1, Garments.SIDE, Garments.SIDE);
  private static final List<Integer> SIDES = List.of(Garments.SIDE, Garments.SIDE);
  private static final double[] NOISE = {0.05, 0.15, 0.3};
  private static final int COPIES = 50;
  private static final int[] SNAPSHOTS = {0, 1, 3, FashionTraining.STOPPED};
  private static final int HIDDEN = 1; // the last layer before the classes
  private static final int NEAREST = 3;
  private static final int UNITS = 3;
  private static final int NEURONS = 8;

  /** What gives less is left out: lines that nobody could tell apart. */
  private static final double FAINT = 2;

  /** Units that never add up so much do nothing. */
  private static final double ALIVE = 1;

  private static final int FILTERS = 6;
  private static final int NEIGHBOURS = 12;

  private final Garments garments;
  private final Network network;
  private final FashionTraining training;
  private final UnitPictures units;
  private final List<Chosen> standing;
  private final List<Chosen> all;
  private final double[][] inside; // of all, in the last hidden layer
  private final double[][] insideTraining;
  private final Map<String, double[][]> ways; // through the plane, epoch by epoch
  private final Map<String, byte[]> pictures = new HashMap<>();
  private final Map<Integer, Object> cards = new HashMap<>();

  FashionForms(Garments garments, Network network, List<Chosen> items, List<Chosen> standing) {
    this.garments = garments;
    this.network = network;
    this.standing = standing;
    this.all = Stream.concat(items.stream(), standing.stream()).toList();
    this.training = new FashionTraining(garments);
    this.units = new UnitPictures(network, HIDDEN, training.training());
    this.inside = hidden(network);
    this.insideTraining = network.hidden(training.training(), HIDDEN);
    this.ways = ways();
  }

  /** Pictures that the figures show beside the items, by file. */
  Map<String, byte[]> pictures() {
    return pictures;
  }

  private double[][] hidden(Network of) {
    return of.hidden(
        all.stream().map(item -> garments.values(item.row())).toArray(double[][]::new), HIDDEN);
  }

  List<Form> forms() {
    return List.of(
        new Form(
            "loss-curves",
            "Loss while it learns",
            "Real training: at the network's own learning rate and at one ten times as high.",
            "10.48550/arXiv.1603.04467",
            Description.of("epochs", FashionTraining.EPOCHS),
            training.lossCurves(),
            null),
        new Form(
            "accuracy-curves",
            "Accuracy while it learns",
            "Real training: at the network's own learning rate and at one ten times as high.",
            "10.48550/arXiv.1603.04467",
            Description.of("epochs", FashionTraining.EPOCHS),
            training.accuracyCurves(),
            null),
        new Form(
            "confusion",
            "Confusion matrix",
            "What the network takes the 2,000 pictures for that were kept from training.",
            "10.1109/TVCG.2017.2744683",
            Map.of(),
            confusion(),
            null),
        new Form(
            "filters",
            "Weights of units",
            "Weights of the first layer for each pixel, before training and after epochs of it.",
            "10.48550/arXiv.1710.05285",
            Description.of("units", FILTERS, "epochs", SNAPSHOTS),
            filters(),
            null),
        new Form(
            "projection",
            "Projection of the last hidden layer, with trails",
            "Pictures by how like they are in the last hidden layer; trails are principal components of all epochs"
                + " together.",
            "10.1109/TVCG.2016.2598838",
            Description.of("epochs", SNAPSHOTS),
            projection(),
            this::ownProjection),
        new Form(
            "activations",
            "Activations of the last hidden layer",
            "Of this picture and on average of each kind.",
            "10.1109/TVCG.2017.2744718",
            Map.of(),
            activations(),
            this::ownActivations),
        new Form(
            "network",
            "Neurons and weights",
            "The units that count most for this picture, and what each gives to each class.",
            "10.1007/978-3-319-27857-5_77",
            Description.of("neurons", NEURONS, "least", FAINT),
            figure(
                "node-link",
                "Units of the last hidden layer and what each of them gives to each kind of clothes for this picture."),
            this::ownNetwork),
        new Form(
            "units",
            "What units answer to",
            "Of the units that this picture moves most: pictures made for them, and training pictures that move them"
                + " most.",
            "10.23915/distill.00007",
            UnitPictures.parameters(),
            unitCards(),
            this::ownUnits),
        new Form(
            "nearest-examples",
            "Nearest training pictures",
            "The three training pictures that are most like this one in the last hidden layer, with their kind.",
            "10.48550/arXiv.2105.14944",
            Description.of("count", NEAREST, "distance", "Euclidean, in the last hidden layer"),
            nearest(),
            this::ownNearest),
        new Form(
            "gradient",
            "Gradient",
            "The derivative of the predicted class's logit with respect to each pixel.",
            "10.48550/arXiv.1312.6034",
            Map.of(),
            attribution(),
            item -> Description.of("content", content(item), "values", gradient(item))),
        new Form(
            "smoothgrad",
            "SmoothGrad beside the gradient",
            "The mean derivative over noisy copies, at three strengths of noise, beside the plain one.",
            "10.48550/arXiv.1706.03825",
            Description.of("samples", COPIES, "noise", NOISE),
            noise(),
            this::ownNoise),
        new Form(
            "attack",
            "Attack by the fast gradient sign method",
            "Every pixel goes by the same small amount in the direction that takes away from what the network says;"
                + " the weakest after which it says something else, where there is one.",
            "10.48550/arXiv.1412.6572",
            Description.of("norm", "largest change of a pixel"),
            attack(),
            this::ownAttack));
  }

  private static Map<String, Object> figure(String kind, String alt) {
    return Description.of("kind", kind, "alt", alt);
  }

  private static Map<String, Object> content(Chosen item) {
    return picture(item.image(), "A small grey picture of a piece of clothing");
  }

  private static Map<String, Object> picture(String file, String alt) {
    return Description.of(
        "type",
        "image",
        "href",
        file,
        "width",
        Garments.SIDE,
        "height",
        Garments.SIDE,
        "alt",
        alt,
        "pixelated",
        true);
  }

  private static String label(int type) {
    return FashionManifest.LABELS.get(type);
  }

  private Map<String, Object> confusion() {
    var figure =
        figure(
            "confusion",
            "How often the network takes each kind of clothes for which, of 2,000 pictures.");
    figure.put("classes", FashionManifest.LABELS);
    figure.put("counts", training.confusion());
    return figure;
  }

  private Map<String, Object> filters() {
    var names = Arrays.stream(SNAPSHOTS).mapToObj(epoch -> "epoch " + epoch).toList();
    var filters = new ArrayList<Object>();
    for (int unit = 0; unit < FILTERS; unit++) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (int s : new int[] {0, SNAPSHOTS.length - 1}) {
        double[] weights = training.after(SNAPSHOTS[s]).weights(0);
        int size = SHAPE.size();
        values.put(
            names.get(s),
            Rounded.to(3, Arrays.copyOfRange(weights, unit * size, (unit + 1) * size)));
      }
      filters.add(
          Description.of("id", unit, "label", "Unit " + unit, "shape", SIDES, "values", values));
    }
    var figure =
        figure(
            "parameters",
            "The weights of %d units for each pixel, before and after training."
                .formatted(FILTERS));
    figure.put("layer", network.layerName(0));
    figure.put("snapshots", List.of(names.getFirst(), names.getLast()));
    figure.put("filters", filters);
    return figure;
  }

  /** Places of all pictures after each of some epochs, in the plane of the last. */
  private Map<String, Object> projection() {
    var figure =
        figure(
            "scatter",
            "Pictures as points: those are near each other that are alike inside the network.");
    figure.put("classes", FashionManifest.LABELS);
    var plane = Plane.of(inside);
    figure.put(
        "projection",
        Description.of(
            "method",
            "pca",
            "params",
            Description.of("plane of epoch", FashionTraining.STOPPED),
            "source",
            network.layerName(HIDDEN),
            "dims",
            2,
            "quality",
            quality(plane)));
    figure.put("frames", Description.of("name", "epoch"));
    return figure;
  }

  private Map<String, Object> quality(Plane plane) {
    var quality = new Neighbourhoods(inside, plane.at(inside)).quality(NEIGHBOURS);
    quality.put("explained", Rounded.to(3, plane.share()[0] + plane.share()[1]));
    return quality;
  }

  private Map<String, Object> ownProjection(Chosen item) {
    var shown = Stream.concat(Stream.of(item), standing.stream()).toList();
    var points = new ArrayList<Object>();
    var trails = new ArrayList<Object>();
    for (var one : shown) {
      double[][] way = ways.get(one.id());
      double[] last = way[way.length - 1];
      var point =
          Description.of("id", one.id(), "x", Rounded.to(2, last[0]), "y", Rounded.to(2, last[1]));
      point.put("content", content(one));
      if (one != item) {
        point.put("truth", label(one.truth()));
        point.put(
            "predicted", label(FashionItems.best(one.probabilities().get(FashionModels.MLP))));
      }
      points.add(point);
      var frames = new ArrayList<Object>();
      for (int s = 0; s < SNAPSHOTS.length; s++) {
        frames.add(
            Description.of(
                "epoch",
                SNAPSHOTS[s],
                "x",
                Rounded.to(2, way[s][0]),
                "y",
                Rounded.to(2, way[s][1])));
      }
      trails.add(Description.of("id", one.id(), "frames", frames));
    }
    return Description.of("points", points, "trails", trails, "highlight", List.of(item.id()));
  }

  private Map<String, double[][]> ways() {
    Map<String, double[][]> ways = new HashMap<>();
    var plane = Plane.of(inside);
    var places = new ArrayList<double[][]>();
    for (int epoch : SNAPSHOTS) {
      places.add(
          plane.at(epoch == FashionTraining.STOPPED ? inside : hidden(training.after(epoch))));
    }
    for (int i = 0; i < all.size(); i++) {
      int at = i;
      ways.put(all.get(i).id(), places.stream().map(one -> one[at]).toArray(double[][]::new));
    }
    return ways;
  }

  private Map<String, Object> activations() {
    var figure =
        figure(
            "units",
            "How strongly each unit answers to this picture, and on average to each kind of clothes.");
    figure.put("layer", network.layerName(HIDDEN));
    figure.put("quantity", "activation");
    figure.put("neurons", IntStream.range(0, insideTraining[0].length).toArray());
    figure.put("scale", Description.of("perNeuron", true));
    figure.put("focus", List.of("this"));
    return figure;
  }

  private Map<String, Object> ownActivations(Chosen item) {
    var rows = new ArrayList<Object>();
    rows.add(
        Description.of(
            "kind",
            "instance",
            "id",
            "this",
            "label",
            "This picture",
            "n",
            1,
            "values",
            Rounded.to(2, inside[all.indexOf(item)])));
    for (int type = 0; type < FashionManifest.LABELS.size(); type++) {
      int of = type;
      int[] members =
          IntStream.range(0, insideTraining.length)
              .filter(row -> training.trainingOf()[row] == of)
              .toArray();
      double[] mean = new double[insideTraining[0].length];
      for (int row : members) {
        for (int unit = 0; unit < mean.length; unit++) {
          mean[unit] += insideTraining[row][unit] / members.length;
        }
      }
      rows.add(
          Description.of(
              "kind",
              "class",
              "id",
              FashionSet.CLASSES.get(type),
              "label",
              label(type),
              "n",
              members.length,
              "values",
              Rounded.to(2, mean)));
    }
    return Description.of("rows", rows);
  }

  private Map<String, Object> ownNetwork(Chosen item) {
    double[] active = inside[all.indexOf(item)];
    double[] weights = network.weights(HIDDEN + 1);
    int classes = FashionManifest.LABELS.size();
    var strongest =
        IntStream.range(0, active.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer u) -> -reach(active, weights, u, classes)))
            .limit(NEURONS)
            .sorted()
            .toList();
    var nodes = new ArrayList<Object>();
    var edges = new ArrayList<Object>();
    for (int unit : strongest) {
      nodes.add(
          Description.of(
              "id",
              "unit-" + unit,
              "label",
              "Unit " + unit,
              "role",
              "neuron",
              "layer",
              0,
              "value",
              Rounded.to(2, active[unit])));
      for (int type = 0; type < classes; type++) {
        double gives = active[unit] * weights[type * active.length + unit];
        if (Math.abs(gives) >= FAINT) {
          edges.add(
              Description.of(
                  "from",
                  "unit-" + unit,
                  "to",
                  FashionSet.CLASSES.get(type),
                  "weight",
                  Rounded.to(2, gives)));
        }
      }
    }
    for (int type = 0; type < classes; type++) {
      nodes.add(
          Description.of(
              "id",
              FashionSet.CLASSES.get(type),
              "label",
              label(type),
              "role",
              "output",
              "layer",
              1));
    }
    return Description.of("nodes", nodes, "edges", edges);
  }

  /** How much a unit gives to classes or takes from them. */
  private static double reach(double[] active, double[] weights, int unit, int classes) {
    double sum = 0;
    for (int type = 0; type < classes; type++) {
      sum += Math.abs(active[unit] * weights[type * active.length + unit]);
    }
    return sum;
  }

  private static Map<String, Object> unitCards() {
    var figure =
        figure(
            "feature-vis",
            "Cards of three units of the network: pictures made for them, and training pictures that move them most.");
    figure.put("pixelated", true);
    return figure;
  }

  /**
   * The units that this picture moves most, measured by the most that any training picture does.
   */
  private Map<String, Object> ownUnits(Chosen item) {
    double[] picture = inside[all.indexOf(item)];
    var strongest =
        IntStream.range(0, picture.length)
            .boxed()
            .filter(unit -> units.most(unit) >= ALIVE)
            .sorted(Comparator.comparingDouble((Integer unit) -> -picture[unit] / units.most(unit)))
            .limit(UNITS)
            .toList();
    return Description.of(
        "cards", strongest.stream().map(unit -> cards.computeIfAbsent(unit, this::card)).toList());
  }

  private Object card(int unit) {
    var images = new ArrayList<Object>();
    for (var made : units.made(unit)) {
      String file = "units/%02d-%d-%s.png".formatted(unit, images.size(), made.role());
      pictures.put(file, greys(made.pixels()));
      var image = picture(file, "A blurred grey pattern made by the computer");
      image.remove("type");
      image.remove("pixelated");
      image.put("role", made.role());
      image.put("activation", Rounded.to(1, made.sum()));
      images.add(image);
    }
    var examples = new ArrayList<Object>();
    for (int row : units.examples(unit)) {
      var example = picture(trainingPicture(row), "A small grey picture of a piece of clothing");
      example.remove("type");
      example.remove("pixelated");
      example.put("activation", Rounded.to(1, units.sum(unit, row)));
      examples.add(example);
    }
    return Description.of(
        "unit",
        Description.of(
            "layer",
            network.layerName(HIDDEN),
            "channel",
            unit,
            "objective",
            "neuron",
            "name",
            "Unit " + unit),
        "images",
        images,
        "examples",
        examples);
  }

  private String trainingPicture(int row) {
    String file = "training/%04d.png".formatted(row);
    pictures.put(file, garments.pixels()[row]);
    return file;
  }

  private static byte[] greys(double[] pixels) {
    byte[] greys = new byte[pixels.length];
    for (int i = 0; i < greys.length; i++) {
      greys[i] = (byte) Math.rint(255 * pixels[i]);
    }
    return greys;
  }

  private static Map<String, Object> nearest() {
    var figure =
        figure(
            "instances",
            "Three pictures that the network learned from, those most like this one to it, with their kind.");
    figure.put("layout", "cards");
    figure.put("allow", List.of());
    return figure;
  }

  private Map<String, Object> ownNearest(Chosen item) {
    double[] to = inside[all.indexOf(item)];
    var examples = new ArrayList<Object>();
    for (int row : Neighbourhoods.nearest(to, insideTraining, NEAREST)) {
      examples.add(
          Description.of(
              "id",
              "training-" + row,
              "label",
              "Example " + (examples.size() + 1),
              "content",
              picture(trainingPicture(row), "A small grey picture of a piece of clothing"),
              "fields",
              // no member "truth": it is part of the explanation, not of what is asked
              Description.of(
                  "kind",
                  label(training.trainingOf()[row]),
                  "distance",
                  Rounded.to(2, Math.sqrt(Neighbourhoods.square(to, insideTraining[row]))))));
    }
    return Description.of("items", examples);
  }

  private static Map<String, Object> attribution() {
    var figure =
        figure(
            "attribution",
            "The picture, and over it how strongly each pixel moves what the network says.");
    figure.put("unit", "pixel");
    figure.put("shape", SIDES);
    figure.put("signed", true);
    figure.put("normalise", "robust");
    figure.put(
        "render",
        Description.of("mode", "side-by-side", "modes", List.of("side-by-side", "overlay")));
    return figure;
  }

  private double[] gradient(Chosen item) {
    return explained(item, "gradient", Map.of());
  }

  private double[] explained(Chosen item, String method, Map<String, Object> settings) {
    var explanation =
        Explainers.of(method, settings)
            .explain(
                network,
                garments.values(item.row()),
                FashionItems.best(item.probabilities().get(FashionModels.MLP)),
                Background.images(SHAPE, new double[SHAPE.size()]),
                Seed.of(MakeStimuli.SEED, item.id(), FashionModels.MLP));
    return Arrays.stream(explanation.values()).map(FashionForms::twoDigits).toArray();
  }

  /** More than a colour can show. */
  private static double twoDigits(double value) {
    return new BigDecimal(value).round(new MathContext(2)).doubleValue() + 0.0;
  }

  private static Map<String, Object> noise() {
    var figure =
        figure(
            "noise",
            "Maps of how strongly each pixel moves what the network says, smoothed over noisy copies of the picture.");
    figure.put("shape", SIDES);
    figure.put("signed", true);
    figure.put("start", 1);
    figure.put("render", Description.of("overlay", false));
    return figure;
  }

  private Map<String, Object> ownNoise(Chosen item) {
    var levels = new ArrayList<Object>();
    for (double noise : NOISE) {
      levels.add(
          Description.of(
              "noise",
              noise,
              "samples",
              COPIES,
              "values",
              explained(item, "smoothgrad", Map.of("noise", noise, "samples", COPIES))));
    }
    return Description.of(
        "content",
        content(item),
        "base",
        Description.of("values", gradient(item)),
        "levels",
        levels);
  }

  private static Map<String, Object> attack() {
    var figure =
        figure(
            "adversarial", "The picture, a small change of its pixels, and the changed picture.");
    figure.put("pixelated", true);
    return figure;
  }

  private Map<String, Object> ownAttack(Chosen item) {
    var attack = Attack.on(network, garments.values(item.row()));
    int flips = attack.flips();
    var levels = new ArrayList<Object>();
    for (var level : attack.levels()) {
      String file =
          level.epsilon() == 0
              ? item.image()
              : "attacks/%s-%02d.png".formatted(item.id(), Math.round(100 * level.epsilon()));
      if (level.epsilon() > 0) {
        pictures.put(file, greys(level.pixels()));
      }
      levels.add(
          Description.of(
              "epsilon",
              level.epsilon(),
              "href",
              file,
              "predicted",
              label(level.predicted()),
              "score",
              Rounded.to(3, level.p()[level.predicted()])));
    }
    String change = "attacks/%s-change.png".formatted(item.id());
    byte[] signs = new byte[attack.sign().length];
    for (int i = 0; i < signs.length; i++) {
      signs[i] = (byte) (128 + 100 * attack.sign()[i]);
    }
    pictures.put(change, signs);
    var first = attack.levels().getFirst();
    var at = attack.levels().get(flips);
    return Description.of(
        "benign",
        said(item.image(), first),
        "perturbation",
        Description.of(
            "href",
            change,
            "width",
            Garments.SIDE,
            "height",
            Garments.SIDE,
            "alt",
            "Light where pixels become lighter, dark where they become darker",
            "norm",
            "largest change of a pixel",
            "epsilon",
            at.epsilon(),
            "displayGain",
            Rounded.to(1, 100 / 255.0 / at.epsilon()),
            "method",
            "FGSM"),
        "attacked",
        said("attacks/%s-%02d.png".formatted(item.id(), Math.round(100 * at.epsilon())), at),
        "levels",
        levels,
        "start",
        flips);
  }

  private static Map<String, Object> said(String file, Attack.Level level) {
    return Description.of(
        "href",
        file,
        "width",
        Garments.SIDE,
        "height",
        Garments.SIDE,
        "alt",
        "A small grey picture of a piece of clothing",
        "predicted",
        label(level.predicted()),
        "score",
        Rounded.to(3, level.p()[level.predicted()]));
  }
}
