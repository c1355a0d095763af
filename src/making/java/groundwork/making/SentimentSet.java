package groundwork.making;

import groundwork.assignment.control.Draw;
import groundwork.explanation.Background;
import groundwork.model.Tokenizer;
import groundwork.model.WordPresence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** The set {@code sentiment}: sentences from reviews, and whether they are positive. */
final class SentimentSet {
  static final List<String> CLASSES = List.of("negative", "positive");
  static final String STUDIED = "bow-logistic";
  static final String STRONGER = "nb-pairs";
  static final double HELD_OUT = 0.2;
  private static final int FOLDS = 10;
  private static final int PER_CELL = 16;
  private static final int LEAST_KNOWN_WORDS = 3;
  private static final Map<String, TextModel.Form> FORMS = new LinkedHashMap<>();
  private static final Map<String, String> TITLES =
      Map.of(
          STUDIED,
          "Bag of words, logistic regression",
          STRONGER,
          "Words and word pairs, naive-Bayes-weighted logistic regression");

  static {
    FORMS.put(STUDIED, new TextModel.Form(2, 0, false, 1));
    FORMS.put(STRONGER, new TextModel.Form(1, 2, true, 1));
  }

  /** Where the sentences come from. */
  static final Map<String, Object> SOURCE =
      CreditSet.source(
          "Sentiment Labelled Sentences, D. Kotzias et al. 2015, UCI Machine Learning Repository",
          "https://archive.ics.uci.edu/dataset/331/sentiment+labelled+sentences",
          "10.24432/C57604",
          "CC BY 4.0",
          "npm package sentiment 5.0.2 (MIT), test/fixtures");

  private final Sentences sentences;
  private final List<Integer> training;
  private final List<Integer> heldOut;
  private final Map<String, TextModel> texts = new LinkedHashMap<>();
  private final List<Model> models;

  private SentimentSet(Sentences sentences) {
    this.sentences = sentences;
    List<Integer> mixed = Split.mixed(sentences.positive(), MakeStimuli.SEED);
    int rows = (int) Math.round(mixed.size() * (1 - HELD_OUT));
    this.training = mixed.subList(0, rows);
    this.heldOut = mixed.subList(rows, mixed.size());
    this.models = FORMS.keySet().stream().map(this::model).toList();
  }

  static void make(Path from, Path to) throws IOException {
    new SentimentSet(Sentences.read(from.resolve("source"))).write(new Written(to));
  }

  private void write(Written files) throws IOException {
    List<Item> items = items();
    BiFunction<Item, Model, Asked> asking = this::asked;
    for (Model model : models) {
      files.bytes(model.file(), model.onnx(), "application/octet-stream");
      files.json(vocabulary(model), texts.get(model.id()).bag().terms());
    }
    files.json("background.json", Description.of("kind", "absence", "rows", List.of()));
    files.json("explanations.json", Asked.explanations(items, models, CLASSES, asking));
    files.manifest(
        manifest(
            items,
            Asked.error("shap", items, models, asking),
            Asked.error("lime", items, models, asking)));
  }

  private Model model(String id) {
    TextModel.Form form = FORMS.get(id);
    TextModel text = trained(form, training);
    texts.put(id, text);
    int[] fold = Split.folds(sentences.positive(), FOLDS, MakeStimuli.SEED + 1);
    Accuracy crossValidation =
        Accuracy.crossValidated(
            fold,
            FOLDS,
            f -> {
              var other =
                  trained(
                      form,
                      IntStream.range(0, fold.length)
                          .filter(row -> fold[row] != f)
                          .boxed()
                          .toList());
              return row -> isRight(other, row);
            });
    return new Model(
        id,
        TITLES.get(id),
        form.pairs() == 0,
        form.pairs() == 0,
        text.predictor(),
        text.onnx(id, TITLES.get(id)),
        form,
        training.size(),
        Accuracy.of(heldOut, row -> isRight(text, row)),
        crossValidation);
  }

  private TextModel trained(TextModel.Form form, List<Integer> rows) {
    return TextModel.train(form, rows.stream().map(sentences.all()::get).toList(), CLASSES);
  }

  private boolean isRight(TextModel model, int row) {
    return (predicted(model, row) == 1) == sentences.all().get(row).positive();
  }

  private int predicted(TextModel model, int row) {
    return Item.predicted(model.probabilities(sentences.all().get(row).words()));
  }

  private Asked asked(Item item, Model model) {
    WordPresence presence = texts.get(model.id()).on(sentences.all().get(item.row()));
    return new Asked(
        item,
        model,
        presence,
        presence.whole(),
        Background.absence(presence.inputs()),
        presence::perToken);
  }

  private List<Item> items() {
    TextModel studied = texts.get(STUDIED);
    List<Integer> candidates =
        heldOut.stream()
            .filter(sentences::canBeShown)
            .filter(row -> studied.on(sentences.all().get(row)).inputs() >= LEAST_KNOWN_WORDS)
            .toList();
    List<Integer> chosen =
        Choice.balanced(
            candidates,
            row -> sentences.all().get(row).positive() + " " + predicted(studied, row),
            PER_CELL);
    List<Item> items = new ArrayList<>();
    for (int row : chosen) {
      Sentences.Sentence sentence = sentences.all().get(row);
      Map<String, double[]> probabilities = new LinkedHashMap<>();
      texts.forEach((id, text) -> probabilities.put(id, text.probabilities(sentence.words())));
      boolean practice = items.size() < 4;
      String id =
          practice ? "s-p%d".formatted(items.size() + 1) : "s-%03d".formatted(items.size() - 3);
      var content =
          Description.of("type", "text", "tokens", sentence.tokens(), "text", sentence.text());
      items.add(new Item(id, row, content, sentence.positive() ? 1 : 0, probabilities, practice));
    }
    return items;
  }

  private List<Object> described(List<Item> items) {
    var perturbed = new Perturbed(CLASSES);
    List<Object> all = new ArrayList<>();
    for (Item item : items) {
      var described = Description.item(item, CLASSES);
      described.put("perturbations", perturbed.of(item, changes(item)));
      all.add(described);
    }
    return all;
  }

  /** One word is left out, or another one of its kind stands in its place. */
  private List<Perturbed.Candidate> changes(Item item) {
    var wordings = Wordings.of(sentences.all().get(item.row()).tokens());
    var order = Draw.shuffled(wordings, Draw.of(MakeStimuli.SEED, item.id(), "change"));
    return order.stream().map(this::candidate).toList();
  }

  private Perturbed.Candidate candidate(Wordings.Wording wording) {
    List<String> words =
        wording.tokens().stream().flatMap(token -> Tokenizer.words(token).stream()).toList();
    Map<String, double[]> probabilities = new LinkedHashMap<>();
    texts.forEach((id, text) -> probabilities.put(id, text.probabilities(words)));
    return new Perturbed.Candidate(
        Description.of("at", wording.at(), "from", wording.from(), "to", wording.to()),
        Description.of(
            "type", "text", "tokens", wording.tokens(), "text", String.join(" ", wording.tokens())),
        probabilities);
  }

  private static String vocabulary(Model model) {
    return "models/" + model.id() + ".vocabulary.json";
  }

  private Map<String, Object> manifest(List<Item> items, Object shapError, Object limeError) {
    return Description.of(
        "schema",
        "stimulus-set/1",
        "slug",
        "sentiment",
        "title",
        "Review sentences: positive or negative?",
        "description",
        "Real sentences from film, restaurant and product reviews, each with two models' verdicts on whether it is"
            + " positive and explanations of these verdicts.",
        "version",
        "1",
        "modality",
        "text",
        "licence",
        Description.of("data", "CC BY 4.0", "set", "CC BY 4.0"),
        "sources",
        List.of(SOURCE),
        "made",
        Description.made(
            items,
            row -> sentences.all().get(row).origin(),
            STUDIED,
            Choice.counts(items, models, CLASSES),
            heldOut.size()),
        "classes",
        List.of(
            Description.of("id", "negative", "label", "negative"),
            Description.of("id", "positive", "label", "positive")),
        "models",
        models.stream().map(model -> Description.model(model, input(model), CLASSES)).toList(),
        "background",
        "background.json",
        "methods",
        Description.methods(
            List.of(STUDIED),
            Description.of("samples", 5000, "kernelWidth", 25, "error", limeError),
            Description.of(
                "form",
                "SHAP of the probability over the words: exact to 13 words, else Kernel SHAP",
                "coalitions",
                8192,
                "error",
                shapError)),
        "items",
        described(items),
        "explanations",
        "explanations.json");
  }

  private static Map<String, Object> input(Model model) {
    return Description.of(
        "kind",
        "bag-of-words",
        "vocabulary",
        vocabulary(model),
        "tokenizer",
        Tokenizer.ID,
        "counts",
        "binary",
        "pairs",
        FORMS.get(model.id()).pairs() > 0);
  }
}
