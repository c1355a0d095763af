package groundwork.metric.measure.agreement;

import groundwork.metric.measure.Kind;
import groundwork.metric.measure.agreement.TopAgreement.What;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.List;

/** Whether two explanations of the same output say the same. */
public final class Agreements {
  public static final List<Kind> KINDS =
      List.of(
          top(What.FEATURE),
          top(What.RANK),
          top(What.SIGN),
          top(What.SIGNED_RANK),
          Kind.of(
              RankCorrelation.ID,
              p -> new RankCorrelation(p.flag("abs", true), openxai(p)),
              new Setting("abs", true, "whether features are ranked by absolute value"),
              Kind.compatibility(Pair.OPENXAI)),
          Kind.of(
              PairwiseRankAgreement.ID,
              p -> new PairwiseRankAgreement(openxai(p)),
              Kind.compatibility(Pair.OPENXAI)),
          Kind.of(ShapleyCorrelation.ID, p -> new ShapleyCorrelation()));

  private Agreements() {}

  private static Kind top(What what) {
    return Kind.of(
        what.id,
        p ->
            new TopAgreement(
                what,
                p.integer("k", 0),
                p.number("share", 0.25),
                p.flag("area", false),
                openxai(p)),
        new Setting("k", 0, "how many of the most important features; 0: a share, -1: all"),
        new Setting("share", 0.25, "of the features, in (0, 1), rounded up"),
        new Setting("area", false, "whether averaged over 1 to k"),
        Kind.compatibility(Pair.OPENXAI));
  }

  private static boolean openxai(Parameters p) {
    return !p.compatibility(Pair.OPENXAI).isEmpty();
  }
}
