package groundwork.analysis.control;

import groundwork.analysis.entity.Frame.Observation;
import groundwork.analysis.entity.Results.Measure;
import groundwork.analysis.entity.Results.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** How often the explanations of each method were preferred to another's. */
record WinRates(List<Observation> all, List<String> arms, Resampling resampling) {
  List<Measure> measures() {
    var rows = new ArrayList<Map<String, Object>>();
    for (var arm : arms) {
      var seen =
          all.stream().filter(one -> one.arm().equals(arm) && one.rejected() != null).toList();
      seen.stream()
          .flatMap(one -> Stream.of(one.choice(), one.rejected()))
          .distinct()
          .sorted()
          .forEach(method -> rows.add(row(arm, method, seen)));
    }
    return rows.isEmpty()
        ? List.of()
        : List.of(
            new Measure(
                "win-rate",
                "How often an explanation was preferred",
                "share of comparisons",
                "Share of its comparisons in which the method's explanation was chosen. By chance: a"
                    + " half.",
                "proportion",
                "percent",
                List.of("arm", "method"),
                rows,
                Resampling.NAME,
                "Every choice counts for two methods, so the rates are not independent; a"
                    + " Bradley-Terry analysis in the plan compares methods properly. Whole people"
                    + " are drawn for the interval.",
                null,
                "point-interval",
                "higher"));
  }

  private Map<String, Object> row(String arm, String method, List<Observation> seen) {
    var theirs =
        seen.stream()
            .filter(one -> one.choice().equals(method) || one.rejected().equals(method))
            .toList();
    long won = theirs.stream().filter(one -> one.choice().equals(method)).count();
    var interval =
        resampling.people(
            Accuracy.clusters(theirs, one -> Objects.equals(one.choice(), method)),
            "win-rate/" + arm + "/" + method);
    return new Row()
        .and("arm", arm)
        .and("method", method)
        .and("estimate", (double) won / theirs.size())
        .within(interval)
        .and("n", theirs.size())
        .and("participants", Cells.people(theirs))
        .done();
  }
}
