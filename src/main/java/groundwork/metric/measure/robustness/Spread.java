package groundwork.metric.measure.robustness;

import groundwork.metric.entity.Case;
import java.lang.ref.WeakReference;
import java.util.Arrays;

/**
 * How far each value varies, for steps that fit to it: in the background or, where that is a single
 * row, in the rows for training; of an image that has neither, as its own values vary.
 *
 * @param deviation standard deviation of each column, n in the denominator
 * @param low least value of each column
 * @param high largest value of each column
 */
public record Spread(double[] deviation, double[] low, double[] high) {
  private record Known(WeakReference<double[][]> rows, Spread spread) {}

  // all cases of a run share their rows: the columns are gone through once
  private static volatile Known last = new Known(new WeakReference<>(null), null);

  /** Null where nothing says how far values vary. */
  public static Spread of(Case explained) {
    var background = explained.background();
    if (!background.isBaseline()) {
      return of(background.rows());
    }
    if (explained.training() != null && explained.training().size() > 1) {
      return of(explained.training().inputs());
    }
    return background.shape() == null ? null : own(explained.input(), background.rows()[0]);
  }

  /** Whether values say what is there: ones and zeros against a single row of what is not. */
  public static boolean presence(Case explained) {
    var background = explained.background();
    double[] input = explained.input();
    if (!background.isBaseline() || background.shape() != null) {
      return false;
    }
    for (int i = 0; i < input.length; i++) {
      if (input[i] != 0 && input[i] != 1 || background.rows()[0][i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static Spread of(double[][] rows) {
    var known = last;
    if (known.rows().get() == rows) {
      return known.spread();
    }
    var spread = columns(rows);
    last = new Known(new WeakReference<>(rows), spread);
    return spread;
  }

  private static Spread own(double[] image, double[] blank) {
    var spread = new Spread(new double[image.length], image.clone(), image.clone());
    Arrays.fill(spread.deviation, deviation(image));
    Arrays.fill(spread.low, Math.min(min(image), min(blank)));
    Arrays.fill(spread.high, Math.max(max(image), max(blank)));
    return spread;
  }

  private static Spread columns(double[][] rows) {
    int columns = rows[0].length;
    var spread = new Spread(new double[columns], new double[columns], new double[columns]);
    double[] column = new double[rows.length];
    for (int i = 0; i < columns; i++) {
      for (int n = 0; n < rows.length; n++) {
        column[n] = rows[n][i];
      }
      spread.low[i] = min(column);
      spread.high[i] = max(column);
      spread.deviation[i] = deviation(column);
    }
    return spread;
  }

  private static double min(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  private static double max(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  private static double deviation(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / values.length);
  }
}
