package groundwork.metric.measure.localisation;

import groundwork.metric.measure.Kind;
import java.util.List;

/** Whether the explanation points to where the truth is known to lie. */
public final class Localisation {
  public static final List<Kind> KINDS = List.of();

  private Localisation() {}
}
