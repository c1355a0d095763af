package groundwork.explanation;

import groundwork.model.Parameters;
import groundwork.model.Setting;
import groundwork.model.Shape;
import java.util.List;

/**
 * The settings that say which values belong together.
 *
 * @param way {@code auto}, {@code values}, {@code grid} or {@code slic}
 * @param segments about how many parts an image is cut into
 * @param compactness of superpixels
 * @param groups a label for each value, or for each place of an image; empty for none
 * @param shared see {@link Units#spread}
 */
public record Grouping(String way, int segments, double compactness, int[] groups, boolean shared) {
  static final Grouping SHARED = new Grouping("auto", 50, 10, new int[0], true);
  static final Grouping WHOLE = new Grouping("auto", 50, 10, new int[0], false);

  static List<Setting> settings(Grouping standard) {
    return List.of(
        new Setting(
            "units",
            standard.way,
            "what is taken out together: auto (values; of an image its superpixels), values, grid"
                + " (squares of an image), slic (superpixels)"),
        new Setting(
            "segments",
            standard.segments,
            "about how many parts an image is cut into by grid or slic; 2 to 10000"),
        new Setting(
            "compactness",
            standard.compactness,
            "of superpixels: large for squares, small to follow colours; 0.01 to 1000"),
        new Setting(
            "groups",
            List.of(),
            "a label for each value, or for each place of an image; values with the same label are"
                + " taken out together"),
        new Setting(
            "spread",
            standard.shared ? "share" : "whole",
            "what the values of a group get: an equal share of the group's value, or the whole"));
  }

  static Grouping of(Parameters given, Grouping standard) {
    return new Grouping(
        given.word("units", "auto", "values", "grid", "slic"),
        given.integer("segments", standard.segments, 2, 10_000),
        given.number("compactness", standard.compactness, 0.01, 1000),
        given.integers("groups"),
        given
            .word(
                "spread", standard.shared ? "share" : "whole", standard.shared ? "whole" : "share")
            .equals("share"));
  }

  /** From {@link #parts}. */
  public static Grouping whole(Parameters given) {
    return of(given, WHOLE);
  }

  /** The settings that say which values belong together, where none is shared out. */
  public static List<Setting> parts() {
    return settings(WHOLE).subList(0, 4);
  }

  /**
   * The units of one input.
   *
   * @param shape how its values lie in an image; null where they are no image
   * @throws IllegalArgumentException if the settings do not fit to it
   */
  public Units units(double[] input, Shape shape) {
    if (groups.length > 0) {
      return given(input.length, shape);
    }
    if (way.equals("values") || shape == null && way.equals("auto")) {
      return Units.single(input.length);
    }
    Parameters.require(
        shape != null, "parameter \"units\" is %s, but these values are no image", way);
    int[] parts =
        way.equals("grid")
            ? Segments.grid(shape, segments)
            : Segments.slic(input, shape, segments, compactness);
    return ofPlaces(parts, shape);
  }

  private Units given(int values, Shape shape) {
    if (groups.length == values) {
      return Units.labelled(groups);
    }
    Parameters.require(
        shape != null && groups.length == shape.places(),
        "parameter \"groups\" has %d labels for %d values%s",
        groups.length,
        values,
        shape == null ? "" : " and " + shape.places() + " places");
    return ofPlaces(groups, shape);
  }

  private static Units ofPlaces(int[] parts, Shape shape) {
    int[] labels = new int[shape.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = parts[i % shape.places()];
    }
    return Units.labelled(labels);
  }
}
