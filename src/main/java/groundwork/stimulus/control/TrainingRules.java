package groundwork.stimulus.control;

import groundwork.array.NdArray;
import groundwork.array.Npy;
import groundwork.document.control.FileSet;
import groundwork.problem.entity.Finding;
import groundwork.stimulus.entity.Manifest;
import java.util.List;

/** Rows to train on are like the items, and each has a class of the set. */
final class TrainingRules {
  private TrainingRules() {}

  static List<Finding> check(Manifest manifest, FileSet files) {
    var training = manifest.training();
    if (training == null) {
      return List.of();
    }
    try {
      var inputs = read(files, training.inputs());
      var truth = read(files, training.truth());
      int width = manifest.items().getFirst().content().size();
      require(
          inputs.axes() >= 2 && inputs.width() == width,
          "%s is %s, items have %d values",
          training.inputs(),
          inputs.words(),
          width);
      require(
          truth.axes() == 1 && truth.rows() == inputs.rows(),
          "%s is %s for %d rows",
          training.truth(),
          truth.words(),
          inputs.rows());
      for (int i = 0; i < truth.rows(); i++) {
        double one = truth.values()[i];
        require(
            one == Math.rint(one) && one >= 0 && one < manifest.classes().size(),
            "%s[%d] is %s, which is no index of the %d classes",
            training.truth(),
            i,
            one,
            manifest.classes().size());
      }
      return List.of();
    } catch (IllegalArgumentException wrong) {
      return List.of(
          Finding.error(
              training.inputs(),
              "",
              null,
              wrong.getMessage(),
              "Save one row per instance, and one index of a class per row."));
    }
  }

  private static NdArray read(FileSet files, String name) {
    return Npy.read(files.read(name).orElseThrow(), name).requireFinite(name);
  }

  private static void require(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(message.formatted(values));
    }
  }
}
