package groundwork.metric.measure.region;

import groundwork.metric.measure.Kind;
import java.util.List;

/** Faithfulness by taking away patches and segments of an image, and by retraining. */
public final class Regions {
  public static final List<Kind> KINDS = List.of();

  private Regions() {}
}
