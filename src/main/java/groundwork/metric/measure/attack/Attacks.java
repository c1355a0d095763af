package groundwork.metric.measure.attack;

import groundwork.metric.measure.Kind;
import java.util.List;

/** The smallest changes of an input that turn the prediction, or the explanation alone. */
public final class Attacks {
  public static final List<Kind> KINDS = List.of(PredictionAttack.kind(), ExplanationAttack.kind());

  private Attacks() {}
}
