package groundwork.analysis.control;

import groundwork.analysis.entity.Results.Row;
import groundwork.statistics.Mean;
import groundwork.statistics.Quantile;

/** A row about one value a person: mean, t interval, spread. */
final class People {
  private People() {}

  /**
   * @param values one a person, at least one
   */
  static Row row(Row row, double[] values) {
    if (values.length < 2) {
      return row.and("estimate", values[0])
          .within(null)
          .and("n", values.length)
          .and("participants", values.length);
    }
    var mean = Mean.student(values, Resampling.LEVEL);
    return row.and("estimate", mean.estimate())
        .within(mean.interval())
        .and("n", values.length)
        .and("participants", values.length)
        .and("sd", mean.sd())
        .and("median", Quantile.median(values));
  }
}
