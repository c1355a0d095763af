package groundwork.making;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A tree and a list of rules that imitate the bank's model, and how often they say what it says.
 * They learn from made-up applications of which the model puts equally many into each class: one
 * applicant's, where some values were exchanged for another's.
 */
final class Surrogates {
  private static final int EACH = 2000;
  private static final double EXCHANGED = 0.4;
  private static final int DEPTH = 5;
  private static final int LEAF = 100;
  private static final int RULES = 10;
  private static final int FITTING = 160;

  /** Rules that are right less often among real applications are left out. */
  private static final double LEAST = 0.6;

  private final Loans loans;
  private final Applicant names;
  private final SurrogateTree tree;
  private final SurrogateRules rules;

  Surrogates(Loans loans) {
    this.loans = loans;
    this.names = new Applicant(loans.credit());
    double[][] x = madeUp();
    boolean[] bad = new boolean[x.length];
    Arrays.fill(bad, EACH, x.length, true);
    boolean[] category = loans.credit().categories();
    this.tree = SurrogateTree.grow(x, bad, category, DEPTH, LEAF);
    this.rules =
        SurrogateRules.find(x, bad, category, RULES, FITTING)
            .without(rule -> share(rule, real()) < LEAST);
  }

  /** Of how many real applications a rule says what the model says. */
  private double share(SurrogateRules.Rule rule, List<double[]> rows) {
    var fitting = rows.stream().filter(rule::fits).toList();
    long right = fitting.stream().filter(row -> saysBad(row) == rule.second()).count();
    return fitting.isEmpty() ? 0 : (double) right / fitting.size();
  }

  private double[][] madeUp() {
    var random = new SplittableRandom(MakeStimuli.SEED);
    var good = new ArrayList<double[]>();
    var bad = new ArrayList<double[]>();
    while (good.size() < EACH || bad.size() < EACH) {
      double[] row = any(random).clone();
      double[] other = any(random);
      for (int i = 0; i < row.length; i++) {
        row[i] = random.nextDouble() < EXCHANGED ? other[i] : row[i];
      }
      var of = saysBad(row) ? bad : good;
      if (of.size() < EACH) {
        of.add(row);
      }
    }
    good.addAll(bad);
    return good.toArray(double[][]::new);
  }

  private double[] any(SplittableRandom random) {
    int row = loans.training().get(random.nextInt(loans.training().size()));
    return loans.credit().x()[row];
  }

  private boolean saysBad(double[] row) {
    return loans.bank().predictor().predict(row) == 1;
  }

  Map<String, Object> treeParameters() {
    return parameters(tree::says, "depth", DEPTH, "leaves", tree.leaves());
  }

  Map<String, Object> rulesParameters() {
    return parameters(rules::says, "rules", rules.rules().size(), "conditions", 2);
  }

  /** With the share of held-out applications of which model and imitation say the same. */
  private Map<String, Object> parameters(Predicate<double[]> says, Object... more) {
    var all = Description.of("rows", 2 * EACH, "exchanged", EXCHANGED);
    all.putAll(Description.of(more));
    Predicate<double[]> same = row -> says.test(row) == saysBad(row);
    for (int type = 0; type < 2; type++) {
      boolean bad = type == 1;
      var rows =
          loans.heldOut().stream().filter(row -> saysBad(loans.credit().x()[row]) == bad).toList();
      all.put(
          "fidelityWhereModelSays" + (bad ? "Bad" : "Good"),
          Accuracy.of(rows, row -> same.test(loans.credit().x()[row])).json("share"));
    }
    all.put(
        "fidelityOnItems",
        Accuracy.of(
                loans.items().stream().filter(item -> !item.practice()).map(Item::row).toList(),
                row -> same.test(loans.credit().x()[row]))
            .json("share"));
    return all;
  }

  Map<String, Object> sharedTree() {
    return Description.of(
        "kind",
        "tree",
        "title",
        "A tree that imitates the program",
        "alt",
        "A tree of %d questions about the application that ends in %d answers."
            .formatted(tree.leaves() - 1, tree.leaves()),
        "root",
        node(tree.root(), "q", real()));
  }

  /** The real applications that the model was trained on: cases are counted among them. */
  private List<double[]> real() {
    return loans.training().stream().map(row -> loans.credit().x()[row]).toList();
  }

  private Map<String, Object> node(SurrogateTree.Node node, String id, List<double[]> rows) {
    if (node.isLeaf()) {
      return Description.of("id", id, "says", CreditForms.words(node.says()), "n", rows.size());
    }
    var split =
        rows.stream().collect(Collectors.partitioningBy(row -> node.next(row) == node.yes()));
    int f = node.feature();
    return Description.of(
        "id",
        id,
        "test",
        names.name(f),
        "branches",
        List.of(
            Description.of(
                "when",
                node.option() ? names.words(f, node.bound()) : names.upTo(f, node.bound()),
                "to",
                node(node.yes(), id + "y", split.get(true))),
            Description.of(
                "when",
                node.option() ? "anything else" : names.above(f, node.bound()),
                "to",
                node(node.no(), id + "n", split.get(false)))),
        "n",
        rows.size());
  }

  Map<String, Object> ownTree(double[] values) {
    var way = tree.way(values);
    var ids = new ArrayList<String>();
    ids.add("q");
    for (int i = 1; i < way.size(); i++) {
      ids.add(ids.getLast() + (way.get(i) == way.get(i - 1).yes() ? "y" : "n"));
    }
    return Description.of(
        "instance",
        names.described(
            values,
            way.stream()
                .filter(node -> !node.isLeaf())
                .mapToInt(SurrogateTree.Node::feature)
                .distinct()),
        "output",
        Description.of("path", ids, "then", CreditForms.words(way.getLast().says())));
  }

  Map<String, Object> sharedRules() {
    return Description.of(
        "kind",
        "rules",
        "title",
        "Rules that imitate the program",
        "alt",
        "%d rules, tried from the top, and an answer if none fits.".formatted(rules.rules().size()),
        "form",
        "list",
        "rules",
        IntStream.range(0, rules.rules().size()).mapToObj(this::rule).toList(),
        "otherwise",
        CreditForms.words(rules.otherwise()));
  }

  private Map<String, Object> rule(int at) {
    var rule = rules.rules().get(at);
    var decided =
        real().stream()
            .filter(
                row ->
                    rule.fits(row)
                        && rules.rules().subList(0, at).stream().noneMatch(o -> o.fits(row)))
            .toList();
    var described =
        Description.of(
            "id",
            "rule-" + (at + 1),
            "if",
            rule.conditions().stream().map(this::condition).toList(),
            "then",
            CreditForms.words(rule.second()),
            "support",
            decided.size());
    if (!decided.isEmpty()) {
      described.put("precision", Rounded.to(2, share(rule, decided)));
    }
    return described;
  }

  private Map<String, Object> condition(SurrogateRules.Condition one) {
    var condition =
        Description.of(
            "name",
            names.name(one.feature()),
            "op",
            one.option() ? "=" : one.above() ? ">" : "<=",
            "value",
            names.value(one.feature(), one.bound()));
    names.unit(condition, one.feature());
    return condition;
  }

  Map<String, Object> ownRules(double[] values) {
    var fires = new ArrayList<String>();
    for (int i = 0; i < rules.rules().size() && fires.isEmpty(); i++) {
      if (rules.rules().get(i).fits(values)) {
        fires.add("rule-" + (i + 1));
      }
    }
    Map<String, Object> own = new LinkedHashMap<>();
    own.put(
        "instance",
        names.described(
            values,
            rules.rules().stream()
                .flatMap(rule -> rule.conditions().stream())
                .mapToInt(SurrogateRules.Condition::feature)
                .distinct()));
    own.put(
        "output", Description.of("fires", fires, "then", CreditForms.words(rules.says(values))));
    return own;
  }
}
