package groundwork.pages.control;

import java.util.regex.Pattern;

/**
 * Takes the comments out of a script or a style sheet, a quarter of what they weigh: a phone on a
 * bad line has no use for them. Lines stay where they are, so that what a browser says of a line is
 * true of the file. Pure.
 *
 * <p>Whole lines of comment, and JSDoc's types inside lines. Whatever stands behind code, or might
 * be inside a string, stays.
 */
final class Comments {
  private static final Pattern WHOLE_LINES =
      Pattern.compile("(?m)^[ \\t]*+(?://.*+$|/\\*(?:[^*]|\\*(?!/))*+\\*/[ \\t]*+$)");

  private static final Pattern TYPES = Pattern.compile("/\\*\\* @[^*\\n]*+\\*/ ?");

  private static final Pattern CONTENT = Pattern.compile("[^\\n]+");

  private Comments() {}

  static String leftOut(String source) {
    var lines = WHOLE_LINES.matcher(source).replaceAll(found -> breaks(found.group()));
    return TYPES.matcher(lines).replaceAll("");
  }

  private static String breaks(String comment) {
    return CONTENT.matcher(comment).replaceAll("");
  }
}
