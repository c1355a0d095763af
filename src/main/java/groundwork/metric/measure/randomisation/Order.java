package groundwork.metric.measure.randomisation;

import groundwork.model.Layered;
import java.util.Locale;
import java.util.stream.IntStream;

/** Which layers are drawn anew at each step. */
enum Order {
  /** From the input on, each step one layer more. */
  BOTTOM_UP,
  /** From the output back, each step one layer more. */
  TOP_DOWN,
  /** Each step one layer alone. */
  INDEPENDENT;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Order of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The layer that a step adds. */
  int layer(int step, int layers) {
    return this == TOP_DOWN ? layers - 1 - step : step;
  }

  Layered randomised(Layered model, int step, long seed) {
    int layers = model.layers();
    int[] drawn =
        switch (this) {
          case BOTTOM_UP -> IntStream.rangeClosed(0, step).toArray();
          case TOP_DOWN -> IntStream.range(layers - 1 - step, layers).toArray();
          case INDEPENDENT -> new int[] {step};
        };
    return model.randomised(seed, drawn);
  }
}
