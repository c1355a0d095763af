package groundwork.metric.measure.attack;

import java.util.Arrays;
import java.util.Locale;

/** How large a change of an input is, from the steps of its values. */
enum Length {
  /** Euclidean. */
  L2,
  /** Sum of all steps. */
  L1,
  /** Largest step. */
  LINF,
  /** How many values change. */
  L0;

  static String[] words() {
    return Arrays.stream(values()).map(Length::word).toArray(String[]::new);
  }

  static Length of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  double of(Room room, double[] row) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      double steps = room.steps(row, i);
      sum =
          switch (this) {
            case L2 -> sum + steps * steps;
            case L1 -> sum + steps;
            case LINF -> Math.max(sum, steps);
            case L0 -> sum + (steps > 0 ? 1 : 0);
          };
    }
    return this == L2 ? Math.sqrt(sum) : sum;
  }
}
