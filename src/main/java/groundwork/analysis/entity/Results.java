package groundwork.analysis.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import groundwork.statistics.Interval;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known about a study version so far.
 *
 * @param masked whether arms have letters instead of names, because no plan is locked
 * @param counting whether there are answers that are not in it yet, or none is: ask again
 */
public record Results(
    String study,
    int version,
    String rung,
    Instant at,
    Source provenance,
    Counts counts,
    List<Measure> measures,
    boolean masked,
    boolean counting) {

  /** The same, where answers have come in since. */
  public Results older() {
    return new Results(study, version, rung, at, provenance, counts, measures, masked, true);
  }

  /** What the results were made from. */
  public record Source(Map<String, String> inputs, String version, Long seed) {}

  /**
   * One quantity, by condition.
   *
   * @param kind proportion, mean, scale, time, reliance or metric
   * @param format percent, number, seconds or score
   * @param columns names of the members that tell rows apart
   * @param interval what low and high are
   * @param chart point-interval, bar or box
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Measure(
      String id,
      String title,
      String unit,
      String description,
      String kind,
      String format,
      List<String> columns,
      List<Map<String, Object>> rows,
      String interval,
      String note,
      Reliability alpha,
      String chart,
      String direction) {}

  /**
   * How far the items of a score measure one thing, over all arms together.
   *
   * @param coefficient {@code alpha} (Cronbach, Feldt's interval); for two items, which have no
   *     alpha worth the name, {@code spearman-brown}
   * @param n people who answered every item
   * @param r correlation of two items; null for more
   * @param omega null for two items, and where it is not defined
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Reliability(
      String coefficient,
      double estimate,
      double low,
      double high,
      int n,
      int items,
      Double r,
      Omega omega) {}

  /**
   * McDonald's omega total.
   *
   * @param low bounds of the bootstrap over people (percentile), null where there are none
   * @param doubtful true where one factor does not fit the items
   */
  public record Omega(double estimate, Double low, Double high, boolean doubtful) {}

  /** Builds the members of one row, in order. */
  public static final class Row {
    private final Map<String, Object> members = new LinkedHashMap<>();

    public Row and(String member, Object value) {
      members.put(member, value);
      return this;
    }

    /** Bounds, or null for both where there are none. */
    public Row within(Interval interval) {
      return and("low", interval == null ? null : interval.low())
          .and("high", interval == null ? null : interval.high());
    }

    public Map<String, Object> done() {
      return members;
    }
  }
}
