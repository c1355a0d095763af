package groundwork.metric.measure;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Score;
import groundwork.metric.entity.SetMetric;
import groundwork.metric.entity.SetScores;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is done to attributions before they are scored: nothing, unless a study asks for it. An
 * attribution that is zero everywhere stays as it is.
 *
 * @param abs whether signs are dropped
 * @param scope by whose largest absolute value attributions are divided
 */
public record Prepared(boolean abs, Scope scope) {
  /** Whose values are looked at for the largest. */
  public enum Scope {
    NONE,
    /** Each explanation by its own. */
    INSTANCE,
    /** All explanations of the set by one: the score of one then depends on the others. */
    SET;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Prepared of(Parameters parameters) {
    return of(parameters, false);
  }

  /** For metrics of which the publication or the library drops signs unless told otherwise. */
  public static Prepared of(Parameters parameters, boolean absUnlessSaid) {
    return new Prepared(
        parameters.flag("abs", absUnlessSaid),
        Scope.valueOf(
            parameters.word("normalise", "none", "instance", "set").toUpperCase(Locale.ROOT)));
  }

  /** For lists of settings. */
  public static Setting[] settings() {
    return settings(false);
  }

  public static Setting[] settings(boolean absUnlessSaid) {
    return new Setting[] {
      new Setting("abs", absUnlessSaid, "whether the signs of attributions are dropped first"),
      new Setting(
          "normalise",
          "none",
          "none, instance or set: by whose largest absolute value attributions are divided first")
    };
  }

  /** The metric as it scores attributions that have been prepared like this. */
  public Metric before(Metric metric) {
    if (metric instanceof LocalMetric local && scope != Scope.SET) {
      return new Local(this, local);
    }
    return new OfSet(this, metric);
  }

  /** The cases as the metric is to see them. */
  public List<Case> apply(List<Case> cases) {
    double largest = 0;
    for (int n = 0; scope == Scope.SET && n < cases.size(); n++) {
      largest = Math.max(largest, largest(cases.get(n).attribution()));
    }
    double ofSet = largest;
    return cases.stream().map(one -> apply(one, ofSet)).toList();
  }

  private Case apply(Case one, double ofSet) {
    if (!abs && scope == Scope.NONE) {
      return one;
    }
    double[] values = one.attribution().clone();
    double largest = scope == Scope.INSTANCE ? largest(values) : ofSet;
    double by = scope == Scope.NONE || largest == 0 ? 1 : largest;
    for (int i = 0; i < values.length; i++) {
      double value = values[i] / by;
      values[i] = abs ? Math.abs(value) : value;
    }
    return one.with(values, one.method());
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private Card card(Metric metric) {
    var settings = new TreeMap<String, Object>(metric.card().parameters());
    settings.putAll(Map.of("abs", abs, "normalise", scope.word()));
    return metric.card().with(settings);
  }

  private record Local(Prepared prepared, LocalMetric metric) implements LocalMetric {
    @Override
    public Card card() {
      return prepared.card(metric);
    }

    @Override
    public Score score(Case explained) {
      return metric.score(prepared.apply(explained, 0));
    }

    @Override
    public SetScores scores(List<Case> cases) {
      return metric.scores(prepared.apply(cases));
    }
  }

  private record OfSet(Prepared prepared, Metric metric) implements SetMetric {
    @Override
    public Card card() {
      return prepared.card(metric);
    }

    @Override
    public SetScores scores(List<Case> cases) {
      return metric.scores(prepared.apply(cases));
    }
  }
}
