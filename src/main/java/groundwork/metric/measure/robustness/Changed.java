package groundwork.metric.measure.robustness;

import groundwork.metric.entity.Case;
import groundwork.metric.measure.Asked;
import groundwork.model.Parameters;
import groundwork.model.Setting;
import java.util.Locale;

/** What becomes of changed inputs for which the model predicts another class. */
enum Changed {
  /** They count like others. */
  KEEP,
  /** They are left out. */
  SKIP,
  /** A single one of them, and the item has no score. */
  NONE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Changed of(Parameters p, Changed standard) {
    return p.values().containsKey("changed")
        ? valueOf(p.word("changed", "keep", "skip", "none").toUpperCase(Locale.ROOT))
        : standard;
  }

  static Setting setting(Changed standard) {
    return new Setting(
        "changed",
        standard.word(),
        "nearby inputs of another predicted class: keep, skip, or none (no score at all)");
  }

  /** The predicted class of the input itself. */
  static int predicted(Case explained) {
    return Asked.classes(explained.model(), new double[][] {explained.input()})[0];
  }
}
