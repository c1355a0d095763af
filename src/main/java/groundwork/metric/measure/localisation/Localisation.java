package groundwork.metric.measure.localisation;

import groundwork.metric.entity.Metric;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Prepared;
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
              p ->
                  signed(p)
                      .metric(prepared -> new PointingGame(prepared, p.flag("weighted", false))),
              Prepared.withQuantus(
                  false,
                  new Setting("weighted", false, "whether a hit of a large mask is worth less"))),
          Kind.of(
              AttributionLocalisation.ID,
              Localisation::attributionLocalisation,
              Prepared.withQuantus(
                  false,
                  POSITIVE,
                  new Setting("weighted", false, "whether divided by the mask's share"))),
          Kind.of(
              TopKIntersection.ID,
              p ->
                  signed(p)
                      .metric(
                          prepared ->
                              new TopKIntersection(
                                  prepared,
                                  p.integer("k", prepared.quantus() ? 1000 : 5),
                                  p.flag("influence", false))),
              Prepared.withQuantus(
                  false,
                  new Setting("k", 5, "how many of the highest values are looked at"),
                  new Setting("influence", false, "whether divided by the mask's share"))),
          Kind.of(
              RelevanceRankAccuracy.ID,
              p -> signed(p).metric(RelevanceRankAccuracy::new),
              Prepared.withQuantus(false)),
          Kind.of(
              RelevanceMassAccuracy.ID,
              p ->
                  signed(p)
                      .metric(
                          prepared ->
                              new RelevanceMassAccuracy(
                                  prepared,
                                  p.flag("positive", !prepared.quantus() && !prepared.abs()))),
              Prepared.withQuantus(false, POSITIVE)),
          Kind.of(
              LocalisationAuc.ID,
              p -> signed(p).metric(LocalisationAuc::new),
              Prepared.withQuantus(false)),
          Kind.of(Focus.ID, p -> signed(p).metric(Focus::new), Prepared.withQuantus(false)));

  private Localisation() {}

  private static Prepared signed(Parameters p) {
    return Prepared.of(p, false, false);
  }

  private static Metric attributionLocalisation(Parameters p) {
    var prepared = Prepared.of(p, false, true);
    boolean positive = p.flag("positive", !prepared.quantus() && !prepared.abs());
    boolean weighted = p.flag("weighted", false);
    return prepared.quantus() && weighted
        ? WeightedByBatch.of(prepared, positive)
        : prepared.metric(given -> new AttributionLocalisation(given, positive, weighted));
  }
}
