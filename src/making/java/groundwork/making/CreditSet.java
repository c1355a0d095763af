package groundwork.making;

import groundwork.assignment.control.Draw;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** The set {@code credit}: loans of a German bank in the 1970s, and whether they were repaid. */
final class CreditSet {
  static final List<String> CLASSES = List.of("good", "bad");
  static final int TRAINING = 700;
  private static final int PER_CELL = 12;
  private static final int APPLICANTS = 60;

  /** Where the loans come from. */
  static final List<Object> SOURCES =
      List.of(
          source(
              "Statlog (German Credit Data), H. Hofmann, UCI Machine Learning Repository",
              "https://archive.ics.uci.edu/dataset/144/statlog+german+credit+data",
              "10.24432/C5NC77",
              "CC BY 4.0",
              "R package caret 6.0-93, data set GermanCredit, one-hot columns turned back into codes"),
          source(
              "South German Credit: the corrected meaning of the codes, U. Grömping",
              "https://archive.ics.uci.edu/dataset/573/south+german+credit+update",
              "10.24432/C5QG88",
              "CC BY 4.0",
              "the published code table, compared count by count"));

  private CreditSet() {}

  static void make(Loans loans, Path to) throws IOException {
    Credit credit = loans.credit();
    List<Integer> training = loans.training();
    List<Model> models = loans.models();
    List<Item> items = loans.items();
    BiFunction<Item, Model, Asked> asking = loans::asked;
    var files = new Written(to);
    for (Model model : models) {
      files.bytes(model.file(), model.onnx(), "application/octet-stream");
    }
    files.json(
        "background.json", Description.of("kind", "sample", "rows", loans.background().rows()));
    files.training(
        training.stream().map(row -> credit.x()[row]).toArray(double[][]::new),
        training.stream().mapToInt(row -> credit.y()[row] ? 1 : 0).toArray());
    files.json("explanations.json", Asked.explanations(items, models, CLASSES, asking));
    Map<String, Object> perturbations = perturbations(loans, models, items);
    files.manifest(
        manifest(
            loans,
            perturbations,
            Asked.error("shap", items, models, asking),
            Asked.error("lime", items, models, asking)));
  }

  static List<Item> items(Credit credit, List<Integer> heldOut, List<Model> models) {
    Model bank = models.get(0);
    List<Integer> chosen =
        Choice.balanced(
            heldOut,
            row -> credit.y()[row] + " " + bank.predictor().predict(credit.x()[row]),
            PER_CELL);
    List<Item> items = new ArrayList<>();
    for (int row : chosen) {
      Map<String, double[]> probabilities = new LinkedHashMap<>();
      models.forEach(
          model ->
              probabilities.put(
                  model.id(),
                  model.predictor().probabilities(new double[][] {credit.x()[row]})[0]));
      boolean practice = items.size() < 4;
      String id =
          practice ? "c-p%d".formatted(items.size() + 1) : "c-%03d".formatted(items.size() - 3);
      items.add(
          new Item(
              id,
              row,
              Description.of("type", "tabular", "values", whole(credit.x()[row])),
              credit.y()[row] ? 1 : 0,
              probabilities,
              practice));
    }
    return items;
  }

  /** Of each item, changes of one thing and what these models say then. */
  static Map<String, Object> perturbations(Loans loans, List<Model> models, List<Item> items) {
    var perturbed = new Perturbed(CLASSES);
    Map<String, Object> perturbations = new LinkedHashMap<>();
    items.forEach(
        item ->
            perturbations.put(
                item.id(),
                perturbed.of(item, changes(loans.credit(), loans.training(), models, item))));
    return perturbations;
  }

  /**
   * One feature has the value that another applicant has: no value is made up. First a feature is
   * drawn, then the applicant, so that frequent values do not crowd out the features.
   */
  private static List<Perturbed.Candidate> changes(
      Credit credit, List<Integer> training, List<Model> models, Item item) {
    var all = new ArrayList<Perturbed.Candidate>();
    double[] own = credit.x()[item.row()];
    for (int row : drawn(training, item, "applicant").subList(0, APPLICANTS)) {
      for (int feature : drawn(IntStream.range(0, own.length).boxed().toList(), item, row)) {
        double[] changed = own.clone();
        changed[feature] = credit.x()[row][feature];
        if (changed[feature] != own[feature]) {
          Map<String, double[]> probabilities = new LinkedHashMap<>();
          models.forEach(
              model ->
                  probabilities.put(
                      model.id(), model.predictor().probabilities(new double[][] {changed})[0]));
          all.add(
              new Perturbed.Candidate(
                  Description.of("feature", credit.features().get(feature).id()),
                  Description.of("type", "tabular", "values", whole(changed)),
                  probabilities));
        }
      }
    }
    return all;
  }

  private static <T> List<T> drawn(List<T> list, Item item, Object what) {
    return Draw.shuffled(list, Draw.of(MakeStimuli.SEED, item.id(), "change", what));
  }

  private static int[] whole(double[] values) {
    int[] whole = new int[values.length];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (int) values[i];
    }
    return whole;
  }

  private static Map<String, Object> manifest(
      Loans loans, Map<String, Object> perturbations, Object shapError, Object limeError) {
    Credit credit = loans.credit();
    List<Model> models = loans.models();
    List<Item> items = loans.items();
    int d = credit.features().size();
    return Description.of(
        "schema",
        "stimulus-set/1",
        "slug",
        "credit",
        "title",
        "German credit: would the loan be repaid?",
        "description",
        "Real loan applications to a bank in southern Germany in the 1970s, each with two models' forecasts of"
            + " whether it was repaid and explanations of these forecasts.",
        "version",
        "1",
        "modality",
        "tabular",
        "licence",
        Description.of("data", "CC BY 4.0", "set", "CC BY 4.0"),
        "sources",
        SOURCES,
        "made",
        Description.made(
            items,
            row -> "german-credit.csv row " + (row + 1),
            CreditModels.BANK,
            Choice.counts(items, models, CLASSES),
            loans.heldOut().size()),
        "classes",
        List.of(
            Description.of("id", "good", "label", "repaid"),
            Description.of("id", "bad", "label", "not repaid")),
        "features",
        credit.json(),
        "models",
        models.stream()
            .map(
                m ->
                    Description.model(m, Description.of("kind", "tabular", "features", d), CLASSES))
            .toList(),
        "background",
        "background.json",
        "training",
        Written.TRAINING,
        "methods",
        Description.methods(
            List.of(CreditModels.LOGISTIC),
            Description.of(
                "samples", 5000, "kernelWidth", "0.75 * sqrt(features)", "error", limeError),
            Description.of(
                "form",
                "Kernel SHAP of the probability",
                "coalitions",
                1024,
                "background",
                loans.background().rows().length,
                "error",
                shapError)),
        "items",
        items.stream().map(item -> item(credit, item, perturbations)).toList(),
        "explanations",
        "explanations.json");
  }

  /** Up to 25 years old or older: the groups that studies of fairness on these data compare. */
  static Map<String, Object> item(Credit credit, Item item, Map<String, Object> perturbations) {
    var described = Description.item(item, CLASSES);
    described.put("group", credit.age(item.row()) <= 25 ? "age up to 25" : "age over 25");
    described.put("perturbations", perturbations.get(item.id()));
    return described;
  }

  static Map<String, Object> source(
      String title, String url, String doi, String licence, String from) {
    return Description.of(
        "title", title, "url", url, "doi", doi, "licence", licence, "retrievedFrom", from);
  }
}
