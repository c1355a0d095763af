package groundwork.analysis.control;

import groundwork.analysis.entity.Frame.Observation;
import groundwork.analysis.entity.Results.Measure;
import groundwork.analysis.entity.Results.Row;
import groundwork.statistics.Clusters;
import groundwork.statistics.Mean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How often the explanations of each method were preferred to another's. */
record WinRates(List<Observation> all, List<String> arms, Resampling resampling) {
  List<Measure> measures() {
    var rows = new ArrayList<Map<String, Object>>();
    for (var arm : arms) {
      var seen =
          all.stream()
              .filter(one -> one.arm().equals(arm) && !one.preferences().isEmpty())
              .toList();
      seen.stream()
          .flatMap(one -> one.preferences().stream())
          .flatMap(pair -> Stream.of(pair.chosen(), pair.rejected()))
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
                "Every comparison counts for two methods, and a choice among"
                    + " several or an order is several comparisons, so the rates are not independent; a"
                    + " Bradley-Terry analysis in the plan compares methods properly. Whole people"
                    + " are drawn for the interval.",
                null,
                "point-interval",
                "higher"));
  }

  private Map<String, Object> row(String arm, String method, List<Observation> seen) {
    var people = new ArrayList<String>();
    var outcomes = new ArrayList<Double>();
    for (var one : seen) {
      for (var pair : one.preferences()) {
        if (pair.chosen().equals(method) || pair.rejected().equals(method)) {
          people.add(one.participant());
          outcomes.add(pair.chosen().equals(method) ? 1.0 : 0.0);
        }
      }
    }
    double[] won = outcomes.stream().mapToDouble(Double::doubleValue).toArray();
    var interval = resampling.people(Clusters.means(people, won), "win-rate/" + arm + "/" + method);
    return new Row()
        .and("arm", arm)
        .and("method", method)
        .and("estimate", Mean.of(won))
        .within(interval)
        .and("n", won.length)
        .and("participants", people.stream().distinct().count())
        .done();
  }
}
