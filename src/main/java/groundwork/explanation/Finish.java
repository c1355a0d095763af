package groundwork.explanation;

import groundwork.model.Parameters;
import groundwork.model.Setting;
import groundwork.model.Shape;
import java.util.List;

/**
 * What is done to derivatives at the end.
 *
 * @param absolute whether the sign is dropped
 * @param channels {@code each}, or {@code max}: every channel of a place gets the largest absolute
 *     value over the place's channels, as the first saliency maps had it
 */
record Finish(boolean absolute, String channels) {
  static final Finish NONE = new Finish(false, "each");

  static List<Setting> settings() {
    return List.of(
        new Setting("absolute", false, "whether the sign is dropped: true, false"),
        new Setting(
            "channels",
            "each",
            "images: each channel has its own value, or max: all have the place's largest absolute"
                + " value"));
  }

  static Finish of(Parameters given) {
    return new Finish(given.flag("absolute", false), given.word("channels", "each", "max"));
  }

  /** In place. */
  double[] of(double[] values, Shape shape) {
    for (int i = 0; absolute && i < values.length; i++) {
      values[i] = Math.abs(values[i]);
    }
    if (channels.equals("max")) {
      Parameters.require(shape != null, "parameter \"channels\" is for images only");
      for (int place = 0; place < shape.places(); place++) {
        double largest = 0;
        for (int i = place; i < values.length; i += shape.places()) {
          largest = Math.max(largest, Math.abs(values[i]));
        }
        for (int i = place; i < values.length; i += shape.places()) {
          values[i] = largest;
        }
      }
    }
    return values;
  }
}
