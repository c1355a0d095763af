package groundwork.json.control;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;

/**
 * Refuses the two escapes that are valid JSON and yet no text: NUL and half a surrogate pair. No
 * database column takes them, so they would otherwise fail long after they were accepted.
 */
public final class Escapes {
  private Escapes() {}

  /**
   * @param json in UTF-8; where it is not JSON at all, the parser says so later
   */
  public static void require(byte[] json) {
    for (int i = 0; i < json.length - 1; i++) {
      if (json[i] != '\\') {
        continue;
      }
      int unit = unit(json, i);
      i++; // the escaped character is not the beginning of another escape
      if (unit < 0) {
        continue;
      }
      if (unit == 0) {
        throw refusal("a NUL character (\\u0000)");
      }
      if (Character.isLowSurrogate((char) unit)) {
        throw refusal("half a surrogate pair");
      }
      if (Character.isHighSurrogate((char) unit)) {
        int next = unit(json, i + 5);
        if (next < 0 || !Character.isLowSurrogate((char) next)) {
          throw refusal("half a surrogate pair");
        }
        i += 6;
      }
    }
  }

  /** The UTF-16 unit of the escape that begins here, or -1 where none does. */
  private static int unit(byte[] json, int at) {
    if (at + 5 >= json.length || json[at] != '\\' || json[at + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = Character.digit(json[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit * 16 + digit;
    }
    return unit;
  }

  private static Rejected refusal(String what) {
    return new Rejected(Fault.INVALID, "A text in the body holds " + what + ".");
  }
}
