package groundwork.analysis.entity;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import groundwork.statistics.Interval;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one analysis of a plan gave. Lists are never null; a number that is undefined or does not
 * apply is null and absent from JSON, never 0.
 *
 * @param role primary, secondary or exploratory
 * @param formula as analysed, or null
 * @param estimator how it was estimated, e.g. REML, Laplace, Welch; or null
 * @param level of every interval here that names none of its own
 * @param n rows or units that were analysed
 * @param groups levels of each grouping factor of a mixed model; else units in each group
 * @param excluded rows that were left out, by reason
 * @param terms coefficients, under R's names
 * @param contrasts differences between groups or means
 * @param beside the same question asked otherwise: by another unit, or robustly
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
    String id,
    String kind,
    String role,
    String title,
    String formula,
    String estimator,
    Double level,
    Integer n,
    Map<String, Integer> groups,
    Map<String, Integer> excluded,
    List<Term> terms,
    List<Test> tests,
    List<Random> random,
    List<Contrast> contrasts,
    List<Descriptive> descriptives,
    Double logLik,
    Double aic,
    Double bic,
    Boolean converged,
    Boolean singular,
    R2 r2,
    List<Assumption> assumptions,
    List<Warning> warnings,
    List<String> sentences,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Finding> beside,
    @JsonIgnore Map<String, Object> more,
    Source provenance) {

  /** One coefficient. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Term(
      String term,
      Double estimate,
      Double se,
      Double statistic,
      Double df,
      Double p,
      Double low,
      Double high) {
    public Term {
      estimate = finite(estimate);
      se = finite(se);
      statistic = finite(statistic);
      df = finite(df);
      p = finite(p);
      low = finite(low);
      high = finite(high);
    }
  }

  /**
   * One test.
   *
   * @param effect what is tested: a term, a factor, or "a - b"
   * @param symbol of the statistic: t, F, U, V, H, chi2, z, W …
   * @param more members that only this method has, e.g. epsilon of a correction; see {@link #and}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Test(
      String effect,
      String method,
      String symbol,
      Double statistic,
      Double df1,
      Double df2,
      Double p,
      Double pAdjusted,
      String adjust,
      EffectSize effectSize,
      @JsonIgnore Map<String, Object> more) {
    public Test {
      statistic = finite(statistic);
      df1 = finite(df1);
      df2 = finite(df2);
      p = finite(p);
      pAdjusted = finite(pAdjusted);
      more = frozen(more);
    }

    public static Test of(
        String effect,
        String method,
        String symbol,
        Double statistic,
        Double df1,
        Double df2,
        Double p) {
      return new Test(effect, method, symbol, statistic, df1, df2, p, null, null, null, Map.of());
    }

    public Test with(EffectSize size) {
      return new Test(
          effect, method, symbol, statistic, df1, df2, p, pAdjusted, adjust, size, more);
    }

    public Test adjusted(double pAdjusted, String adjust) {
      return new Test(
          effect, method, symbol, statistic, df1, df2, p, pAdjusted, adjust, effectSize, more);
    }

    /** Another member of the JSON; nothing where the value is null or not finite. */
    public Test and(String member, Object value) {
      return new Test(
          effect,
          method,
          symbol,
          statistic,
          df1,
          df2,
          p,
          pAdjusted,
          adjust,
          effectSize,
          plus(more, member, value));
    }

    @JsonAnyGetter
    Map<String, Object> members() {
      return more;
    }
  }

  /**
   * @param name d, g, d_z, r, eta2p, V …
   * @param level of the interval, or null where there is none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record EffectSize(String name, Double estimate, Double low, Double high, Double level) {
    public EffectSize {
      estimate = finite(estimate);
      low = finite(low);
      high = finite(high);
    }

    public static EffectSize of(String name, double estimate) {
      return new EffectSize(name, estimate, null, null, null);
    }

    public static EffectSize of(String name, double estimate, Interval interval) {
      return interval == null
          ? of(name, estimate)
          : new EffectSize(name, estimate, interval.low(), interval.high(), interval.level());
    }
  }

  /**
   * A random coefficient.
   *
   * @param term "(Intercept)", a column's name, or "" of the residual
   * @param correlation with the group's first term
   * @param correlations with all earlier terms of the group
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Random(
      String group,
      String term,
      Double sd,
      Double correlation,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Double> correlations) {
    public Random {
      sd = finite(sd);
      correlation = finite(correlation);
      correlations = correlations == null ? List.of() : List.copyOf(correlations);
    }

    public static Random of(String group, String term, double sd) {
      return new Random(group, term, sd, null, List.of());
    }
  }

  /**
   * @param contrast "a - b"
   * @param by levels of the factors at which it was taken
   * @param p unadjusted
   * @param adjust the method of {@code pAdjusted}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Contrast(
      String contrast,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> by,
      String method,
      Double estimate,
      Double se,
      Double statistic,
      Double df,
      Double p,
      Double pAdjusted,
      String adjust,
      Double low,
      Double high,
      EffectSize effectSize) {
    public Contrast {
      by = by == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(by));
      estimate = finite(estimate);
      se = finite(se);
      statistic = finite(statistic);
      df = finite(df);
      p = finite(p);
      pAdjusted = finite(pAdjusted);
      low = finite(low);
      high = finite(high);
    }

    public Contrast adjusted(double pAdjusted, String adjust) {
      return new Contrast(
          contrast,
          by,
          method,
          estimate,
          se,
          statistic,
          df,
          p,
          pAdjusted,
          adjust,
          low,
          high,
          effectSize);
    }
  }

  /**
   * What a group's data look like.
   *
   * @param group level of each column of {@code by}
   * @param measure the column, or what was made of it
   * @param values n, mean, sd … in order; see {@link #and}
   */
  public record Descriptive(
      Map<String, String> group, String measure, @JsonIgnore Map<String, Object> values) {
    public Descriptive {
      group = Collections.unmodifiableMap(new LinkedHashMap<>(group));
      values = frozen(values);
    }

    public static Descriptive of(Map<String, String> group, String measure) {
      return new Descriptive(group, measure, Map.of());
    }

    /** Another member; nothing where the value is null or not finite. */
    public Descriptive and(String member, Object value) {
      return new Descriptive(group, measure, plus(values, member, value));
    }

    /** low and high; nothing where there is no interval. */
    public Descriptive within(Interval interval) {
      return interval == null ? this : and("low", interval.low()).and("high", interval.high());
    }

    @JsonAnyGetter
    Map<String, Object> members() {
      return values;
    }
  }

  /** Shares of variance, of fixed effects alone and with the random ones. */
  public record R2(double marginal, double conditional) {}

  /**
   * @param name normality of residuals, equal variances, sphericity, separation …
   * @param holds false where the check speaks against it; null where it cannot be told
   * @param note what was found and, where it fails, which robust alternative to take
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Assumption(String name, Double statistic, Double p, Boolean holds, String note) {
    public Assumption {
      statistic = finite(statistic);
      p = finite(p);
    }
  }

  /**
   * @param code words-with-dashes, stable: {@code singular}, {@code pseudo-replication} …
   */
  public record Warning(String code, String message) {}

  /**
   * What it was made from.
   *
   * @param inputs SHA-256 of the data, in hex
   * @param plan SHA-256 of the plan's canonical JSON
   * @param engine version of Groundwork
   * @param seed of what was drawn, or null where nothing was
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Source(String inputs, String plan, String engine, Long seed) {}

  public Finding {
    groups = ordered(groups);
    excluded = ordered(excluded);
    terms = list(terms);
    tests = list(tests);
    random = list(random);
    contrasts = list(contrasts);
    descriptives = list(descriptives);
    assumptions = list(assumptions);
    warnings = list(warnings);
    sentences = list(sentences);
    beside = list(beside);
    more = frozen(more);
    logLik = finite(logLik);
    aic = finite(aic);
    bic = finite(bic);
  }

  /** Members that only some kinds have. */
  @JsonAnyGetter
  Map<String, Object> members() {
    return more;
  }

  private static Double finite(Double value) {
    return value == null || Double.isNaN(value) ? null : value;
  }

  private static <T> List<T> list(List<T> given) {
    return given == null ? List.of() : List.copyOf(given);
  }

  private static Map<String, Integer> ordered(Map<String, Integer> given) {
    return given == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(given));
  }

  private static Map<String, Object> frozen(Map<String, Object> given) {
    return given == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(given));
  }

  static Map<String, Object> plus(Map<String, Object> members, String member, Object value) {
    if (value == null || value instanceof Double number && !Double.isFinite(number)) {
      return members;
    }
    var more = new LinkedHashMap<>(members);
    more.put(member, value);
    return more;
  }
}
