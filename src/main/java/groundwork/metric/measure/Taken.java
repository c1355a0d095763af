package groundwork.metric.measure;

import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Metric;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How an attribution is taken before it is scored.
 *
 * @param abs whether signs are dropped
 * @param scaling what it is divided by first
 * @param library whose behaviour is reproduced, {@code ""} for the publication's definition
 */
public record Taken(boolean abs, Scaling scaling, String library) {
  public static final String QUANTUS = "quantus-0.6.0";

  /**
   * @param abs the publication's choice
   * @param theirs what Quantus does with signs unless told otherwise; it brings a set to a scale
   */
  public static Taken of(Parameters p, boolean abs, boolean theirs) {
    return of(p, abs, theirs, Scaling.Scope.SET);
  }

  public static Taken of(Parameters p, boolean abs, boolean theirs, Scaling.Scope scope) {
    var library = p.compatibility(QUANTUS);
    boolean own = library.isEmpty();
    return new Taken(
        p.flag("abs", own ? abs : theirs),
        Scaling.of(p, own ? Scaling.Scope.NONE : scope),
        library);
  }

  /** A metric that takes attributions like this; of whole sets where their scale is the set's. */
  public Metric metric(Function<Taken, LocalMetric> maker) {
    return scaling.scope() == Scaling.Scope.SET
        ? new OverSet(maker.apply(new Taken(abs, Scaling.NONE, library)), scaling)
        : maker.apply(this);
  }

  public boolean quantus() {
    return library.equals(QUANTUS);
  }

  /** The values to be scored; the attribution itself where nothing is to be done. */
  public double[] values(double[] attribution) {
    double[] scaled = scaling.alone(attribution);
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

  /** For lists of settings. */
  public static Setting[] settings(boolean abs, Setting... more) {
    return Stream.of(
            more,
            new Setting[] {
              new Setting("abs", abs, "whether the signs of attributions are dropped")
            },
            Scaling.settings(),
            new Setting[] {Kind.compatibility(QUANTUS)})
        .flatMap(Stream::of)
        .toArray(Setting[]::new);
  }
}
