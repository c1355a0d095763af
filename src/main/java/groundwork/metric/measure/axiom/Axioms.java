package groundwork.metric.measure.axiom;

import groundwork.metric.measure.Kind;
import java.util.List;

/** Whether the explanation keeps the rules it promises. */
public final class Axioms {
  public static final List<Kind> KINDS = List.of();

  private Axioms() {}
}
