package groundwork.metric.measure.localisation;

import groundwork.metric.entity.Metric;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Taken;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.List;

/** Whether the explanation points to where the truth is known to lie. */
public final class Localisation {
  static final String VALIDATION =
      "not supported: the pointing game and other overlaps with masks told little of how accurate"
          + " people were with the explanations (Nguyen, Kim and Nguyen 2021,"
          + " 10.48550/arXiv.2105.14944)";

  private static final Setting POSITIVE =
      new Setting("positive", true, "whether negative values count as 0");

  public static final List<Kind> KINDS =
      List.of(
          Kind.of(
              PointingGame.ID,
              p -> signed(p).metric(taken -> new PointingGame(taken, p.flag("weighted", false))),
              Taken.settings(
                  false,
                  new Setting("weighted", false, "whether a hit of a large mask is worth less"))),
          Kind.of(
              AttributionLocalisation.ID,
              Localisation::attributionLocalisation,
              Taken.settings(
                  false,
                  POSITIVE,
                  new Setting("weighted", false, "whether divided by the mask's share"))),
          Kind.of(
              TopKIntersection.ID,
              p ->
                  signed(p)
                      .metric(
                          taken ->
                              new TopKIntersection(
                                  taken,
                                  p.integer("k", taken.quantus() ? 1000 : 5),
                                  p.flag("influence", false))),
              Taken.settings(
                  false,
                  new Setting("k", 5, "how many of the highest values are looked at"),
                  new Setting("influence", false, "whether divided by the mask's share"))),
          Kind.of(
              RelevanceRankAccuracy.ID,
              p -> signed(p).metric(RelevanceRankAccuracy::new),
              Taken.settings(false)),
          Kind.of(
              RelevanceMassAccuracy.ID,
              p ->
                  signed(p)
                      .metric(
                          taken ->
                              new RelevanceMassAccuracy(
                                  taken, p.flag("positive", !taken.quantus() && !taken.abs()))),
              Taken.settings(false, POSITIVE)),
          Kind.of(
              LocalisationAuc.ID,
              p -> signed(p).metric(LocalisationAuc::new),
              Taken.settings(false)),
          Kind.of(Focus.ID, p -> signed(p).metric(Focus::new), Taken.settings(false)));

  private Localisation() {}

  private static Taken signed(Parameters p) {
    return Taken.of(p, false, false);
  }

  private static Metric attributionLocalisation(Parameters p) {
    var taken = Taken.of(p, false, true);
    boolean positive = p.flag("positive", !taken.quantus() && !taken.abs());
    boolean weighted = p.flag("weighted", false);
    return taken.quantus() && weighted
        ? WeightedByBatch.of(taken, positive)
        : taken.metric(given -> new AttributionLocalisation(given, positive, weighted));
  }
}
