package groundwork.metric.measure.region;

import groundwork.explanation.Seed;
import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.entity.SetMetric;
import groundwork.metric.entity.SetScores;
import groundwork.metric.entity.TrainingRows;
import groundwork.metric.measure.Asked;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.RandomRanking;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import groundwork.statistics.Mean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * ROAR, remove and retrain: in training rows and cases alike, each one's most important features
 * are replaced, a new model is trained on what is left, and its accuracy on the cases is taken; the
 * curve has the accuracy at each cut-off, the score is its mean over those above 0. A ranking that
 * finds what is informative leaves little to learn: lower is better. {@code keep} keeps the most
 * important features and replaces the others (KAR): higher is better.
 *
 * <p>Training rows are explained by the method itself, for the class that the model predicts.
 *
 * @param cutoffs shares of the features, each in [0, 1)
 * @param seeds how many models are trained for each cut-off; the error is the standard error over
 *     them and does not count that the cases are a sample
 * @param hidden layers of the new models; empty for the form of the model that is explained (where
 *     that is not known, one layer of 32)
 * @param epochs how often each training row is seen
 * @param rate length of a step of training (Adam)
 * @param rows how many training rows are used at most, drawn by the run's seed
 * @param magnitude whether importance is the absolute value
 * @param random whether curve and score are the difference to a random ranking, trained alike
 * @see <a href="https://doi.org/10.48550/arXiv.1806.10758">Hooker et al. (2019)</a>
 */
public record Roar(
    List<Double> cutoffs,
    boolean keep,
    int seeds,
    List<Integer> hidden,
    int epochs,
    double rate,
    int rows,
    boolean magnitude,
    boolean random,
    Baseline baseline)
    implements SetMetric {
  public static final String ID = "roar";
  private static final List<Double> CUTOFFS = List.of(0.0, 0.1, 0.3, 0.5, 0.7, 0.9);

  public Roar {
    cutoffs = List.copyOf(cutoffs);
    hidden = List.copyOf(hidden);
    for (double cutoff : cutoffs) {
      Parameters.require(cutoff >= 0 && cutoff < 1, "cut-off %s is not in [0, 1)", cutoff);
    }
    Parameters.require(
        cutoffs.stream().anyMatch(cutoff -> cutoff > 0), "no cut-off is above 0: %s", cutoffs);
    Parameters.require(seeds >= 1, "\"seeds\" is %s; at least 1 is needed", seeds);
    Parameters.require(epochs >= 1, "\"epochs\" is %s; at least 1 is needed", epochs);
    Parameters.require(rate > 0 && rate <= 1, "\"rate\" is %s; it must be in (0, 1]", rate);
    Parameters.require(rows >= 2, "\"rows\" is %s; at least 2 are needed", rows);
    for (int size : hidden) {
      Parameters.require(size >= 1, "a hidden layer of %s; at least 1 is needed", size);
    }
    Parameters.require(
        !baseline.word().equals("expectation"),
        "\"baseline\" is expectation, but a row to train on has one value for each feature: ask for"
            + " centre");
  }

  static Kind kind() {
    return Kind.of(
        ID,
        Roar::of,
        new Setting("cutoffs", CUTOFFS, "shares of the features, each in [0, 1)"),
        new Setting("keep", false, "whether the most important are kept, not removed (KAR)"),
        new Setting("seeds", 3, "how many models are trained for each cut-off"),
        new Setting("hidden", List.of(), "layers of the new models; empty: as the model has them"),
        new Setting("epochs", 50, "how often each training row is seen"),
        new Setting("rate", 0.01, "length of a step of training (Adam), in (0, 1]"),
        new Setting("rows", 1000, "how many training rows are used at most"),
        new Setting("order", "signed", "signed or magnitude: what most important means"),
        new Setting("against", "nothing", "nothing, or random: the difference to a random ranking"),
        Baseline.setting("centre"));
  }

  private static Roar of(Parameters p) {
    var cutoffs = p.numbers("cutoffs");
    return new Roar(
        cutoffs.isEmpty() ? CUTOFFS : cutoffs,
        p.flag("keep", false),
        p.integer("seeds", 3),
        p.numbers("hidden").stream().map(Double::intValue).toList(),
        p.integer("epochs", 50),
        p.number("rate", 0.01),
        p.integer("rows", 1000),
        p.word("order", "signed", "magnitude").equals("magnitude"),
        p.word("against", "nothing", "random").equals("random"),
        Baseline.of(p, "centre"));
  }

  @Override
  public Card card() {
    var parameters = new TreeMap<String, Object>();
    parameters.put("cutoffs", cutoffs);
    parameters.put("keep", keep);
    parameters.put("seeds", seeds);
    parameters.put("hidden", hidden);
    parameters.put("epochs", epochs);
    parameters.put("rate", rate);
    parameters.put("rows", rows);
    parameters.put("order", magnitude ? "magnitude" : "signed");
    parameters.put("against", random ? "random" : "nothing");
    parameters.put("baseline", baseline.word());
    var card =
        Card.of(ID, "1", keep ? "KAR (keep and retrain)" : "ROAR (remove and retrain)")
            .says(
                keep
                    ? "Accuracy of models trained on the most important features alone."
                    : "Accuracy of models trained without the most important features.")
            .property("correctness")
            .with(parameters)
            .assumes(
                "Training rows are explained by the same method as the cases; the new models learn"
                    + " what can be learnt. Says what is informative in the data, which the model"
                    + " explained need not use; where features are missing may itself give the class"
                    + " away (Rong et al. 2022).")
            .source("10.48550/arXiv.1806.10758")
            .needs(Need.MODEL, Need.METHOD, Need.TRUTH, Need.TRAINING);
    double low = random ? -1 : 0;
    return keep ? card.higher(low, 1.0, "accuracy") : card.lower(low, 1.0, "accuracy");
  }

  @Override
  public SetScores scores(List<Case> cases) {
    String refusal = refusal(cases);
    if (refusal != null) {
      return SetScores.overall(Score.none(refusal));
    }
    var first = cases.getFirst();
    var known = cases.stream().filter(one -> one.truth() >= 0).toList();
    var training = sample(first.training(), first.seed());
    var explained = explained(first, training);
    double[][] curves = accuracies(explained, training.truth(), known, this::importance);
    if (random) {
      double[][] others = accuracies(explained, training.truth(), known, Roar::anyOrder);
      for (int seed = 0; seed < seeds; seed++) {
        for (int at = 0; at < curves[seed].length; at++) {
          curves[seed][at] -= others[seed][at];
        }
      }
    }
    return SetScores.overall(score(curves));
  }

  private String refusal(List<Case> cases) {
    if (cases.isEmpty()) {
      return "there is no case to test a model on";
    }
    var first = cases.getFirst();
    if (Classes.none(first)) {
      return Classes.NONE;
    }
    if (first.training() == null) {
      return "there are no labelled rows to train a model on";
    }
    if (first.method() == null) {
      return "the method cannot explain the training rows: its explanations were imported";
    }
    if (cases.stream().anyMatch(one -> one.size() != first.size())) {
      return "the items have different numbers of features: no model reads all of them";
    }
    if (cases.stream().noneMatch(one -> one.truth() >= 0)) {
      return "the true class of no item is known";
    }
    return cases.stream().allMatch(one -> Attributions.constant(importance(one)))
        ? Attributions.CONSTANT
        : null;
  }

  private TrainingRows sample(TrainingRows all, long seed) {
    if (all.size() <= rows) {
      return all;
    }
    int[] order = PermutationSampler.natural(all.size());
    PermutationSampler.shuffle(
        RandomSource.XO_SHI_RO_256_PP.create(Seed.of(seed, "training rows", ID)), order);
    int[] chosen = Arrays.stream(order).limit(rows).sorted().toArray();
    return new TrainingRows(
        Arrays.stream(chosen).mapToObj(n -> all.inputs()[n]).toArray(double[][]::new),
        Arrays.stream(chosen).map(n -> all.truth()[n]).toArray());
  }

  /** The training rows as cases, explained for the class that the model predicts. */
  private static List<Case> explained(Case first, TrainingRows training) {
    double[][] x = training.inputs();
    int[] predicted = Asked.classes(first.model(), x);
    Case[] cases = new Case[x.length];
    for (int target = 0; target < first.model().classes().size(); target++) {
      int wanted = target;
      int[] those = IntStream.range(0, x.length).filter(n -> predicted[n] == wanted).toArray();
      double[][] values =
          first
              .method()
              .explainAll(
                  first.model(),
                  Arrays.stream(those).mapToObj(n -> x[n]).toArray(double[][]::new),
                  target,
                  first.background(),
                  Arrays.stream(those)
                      .mapToLong(n -> Seed.of(first.seed(), item(n), ID))
                      .toArray());
      for (int i = 0; i < those.length; i++) {
        cases[those[i]] =
            new Case(
                item(those[i]),
                first.model(),
                first.background(),
                x[those[i]],
                target,
                values[i],
                null,
                first.seed());
      }
    }
    return List.of(cases);
  }

  private static String item(int row) {
    return "training row " + row;
  }

  private interface Importance {
    double[] of(Case explained);
  }

  private double[] importance(Case explained) {
    return magnitude ? Attributions.magnitudes(explained.attribution()) : explained.attribution();
  }

  private static double[] anyOrder(Case explained) {
    long seed = Seed.of(explained.seed(), explained.item(), RandomRanking.ID);
    return new RandomRanking()
        .explain(
            explained.model(), explained.input(), explained.target(), explained.background(), seed)
        .values();
  }

  /** For each seed, the accuracy at each cut-off. */
  private double[][] accuracies(
      List<Case> training, int[] classes, List<Case> tests, Importance importance) {
    var learnt = rankings(training, importance);
    var asked = rankings(tests, importance);
    var model = tests.getFirst().model();
    var architecture = Architecture.of(model, hidden);
    double[][] curves = new double[seeds][cutoffs.size()];
    for (int at = 0; at < cutoffs.size(); at++) {
      double[][] x = changed(learnt, cutoffs.get(at));
      double[][] z = changed(asked, cutoffs.get(at));
      for (int seed = 0; seed < seeds; seed++) {
        model.predict(tests.getFirst().input()); // whoever waits can stop at a question only
        var trained = architecture.trained(x, classes, model.classes(), epochs, rate, seed + 1L);
        curves[seed][at] = accuracy(Asked.classes(trained, z), tests);
      }
    }
    return curves;
  }

  private static double accuracy(int[] answers, List<Case> tests) {
    int hits = 0;
    for (int n = 0; n < answers.length; n++) {
      hits += answers[n] == tests.get(n).truth() ? 1 : 0;
    }
    return (double) hits / answers.length;
  }

  private List<Ranking> rankings(List<Case> cases, Importance importance) {
    var rankings = new ArrayList<Ranking>(cases.size());
    for (var one : cases) {
      rankings.add(Ranking.of(one, importance.of(one), baseline));
    }
    return rankings;
  }

  /** At cut-off 0 inputs are as they are, kept or removed. */
  private double[][] changed(List<Ranking> rankings, double cutoff) {
    return rankings.stream()
        .map(ranking -> ranking.changed(cutoff, keep && cutoff > 0))
        .toArray(double[][]::new);
  }

  private Score score(double[][] curves) {
    double[] means = new double[curves.length];
    double[] curve = new double[cutoffs.size()];
    double counted = cutoffs.stream().filter(cutoff -> cutoff > 0).count();
    for (int seed = 0; seed < curves.length; seed++) {
      for (int at = 0; at < curve.length; at++) {
        curve[at] += curves[seed][at] / curves.length;
        means[seed] += cutoffs.get(at) > 0 ? curves[seed][at] / counted : 0;
      }
    }
    Double error = means.length == 1 ? null : Math.sqrt(Mean.variance(means) / means.length);
    return new Score(Mean.of(means), error, null, curve);
  }
}
