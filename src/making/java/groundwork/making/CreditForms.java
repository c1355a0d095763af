package groundwork.making;

import groundwork.explanation.Explainers;
import groundwork.explanation.Explanation;
import groundwork.explanation.counterfactual.Counterfactual;
import groundwork.explanation.counterfactual.CounterfactualSearch;
import groundwork.model.Predictor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The set {@code credit-forms}: the loans of {@code credit}, and what the bank's model goes by in
 * many forms: bars, waterfall, sentences, rules, a tree, counterfactual statements, curves, how
 * sure it is, and a case to try changes on.
 */
final class CreditForms {
  private static final int MEMBERS = 40;
  private static final int QUERIES = 12;

  /** What nobody can change, or not soon. */
  private static final List<String> FIXED =
      List.of("history", "age", "residence", "employment", "dependants", "job");

  private static final Map<String, Object> SEARCH =
      Map.of("objective", "sparse", "count", 3, "features", 3, "values", "seen");

  private final Loans loans;
  private final Applicant names;
  private final Surrogates surrogates;
  private final CreditCurves curves;
  private final CreditText text;
  private final List<Predictor> resampled;
  private final List<Form> forms;

  /** The bank's model alone, with each item's explanation. */
  private final Map<Item, Explanation> explained = new LinkedHashMap<>();

  private CreditForms(Loans loans) {
    this.loans = loans;
    this.names = new Applicant(loans.credit());
    this.surrogates = new Surrogates(loans);
    this.curves = new CreditCurves(loans);
    this.text = new CreditText(names);
    this.resampled = loans.trainer().resampled(MEMBERS);
    var bank = loans.bank();
    var items = loans.items().stream().map(item -> ofBank(item, bank)).toList();
    var explanations =
        items.parallelStream()
            .map(item -> loans.asked(item, bank).by("shap", MakeStimuli.SEED))
            .toList();
    for (int i = 0; i < items.size(); i++) {
      explained.put(items.get(i), explanations.get(i));
    }
    this.forms = forms();
  }

  private static Item ofBank(Item item, Model bank) {
    return new Item(
        item.id(),
        item.row(),
        item.content(),
        item.truth(),
        Map.of(bank.id(), item.probabilities().get(bank.id())),
        item.practice());
  }

  /** What people read for the two classes. */
  static String words(boolean bad) {
    return bad ? "not repaid" : "repaid";
  }

  static void make(Loans loans, Path to) throws IOException {
    new CreditForms(loans).write(new Written(to));
  }

  private void write(Written files) throws IOException {
    var bank = loans.bank();
    files.bytes(bank.file(), bank.onnx(), "application/octet-stream");
    files.json(
        "background.json", Description.of("kind", "sample", "rows", loans.background().rows()));
    var lines = new ArrayList<Object>();
    explained.forEach(
        (item, explanation) -> {
          var asked = loans.asked(item, bank);
          lines.add(asked.line(explanation, CreditSet.CLASSES));
          var placebo = Explainers.placebo(explanation, asked.seed(MakeStimuli.SEED));
          lines.add(asked.line(placebo, CreditSet.CLASSES));
        });
    files.json("explanations.json", lines);
    for (var form : forms) {
      Map<String, Object> items = new LinkedHashMap<>();
      explained.forEach(
          (item, explanation) -> items.put(item.id(), form.own.of(item, explanation)));
      files.figures(file(form.id), form.shared, items);
    }
    files.manifest(manifest());
  }

  private static String file(String method) {
    return "figures/" + method + ".json";
  }

  /** What one item has of its own. */
  private interface Own {
    Map<String, Object> of(Item item, Explanation explanation);
  }

  /**
   * One form of explanation.
   *
   * @param source where it is described first
   */
  private record Form(
      String id,
      String title,
      String description,
      String source,
      Map<String, Object> params,
      Map<String, Object> shared,
      Own own) {}

  private List<Form> forms() {
    return List.of(
        new Form(
            "waterfall",
            "Waterfall of SHAP values",
            "The values of shap, from the average of the background to this application.",
            "10.48550/arXiv.1705.07874",
            Description.of("of", "shap"),
            waterfall(),
            this::ownWaterfall),
        new Form(
            "text",
            "SHAP values in sentences",
            "The three strongest values of shap for each side, by a fixed template: strongly from half of the"
                + " strongest on.",
            "10.48550/arXiv.1705.07874",
            Description.of("of", "shap"),
            figure("text", "The strongest reasons for and against repayment, in sentences."),
            (item, why) -> text.of(loans.values(item), towardsGood(why))),
        new Form(
            "rules",
            "Rules that imitate the model",
            "The first rule that fits decides. It imitates the model and is not the model.",
            "10.1007/BF00116835",
            surrogates.rulesParameters(),
            surrogates.sharedRules(),
            (item, why) -> surrogates.ownRules(loans.values(item))),
        new Form(
            "tree",
            "A tree that imitates the model",
            "Questions about the application. It imitates the model and is not the model.",
            "10.5555/2998828.2998832",
            surrogates.treeParameters(),
            surrogates.sharedTree(),
            (item, why) -> surrogates.ownTree(loans.values(item))),
        new Form(
            "counterfactual",
            "Counterfactual statements",
            "Up to three changes after which the model says the other class; "
                + String.join(", ", FIXED)
                + " stay.",
            "10.2139/ssrn.3063289",
            new java.util.TreeMap<>(SEARCH),
            counterfactuals(),
            this::ownCounterfactuals),
        new Form(
            "dependence",
            "Partial dependence",
            "For the three features with the strongest values of shap: the mean over the background, and this"
                + " application's line.",
            "10.1214/aos/1013203451",
            Description.of("background", loans.background().rows().length),
            dependence(),
            (item, why) -> Description.of("features", curves.of(loans.values(item), why.values()))),
        new Form(
            "uncertainty",
            "How sure the model is",
            "What %d models say that were trained in the same way on rows drawn with replacement."
                .formatted(MEMBERS),
            "10.1214/aos/1176344552",
            Description.of("models", MEMBERS),
            uncertainty(),
            (item, why) -> ownUncertainty(item)),
        new Form(
            "what-if",
            "A case to try changes on",
            "The model on the server says what it would say of a changed application; "
                + String.join(", ", FIXED)
                + " stay.",
            "10.1109/TVCG.2019.2934619",
            Description.of("queries", QUERIES),
            sandbox(),
            (item, why) -> Description.of("id", "case")));
  }

  private static Map<String, Object> figure(String kind, String alt) {
    return Description.of("kind", kind, "alt", alt);
  }

  private static Map<String, Object> telling(String kind, String alt) {
    var figure = figure(kind, alt);
    figure.put("tells", List.of("output"));
    return figure;
  }

  private static double[] towardsGood(Explanation why) {
    return Arrays.stream(why.values()).map(v -> why.target() == 0 ? v : -v).toArray();
  }

  private static Map<String, Object> waterfall() {
    var figure =
        telling(
            "waterfall",
            "Steps from the average chance of repayment to this application's, one for each piece of information.");
    figure.put("quantity", "chance of repayment");
    figure.put("baseName", "Average application");
    figure.put("outputName", "This application");
    figure.put("target", words(false));
    figure.put("away", words(true));
    return figure;
  }

  private Map<String, Object> ownWaterfall(Item item, Explanation why) {
    double[] values = loans.values(item);
    double[] weights = towardsGood(why);
    double base = why.target() == 0 ? why.intercept() : 1 - why.intercept();
    var rows =
        IntStream.range(0, values.length)
            .mapToObj(
                f -> {
                  var row = names.described(f, values[f]);
                  row.put("weight", Rounded.to(4, weights[f]));
                  return row;
                })
            .toList();
    return Description.of(
        "base", Rounded.to(4, base), "output", Rounded.to(4, good(item)), "rows", rows);
  }

  private double good(Item item) {
    return item.probabilities().get(loans.bank().id())[0];
  }

  private Map<String, Object> counterfactuals() {
    var figure =
        telling(
            "counterfactuals",
            "Statements of what would have had to be otherwise for the program to say the opposite.");
    figure.put("show", "sentences");
    figure.put("fixed", fixed().mapToObj(names::name).toList());
    return figure;
  }

  private IntStream fixed() {
    return IntStream.range(0, loans.credit().features().size())
        .filter(f -> FIXED.contains(loans.credit().features().get(f).id()));
  }

  private Map<String, Object> ownCounterfactuals(Item item, Explanation why) {
    var settings = new LinkedHashMap<String, Object>(SEARCH);
    settings.put("immutable", fixed().boxed().toList());
    double[] values = loans.values(item);
    var found =
        CounterfactualSearch.of(settings)
            .search(
                loans.bank().predictor(),
                values,
                loans.background(),
                MakeStimuli.SEED + item.row());
    if (found.found().isEmpty()) {
      throw new IllegalStateException(item.id() + ": " + found.note());
    }
    var statements = new ArrayList<Object>();
    for (var one : found.found()) {
      statements.add(statement("change-" + (statements.size() + 1), one));
    }
    return Description.of(
        "instance",
        names.described(
            values,
            found.found().stream().flatMapToInt(one -> Arrays.stream(one.changed())).distinct()),
        "predicted",
        words(why.target() == 1),
        "score",
        Rounded.to(2, Math.max(good(item), 1 - good(item))),
        "statements",
        statements);
  }

  private Map<String, Object> statement(String id, Counterfactual one) {
    var changes = new ArrayList<Object>();
    for (int f : one.changed()) {
      var change =
          Description.of(
              "name",
              names.name(f),
              "from",
              names.value(f, one.input()[f]),
              "to",
              names.value(f, one.values()[f]));
      names.unit(change, f);
      changes.add(change);
    }
    return Description.of(
        "id",
        id,
        "changes",
        changes,
        "says",
        words(one.to() == 1),
        "chance",
        Rounded.to(2, one.probabilities()[one.to()]));
  }

  private static Map<String, Object> dependence() {
    var figure =
        telling(
            "dependence",
            "How the chance of repayment changes with one piece of information: on average, and for this application.");
    figure.put("quantity", "chance of repayment");
    figure.put("range", List.of(0, 1));
    return figure;
  }

  private static Map<String, Object> uncertainty() {
    var figure =
        telling(
            "uncertainty",
            "The chance of repayment as %d models see it that were trained on other samples of the same loans."
                .formatted(MEMBERS));
    figure.put("quantity", "chance of repayment");
    figure.put("form", "interval");
    figure.put("forms", List.of("interval", "ensemble", "quantiles"));
    figure.put("range", List.of(0, 1));
    figure.put(
        "threshold", Description.of("at", 0.5, "name", "the program says “repaid” from here on"));
    return figure;
  }

  private Map<String, Object> ownUncertainty(Item item) {
    double[][] row = {loans.values(item)};
    double[] said =
        resampled.stream().mapToDouble(one -> one.probabilities(row)[0][0]).sorted().toArray();
    return Description.of(
        "series",
        List.of(
            Description.of(
                "name",
                "This application",
                "estimate",
                Rounded.to(3, good(item)),
                "intervals",
                List.of(interval(said, 2, 0.9), interval(said, 10, 0.5)),
                "samples",
                Rounded.to(3, said))));
  }

  /**
   * @param cut how many of the sorted values lie beyond each end
   */
  private static Map<String, Object> interval(double[] sorted, int cut, double level) {
    return Description.of(
        "level",
        level,
        "low",
        Rounded.to(3, sorted[cut]),
        "high",
        Rounded.to(3, sorted[sorted.length - 1 - cut]));
  }

  private Map<String, Object> sandbox() {
    var figure =
        figure(
            "sandbox",
            "This application, of which some information can be changed, to ask what the program would say then.");
    figure.put(
        "inputs",
        loans.credit().features().stream()
            .map(
                feature ->
                    Description.of("name", feature.id(), "mutable", !FIXED.contains(feature.id())))
            .toList());
    figure.put("oracle", Description.of("type", "server"));
    figure.put("budget", Description.of("queries", QUERIES));
    figure.put("show", List.of("output", "score"));
    return figure;
  }

  private Map<String, Object> manifest() {
    var bank = loans.bank();
    var items = List.copyOf(explained.keySet());
    var perturbations = CreditSet.perturbations(loans, List.of(bank), items);
    return Description.of(
        "schema",
        "stimulus-set/1",
        "slug",
        "credit-forms",
        "title",
        "German credit: one model explained in many forms",
        "description",
        "The loan applications of the set credit, what the bank's model says of them, and explanations of it in many"
            + " forms.",
        "version",
        "1",
        "modality",
        "tabular",
        "licence",
        Description.of("data", "CC BY 4.0", "set", "CC BY 4.0"),
        "sources",
        CreditSet.SOURCES,
        "made",
        Description.made(
            items,
            row -> "german-credit.csv row " + (row + 1),
            bank.id(),
            Choice.counts(items, List.of(bank), CreditSet.CLASSES),
            loans.heldOut().size()),
        "classes",
        List.of(
            Description.of("id", "good", "label", words(false)),
            Description.of("id", "bad", "label", words(true))),
        "features",
        loans.credit().json(),
        "models",
        List.of(
            Description.model(
                bank,
                Description.of("kind", "tabular", "features", loans.credit().features().size()),
                CreditSet.CLASSES)),
        "background",
        "background.json",
        "methods",
        methods(),
        "items",
        items.stream().map(item -> CreditSet.item(loans.credit(), item, perturbations)).toList(),
        "explanations",
        "explanations.json",
        "figures",
        forms.stream()
            .map(
                form ->
                    Description.of("method", form.id, "model", bank.id(), "file", file(form.id)))
            .toList());
  }

  private List<Object> methods() {
    var methods = new ArrayList<Object>();
    for (var one : Description.methods(List.of(), Map.of(), shap())) {
      @SuppressWarnings("unchecked")
      var method = (Map<String, Object>) one;
      if (List.of("none", "shap", "placebo").contains(method.get("id"))) {
        methods.add(method);
      }
    }
    for (var form : forms) {
      methods.add(
          Description.of(
              "id",
              form.id,
              "title",
              form.title,
              "params",
              form.params,
              "seed",
              MakeStimuli.SEED,
              "source",
              form.source,
              "description",
              form.description));
    }
    return methods;
  }

  private Map<String, Object> shap() {
    return Description.of(
        "form",
        "Kernel SHAP of the probability",
        "coalitions",
        1024,
        "background",
        loans.background().rows().length);
  }
}
