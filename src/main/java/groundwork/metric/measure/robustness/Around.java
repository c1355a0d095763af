package groundwork.metric.measure.robustness;

import groundwork.metric.entity.Case;
import java.util.Map;
import java.util.function.Supplier;

/** Which changed inputs an explanation is compared with: drawn close by, or moved images. */
interface Around {
  /** Why this case has no changed inputs; null if it has. */
  String refusal(Case explained);

  /** How many changed inputs there are. */
  int count(Case explained);

  /** The changed inputs one after the other, the same for every method. */
  Supplier<double[]> rows(Case explained, String metric);

  /** The settings, as they are read. */
  Map<String, Object> parameters();
}
