package groundwork.metric.entity;

import groundwork.model.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How people call the values of an item and the classes of its model.
 *
 * @param form what kind of values they are
 * @param values one name per value that the model reads
 * @param options of each value, the labels of its options if it is a category that has some; else
 *     an empty list
 * @param classes one name per class of the model, in its order
 */
public record Names(
    Form form, List<String> values, List<List<String>> options, List<String> classes) {
  /** What kind of values they are. */
  public enum Form {
    /** Columns of a table. */
    TABLE,
    /** Words of a text, which are there or not. */
    WORDS,
    /** Places of an image. */
    IMAGE
  }

  public Names {
    values = List.copyOf(values);
    options = List.copyOf(options);
    classes = List.copyOf(classes);
  }

  /**
   * Values without options.
   *
   * @param features names; empty where there are none: then values are numbered from 0
   * @param shape of an image, whose places are named by channel, line and column from 0; or null
   */
  public static Names of(int values, List<String> features, Shape shape, List<String> classes) {
    return new Names(
        shape == null ? Form.TABLE : Form.IMAGE,
        IntStream.range(0, values)
            .mapToObj(
                i ->
                    !features.isEmpty()
                        ? features.get(i)
                        : shape == null ? "value " + i : place(i, shape))
            .toList(),
        IntStream.range(0, values).mapToObj(i -> List.<String>of()).toList(),
        classes);
  }

  private static String place(int i, Shape shape) {
    int at = i % shape.places();
    var place = "(%d, %d)".formatted(at / shape.width(), at % shape.width());
    return shape.channels() == 1 ? place : "channel %d %s".formatted(i / shape.places(), place);
  }
}
