package groundwork.trial.control;

import groundwork.problem.entity.Finding;
import groundwork.trial.entity.Asked;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Whether an item may be changed in that way. Pure. */
final class EditFits {
  private static final int LONGEST_WORD = 100;

  private EditFits() {}

  static void edit(Asked.Edit asked, JsonNode given, String pointer, List<Finding> findings) {
    boolean table = !asked.fields().isEmpty();
    int before = findings.size();
    Answers.known(
        given,
        pointer,
        table ? Set.of("values", "locked", "tried") : Set.of("words", "locked", "tried"),
        findings);
    if (findings.size() > before) {
      return;
    }
    change(asked, given, pointer, findings);
    locked(asked, given.path("locked"), pointer + "/locked", findings);
    tried(asked, given.path("tried"), pointer + "/tried", findings);
  }

  /** One change: the last, or one that was tried. */
  static void change(Asked.Edit asked, JsonNode given, String pointer, List<Finding> findings) {
    if (asked.fields().isEmpty()) {
      words(asked, given.path("words"), pointer + "/words", findings);
    } else {
      values(asked, given.path("values"), pointer + "/values", findings);
    }
  }

  private static void values(
      Asked.Edit asked, JsonNode given, String pointer, List<Finding> findings) {
    var ids = asked.fields().stream().map(Asked.Edit.Field::id).toList();
    int before = findings.size();
    Answers.known(given, pointer, ids, findings);
    if (findings.size() > before) {
      return;
    }
    number(asked, given.size(), pointer, findings);
    for (var field : asked.fields()) {
      var value = given.path(field.id());
      if (value.isMissingNode()) {
        continue;
      }
      var place = pointer + "/" + field.id();
      if (field.locked()) {
        findings.add(Finding.inBody(place, "this feature stays as it is", "Change another one."));
      } else if (!field.options().isEmpty()) {
        double option = value.asDouble(-1);
        if (!value.isNumber()
            || option != Math.rint(option)
            || option < 0
            || option >= field.options().size()) {
          findings.add(
              Finding.inBody(
                  place,
                  "the place of an option from 0 to %d is expected"
                      .formatted(field.options().size() - 1),
                  "Choose one of the options."));
        }
      } else if (!value.isNumber()
          || !Double.isFinite(value.asDouble())
          || field.min() != null && value.asDouble() < field.min()
          || field.max() != null && value.asDouble() > field.max()) {
        findings.add(
            Finding.inBody(
                place,
                "a number from %s to %s is expected"
                    .formatted(
                        field.min() == null ? "anything" : field.min(),
                        field.max() == null ? "anything" : field.max()),
                "Send one within the limits."));
      }
    }
  }

  private static void words(
      Asked.Edit asked, JsonNode given, String pointer, List<Finding> findings) {
    if (!given.isArray() || given.size() > asked.tokens().size()) {
      findings.add(Finding.inBody(pointer, "a list of changed words is expected", "Send a list."));
      return;
    }
    number(asked, given.size(), pointer, findings);
    var seen = new HashSet<Integer>();
    for (int i = 0; i < given.size(); i++) {
      var word = given.get(i);
      var place = pointer + "/" + i;
      int before = findings.size();
      Answers.known(word, place, Set.of("at", "to"), findings);
      if (findings.size() > before) {
        continue;
      }
      Answers.whole(word.path("at"), place + "/at", 0, asked.tokens().size() - 1, findings);
      Answers.text(word.path("to"), place + "/to", true, LONGEST_WORD, findings);
      if (findings.size() == before && !seen.add(word.path("at").asInt())) {
        findings.add(Finding.inBody(place, "this word is changed twice", "Change it once."));
      }
    }
  }

  private static void number(
      Asked.Edit asked, int changes, String pointer, List<Finding> findings) {
    if (changes == 0 || asked.most() != null && changes > asked.most()) {
      findings.add(
          Finding.inBody(
              pointer,
              asked.most() == null
                  ? "at least one change is expected"
                  : "1 to %d changes are expected".formatted(asked.most()),
              "Change something, and not more than that."));
    }
  }

  /** Features that somebody tried to change although they stay as they are. */
  private static void locked(
      Asked.Edit asked, JsonNode given, String pointer, List<Finding> findings) {
    if (given.isMissingNode()) {
      return;
    }
    var ids =
        asked.fields().stream().filter(Asked.Edit.Field::locked).map(Asked.Edit.Field::id).toList();
    boolean fits = given.isArray() && given.size() <= ids.size();
    var seen = new HashSet<String>();
    for (int i = 0; fits && i < given.size(); i++) {
      fits = ids.contains(given.get(i).asString("")) && seen.add(given.get(i).asString());
    }
    if (!fits) {
      findings.add(
          Finding.inBody(
              pointer, "different ones of " + ids + " are expected", "Leave out the others."));
    }
  }

  private static void tried(
      Asked.Edit asked, JsonNode given, String pointer, List<Finding> findings) {
    if (given.isMissingNode()) {
      return;
    }
    if (!given.isArray() || given.size() >= asked.attempts()) {
      findings.add(
          Finding.inBody(
              pointer,
              "a list of at most %d earlier attempts is expected".formatted(asked.attempts() - 1),
              "Send those that the model was asked about."));
      return;
    }
    for (int i = 0; i < given.size(); i++) {
      int before = findings.size();
      var place = pointer + "/" + i;
      Answers.known(
          given.get(i), place, Set.of(asked.fields().isEmpty() ? "words" : "values"), findings);
      if (findings.size() == before) {
        change(asked, given.get(i), place, findings);
      }
    }
  }
}
