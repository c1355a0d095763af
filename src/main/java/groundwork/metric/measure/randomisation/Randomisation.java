package groundwork.metric.measure.randomisation;

import groundwork.metric.entity.Card;
import groundwork.metric.entity.Metric;
import groundwork.metric.measure.Kind;
import groundwork.metric.measure.Prepared;
import groundwork.metric.measure.Scaling;
import groundwork.metric.measure.Scaling.Divisor;
import groundwork.metric.measure.Scaling.Scope;
import groundwork.metric.measure.Scoring;
import groundwork.metric.measure.Similarity;
import groundwork.model.Layered;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether the explanation notices that the model was broken. */
public final class Randomisation {
  private static final Setting DRAWS =
      new Setting(
          "draws", 1, "how often layers are drawn anew; from 2 on the score has a standard error");

  private static final Setting[] OF_LAYERS = {
    new Setting(
        "order",
        "bottom-up",
        "in which layers are drawn anew: bottom-up, top-down (each with those before) or"
            + " independent"),
    Similarity.setting(Similarity.SPEARMAN),
    new Setting("summary", "mean", "mean over the layers, or last"),
    DRAWS
  };

  public static final List<Kind> KINDS =
      List.of(
          Kind.of(Mprt.ID, p -> mprt(p, null), Prepared.withQuantus(false, OF_LAYERS)),
          Kind.of(
              SmoothMprt.ID,
              p -> smoothMprt(p, null),
              Prepared.withQuantus(
                  false,
                  Stream.of(
                          OF_LAYERS,
                          new Setting[] {
                            new Setting("samples", 50, "noisy inputs, the item itself included"),
                            new Setting("noise", 0.1, "deviation, as a share of the item's range")
                          })
                      .flatMap(Stream::of)
                      .toArray(Setting[]::new))),
          Kind.of(
              EfficientMprt.ID,
              p -> efficientMprt(p, null),
              Prepared.withQuantus(
                  false,
                  Stream.concat(Stream.of(OF_LAYERS[0], DRAWS), Stream.of(Bins.settings()))
                      .toArray(Setting[]::new))),
          Kind.of(
              RandomLogit.ID,
              Randomisation::randomLogit,
              Prepared.withQuantus(
                  false,
                  Similarity.setting(Similarity.SSIM),
                  new Setting("classes", 0, "for Quantus: how many there are; 0: the model's"),
                  new Setting("seed", 42, "for Quantus: of its draws of classes"))));

  private Randomisation() {}

  /**
   * @param given the models of all steps, made elsewhere; null to draw them
   */
  public static Metric mprt(Parameters p, Function<Layered, List<Layered>> given) {
    var prepared = Prepared.of(p, false, true);
    return repeated(p, prepared.bySet(), draw -> mprt(p, prepared, "top-down", given, draw));
  }

  /** As {@link #mprt}. */
  public static Metric smoothMprt(Parameters p, Function<Layered, List<Layered>> given) {
    var prepared =
        Prepared.of(
            p,
            p.compatibility(Prepared.QUANTUS),
            false,
            true,
            new Scaling(Scope.SET, Divisor.MOMENT));
    return repeated(
        p,
        prepared.bySet(),
        draw ->
            new SmoothMprt(
                mprt(p, prepared, "bottom-up", given, draw),
                p.integer("samples", 50),
                p.number("noise", 0.1)));
  }

  /** As {@link #mprt}. */
  public static Metric efficientMprt(Parameters p, Function<Layered, List<Layered>> given) {
    var prepared =
        Prepared.of(
            p,
            p.compatibility(Prepared.QUANTUS),
            false,
            false,
            new Scaling(Scope.NONE, Divisor.MOMENT));
    var order = Order.of(p.word("order", "bottom-up", "top-down", "independent"));
    var bins = Bins.of(p, prepared.quantus());
    return repeated(
        p,
        prepared.bySet() || bins.ofSet(),
        draw -> new EfficientMprt(prepared, order, bins, models(order, given, draw)));
  }

  private static Metric repeated(Parameters p, boolean whole, IntFunction<Scoring> of) {
    int draws = p.integer("draws", 1);
    Parameters.require(draws >= 1, "\"draws\" is %s; at least 1 is needed", draws);
    return draws == 1
        ? of.apply(0).metric(whole)
        : new Repeated(IntStream.range(0, draws).mapToObj(of).toList()).metric(whole);
  }

  private static Mprt mprt(
      Parameters p,
      Prepared prepared,
      String theirs,
      Function<Layered, List<Layered>> given,
      int draw) {
    var order =
        Order.of(
            p.word(
                "order",
                prepared.quantus() ? theirs : "bottom-up",
                "bottom-up",
                "top-down",
                "independent"));
    return new Mprt(
        prepared,
        order,
        Similarity.of(p, Similarity.SPEARMAN),
        p.word("summary", "mean", "last").equals("last"),
        models(order, given, draw));
  }

  private static Randomised models(Order order, Function<Layered, List<Layered>> given, int draw) {
    return given == null
        ? Randomised.in(order, draw)
        : new Randomised((model, seed) -> given.apply(model), draw);
  }

  private static Metric randomLogit(Parameters p) {
    var prepared = Prepared.of(p, false, false);
    return new RandomLogit(
            prepared,
            Similarity.of(p, Similarity.SSIM),
            p.integer("classes", 0),
            p.integer("seed", 42))
        .metric(prepared.bySet() || prepared.quantus()); // its classes are drawn in the set's order
  }

  /** Of a similarity, lower is better; of a distance, higher. */
  static Card ranging(Similarity similarity, Card card) {
    return similarity.alike()
        ? card.lower(-1.0, 1.0, "similarity")
        : card.higher(0.0, null, similarity.word());
  }
}
