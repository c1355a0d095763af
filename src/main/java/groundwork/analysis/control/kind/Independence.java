package groundwork.analysis.control.kind;

import groundwork.analysis.entity.FindingBuilder;
import groundwork.statistics.design.Table;
import java.util.Arrays;

/** Says where rows are taken for independent although people have several. */
final class Independence {
  private Independence() {}

  /**
   * @param rows those that are analysed
   * @param instead what to do: a sentence
   */
  static void check(
      FindingBuilder finding, Table table, int[] rows, Context context, String instead) {
    context
        .participant()
        .filter(table::has)
        .ifPresent(
            name -> {
              var people = table.column(name).at(rows).factor();
              long distinct = Arrays.stream(people.codes()).filter(c -> c >= 0).distinct().count();
              if (distinct < rows.length) {
                finding.warn(
                    "pseudo-replication",
                    "%d rows of %d %ss are taken for independent; p values and intervals are too"
                            .formatted(rows.length, distinct, name)
                        + " optimistic. "
                        + instead);
              }
            });
  }
}
