package groundwork.analysis.control;

import groundwork.analysis.control.Cells.Cell;
import groundwork.analysis.entity.Frame.CodedBlock;
import groundwork.analysis.entity.Frame.Observation;
import groundwork.analysis.entity.Results.Measure;
import groundwork.analysis.entity.Results.Row;
import groundwork.statistics.Clusters;
import groundwork.statistics.Mean;
import groundwork.study.control.AnswerParts;
import groundwork.study.entity.AnswerPart;
import groundwork.study.entity.AnswerPart.Kind;
import groundwork.study.entity.AnswerPart.Shown;
import groundwork.study.entity.StudyVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What answers tell beside the choice: ratings, estimates, ranks, marks, edits, words, outcomes,
 * what was asked of a model, what was in view. By arm and part, with intervals.
 */
record Described(
    StudyVersion version,
    List<Observation> all,
    List<CodedBlock> coded,
    List<String> arms,
    Resampling resampling) {
  private static final String PEOPLE =
      "One value a person, the mean of their answers; n counts people. Counts of single points"
          + " count answers.";
  private static final String SHARES =
      "Whole people are drawn for the interval, each with all their answers.";

  /** Parts of one card that are numbers or not stand in different measures. */
  private record Card(String id, Kind kind) {}

  List<Measure> measures() {
    var cards = new LinkedHashMap<Card, Map<String, AnswerPart>>();
    parts()
        .forEach(
            (name, part) -> {
              if (part.shown() != null && told(name)) {
                cards
                    .computeIfAbsent(
                        new Card(part.shown().card(), part.kind()), any -> new LinkedHashMap<>())
                    .putIfAbsent(name, part);
              }
            });
    var measures = new ArrayList<Measure>();
    cards.forEach(
        (card, parts) ->
            measures.add(
                switch (card.kind()) {
                  case NUMBER -> numbers(card.id(), parts);
                  case SHARE -> shares(card.id(), parts, null);
                  case WORD, TEXT -> words(card.id(), parts);
                }));
    for (var block : coded) {
      codes(block).ifPresent(measures::add);
    }
    bestWorst(measures);
    return measures;
  }

  private Map<String, AnswerPart> parts() {
    var parts = new LinkedHashMap<String, AnswerPart>();
    version
        .definition()
        .trials()
        .flatMap(block -> AnswerParts.of(block).stream())
        .forEach(part -> parts.putIfAbsent(part.name(), part));
    for (var what : List.of("explanation", "advice")) {
      exposure(parts, what, "_seen", "was in view");
      exposure(parts, what, "_before", "was in view before an answer was first chosen");
      parts.put(
          what + "_ms",
          new AnswerPart(
              what + "_ms",
              Kind.NUMBER,
              "",
              "ms",
              new Shown("exposure-ms", "How long it was in view", "measure", said(what), List.of()),
              given -> null));
    }
    return parts;
  }

  private static void exposure(
      Map<String, AnswerPart> parts, String what, String member, String words) {
    var shown =
        new Shown(
            "exposure",
            "Whether what comes later or on demand was in view",
            "measure",
            said(what) + " " + words,
            List.of());
    parts.put(
        what + member, new AnswerPart(what + member, Kind.SHARE, "", null, shown, given -> null));
  }

  private static String said(String what) {
    return what.equals("advice") ? "Advice" : "Explanation";
  }

  private boolean told(String name) {
    return all.stream().anyMatch(seen -> seen.parts().containsKey(name));
  }

  private Map<Cell, List<Observation>> cells(String name) {
    return Cells.of(all, arms, seen -> seen.parts().containsKey(name), Effort::part);
  }

  private static Row row(Cell cell, AnswerPart part, String name) {
    var row = new Row().and("arm", cell.arm()).and("phase", cell.phase());
    return part.shown().of().equals("method")
        ? row.and("method", part.shown().label())
        : row.and("measure", name).and("measureLabel", part.shown().label());
  }

  private Measure numbers(String card, Map<String, AnswerPart> parts) {
    var rows = new ArrayList<Map<String, Object>>();
    var first = parts.values().iterator().next();
    parts.forEach(
        (name, part) ->
            cells(name)
                .forEach(
                    (cell, seen) -> {
                      double[] means =
                          Cells.perPerson(
                              seen,
                              theirs ->
                                  Mean.of(
                                      theirs.stream()
                                          .mapToDouble(one -> one.number(name))
                                          .toArray()));
                      var row = People.row(row(cell, part, name), means);
                      var middle = resampling.median(means, "median/" + name + "/" + cell);
                      if (middle != null) {
                        row.and("medianLow", middle.low()).and("medianHigh", middle.high());
                      }
                      if (!part.shown().points().isEmpty()) {
                        row.and("points", part.shown().points())
                            .and("counts", counts(name, part, seen));
                      }
                      rows.add(row.done());
                    }));
    return measure(
        card,
        first,
        "mean",
        first.unit() == null ? "points" : first.unit(),
        "score",
        rows,
        "t 95 %",
        PEOPLE);
  }

  /** How many answers there are of each point. */
  private static List<Integer> counts(String name, AnswerPart part, List<Observation> seen) {
    return part.shown().points().stream()
        .map(point -> (int) seen.stream().filter(one -> one.number(name) == (double) point).count())
        .toList();
  }

  private Measure shares(String card, Map<String, AnswerPart> parts, String note) {
    var rows = new ArrayList<Map<String, Object>>();
    parts.forEach(
        (name, part) ->
            cells(name)
                .forEach(
                    (cell, seen) ->
                        rows.add(
                            pooled(
                                row(cell, part, name),
                                seen,
                                seen.stream().mapToDouble(one -> one.number(name)).toArray(),
                                name + "/" + cell))));
    return proportions(card, parts, rows, note == null ? SHARES : SHARES + " " + note);
  }

  private Map<String, Object> pooled(
      Row row, List<Observation> seen, double[] values, String draws) {
    var people = seen.stream().map(Observation::participant).toList();
    return row.and("estimate", Mean.of(values))
        .within(resampling.people(Clusters.means(people, values), draws))
        .and("n", values.length)
        .and("participants", Cells.people(seen))
        .done();
  }

  /** The share of each of the few things that were reported. */
  private Measure words(String card, Map<String, AnswerPart> parts) {
    var rows = new ArrayList<Map<String, Object>>();
    parts.forEach(
        (name, part) -> {
          var words =
              all.stream()
                  .map(seen -> (String) seen.parts().get(name))
                  .filter(Objects::nonNull)
                  .distinct()
                  .sorted()
                  .toList();
          cells(name)
              .forEach(
                  (cell, seen) ->
                      words.forEach(
                          word ->
                              rows.add(
                                  pooled(
                                      new Row()
                                          .and("arm", cell.arm())
                                          .and("phase", cell.phase())
                                          .and("measure", word)
                                          .and("measureLabel", word),
                                      seen,
                                      seen.stream()
                                          .mapToDouble(
                                              one -> word.equals(one.parts().get(name)) ? 1 : 0)
                                          .toArray(),
                                      name + "=" + word + "/" + cell))));
        });
    return proportions(card, parts, rows, SHARES);
  }

  /** How often each code holds of what was written. */
  private Optional<Measure> codes(CodedBlock block) {
    var parts = new LinkedHashMap<String, AnswerPart>();
    for (var code : block.scheme().codes()) {
      var name = "code_" + code.id();
      if (told(name)) {
        var shown =
            new Shown("codes", "What was written, by code", "measure", code.label(), List.of());
        parts.put(name, new AnswerPart(name, Kind.SHARE, "", null, shown, given -> null));
      }
    }
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    var own = all.stream().filter(seen -> seen.block().equals(block.block())).toList();
    return Optional.of(
        new Described(version, own, List.of(), arms, resampling)
            .shares("codes-" + block.block(), parts, block.agreement()));
  }

  /** Best counts one, worst minus one, every other that was there nothing. */
  private void bestWorst(List<Measure> measures) {
    var rows = new ArrayList<Map<String, Object>>();
    cells("best")
        .forEach(
            (cell, seen) ->
                seen.stream()
                    .flatMap(one -> shown(one).stream())
                    .distinct()
                    .sorted()
                    .forEach(
                        method -> {
                          var there =
                              seen.stream().filter(one -> shown(one).contains(method)).toList();
                          double[] worth =
                              there.stream().mapToDouble(one -> worth(one, method)).toArray();
                          rows.add(
                              pooled(
                                  new Row()
                                      .and("arm", cell.arm())
                                      .and("phase", cell.phase())
                                      .and("method", method)
                                      .and("best", count(worth, 1))
                                      .and("worst", count(worth, -1)),
                                  there,
                                  worth,
                                  "best-worst/" + method + "/" + cell));
                        }));
    if (!rows.isEmpty()) {
      measures.add(
          new Measure(
              "best-worst",
              "Best minus worst",
              "score",
              "How often a method's explanation was called best less how often it was called worst,"
                  + " over how often it was there: from -1 to 1.",
              "mean",
              "score",
              List.of("arm", "phase", "method"),
              rows,
              Resampling.NAME,
              SHARES,
              null,
              "point-interval",
              "higher"));
    }
  }

  private static List<String> shown(Observation one) {
    return one.preferences().stream()
        .flatMap(pair -> Stream.of(pair.chosen(), pair.rejected()))
        .distinct()
        .toList();
  }

  private static double worth(Observation one, String method) {
    return (method.equals(one.parts().get("best")) ? 1 : 0)
        - (method.equals(one.parts().get("worst")) ? 1 : 0);
  }

  private static int count(double[] values, double value) {
    return (int) Arrays.stream(values).filter(one -> one == value).count();
  }

  private static Measure proportions(
      String card, Map<String, AnswerPart> parts, List<Map<String, Object>> rows, String note) {
    return measure(
        card,
        parts.values().iterator().next(),
        "proportion",
        "share of answers",
        "percent",
        rows,
        Resampling.NAME,
        note);
  }

  private static Measure measure(
      String id,
      AnswerPart of,
      String kind,
      String unit,
      String format,
      List<Map<String, Object>> rows,
      String interval,
      String note) {
    return new Measure(
        id,
        of.shown().title(),
        unit,
        only(rows),
        kind,
        format,
        List.of("arm", "phase", of.shown().of()),
        rows,
        interval,
        note,
        null,
        "point-interval",
        null);
  }

  /** What is measured where it is one thing: the rows then have no column that says it. */
  private static String only(List<Map<String, Object>> rows) {
    var labels = rows.stream().map(row -> row.get("measureLabel")).distinct().toList();
    return labels.size() == 1 && labels.getFirst() instanceof String label ? label + "." : null;
  }
}
