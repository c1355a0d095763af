package groundwork.coding.control;

import groundwork.coding.entity.Scheme;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What a scheme, and the codes of a text, must keep to. Pure. */
final class SchemeRules {
  private static final int MOST = 200;
  private static final int LONGEST_LABEL = 120;
  private static final int LONGEST_DEFINITION = 2000;
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param used codes that texts have already, with the number of texts
   * @param several texts that have more than one code
   */
  static void check(Scheme scheme, Collection<String> used, int several) {
    new SchemeRules().scheme(scheme, used, several);
  }

  private void scheme(Scheme scheme, Collection<String> used, int several) {
    if (scheme.codes().isEmpty() || scheme.codes().size() > MOST) {
      add("/codes", "a scheme has 1 to " + MOST + " codes", "Write some codes.");
    }
    var seen = new HashSet<String>();
    for (int i = 0; i < scheme.codes().size(); i++) {
      var code = scheme.codes().get(i);
      var place = "/codes/" + i;
      if (code.id() == null || !ID.matcher(code.id()).matches()) {
        add(
            place + "/id",
            "an id begins with a letter and has small letters, digits and _ only",
            "Write one such as \"shape\": it names a column of the data.");
      } else if (!seen.add(code.id())) {
        add(place + "/id", "two codes have the id \"" + code.id() + "\"", "Rename one of them.");
      }
      words(place + "/label", code.label(), LONGEST_LABEL, true);
      words(place + "/definition", code.definition(), LONGEST_DEFINITION, false);
      parent(place + "/parent", code, scheme);
    }
    for (var id : used) {
      if (scheme.code(id).isEmpty()) {
        add(
            "/codes",
            "the code \"" + id + "\" is in use, so it cannot go",
            "Keep it, or take it from the texts that have it first.");
      }
    }
    if (scheme.exclusive() && several > 0) {
      add(
          "/exclusive",
          several + " texts have more than one code",
          "Take codes from them first, or allow several.");
    }
    refuse("The scheme was not stored.");
  }

  private void words(String place, String words, int longest, boolean required) {
    if (words == null ? required : required && words.isBlank()) {
      add(place, "this is missing", "Write it.");
    } else if (words != null && (words.length() > longest || words.indexOf('\0') >= 0)) {
      add(
          place,
          "at most %d characters are taken, none of them NUL".formatted(longest),
          "Shorten it.");
    }
  }

  private void parent(String place, Scheme.Code code, Scheme scheme) {
    if (code.parent() == null) {
      return;
    }
    var parent = scheme.code(code.parent());
    if (parent.isEmpty() || code.parent().equals(code.id())) {
      add(place, "there is no other code \"" + code.parent() + "\"", "Name a code of the scheme.");
    } else if (parent.get().parent() != null) {
      add(place, "codes stand one level deep", "Name a code that has no parent itself.");
    }
  }

  /**
   * @param codes of one text; null is refused
   */
  static List<String> codes(Scheme scheme, List<String> codes) {
    var rules = new SchemeRules();
    if (scheme == null) {
      throw new Rejected(Fault.CONFLICT, "There are no codes yet; write a scheme first.");
    }
    if (codes == null) {
      rules.add("/codes", "a list of codes is expected", "Send a list, [] where none fits.");
      rules.refuse("Nothing was stored.");
    }
    for (int i = 0; i < codes.size(); i++) {
      if (codes.get(i) == null || scheme.code(codes.get(i)).isEmpty()) {
        rules.add(
            "/codes/" + i,
            "the scheme has no such code",
            "Choose one of " + String.join(", ", scheme.ids()) + ".");
      }
    }
    if (scheme.exclusive() && codes.size() > 1) {
      rules.add("/codes", "a text has one code at most here", "Send one.");
    }
    rules.refuse("Nothing was stored.");
    return scheme.ids().stream().filter(codes::contains).toList();
  }

  private void add(String pointer, String rule, String remedy) {
    findings.add(Finding.inBody(pointer, rule, remedy));
  }

  private void refuse(String what) {
    if (!findings.isEmpty()) {
      throw new Rejected(Fault.INVALID, what, findings);
    }
  }
}
