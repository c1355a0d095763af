package groundwork.trial.control;

import groundwork.problem.entity.Finding;
import groundwork.trial.entity.Asked;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Whether marks on an item, or what was sharpened of it, lie in it. Pure. */
final class MarkFits {
  private static final int MOST_STROKES = 500;

  private MarkFits() {}

  static void marks(Asked.Marks asked, JsonNode given, String pointer, List<Finding> findings) {
    if (!given.isArray() || given.size() < asked.least() || given.size() > asked.most()) {
      findings.add(
          Finding.inBody(
              pointer,
              "a list of %d to %d marks is expected".formatted(asked.least(), asked.most()),
              "Send a list of marks."));
      return;
    }
    var members =
        asked.weights() == null
            ? Set.of(asked.tool().equals("boxes") ? "box" : "at")
            : Set.of(asked.tool().equals("boxes") ? "box" : "at", "weight");
    var seen = new HashSet<String>();
    for (int i = 0; i < given.size(); i++) {
      var mark = given.get(i);
      var place = pointer + "/" + i;
      int before = findings.size();
      Answers.known(mark, place, members, findings);
      if (findings.size() > before) {
        continue;
      }
      if (asked.tool().equals("boxes")) {
        box(asked, mark.path("box"), place + "/box", findings);
      } else if (asked.tool().equals("features")) {
        Answers.option(
            mark.path("at"),
            place + "/at",
            asked.features().stream().map(Asked.Marks.Part::id).toList(),
            findings);
      } else {
        Answers.whole(mark.path("at"), place + "/at", 0, asked.size() - 1, findings);
      }
      if (asked.weights() != null) {
        Answers.whole(mark.path("weight"), place + "/weight", 1, asked.weights(), findings);
      }
      if (findings.size() == before && !seen.add(mark.path("at").toString() + mark.path("box"))) {
        findings.add(Finding.inBody(place, "this mark stands there twice", "Send it once."));
      }
    }
  }

  private static void box(Asked.Marks asked, JsonNode box, String pointer, List<Finding> findings) {
    boolean whole = box.isArray() && box.size() == 4;
    for (int i = 0; whole && i < 4; i++) {
      int most = i % 2 == 0 ? asked.lines() : asked.columns();
      whole = box.get(i).isInt() && box.get(i).asInt() >= 0 && box.get(i).asInt() < most;
    }
    if (!whole
        || box.get(0).asInt() > box.get(2).asInt()
        || box.get(1).asInt() > box.get(3).asInt()) {
      findings.add(
          Finding.inBody(
              pointer,
              "a box is [line, column, line, column] within %d lines and %d columns, the smaller ones first"
                  .formatted(asked.lines(), asked.columns()),
              "Send four whole numbers, counted from 0."));
    }
  }

  static void deblur(Asked.Deblur asked, JsonNode given, String pointer, List<Finding> findings) {
    int before = findings.size();
    Answers.known(given, pointer, Set.of("cells", "strokes"), findings);
    if (findings.size() > before) {
      return;
    }
    cells(asked, given.path("cells"), pointer + "/cells", findings);
    var strokes = given.path("strokes");
    if (!strokes.isArray() || strokes.size() > MOST_STROKES) {
      findings.add(
          Finding.inBody(
              pointer + "/strokes",
              "a list of at most %d strokes is expected".formatted(MOST_STROKES),
              "Send a list, empty for none."));
      return;
    }
    for (int i = 0; i < strokes.size() && findings.size() == before; i++) {
      var stroke = strokes.get(i);
      var place = pointer + "/strokes/" + i;
      Answers.known(stroke, place, Set.of("t", "cells", "undone"), findings);
      var time = stroke.path("t");
      if (!time.isNumber() || !(time.asDouble() >= 0) || !Double.isFinite(time.asDouble())) {
        findings.add(
            Finding.inBody(
                place + "/t", "milliseconds since the step was shown are expected", "Send them."));
      }
      if (!stroke.path("undone").isMissingNode() && !stroke.path("undone").isBoolean()) {
        findings.add(
            Finding.inBody(place + "/undone", "true or false is expected", "Send one of them."));
      }
      cells(asked, stroke.path("cells"), place + "/cells", findings);
    }
  }

  private static void cells(
      Asked.Deblur asked, JsonNode given, String pointer, List<Finding> findings) {
    boolean fits = given.isArray() && given.size() <= asked.size();
    var seen = new HashSet<Integer>();
    for (int i = 0; fits && i < given.size(); i++) {
      var cell = given.get(i);
      fits =
          cell.isInt()
              && cell.asInt() >= 0
              && cell.asInt() < asked.size()
              && seen.add(cell.asInt());
    }
    if (!fits) {
      findings.add(
          Finding.inBody(
              pointer,
              "different cells from 0 to %d are expected".formatted(asked.size() - 1),
              "Send a list of whole numbers."));
    }
  }
}
