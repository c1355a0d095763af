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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is done to attributions before they are scored: nothing that the publication does not do,
 * unless a study asks for it; in a library's mode what the library does unless told otherwise. An
 * attribution that is zero everywhere stays as it is.
 *
 * @param abs whether signs are dropped
 * @param scaling what they are divided by before that
 * @param library whose behaviour is reproduced, {@code ""} for the publication's definition
 */
public record Prepared(boolean abs, Scaling scaling, String library) {
  public static final String QUANTUS = "quantus-0.6.0";

  /** Of metrics that leave attributions as they are and have no mode of Quantus. */
  public static Prepared of(Parameters p) {
    return of(p, false);
  }

  /**
   * The same, or dropping signs.
   *
   * @param abs the publication's choice
   */
  public static Prepared of(Parameters p, boolean abs) {
    return of(p, "", abs, abs, Scaling.NONE);
  }

  /**
   * @param abs the publication's choice
   * @param theirs what Quantus does with signs unless told otherwise; it brings a set to a scale
   */
  public static Prepared of(Parameters p, boolean abs, boolean theirs) {
    return of(p, p.compatibility(QUANTUS), abs, theirs, Scaling.SET);
  }

  /**
   * @param library as it was asked for
   * @param scaling what Quantus does unless told otherwise; others do nothing
   */
  public static Prepared of(
      Parameters p, String library, boolean abs, boolean theirs, Scaling scaling) {
    boolean quantus = library.equals(QUANTUS);
    return new Prepared(
        p.flag("abs", quantus ? theirs : abs),
        Scaling.of(p, quantus ? scaling : Scaling.NONE),
        library);
  }

  /** For lists of settings. */
  public static Setting[] settings(boolean abs) {
    var setting =
        new Setting(
            "abs",
            abs,
            "whether the signs of attributions are dropped; in a library's mode as it does");
    return Stream.concat(Stream.of(setting), Stream.of(Scaling.settings())).toArray(Setting[]::new);
  }

  /** The same after others, and the mode of Quantus. */
  public static Setting[] withQuantus(boolean abs, Setting... more) {
    return Stream.of(more, settings(abs), new Setting[] {Kind.compatibility(QUANTUS)})
        .flatMap(Stream::of)
        .toArray(Setting[]::new);
  }

  public boolean quantus() {
    return library.equals(QUANTUS);
  }

  /** Whether one item's score depends on the others' attributions. */
  public boolean bySet() {
    return scaling.scope() == Scaling.Scope.SET;
  }

  /** The values to be scored; the attribution itself where nothing is to be done. */
  public double[] values(double[] attribution) {
    return signed(scaling.alone(attribution));
  }

  /**
   * The same of attributions that are brought to a scale together.
   *
   * @param size of all of them; not looked at where each has its own scale or none
   */
  public double[] values(double[] attribution, Scaling.Size size) {
    return bySet() ? signed(scaling.by(size, attribution)) : values(attribution);
  }

  private double[] signed(double[] scaled) {
    return abs ? Attributions.magnitudes(scaled) : scaled;
  }

  /** The settings as {@link #of} reads them, and more. */
  public Map<String, Object> with(Map<String, Object> more) {
    var parameters = new LinkedHashMap<String, Object>(scaling.parameters());
    parameters.put("abs", abs);
    if (!library.isEmpty()) {
      parameters.put("compatibility", library);
    }
    parameters.putAll(more);
    return parameters;
  }

  /** A metric that prepares attributions itself; of whole sets where their scale is the set's. */
  public Metric metric(Function<Prepared, LocalMetric> maker) {
    return bySet()
        ? before(maker.apply(new Prepared(abs, Scaling.NONE, library)))
        : maker.apply(this);
  }

  /** The metric as it scores attributions that have been prepared like this. */
  public Metric before(Metric metric) {
    return metric instanceof LocalMetric local && !bySet()
        ? new Local(this, local)
        : new OfSet(this, metric);
  }

  /** The cases as the metric is to see them. */
  private List<Case> apply(List<Case> cases) {
    double[][] scaled = scaling.all(cases.stream().map(Case::attribution).toArray(double[][]::new));
    var prepared = new ArrayList<Case>(cases.size());
    for (int n = 0; n < scaled.length; n++) {
      prepared.add(with(cases.get(n), signed(scaled[n])));
    }
    return prepared;
  }

  private static Case with(Case one, double[] values) {
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
      return metric.score(with(explained, prepared.values(explained.attribution())));
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
