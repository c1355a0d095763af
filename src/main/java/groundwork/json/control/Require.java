package groundwork.json.control;

/**
 * What the compact constructors of posted records say when something is missing or out of range.
 */
public final class Require {
  private Require() {}

  public static <T> T present(T value, String member) {
    if (value == null) {
      throw new IllegalArgumentException("\"" + member + "\" is missing");
    }
    return value;
  }

  public static String text(String value, String member, int longest) {
    present(value, member);
    if (value.length() > longest) {
      throw new IllegalArgumentException(
          "\"%s\" has %d characters; at most %d are taken"
              .formatted(member, value.length(), longest));
    }
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("\"" + member + "\" holds a NUL character");
    }
    return value;
  }

  public static Double within(Double value, String member, double low, double high) {
    present(value, member);
    if (!(value >= low && value <= high)) { // the negation also refuses NaN
      throw new IllegalArgumentException(
          "\"%s\" is %s; it must lie in [%s, %s]".formatted(member, value, low, high));
    }
    return value;
  }
}
