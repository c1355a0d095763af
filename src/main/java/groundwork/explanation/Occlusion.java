package groundwork.explanation;

import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Predictor;
import groundwork.model.Setting;
import groundwork.model.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fall of the target's output when one value alone is absent, averaged over the background; of
 * an image, when a square is hidden in all its channels (a place that several squares cover gets
 * their mean). Deterministic; the seed is not used. For tables this is the prediction difference of
 * Robnik-Šikonja and Kononenko (2008), for images the occlusion of Zeiler and Fergus (2014).
 *
 * @param patch side of the square in places, 0 for the standard; 1 hides single places
 * @param stride places from one square to the next, 0 for half a side; no more than the side
 * @param groups a label for each value or place: groups are hidden instead of squares
 */
record Occlusion(Output output, int patch, int stride, Grouping groups) implements Explainer {
  private static final int PATCHES_ACROSS = 7;

  Occlusion() {
    this(Output.PROBABILITY, 0, 0, Grouping.WHOLE);
  }

  static List<Setting> settings() {
    return List.of(
        Parameters.output("probability"),
        new Setting(
            "patch",
            0,
            "images: side of the square that is hidden; 0: a seventh of the shorter side of the"
                + " image, rounded up"),
        new Setting("stride", 0, "images: places from one square to the next; 0: half a side"),
        new Setting(
            "groups",
            List.of(),
            "a label for each value, or for each place of an image; values with the same label are"
                + " hidden together"));
  }

  static Occlusion of(Parameters given) {
    int patch = given.integer("patch", 0, 0, 10_000);
    int stride = given.integer("stride", 0, 0, 10_000);
    Parameters.require(
        patch == 0 || stride <= patch,
        "a stride of %d leaves places between squares of %d that are never hidden",
        stride,
        patch);
    var whole = Grouping.WHOLE;
    var groups =
        new Grouping(
            "values", whole.segments(), whole.compactness(), given.integers("groups"), false);
    return new Occlusion(given.output(), patch, stride, groups);
  }

  @Override
  public String id() {
    return "occlusion";
  }

  @Override
  public String source() {
    return "10.1007/978-3-319-10590-1_53";
  }

  @Override
  public Explanation explain(
      Predictor model, double[] input, int target, Background background, long seed) {
    var question = new Question(model, input, target, background, output);
    var shape = background.shape();
    Parameters.require(
        shape != null || patch == 0 && stride == 0,
        "occlusion hides squares (\"patch\", \"stride\") of images only, and these values are none");
    if (shape != null && groups.groups().length == 0) {
      return Explanation.of(id(), target, squares(question, shape));
    }
    var units = groups.units(input, shape);
    List<boolean[]> sets = new ArrayList<>();
    for (int i = -1; i < units.count(); i++) {
      boolean[] present = new boolean[units.count()];
      Arrays.fill(present, true);
      if (i >= 0) {
        present[i] = false;
      }
      sets.add(units.present(present));
    }
    double[] means = question.means(sets);
    double[] values = new double[units.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = means[0] - means[i + 1];
    }
    return Explanation.of(id(), target, units.spread(values, false));
  }

  private double[] squares(Question question, Shape shape) {
    int shorter = Math.min(shape.height(), shape.width());
    int side = patch > 0 ? patch : (shorter + PATCHES_ACROSS - 1) / PATCHES_ACROSS;
    int step = stride > 0 ? stride : Math.max(1, side / 2);
    Parameters.require(
        side <= shorter && step <= side,
        "squares of %d every %d places do not fit on an image of %d x %d",
        side,
        step,
        shape.height(),
        shape.width());
    List<int[]> corners = new ArrayList<>();
    for (int line : starts(shape.height(), side, step)) {
      for (int column : starts(shape.width(), side, step)) {
        corners.add(new int[] {line, column});
      }
    }
    List<boolean[]> sets = new ArrayList<>();
    boolean[] whole = new boolean[shape.size()];
    Arrays.fill(whole, true);
    sets.add(whole);
    for (int[] corner : corners) {
      boolean[] present = whole.clone();
      for (int i : inside(shape, corner, side)) {
        present[i] = false;
      }
      sets.add(present);
    }
    double[] means = question.means(sets);
    double[] falls = new double[shape.size()];
    int[] covered = new int[shape.size()];
    for (int at = 0; at < corners.size(); at++) {
      for (int i : inside(shape, corners.get(at), side)) {
        falls[i] += means[0] - means[at + 1];
        covered[i]++;
      }
    }
    for (int i = 0; i < falls.length; i++) {
      falls[i] /= covered[i];
    }
    return falls;
  }

  /** Every so many places, and once at the end so that nothing is left over. */
  private static List<Integer> starts(int length, int side, int step) {
    List<Integer> starts = new ArrayList<>();
    for (int start = 0; start < length - side; start += step) {
      starts.add(start);
    }
    starts.add(length - side);
    return starts;
  }

  private static int[] inside(Shape shape, int[] corner, int side) {
    int[] inside = new int[shape.channels() * side * side];
    int at = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int line = 0; line < side; line++) {
        for (int column = 0; column < side; column++) {
          inside[at++] = shape.index(channel, corner[0] + line, corner[1] + column);
        }
      }
    }
    return inside;
  }
}
