package groundwork.cli;

import groundwork.explanation.Background;
import groundwork.explanation.example.Examples;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Names;
import groundwork.metric.scoring.Material;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Examples to explain with: the labelled training rows of a document; else the rows of the
 * background with the classes that the model gives them; where that is a single row, the items
 * themselves.
 *
 * @param from {@code training}, {@code background} or {@code items}
 * @param labelled whether the classes are the true ones; else they are the model's
 * @param ids of each example, for people
 */
record Shelf(String from, boolean labelled, Examples examples, List<String> ids) {
  /**
   * @param any a case of the model, whichever
   * @throws IllegalArgumentException if there are no examples
   */
  static Shelf of(Material material, String model, Case any, Names names, long seed) {
    var absent = any.background();
    if (any.training() != null) {
      var training = any.training();
      var rows = new Background(training.inputs(), absent.category(), absent.shape());
      return numbered("training", true, new Examples(rows, training.truth()));
    }
    if (!absent.isBaseline()) {
      return numbered("background", false, Examples.predicted(any.model(), absent));
    }
    if (names.form() == Names.Form.WORDS) {
      throw new IllegalArgumentException(
          "the words of one text are not those of another: texts have no examples");
    }
    return items(material, model, absent, seed);
  }

  private static Shelf numbered(String from, boolean labelled, Examples examples) {
    var ids = IntStream.range(0, examples.labels().length).mapToObj(i -> "row " + i).toList();
    return new Shelf(from, labelled, examples, ids);
  }

  private static Shelf items(Material material, String model, Background absent, long seed) {
    var ids = new ArrayList<String>();
    var cases = new ArrayList<Case>();
    for (int item = 0; item < material.items().size(); item++) {
      try {
        cases.add(material.bare(model, item, seed));
        ids.add(material.items().get(item));
      } catch (IllegalArgumentException bad) {
        continue; // a bad item is no example
      }
    }
    var rows =
        new Background(
            cases.stream().map(Case::input).toArray(double[][]::new),
            absent.category(),
            absent.shape());
    boolean labelled = cases.stream().allMatch(one -> one.truth() >= 0);
    return new Shelf(
        "items",
        labelled,
        labelled
            ? new Examples(rows, cases.stream().mapToInt(Case::truth).toArray())
            : Examples.predicted(cases.getFirst().model(), rows),
        List.copyOf(ids));
  }

  /** The others: an item is no example for itself. */
  Shelf without(double[] input) {
    int[] left =
        IntStream.range(0, ids.size()).filter(i -> !Arrays.equals(row(i), input)).toArray();
    if (left.length == ids.size()) {
      return this;
    }
    if (left.length == 0) {
      throw new IllegalArgumentException("there is no example but the item itself");
    }
    var rows = examples.rows();
    return new Shelf(
        from,
        labelled,
        new Examples(
            new Background(
                IntStream.of(left).mapToObj(i -> rows.rows()[i]).toArray(double[][]::new),
                rows.category(),
                rows.shape()),
            IntStream.of(left).map(i -> examples.labels()[i]).toArray()),
        IntStream.of(left).mapToObj(ids::get).toList());
  }

  double[] row(int i) {
    return examples.rows().rows()[i];
  }
}
