package groundwork.metric.measure.attack;

import groundwork.metric.entity.Case;
import groundwork.metric.measure.robustness.Spread;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Where an input may be moved to, and how far that is.
 *
 * @param origin the input
 * @param unit of each quantity, the length of one step; 0 for what cannot be moved
 * @param options of each category or word, the other values it may have; null for a quantity
 * @param low least value of each quantity
 * @param high largest value of each quantity
 */
record Room(double[] origin, double[] unit, double[][] options, double[] low, double[] high) {
  private static final int MOST_OPTIONS = 20;

  /** Why the input cannot be moved; null if it can. */
  static String refusal(Case explained, boolean absolute) {
    if (explained.model().classes().size() < 2) {
      return "the model gives one value: there are no classes to predict";
    }
    return absolute || Spread.presence(explained) || Spread.of(explained) != null
        ? null
        : "the background is a single row: there is no standard deviation to measure steps in;"
            + " give a sample, rows for training, or \"scale: absolute\"";
  }

  static Room of(Case explained, boolean absolute) {
    double[] origin = explained.input();
    int d = origin.length;
    boolean presence = Spread.presence(explained);
    var spread = Spread.of(explained);
    var room = new Room(origin, new double[d], new double[d][], origin.clone(), origin.clone());
    for (int i = 0; i < d; i++) {
      if (presence || explained.background().category()[i]) {
        room.options[i] = options(explained, i);
        continue;
      }
      room.unit[i] = absolute ? 1 : spread.deviation()[i];
      room.low[i] = spread == null ? -Double.MAX_VALUE : Math.min(origin[i], spread.low()[i]);
      room.high[i] = spread == null ? Double.MAX_VALUE : Math.max(origin[i], spread.high()[i]);
    }
    return room;
  }

  private static double[] options(Case explained, int i) {
    var rows = Arrays.stream(explained.background().rows());
    return rows.flatMapToDouble(row -> DoubleStream.of(row[i]))
        .distinct()
        .filter(value -> value != explained.input()[i])
        .limit(MOST_OPTIONS)
        .toArray();
  }

  int size() {
    return origin.length;
  }

  boolean quantity(int i) {
    return options[i] == null && unit[i] > 0 && low[i] < high[i];
  }

  /** How far a row is from the input, in steps; a category that changes is one step. */
  double steps(double[] row, int i) {
    double change = Math.abs(row[i] - origin[i]);
    return change == 0 ? 0 : options[i] != null ? 1 : change / unit[i];
  }

  /** A row with its quantities moved by so many steps each, within the range. */
  double[] moved(double[] from, double[] direction, double by) {
    double[] row = from.clone();
    for (int i = 0; i < row.length; i++) {
      if (direction[i] != 0 && quantity(i)) {
        double to = row[i] + by * direction[i] * unit[i];
        row[i] = to < low[i] ? low[i] : to > high[i] ? high[i] : to;
      }
    }
    return row;
  }

  /** The input with the categories of another row. */
  double[] withCategoriesOf(double[] row) {
    double[] mixed = origin.clone();
    for (int i = 0; i < mixed.length; i++) {
      if (options[i] != null) {
        mixed[i] = row[i];
      }
    }
    return mixed;
  }

  /** From one row to another, in steps of each quantity. */
  double[] direction(double[] from, double[] to) {
    double[] direction = new double[from.length];
    for (int i = 0; i < direction.length; i++) {
      direction[i] = quantity(i) ? (to[i] - from[i]) / unit[i] : 0;
    }
    return direction;
  }

  /** The row where it may be: what cannot be moved as in the input, the rest within the range. */
  double[] admitted(double[] row) {
    double[] admitted = row.clone();
    for (int i = 0; i < admitted.length; i++) {
      if (options[i] == null) {
        admitted[i] = quantity(i) ? Math.max(low[i], Math.min(high[i], row[i])) : origin[i];
      }
    }
    return admitted;
  }
}
