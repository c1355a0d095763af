package groundwork.statistics.choice;

import groundwork.statistics.Mean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Elo ratings: after each comparison the winner takes points from the loser, more the less the win
 * was expected. They depend on the order of the comparisons; abilities of {@link BradleyTerry} do
 * not.
 *
 * @param players names
 * @param ratings one a player, in points; 400 points are odds of 10 to 1
 * @see <a href="https://uscf1-nyc1.aodhosting.com/CL-AND-CR-ALL/CL-ALL/1967/1967_08.pdf">Elo
 *     (1967)</a>
 */
public record Elo(List<String> players, double[] ratings) {
  /**
   * @param start rating that everybody has at first, usually 1500
   * @param step most points that one comparison can move, usually 32
   */
  public record Rule(double start, double step) {
    /**
     * @throws IllegalArgumentException if the start is not finite or the step not positive
     */
    public Rule {
      if (!Double.isFinite(start)) {
        throw new IllegalArgumentException("start is " + start);
      }
      if (!(step > 0 && step < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("step is %s; it must be above 0".formatted(step));
      }
    }
  }

  /** The comparisons in the order in which they stand; a tie is half a win of each. */
  public static Elo inOrder(Contests contests, Rule rule) {
    double[] ratings = new double[contests.players().size()];
    Arrays.fill(ratings, rule.start());
    for (Contest contest : contests.contests()) {
      for (int i = 0; i < contest.comparisons(); i++) {
        double won =
            i < contest.firstWins() ? 1 : i < contest.comparisons() - contest.ties() ? 0 : 0.5;
        double lead = ratings[contest.second()] - ratings[contest.first()];
        double moved = rule.step() * (won - 1 / (1 + Math.pow(10, lead / 400)));
        ratings[contest.first()] += moved;
        ratings[contest.second()] -= moved;
      }
    }
    return new Elo(contests.players(), ratings);
  }

  /**
   * Mean ratings over random orders of the contests.
   *
   * @param times number of orders, at least 1
   * @param seed of xoshiro256++; the same seed gives the same orders
   * @throws IllegalArgumentException if times is below 1
   */
  public static Elo shuffled(Contests contests, Rule rule, int times, long seed) {
    if (times < 1) {
      throw new IllegalArgumentException("times is %d; at least 1".formatted(times));
    }
    var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    var order = new ArrayList<>(contests.contests());
    double[][] ratings = new double[contests.players().size()][times];
    for (int time = 0; time < times; time++) {
      ListSampler.shuffle(random, order);
      double[] after = inOrder(new Contests(contests.players(), order), rule).ratings();
      for (int player = 0; player < after.length; player++) {
        ratings[player][time] = after[player];
      }
    }
    double[] means =
        IntStream.range(0, ratings.length).mapToDouble(i -> Mean.of(ratings[i])).toArray();
    return new Elo(contests.players(), means);
  }
}
