package groundwork.making;

import groundwork.making.Reviews.Review;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Linked views of the network of reviews after ActiVis (Kahng et al. 2018): its graph, sentences by
 * class, the units' activations, and a picture of how like the sentences are inside it. The
 * sentence that is asked about stands among them without what it is and what the network says of
 * it.
 */
final class ReviewViews {
  /** Which views a method has. */
  enum Ablation {
    GRAPH("graph", "Graph", "the computation graph alone", 1),
    INSTANCES("graph-instances", "Graph and sentences", "the graph, and sentences by class", 2),
    MATRIX(
        "graph-instances-matrix",
        "Graph, sentences and activations",
        "the graph, sentences by class, and the activations of units",
        3),
    ALL(
        "all-views",
        "All four views",
        "the graph, sentences by class, the activations of units, and a projection of them",
        4);

    private final String id;
    private final String title;
    private final String says;
    private final int views;

    Ablation(String id, String title, String says, int views) {
      this.id = id;
      this.title = title;
      this.says = says;
      this.views = views;
    }

    String id() {
      return id;
    }

    String title() {
      return title;
    }

    String says() {
      return says;
    }

    String file() {
      return "figures/" + id + ".json";
    }

    private boolean has(Ablation other) {
      return views >= other.views;
    }
  }

  private static final List<Object> VIEWS =
      List.of(
          view("graph", "What is computed", "kind", "node-link"),
          view(
              "instances",
              "Sentences by class",
              "kind",
              "instances",
              "layout",
              "correct-misclassified-columns"),
          view("matrix", "Activations of units", "kind", "units", "quantity", "activation"),
          view(
              "projection",
              "How like the sentences are inside",
              "kind",
              "scatter",
              "encode",
              Description.of("colour", "predicted")));

  /** What is stored with the answer, in figures with a matrix. */
  private static final List<Object> RECORDS =
      List.of(
          record("rows_added", "number", "Rows that were added to the activations"),
          record("filters_typed", "number", "Words that were typed to get a row"),
          record("layer", "string", "Layer that was looked into last"));

  /** The layers that can be looked into, by their number in the network. */
  private static final List<Integer> LAYERS = List.of(0, 1);

  private static final int FOCUS = 1;
  private static final Tsne TSNE = new Tsne(20, 1000);
  private static final int NEIGHBOURS = 12;

  /** Scores below this are left out: the likeliest classes are what people look at. */
  private static final double LEAST = 0.05;

  /** Words whose sentences make up rows of their own. */
  private static final List<String> FILTERS = List.of("not", "great", "movie", "food", "phone");

  private final ReviewNetwork network;
  private final Reviews.Chosen chosen;
  private final List<Object> layers = new ArrayList<>();

  ReviewViews(ReviewNetwork network, Reviews.Chosen chosen) {
    this.network = network;
    this.chosen = chosen;
    LAYERS.forEach(layer -> layers.add(layer(layer)));
  }

  static Map<String, Object> parameters() {
    return Description.of("projection", projection(), "words", FILTERS);
  }

  private static Map<String, Object> projection() {
    return Description.of(
        "method",
        "tsne",
        "params",
        Description.of(
            "perplexity",
            TSNE.perplexity(),
            "iterations",
            TSNE.iterations(),
            "start",
            "principal components"),
        "dims",
        2);
  }

  private static Map<String, Object> view(String id, String title, Object... payload) {
    return Description.of("id", id, "title", title, "payload", Description.of(payload));
  }

  private static Map<String, Object> record(String name, String type, String label) {
    return Description.of("name", name, "type", type, "label", label);
  }

  Map<String, Object> shared(Ablation ablation) {
    var views = new ArrayList<>(VIEWS.subList(0, ablation.views));
    views.set(
        0,
        Description.of(
            "id",
            "graph",
            "title",
            "What is computed",
            "payload",
            OperatorGraph.of(NetworkGraph.of(network.network(), ReviewNetwork.TITLE))));
    if (ablation.has(Ablation.ALL)) {
      Collections.swap(views, 2, 3); // the wide matrix last: the others stand side by side
    }
    var figure =
        Description.of(
            "kind",
            "linked-views",
            "title",
            "Inside the network",
            "alt",
            "A small neural network that reads sentences: " + ablation.says() + ".",
            "views",
            views);
    if (ablation.has(Ablation.INSTANCES)) {
      figure.put("classes", Reviews.LABELS);
      figure.put("instances", chosen.shown().stream().map(ReviewViews::instance).toList());
    }
    if (ablation.has(Ablation.MATRIX)) {
      figure.put("records", RECORDS);
      figure.put("layers", layers);
      figure.put("filters", FILTERS.stream().map(ReviewViews::filter).toList());
    }
    return figure;
  }

  /** What each sentence has of its own: that it is among the others, and selected. */
  Map<String, Object> items(Ablation ablation) {
    Map<String, Object> items = new LinkedHashMap<>();
    chosen.all().forEach(one -> items.put(one.id(), own(one, ablation)));
    return items;
  }

  private Map<String, Object> own(Review one, Ablation ablation) {
    Map<String, Object> own = new LinkedHashMap<>();
    if (!ablation.has(Ablation.INSTANCES)) {
      own.put("selection", Description.of("layer", name(FOCUS)));
      return own;
    }
    if (!one.stands()) {
      own.put(
          "instances",
          Stream.concat(Stream.of(one), chosen.shown().stream())
              .map(ReviewViews::instance)
              .toList());
    }
    own.put(
        "selection",
        Description.of("layer", name(FOCUS), "instances", List.of(one.id()), "filters", List.of()));
    return own;
  }

  private static Map<String, Object> instance(Review one) {
    var instance =
        Description.of(
            "id",
            one.id(),
            "label",
            one.stands() ? "Sentence " + one.id().substring(2) : "This sentence",
            "content",
            Description.of("type", "text", "text", one.sentence().text()));
    if (one.stands()) {
      instance.put("truth", Reviews.LABELS.get(one.truth()));
      instance.put("predicted", Reviews.LABELS.get(one.predicted()));
      Map<String, Object> scores = new LinkedHashMap<>();
      for (int type : FashionItems.ranked(one.p())) {
        if (one.p()[type] >= LEAST) {
          scores.put(Reviews.LABELS.get(type), Rounded.to(2, one.p()[type]));
        }
      }
      instance.put("scores", scores);
    }
    return instance;
  }

  private static Map<String, Object> filter(String word) {
    return Description.of(
        "id",
        word,
        "label",
        "with “" + word + "”",
        "filter",
        Description.of("field", "text", "op", "contains", "value", word));
  }

  private String name(int layer) {
    return network.network().layerName(layer);
  }

  private Map<String, Object> layer(int layer) {
    var all = chosen.all().toList();
    double[][] input =
        all.stream().map(one -> network.input(one.sentence())).toArray(double[][]::new);
    double[][] inside = network.network().hidden(input, layer);
    double[][] picture = TSNE.of(inside);
    Map<String, Object> activations = new LinkedHashMap<>();
    Map<String, Object> points = new LinkedHashMap<>();
    for (int i = 0; i < inside.length; i++) {
      activations.put(all.get(i).id(), Rounded.to(2, inside[i]));
      points.put(all.get(i).id(), Rounded.to(2, picture[i]));
    }
    var projection = projection();
    projection.put("source", name(layer));
    projection.put("quality", new Neighbourhoods(inside, picture).quality(NEIGHBOURS));
    return Description.of(
        "id",
        name(layer),
        "label",
        layer == FOCUS ? "Hidden layer" : "Sum of word vectors",
        "activations",
        activations,
        "points",
        points,
        "projection",
        projection);
  }
}
