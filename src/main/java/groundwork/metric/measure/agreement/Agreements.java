package groundwork.metric.measure.agreement;

import groundwork.metric.measure.Kind;
import java.util.List;

/** Whether two explanations of the same output say the same. */
public final class Agreements {
  public static final List<Kind> KINDS = List.of();

  private Agreements() {}
}
