package groundwork.metric.measure.randomisation;

import groundwork.metric.measure.Kind;
import java.util.List;

/** Whether the explanation notices that the model was broken. */
public final class Randomisation {
  public static final List<Kind> KINDS = List.of();

  private Randomisation() {}
}
