package groundwork.statistics.power;

import groundwork.statistics.design.RandomTerm;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A planned study in which every participant answers every item, in one of two conditions coded
 * -0.5 and 0.5, and what is assumed to be true of it.
 *
 * @param participants at least 2
 * @param items at least 2
 * @param condition what the condition varies with
 * @param response how answers come from the linear predictor
 * @param intercept grand mean, or the log odds of success
 * @param effect difference between the conditions, in units of the response or in log odds
 * @param spread standard deviations
 */
public record CrossedStudy(
    int participants,
    int items,
    Condition condition,
    Response response,
    double intercept,
    double effect,
    Spread spread) {

  /** What the condition varies with. */
  public enum Condition {
    /** Everyone meets both, alternating over items, so that each item comes in both. */
    WITHIN,
    /** Every second participant. */
    BETWEEN_PARTICIPANTS,
    /** Every second item. */
    BETWEEN_ITEMS
  }

  /** How answers come about. */
  public enum Response {
    /** The predictor plus a normal error. */
    GAUSSIAN,
    /** Success with the predictor as log odds. */
    BINOMIAL
  }

  /**
   * True standard deviations, all uncorrelated.
   *
   * @param participant of intercepts
   * @param participantSlope of the effect between participants
   * @param item of intercepts
   * @param itemSlope of the effect between items
   * @param residual of the error; not used for a binomial response
   */
  public record Spread(
      double participant, double participantSlope, double item, double itemSlope, double residual) {
    public Spread {
      notNegative("participant", participant);
      notNegative("participantSlope", participantSlope);
      notNegative("item", item);
      notNegative("itemSlope", itemSlope);
      notNegative("residual", residual);
    }

    private static void notNegative(String name, double value) {
      if (!(value >= 0 && Double.isFinite(value))) {
        throw new IllegalArgumentException(name + " is " + value + "; it must not be negative");
      }
    }
  }

  public CrossedStudy {
    if (participants < 2 || items < 2) {
      throw new IllegalArgumentException(
          "%d participants and %d items; at least 2 of each are needed"
              .formatted(participants, items));
    }
    if (!Double.isFinite(intercept) || !Double.isFinite(effect)) {
      throw new IllegalArgumentException(
          "intercept is %s and effect is %s".formatted(intercept, effect));
    }
    if (response == Response.GAUSSIAN && spread.residual == 0) {
      throw new IllegalArgumentException("residual is 0: nothing would be left to chance");
    }
  }

  /** The same with another number of participants. */
  public CrossedStudy participants(int other) {
    return new CrossedStudy(other, items, condition, response, intercept, effect, spread);
  }

  public int rows() {
    return participants * items;
  }

  /** -0.5 or 0.5 of each row; rows go participant by participant. */
  public double[] conditions() {
    double[] out = new double[rows()];
    for (int row = 0; row < out.length; row++) {
      int participant = row / items;
      int item = row % items;
      int second =
          switch (condition) {
            case WITHIN -> (participant + item) % 2;
            case BETWEEN_PARTICIPANTS -> participant % 2;
            case BETWEEN_ITEMS -> item % 2;
          };
      out[row] = second - 0.5;
    }
    return out;
  }

  /** Constant and condition. */
  public double[][] fixed() {
    return new double[][] {ones(), conditions()};
  }

  /** Random intercepts of both, and where asked for the participants' slope. */
  public List<RandomTerm> random(Slope slope) {
    int[] people = IntStream.range(0, rows()).map(row -> row / items).toArray();
    int[] asked = IntStream.range(0, rows()).map(row -> row % items).toArray();
    var item = RandomTerm.intercept("item", asked, labels(items));
    if (slope == Slope.NONE) {
      return List.of(RandomTerm.intercept("participant", people, labels(participants)), item);
    }
    return List.of(
        new RandomTerm(
            "participant",
            people,
            labels(participants),
            fixed(),
            List.of("(Intercept)", "condition")),
        item);
  }

  /** The random slope of the model that is fitted. */
  public enum Slope {
    NONE,
    PARTICIPANT
  }

  private double[] ones() {
    double[] ones = new double[rows()];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static List<String> labels(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
  }

  /** One set of answers. */
  public double[] draw(UniformRandomProvider random) {
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] person = normals(normal, participants, spread.participant);
    double[] personSlope = normals(normal, participants, spread.participantSlope);
    double[] item = normals(normal, items, spread.item);
    double[] itemSlope = normals(normal, items, spread.itemSlope);
    double[] out = conditions();
    for (int row = 0; row < out.length; row++) {
      int p = row / items;
      int i = row % items;
      double predictor =
          intercept + person[p] + item[i] + out[row] * (effect + personSlope[p] + itemSlope[i]);
      out[row] =
          response == Response.GAUSSIAN
              ? predictor + spread.residual * normal.sample()
              : random.nextDouble() < 1 / (1 + Math.exp(-predictor)) ? 1 : 0;
    }
    return out;
  }

  private static double[] normals(ZigguratSampler normal, int count, double sd) {
    double[] out = new double[count];
    Arrays.setAll(out, i -> sd * normal.sample());
    return out;
  }
}
