package groundwork.explanation.counterfactual;

import groundwork.explanation.Answers;
import groundwork.explanation.Background;
import groundwork.explanation.Distance;
import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Predictor;
import groundwork.model.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Looks for the nearest changed instances that the model puts in another class. It only asks: first
 * changes of one value, then of two and more, building on those that went farthest; then instances
 * of the background that are already there (nearest unlike neighbours, Brughmans et al. 2023,
 * doi:10.1007/s10618-023-00930-y); if there is still none, random changes. What works is taken back
 * as far as it works; of what is to be near, parts of one change are exchanged for less of another.
 * Every result was asked for at the end. A search cannot prove that there is nothing nearer, except
 * where the model is linear.
 *
 * <p>"Near" is the sum of changes in median absolute deviations (Wachter et al. 2018,
 * doi:10.2139/ssrn.3063289), "sparse" fewest changed values and then near, "plausible" the Gower
 * distance plus that to the nearest instances of the same class, and values that occur.
 */
public final class CounterfactualSearch {
  public static final String ID = "counterfactual";

  private final Parameters given;
  private final int wanted;
  private final String objective;
  private final int count;
  private final int features;
  private final double sure;
  private final int neighbours;
  private final int budget;

  private CounterfactualSearch(Parameters given) {
    this.given = given;
    this.wanted = given.integer("wanted", -1, -1, 1_000_000);
    this.objective = given.word("objective", "near", "sparse", "plausible");
    this.count = given.integer("count", 1, 1, 100);
    this.features = given.integer("features", 0, 0, 10_000);
    this.sure = given.number("probability", 0, 0, 1);
    this.neighbours = given.integer("neighbours", 5, 1, 1000);
    this.budget = given.integer("budget", 20_000, 1, 1_000_000);
  }

  public static List<Setting> settings() {
    var settings =
        new ArrayList<>(
            List.of(
                new Setting("wanted", -1, "index of the class to reach; -1: any other"),
                new Setting("objective", "near", "what is best: near, sparse, plausible"),
                new Setting(
                    "count", 1, "how many, each changing other values than those before; to 100"),
                new Setting("features", 0, "how many values may change at most; 0: all"),
                new Setting("probability", 0, "least probability of the wanted class"),
                new Setting(
                    "neighbours", 5, "of how many instances of the class the distance is taken"),
                new Setting("budget", 20_000, "how many rows the model may be asked about")));
    settings.addAll(Constraints.settings());
    return settings;
  }

  /**
   * @param parameters settings by name; what is left out has its standard
   * @throws IllegalArgumentException for an unknown parameter or a value that it cannot have
   */
  public static CounterfactualSearch of(Map<String, Object> parameters) {
    return new CounterfactualSearch(new Parameters(ID, parameters).among(settings()));
  }

  /**
   * @param model is asked at most as often as the budget says, and once for each row of the
   *     background and each result
   * @param input model.inputs() finite values
   * @param background what values may become, and in what scale changes are measured
   * @param seed of random changes
   * @throws IllegalArgumentException if the arguments do not fit together, or if the model already
   *     gives the input the wanted class
   */
  public Counterfactuals search(Predictor model, double[] input, Background background, long seed) {
    Predictor.require(new double[][] {input}, model.inputs());
    Parameters.require(
        background.inputs() == input.length,
        "a background of %d values for an input of %d",
        background.inputs(),
        input.length);
    Parameters.require(
        wanted < model.classes().size(), "class %d of %d", wanted, model.classes().size());
    int from = model.predict(input);
    Parameters.require(
        from != wanted,
        "the model already says \"%s\": nothing to change",
        model.classes().get(from));
    var constraints = Constraints.of(onlySeen(), input, background);
    int most = features == 0 ? input.length : Math.min(features, input.length);
    var asker = new Asker(model, from, wanted, sure, budget);
    var near = Distance.medianDeviations(background);
    var crowd = Crowd.of(model, background, neighbours);
    var ranking = new Ranking(input, objective, near, Distance.gower(background), crowd, model);
    var moves = Moves.of(asker, input, constraints, near, most, 2 * count + 8);
    asker.allow(budget - budget / 2); // the rest is for other ways
    List<double[]> valid = new ArrayList<>(moves.steps(objective.equals("sparse"), count));
    asker.allow(budget - budget / 4);
    valid.addAll(moves.towards(crowd.rows()));
    asker.allow(budget);
    if (valid.isEmpty()) {
      valid.addAll(moves.random(seed));
    }
    if (objective.equals("near") && !constraints.onlySeen()) {
      var shrinker = new Shrinker(asker, input, constraints, near);
      var exchange = new Exchange(asker, input, constraints, near, shrinker);
      for (double[] row : ranking.best(valid, count)) {
        valid.add(exchange.improve(row, most));
      }
    }
    List<Counterfactual> found = new ArrayList<>();
    for (double[] row : ranking.best(valid, count)) {
      found.add(described(model, input, from, row, ranking));
    }
    return new Counterfactuals(found, asker.asked(), note(found.size(), asker));
  }

  private Parameters onlySeen() {
    if (!objective.equals("plausible") || given.values().containsKey("values")) {
      return given;
    }
    var all = new java.util.HashMap<>(given.values());
    all.put("values", "seen");
    return new Parameters(ID, all);
  }

  private Counterfactual described(
      Predictor model, double[] input, int from, double[] row, Ranking ranking) {
    double[] p = Answers.of(model, new double[][] {row}, Output.PROBABILITY)[0];
    int to = Answers.largest(p);
    if (wanted < 0 ? to == from : to != wanted) {
      throw new IllegalStateException(
          "the model answers differently when asked again: it is not a function");
    }
    int[] changed =
        java.util.stream.IntStream.range(0, row.length).filter(i -> row[i] != input[i]).toArray();
    return new Counterfactual(
        input.clone(),
        row,
        changed,
        from,
        to,
        p,
        ranking.near().between(input, row),
        ranking.gower().between(input, row),
        ranking.crowd().distance(row, to, ranking.gower()));
  }

  private String note(int found, Asker asker) {
    if (found == count) {
      return "";
    }
    String spent = asker.spent() ? ", which is all the budget allows" : "";
    return found == 0
        ? "none found among %d rows%s; the nearest to it had odds of %.3g against the other classes"
            .formatted(asker.asked(), spent, StrictMath.exp(asker.best()))
        : "only %d of %d found among %d rows%s".formatted(found, count, asker.asked(), spent);
  }
}
