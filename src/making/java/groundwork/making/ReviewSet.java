package groundwork.making;

import groundwork.model.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The set {@code review-network}: a small neural network that says of a sentence what is reviewed
 * and in what tone, looked into by linked views.
 */
final class ReviewSet {
  private static final String VOCABULARY = "models/" + ReviewNetwork.ID + ".vocabulary.json";

  private final Reviews reviews;
  private final ReviewNetwork network;
  private final Reviews.Chosen chosen;

  private ReviewSet(Reviews reviews) {
    this.reviews = reviews;
    this.network = reviews.network();
    this.chosen = reviews.chosen(network);
  }

  /**
   * @param from where the set {@code sentiment} is: the sentences are its sentences
   */
  static void make(Path from, Path to) throws IOException {
    new ReviewSet(Reviews.of(Sentences.read(from.resolve("source")))).write(new Written(to));
  }

  private void write(Written files) throws IOException {
    files.bytes(
        "models/" + ReviewNetwork.ID + ".onnx",
        NetworkGraph.of(network.network(), ReviewNetwork.TITLE),
        "application/octet-stream");
    files.json(VOCABULARY, network.bag().terms());
    files.json("explanations.json", List.of());
    var views = new ReviewViews(network, chosen);
    for (var ablation : ReviewViews.Ablation.values()) {
      files.figures(ablation.file(), views.shared(ablation), views.items(ablation));
    }
    files.manifest(manifest());
  }

  private Map<String, Object> manifest() {
    return Description.of(
        "schema",
        "stimulus-set/1",
        "slug",
        "review-network",
        "title",
        "A network that reads reviews: what about, and in what tone?",
        "description",
        "Real sentences from film, restaurant and product reviews, what a small neural network takes them for, and"
            + " linked views of what goes on inside it.",
        "version",
        "1",
        "modality",
        "text",
        "licence",
        Description.of("data", "CC BY 4.0", "set", "CC BY 4.0"),
        "sources",
        List.of(SentimentSet.SOURCE),
        "made",
        made(),
        "classes",
        IntStream.range(0, Reviews.CLASSES.size())
            .mapToObj(
                i -> Description.of("id", Reviews.CLASSES.get(i), "label", Reviews.LABELS.get(i)))
            .toList(),
        "models",
        List.of(model()),
        "methods",
        methods(),
        "items",
        chosen.all().map(ReviewSet::item).toList(),
        "explanations",
        "explanations.json",
        "figures",
        figures());
  }

  private Map<String, Object> made() {
    Map<String, Object> origins = new LinkedHashMap<>();
    chosen.all().forEach(one -> origins.put(one.id(), one.sentence().origin()));
    var cells = new TreeMap<String, Integer>();
    chosen.items().stream()
        .filter(one -> !one.practice())
        .forEach(
            one ->
                cells.merge(
                    Reviews.CLASSES.get(one.truth()) + (one.isRight() ? " right" : " wrong"),
                    1,
                    Integer::sum));
    return Description.of(
        "program",
        MakeStimuli.class.getName(),
        "seed",
        MakeStimuli.SEED,
        "date",
        MakeStimuli.DATE,
        "heldOut",
        reviews.heldOut().size(),
        "balancedFor",
        ReviewNetwork.ID,
        "balance",
        Description.of(ReviewNetwork.ID, cells),
        "origins",
        origins);
  }

  private Map<String, Object> model() {
    var accuracy =
        Accuracy.of(
            reviews.heldOut(),
            row ->
                FashionItems.best(network.probabilities(reviews.sentences().all().get(row)))
                    == reviews.classOf()[row]);
    return Description.of(
        "id",
        ReviewNetwork.ID,
        "version",
        "1",
        "title",
        ReviewNetwork.TITLE,
        "kind",
        "onnx",
        "file",
        "models/" + ReviewNetwork.ID + ".onnx",
        "transparent",
        false,
        "input",
        Description.of(
            "kind",
            "bag-of-words",
            "vocabulary",
            VOCABULARY,
            "tokenizer",
            Tokenizer.ID,
            "counts",
            "binary",
            "pairs",
            false),
        "output",
        Description.of("name", "probabilities", "classes", Reviews.CLASSES),
        "training",
        Description.of(
            "rows",
            reviews.training().size(),
            "seed",
            MakeStimuli.SEED,
            "accuracy",
            accuracy.json("heldOut"),
            "parameters",
            ReviewNetwork.parameters()));
  }

  private static List<Object> methods() {
    var methods = new ArrayList<Object>();
    methods.add(Description.of("id", "none", "title", "No explanation"));
    for (var ablation : ReviewViews.Ablation.values()) {
      methods.add(
          Description.of(
              "id",
              ablation.id(),
              "title",
              ablation.title(),
              "params",
              ReviewViews.parameters(),
              "source",
              "10.1109/TVCG.2017.2744718",
              "description",
              "Linked views after ActiVis: " + ablation.says() + "."));
    }
    return methods;
  }

  private static List<Object> figures() {
    var figures = new ArrayList<Object>();
    for (var ablation : ReviewViews.Ablation.values()) {
      figures.add(
          Description.of(
              "method", ablation.id(), "model", ReviewNetwork.ID, "file", ablation.file()));
    }
    return figures;
  }

  private static Map<String, Object> item(Reviews.Review one) {
    return Description.of(
        "id",
        one.id(),
        "content",
        one.content(),
        "truth",
        Reviews.CLASSES.get(one.truth()),
        "outputs",
        Description.of(
            ReviewNetwork.ID,
            Description.of(
                "predicted",
                Reviews.CLASSES.get(one.predicted()),
                "scores",
                Scores.of(Reviews.CLASSES, Numbers.round(one.p())))),
        "difficulty",
        one.isRight() ? "model right" : "model wrong",
        "practice",
        one.practice(),
        "group",
        one.stands() ? "stands in every figure" : "is asked about");
  }
}
