package groundwork.metric.measure.region;

import groundwork.metric.measure.Baseline;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Prepared;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.List;
import java.util.stream.Stream;

/** Faithfulness by taking away patches and segments of an image, and by retraining. */
public final class Regions {
  static final String QUANTUS = Prepared.QUANTUS;
  static final String DELETION_RECORD =
      "not validated; how fast the output falls under deletion did not predict how useful"
          + " explanations were to people (Colin et al. 2022, 10.48550/arXiv.2112.04417)";
  static final Setting PATCH =
      new Setting(
          "patch",
          4,
          "side of the squares of an image in places, at least 1 (quantus: 8); elsewhere a region is"
              + " one value");

  public static final List<Kind> KINDS =
      List.of(
          RegionPerturbation.kind(),
          Selectivity.kind(),
          Irof.kind(),
          Road.kind(),
          DasguptaSufficiency.kind(),
          Roar.kind());

  private Regions() {}

  static boolean quantus(Parameters parameters) {
    return parameters.compatibility(QUANTUS).equals(QUANTUS);
  }

  /** Quantus brings a set to a scale unless told otherwise, and leaves signs as they are. */
  static Prepared prepared(Parameters parameters) {
    return Prepared.of(parameters, false, false);
  }

  /** In Quantus the default is "black", the least value of the input. */
  static Baseline baseline(Parameters parameters) {
    return Baseline.of(parameters, quantus(parameters) ? "minimum" : "expectation");
  }

  /** A metric's own settings and those that all have. */
  static Setting[] settings(Setting... own) {
    return Stream.of(own, Prepared.settings(false), new Setting[] {Kind.compatibility(QUANTUS)})
        .flatMap(Stream::of)
        .toArray(Setting[]::new);
  }
}
