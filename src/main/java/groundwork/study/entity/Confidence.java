package groundwork.study.entity;

import groundwork.json.control.Require;

/** How sure are you: a scale of whole numbers with words at both ends. */
public record Confidence(Integer min, Integer max, String low, String high, String question) {
  public Confidence {
    Require.present(min, "min");
    Require.present(max, "max");
    low = low == null ? "not at all" : low;
    high = high == null ? "completely" : high;
    question = question == null ? "How confident are you?" : question;
  }
}
