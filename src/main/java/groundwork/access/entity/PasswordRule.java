package groundwork.access.entity;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a password must be: long and not the first thing anybody tries. No rules on kinds of
 * characters, which make passwords worse (NIST SP 800-63B, section 5.1.1.2).
 */
public final class PasswordRule {
  public static final int SHORTEST = 12;
  public static final int LONGEST = 200;
  private static final int FEWEST_DIFFERENT = 5;

  /** The commonest of those long enough; what they become without case, digits and signs counts. */
  private static final Set<String> COMMONEST =
      Set.of(
          "password",
          "passwordpassword",
          "mypassword",
          "adminpassword",
          "administrator",
          "adminadmin",
          "adminadminadmin",
          "qwertyuiop",
          "qwertyuiopasdfghjkl",
          "qwertyqwerty",
          "qwertyuiopasd",
          "iloveyou",
          "iloveyouiloveyou",
          "letmein",
          "letmeinletmein",
          "welcome",
          "welcomewelcome",
          "changeme",
          "changemechangeme",
          "correcthorsebatterystaple",
          "trustno",
          "abcdefghijkl",
          "abcdefghijklm",
          "groundwork",
          "groundworkgroundwork",
          "");

  private PasswordRule() {}

  /** The same password whichever keyboard typed it: accents composed or not, wide or narrow. */
  public static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  public static void require(String name, String password) {
    var findings = findings(name, password);
    if (!findings.isEmpty()) {
      throw new Rejected(
          Fault.INVALID, "This password is too easy to guess or cannot be used.", findings);
    }
  }

  public static List<Finding> findings(String name, String given) {
    var password = normal(given);
    var findings = new ArrayList<Finding>();
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      findings.add(
          finding(
              "A password has at least %d characters; this one has %d.".formatted(SHORTEST, length),
              "Take four or more words that have nothing to do with each other."));
    } else if (length > LONGEST) {
      findings.add(
          finding("A password has at most " + LONGEST + " characters.", "Take a shorter one."));
    } else if (password.codePoints().distinct().count() < FEWEST_DIFFERENT) {
      findings.add(
          finding(
              "A password has at least " + FEWEST_DIFFERENT + " different characters.",
              "Take words instead of one key held down."));
    } else if (COMMONEST.contains(letters(password))) {
      findings.add(
          finding(
              "This password is one of the first that anybody tries.",
              "Take words that have nothing to do with each other."));
    }
    if (isName(name, password)) {
      findings.add(
          finding("A password is not the name itself.", "Take something that others cannot see."));
    }
    return findings;
  }

  private static boolean isName(String name, String password) {
    var own = letters(name);
    var letters = letters(password);
    return !letters.isEmpty() && !own.isEmpty() && letters.replace(own, "").isEmpty();
  }

  private static String letters(String text) {
    return normal(text).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
  }

  private static Finding finding(String rule, String remedy) {
    return Finding.inBody("/password", rule, remedy);
  }
}
