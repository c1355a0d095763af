package groundwork.metric.measure;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Score;
import groundwork.metric.entity.SetMetric;
import groundwork.metric.entity.SetScores;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is done to attributions before they are scored: nothing, unless a study asks for it. An
 * attribution that is zero everywhere stays as it is.
 *
 * @param abs whether signs are dropped
 * @param scaling what they are divided by before that
 */
public record Prepared(boolean abs, Scaling scaling) {
  public static Prepared of(Parameters parameters) {
    return of(parameters, false);
  }

  /** For metrics of which the publication or the library drops signs unless told otherwise. */
  public static Prepared of(Parameters parameters, boolean absUnlessSaid) {
    return new Prepared(
        parameters.flag("abs", absUnlessSaid), Scaling.of(parameters, Scaling.Scope.NONE));
  }

  /** For lists of settings. */
  public static Setting[] settings() {
    return settings(false);
  }

  public static Setting[] settings(boolean absUnlessSaid) {
    var abs = new Setting("abs", absUnlessSaid, "whether the signs of attributions are dropped");
    return Stream.concat(Stream.of(abs), Stream.of(Scaling.settings())).toArray(Setting[]::new);
  }

  /** The metric as it scores attributions that have been prepared like this. */
  public Metric before(Metric metric) {
    return metric instanceof LocalMetric local && scaling.scope() != Scaling.Scope.SET
        ? new Local(this, local)
        : new OfSet(this, metric);
  }

  /** The cases as the metric is to see them. */
  private List<Case> apply(List<Case> cases) {
    double[][] scaled = scaling.all(cases.stream().map(Case::attribution).toArray(double[][]::new));
    var prepared = new ArrayList<Case>(cases.size());
    for (int n = 0; n < scaled.length; n++) {
      prepared.add(with(cases.get(n), scaled[n]));
    }
    return prepared;
  }

  private Case with(Case one, double[] scaled) {
    double[] values = abs ? Attributions.magnitudes(scaled) : scaled;
    return values == one.attribution() ? one : one.with(values, one.method());
  }

  private Card card(Metric metric) {
    var settings = new TreeMap<String, Object>(metric.card().parameters());
    settings.putAll(scaling.parameters());
    settings.put("abs", abs);
    return metric.card().with(settings);
  }

  private record Local(Prepared prepared, LocalMetric metric) implements LocalMetric {
    @Override
    public Card card() {
      return prepared.card(metric);
    }

    @Override
    public Score score(Case explained) {
      return metric.score(
          prepared.with(explained, prepared.scaling.alone(explained.attribution())));
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
