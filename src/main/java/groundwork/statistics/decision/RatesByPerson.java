package groundwork.statistics.decision;

import groundwork.statistics.Bootstrap;
import groundwork.statistics.Check;
import groundwork.statistics.Clusters;
import groundwork.statistics.Rate;
import groundwork.statistics.Resamples;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One rate of each person, some of which are over nothing.
 *
 * @param people in order
 * @param rates one each
 */
public record RatesByPerson(List<String> people, List<Rate> rates) {

  /** What to do with a person whose rate is over nothing. */
  public enum Undefined {
    /** Leave them out of this measure, and count them. */
    LEFT_OUT,
    /** Take 0, as some published code does; it pulls means down. */
    AS_ZERO
  }

  /**
   * Values of the people who have one.
   *
   * @param people in order
   * @param values one each
   * @param undefined how many people had nothing to have a rate over, whatever was done with them
   */
  public record Values(List<String> people, double[] values, int undefined) {}

  /**
   * @throws IllegalArgumentException if there are not as many rates as people
   */
  public RatesByPerson {
    Check.sameLength("people", people.size(), "rates", rates.size());
    people = List.copyOf(people);
    rates = List.copyOf(rates);
  }

  /** All trials together. */
  public Rate pooled() {
    return rates.stream().reduce(new Rate(0, 0), Rate::plus);
  }

  /** How many people have a rate over nothing. */
  public int undefined() {
    return (int) rates.stream().filter(rate -> !rate.defined()).count();
  }

  /** The shares, for a comparison in which each person counts once. */
  public Values values(Undefined undefined) {
    int[] kept =
        IntStream.range(0, rates.size())
            .filter(i -> undefined == Undefined.AS_ZERO || rates.get(i).defined())
            .toArray();
    return new Values(
        IntStream.of(kept).mapToObj(people::get).toList(),
        IntStream.of(kept).mapToDouble(i -> rates.get(i).estimate().orElse(0)).toArray(),
        undefined());
  }

  /**
   * The pooled rate with whole people resampled.
   *
   * @param resamples of as many units as there are people
   * @throws IllegalArgumentException if the pooled rate is over nothing
   */
  public Bootstrap bootstrap(Resamples resamples) {
    return Bootstrap.clustered(clusters(), resamples);
  }

  /** Counts by person, for other bootstraps. */
  public Clusters clusters() {
    return new Clusters(
        people,
        rates.stream().mapToDouble(Rate::count).toArray(),
        rates.stream().mapToDouble(Rate::of).toArray());
  }
}
