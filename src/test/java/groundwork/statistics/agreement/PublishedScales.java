package groundwork.statistics.agreement;

import groundwork.statistics.Data;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;

/** Other people's data: not carried along, tested where the reference folder lies beside. */
final class PublishedScales {
  private PublishedScales() {}

  static double[][] answers(String prefix, int items) {
    var found = Data.published("r/data/delaunay-scale-items.csv");
    Assumptions.assumeTrue(found.isPresent(), "reference folder is here");
    var table = found.get();
    double[][] answers = new double[table.rows().size()][items];
    for (int item = 0; item < items; item++) {
      double[] column = table.numbers(prefix + (item + 1));
      int at = item;
      IntStream.range(0, column.length).forEach(person -> answers[person][at] = column[person]);
    }
    return answers;
  }
}
