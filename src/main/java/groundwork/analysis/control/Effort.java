package groundwork.analysis.control;

import groundwork.analysis.entity.Frame.Observation;
import groundwork.analysis.entity.Frame.Stage;
import groundwork.analysis.entity.Results.Measure;
import groundwork.analysis.entity.Results.Row;
import groundwork.statistics.Mean;
import groundwork.statistics.Quantile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How sure people were and how long they took: one value a person and part. */
record Effort(List<Observation> all, List<String> arms, Resampling resampling) {
  List<Measure> measures() {
    var measures = new ArrayList<Measure>();
    var confidence = confidence();
    if (!confidence.isEmpty()) {
      measures.add(
          new Measure(
              "confidence",
              "Confidence",
              "points",
              "How sure people were of their answers: the mean of each person, averaged.",
              "mean",
              "score",
              List.of("arm", "phase"),
              confidence,
              "t 95 %",
              "One value a person; n counts people.",
              null,
              "point-interval",
              null));
    }
    var times = times();
    if (!times.isEmpty()) {
      measures.add(
          new Measure(
              "time",
              "Time to an answer",
              "s",
              "Median over people of each person's median time for one answer.",
              "time",
              "seconds",
              List.of("arm", "phase"),
              times,
              Resampling.NAME,
              "Time with the page in view, on the browser's clock, without idle time (over 30 s with"
                  + " no action); it continues over reloads. Boxes hold the middle half of the people.",
              null,
              "box",
              null));
    }
    return measures;
  }

  private List<Map<String, Object>> confidence() {
    var rows = new ArrayList<Map<String, Object>>();
    Cells.of(all, arms, seen -> seen.confidence() != null, Effort::part)
        .forEach(
            (cell, seen) ->
                rows.add(
                    People.row(
                            new Row().and("arm", cell.arm()).and("phase", cell.phase()),
                            Cells.perPerson(
                                seen,
                                theirs ->
                                    Mean.of(
                                        theirs.stream()
                                            .mapToDouble(Observation::confidence)
                                            .toArray())))
                        .done()));
    return rows;
  }

  private List<Map<String, Object>> times() {
    var rows = new ArrayList<Map<String, Object>>();
    Cells.of(all, arms, seen -> seen.choice() != null, Effort::part)
        .forEach(
            (cell, seen) -> {
              double[] medians =
                  Cells.perPerson(
                      seen,
                      theirs ->
                          Quantile.median(
                              theirs.stream().mapToDouble(Observation::seconds).toArray()));
              rows.add(
                  new Row()
                      .and("arm", cell.arm())
                      .and("phase", cell.phase())
                      .and("estimate", Quantile.median(medians))
                      .within(resampling.median(medians, "time/" + cell))
                      .and("n", seen.size())
                      .and("participants", medians.length)
                      .and("median", Quantile.median(medians))
                      .and("q1", Quantile.type7(medians, 0.25))
                      .and("q3", Quantile.type7(medians, 0.75))
                      .done());
            });
    return rows;
  }

  /** Stages of a decision are apart: a second judgement is another question. */
  static String part(Observation seen) {
    return seen.stage() == Stage.ONLY ? seen.phase() : seen.stage().name().toLowerCase(Locale.ROOT);
  }
}
