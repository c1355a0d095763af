package groundwork.analysis.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import groundwork.statistics.Interval;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known about a study version so far. */
public record Results(
    String study,
    int version,
    String rung,
    Instant at,
    Source provenance,
    Counts counts,
    List<Measure> measures) {

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

  /** Cronbach's alpha with Feldt's interval. */
  public record Reliability(double estimate, double low, double high, int n, int items) {}

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
