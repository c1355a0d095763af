package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import groundwork.json.control.Require;
import java.util.Locale;

/**
 * How sure are you: a scale of whole numbers with words at both ends.
 *
 * @param format how it is answered
 * @param unit behind the number of a slider; null for none
 */
public record Confidence(
    Integer min,
    Integer max,
    String low,
    String high,
    String question,
    Format format,
    String unit) {
  /** A row of points, or a slider on which nothing is chosen beforehand. */
  public enum Format {
    POINTS,
    SLIDER;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Confidence {
    Require.present(min, "min");
    Require.present(max, "max");
    low = low == null ? "not at all" : low;
    high = high == null ? "completely" : high;
    question = question == null ? "How confident are you?" : question;
    format = format == null ? Format.POINTS : format;
  }

  @JsonIgnore
  public boolean slider() {
    return format == Format.SLIDER;
  }
}
