package groundwork.metric.measure.proxy;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Need;
import groundwork.metric.entity.Score;
import groundwork.metric.entity.SetMetric;
import groundwork.metric.entity.SetScores;
import groundwork.metric.measure.Attributions;
import groundwork.metric.measure.Draws;
import groundwork.model.Logistic;
import groundwork.model.Parameters;
import groundwork.model.Predictor;
import groundwork.statistics.Mean;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

/**
 * Whether explanations teach a simple student to foresee the model: the gain in accuracy of a
 * multinomial logistic regression that learns the model's answers from items with their
 * explanations, over one that learns with random ones. Teaching: besides each item, the student
 * sees copies of it in which only the {@code keep} features with the largest absolute weights stay
 * and the rest comes from rows of the background. The student without explanations sees as many
 * copies, with as many features kept at random. Both are tested on other items, without any
 * explanation, so that an answer cannot leak through one.
 *
 * <p>Halves are drawn {@code splits} times; the error is that of the mean over them.
 *
 * @param keep share of the features that stays, in (0, 1)
 * @param copies of each item, at least 1
 * @param splits how often the items are divided, at least 2
 * @param penalty of the student's squared weights, above 0
 * @see <a href="https://doi.org/10.1162/tacl_a_00465">Pruthi et al. (2022), whose students are
 *     attention models taught by a loss on the attention</a>
 */
public record StudentGain(double keep, int copies, int splits, double penalty)
    implements SetMetric {
  public static final String ID = "student-gain";
  private static final int FEWEST = 10;

  public StudentGain {
    Parameters.require(keep > 0 && keep < 1, "\"keep\" is %s; it must be in (0, 1)", keep);
    Parameters.require(copies >= 1 && copies <= 100, "\"copies\" is %s; 1 to 100", copies);
    Parameters.require(splits >= 2 && splits <= 1000, "\"splits\" is %s; 2 to 1000", splits);
    Parameters.require(penalty > 0, "\"penalty\" is %s; it must be above 0", penalty);
  }

  @Override
  public Card card() {
    return Card.of(ID, "1", "Student's gain")
        .says(
            "How much better a simple student foresees the model after learning from explanations"
                + " than from random ones.")
        .property("coherence")
        .higher(-1.0, 1.0, "accuracy")
        .with(Map.of("keep", keep, "copies", copies, "splits", splits, "penalty", penalty))
        .assumes("What teaches a linear student teaches people; the items are many and alike.")
        .source("10.1162/tacl_a_00465")
        .needs(Need.MODEL);
  }

  @Override
  public SetScores scores(List<Case> cases) {
    return SetScores.overall(gain(cases));
  }

  private Score gain(List<Case> cases) {
    if (cases.size() < FEWEST) {
      return Score.none(
          "%d items are too few to teach and test a student; %d are needed"
              .formatted(cases.size(), FEWEST));
    }
    if (cases.stream().anyMatch(one -> one.size() != cases.getFirst().size())) {
      return Score.none("items have different features: one student cannot learn them all");
    }
    if (cases.stream().allMatch(one -> Attributions.constant(one.attribution()))) {
      return Score.none(Attributions.CONSTANT);
    }
    int[] said = new int[cases.size()];
    var kinds = new HashSet<Integer>();
    for (int n = 0; n < said.length; n++) {
      said[n] = cases.get(n).model().predict(cases.get(n).input());
      kinds.add(said[n]);
    }
    if (kinds.size() < 2) {
      return Score.none("the model gives every item the same class: nothing to learn");
    }
    double[] gains = new double[splits];
    for (int split = 0; split < splits; split++) {
      gains[split] = gain(inOneOrder(cases), said(cases, said), split);
    }
    return Score.of(Mean.of(gains), Math.sqrt(Mean.variance(gains) / splits));
  }

  /** By name, so that the order in which items come does not matter. */
  private static List<Case> inOneOrder(List<Case> cases) {
    return cases.stream().sorted(java.util.Comparator.comparing(Case::item)).toList();
  }

  private static int[] said(List<Case> cases, int[] said) {
    return java.util.stream.IntStream.range(0, said.length)
        .boxed()
        .sorted(java.util.Comparator.comparing(n -> cases.get(n).item()))
        .mapToInt(n -> said[n])
        .toArray();
  }

  private double gain(List<Case> cases, int[] said, int split) {
    var random = Draws.of(cases.getFirst().seed(), ID + "#" + split);
    int[] order = PermutationSampler.natural(said.length);
    PermutationSampler.shuffle(random, order);
    int taught = (said.length + 1) / 2;
    long draws = random.nextLong();
    return accuracy(cases, said, order, taught, draws, true)
        - accuracy(cases, said, order, taught, draws, false);
  }

  private double accuracy(
      List<Case> cases, int[] said, int[] order, int taught, long draws, boolean explained) {
    var random = Draws.of(draws, ID);
    int each = 1 + copies;
    double[][] x = new double[taught * each][];
    int[] y = new int[x.length];
    for (int n = 0; n < taught; n++) {
      var one = cases.get(order[n]);
      x[n * each] = one.input();
      for (int copy = 1; copy < each; copy++) {
        x[n * each + copy] = copy(one, explained, random);
      }
      Arrays.fill(y, n * each, (n + 1) * each, said[order[n]]);
    }
    Predictor student = Logistic.fit(x, y, cases.getFirst().model().classes(), penalty);
    int right = 0;
    for (int n = taught; n < order.length; n++) {
      right += student.predict(cases.get(order[n]).input()) == said[order[n]] ? 1 : 0;
    }
    return (double) right / (order.length - taught);
  }

  /** Both students meet the same rows of the background, whatever they keep. */
  private double[] copy(Case one, boolean explained, UniformRandomProvider random) {
    double[][] rows = one.background().rows();
    double[] copy = rows[random.nextInt(rows.length)].clone();
    int[] shuffled = PermutationSampler.natural(copy.length);
    PermutationSampler.shuffle(random, shuffled);
    int[] kept =
        explained ? Attributions.descending(Attributions.magnitudes(one.attribution())) : shuffled;
    int count = Math.clamp(Math.round(keep * copy.length), 1, copy.length - 1);
    for (int i = 0; i < count; i++) {
      copy[kept[i]] = one.input()[kept[i]];
    }
    return copy;
  }
}
