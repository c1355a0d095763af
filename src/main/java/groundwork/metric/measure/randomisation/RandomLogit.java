package groundwork.metric.measure.randomisation;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.Again;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Draws;
import groundwork.metric.measure.Prepared;
import groundwork.metric.measure.Scoring;
import groundwork.metric.measure.Similarity;
import groundwork.model.Parameters;
import groundwork.model.Shape;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.random.MersenneTwister;

/**
 * How alike the explanation is to that of another class, drawn evenly from the others. Lower is
 * better: an explanation that is the same for every class does not explain the decision. For two
 * classes whose outputs mirror each other the score is fixed, whatever the model.
 *
 * <p>Quantus 0.6.0 compares images as rows, and draws the classes of a batch one after the other
 * from one seed; {@code classes} is how many it is told that there are.
 *
 * @param similarity how explanations are compared
 * @param classes for Quantus; 0: as many as the model has
 * @param seed of Quantus' draws
 * @see <a href="https://proceedings.mlr.press/v119/sixt20a.html">Sixt, Granz and Landgraf
 *     (2020)</a>
 */
record RandomLogit(Prepared prepared, Similarity similarity, int classes, int seed)
    implements Scoring {
  static final String ID = "random-logit";

  @Override
  public Card card() {
    var settings =
        prepared.quantus()
            ? Map.<String, Object>of(
                "similarity", similarity.word(), "classes", classes, "seed", seed)
            : Map.<String, Object>of("similarity", similarity.word());
    return Randomisation.ranging(
        similarity,
        Card.of(ID, "1", "Random logit")
            .says("How alike the explanation is to that of another class, drawn at random.")
            .property("contrastivity")
            .with(prepared.with(settings))
            .assumes("What speaks for a class is not what speaks for another.")
            .source("10.48550/arXiv.1912.09818")
            .needs(Need.MODEL, Need.METHOD));
  }

  @Override
  public List<Score> scores(List<Case> cases) {
    var able = cases.stream().filter(one -> refusal(one) == null).toList();
    var others = others(able);
    double[][] own =
        prepared.scaling().all(able.stream().map(Case::attribution).toArray(double[][]::new));
    double[][] again =
        prepared
            .scaling()
            .all(new Again(Case::model, Case::input, others::get).explain(able, ID, 0));
    var scores = new ArrayList<Score>(cases.size());
    int row = 0;
    for (var one : cases) {
      var refusal = refusal(one);
      if (refusal != null) {
        scores.add(Score.none(refusal));
      } else {
        scores.add(score(own[row], again[row], one.background().shape()));
        row++;
      }
    }
    return scores;
  }

  private String refusal(Case one) {
    if (one.method() == null) {
      return "this method cannot explain another class here";
    }
    if (one.model().classes().size() < 2) {
      return "the model has no other class";
    }
    if (similarity == Similarity.SSIM && !prepared.quantus() && one.background().shape() == null) {
      return "structural similarity compares images: for others ask for \"similarity: spearman\"";
    }
    return null;
  }

  /** The class that each case is compared with. */
  private Map<Case, Integer> others(List<Case> cases) {
    var others = new IdentityHashMap<Case, Integer>();
    var theirs = new MersenneTwister(seed);
    for (var one : cases) {
      int count = prepared.quantus() && classes > 0 ? classes : one.model().classes().size();
      Parameters.require(
          count >= 2 && count <= one.model().classes().size(),
          "\"classes\" is %s; the model has %s",
          count,
          one.model().classes().size());
      int drawn =
          prepared.quantus() ? below(theirs, count - 1) : Draws.of(one, ID).nextInt(count - 1);
      others.put(one, drawn < one.target() ? drawn : drawn + 1);
    }
    return others;
  }

  /** As numpy 1 draws from 0 to below {@code bound}: the bits needed, again until it fits. */
  private static int below(MersenneTwister random, int bound) {
    if (bound == 1) {
      return 0; // and no draw is made
    }
    int mask = (Integer.highestOneBit(bound - 1) << 1) - 1;
    int drawn = random.nextInt() & mask;
    while (drawn >= bound) {
      drawn = random.nextInt() & mask;
    }
    return drawn;
  }

  private Score score(double[] own, double[] other, Shape shape) {
    if (!prepared.quantus() && Attributions.constant(own)) {
      return Score.none(own[0] == 0 ? Attributions.ZERO : Attributions.CONSTANT);
    }
    double[] a = prepared.abs() ? Attributions.magnitudes(own) : own;
    double[] b = prepared.abs() ? Attributions.magnitudes(other) : other;
    double score = prepared.quantus() ? similarity.of(a, b) : similarity.of(a, b, shape);
    return Double.isNaN(score)
        ? Score.none(
            Attributions.constant(b)
                ? "the explanation of the other class is the same for every feature"
                : similarity.word() + " of " + a.length + " values is not defined here")
        : Score.of(score);
  }
}
