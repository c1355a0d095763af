package groundwork.analysis.control;

import groundwork.analysis.entity.Frame.Observation;
import groundwork.analysis.entity.Frame.Stage;
import groundwork.analysis.entity.Results.Measure;
import groundwork.analysis.entity.Results.Row;
import groundwork.statistics.Clusters;
import groundwork.statistics.Rate;
import groundwork.statistics.decision.Reliance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How people of each arm use the model's advice: judge-advisor trials with both answers. */
record Decisions(List<Observation> all, List<String> arms, Resampling resampling) {
  private static final Map<String, Function<Reliance, Rate>> QUANTITIES = new LinkedHashMap<>();
  private static final Map<String, String> LABELS = new LinkedHashMap<>();

  static {
    quantity("agreement", "Agreement: final answer is the advice", Reliance::agreementFraction);
    quantity("switch", "Switch: from another answer to the advice", Reliance::switchFraction);
    quantity("over-reliance", "Over-reliance: wrong advice taken", Reliance::overReliance);
    quantity("under-reliance", "Under-reliance: right advice not taken", Reliance::underReliance);
    quantity("rair", "RAIR: own error corrected by right advice", Reliance::rair);
    quantity("rsr", "RSR: own right answer kept against wrong advice", Reliance::rsr);
    quantity("accuracy-wid", "Accuracy where person and advice differed", Reliance::accuracyWid);
  }

  /** One decision with both its answers. */
  private record Pair(Observation first, Observation last) {}

  List<Measure> measures() {
    var byArm = new LinkedHashMap<String, Map<String, Reliance>>();
    for (var arm : arms) {
      var people = people(arm);
      if (!people.isEmpty()) {
        byArm.put(arm, people);
      }
    }
    if (byArm.isEmpty()) {
      return List.of();
    }
    var rows = new ArrayList<Map<String, Object>>();
    QUANTITIES.forEach(
        (id, of) -> byArm.forEach((arm, people) -> rows.add(row(id, of, arm, people))));
    return List.of(
        new Measure(
            "reliance",
            "Reliance on the model's advice",
            "share of trials",
            "What people do with advice that is right and with advice that is wrong.",
            "reliance",
            "percent",
            List.of("measure", "arm"),
            rows,
            Resampling.NAME,
            "n counts the trials to which a measure applies; \"undefined\" counts the people with no"
                + " such trial, who are left out of it and never taken as zero. People are resampled"
                + " with all their trials. Agreement and switching are neither good nor bad by"
                + " themselves; RAIR and RSR are ideal at 100 %.",
            null,
            "point-interval",
            null));
  }

  private Map<String, Object> row(
      String id, Function<Reliance, Rate> of, String arm, Map<String, Reliance> people) {
    var rates = people.values().stream().map(of).toList();
    var pooled = rates.stream().reduce(new Rate(0, 0), Rate::plus);
    var interval =
        pooled.defined()
            ? resampling.people(
                new Clusters(
                    List.copyOf(people.keySet()),
                    rates.stream().mapToDouble(Rate::count).toArray(),
                    rates.stream().mapToDouble(Rate::of).toArray()),
                "reliance/" + id + "/" + arm)
            : null;
    return new Row()
        .and("measure", id)
        .and("measureLabel", LABELS.get(id))
        .and("arm", arm)
        .and("estimate", pooled.defined() ? pooled.estimate().getAsDouble() : null)
        .within(interval)
        .and("n", pooled.of())
        .and("participants", rates.stream().filter(Rate::defined).count())
        .and("undefined", rates.stream().filter(rate -> !rate.defined()).count())
        .done();
  }

  /** Reliance of each person of an arm over their complete decisions. */
  private Map<String, Reliance> people(String arm) {
    var firsts =
        all.stream()
            .filter(seen -> seen.arm().equals(arm) && seen.stage() == Stage.INITIAL)
            .filter(seen -> seen.choice() != null)
            .collect(Collectors.toMap(Decisions::place, Function.identity(), (a, b) -> a));
    var pairs =
        all.stream()
            .filter(seen -> seen.arm().equals(arm) && seen.stage() == Stage.FINAL)
            .filter(seen -> seen.choice() != null && firsts.containsKey(place(seen)))
            .map(seen -> new Pair(firsts.get(place(seen)), seen))
            .collect(
                Collectors.groupingBy(
                    pair -> pair.last().participant(), LinkedHashMap::new, Collectors.toList()));
    var people = new LinkedHashMap<String, Reliance>();
    pairs.forEach((person, theirs) -> people.put(person, reliance(theirs)));
    return people;
  }

  private static Reliance reliance(List<Pair> pairs) {
    var classes =
        pairs.stream()
            .flatMap(
                pair ->
                    Stream.of(
                        pair.last().truth(),
                        pair.last().predicted(),
                        pair.first().choice(),
                        pair.last().choice()))
            .distinct()
            .toList();
    return Reliance.twoStage(
        pairs.stream().mapToInt(pair -> classes.indexOf(pair.last().truth())).toArray(),
        pairs.stream().mapToInt(pair -> classes.indexOf(pair.last().predicted())).toArray(),
        pairs.stream().mapToInt(pair -> classes.indexOf(pair.first().choice())).toArray(),
        pairs.stream().mapToInt(pair -> classes.indexOf(pair.last().choice())).toArray());
  }

  private static String place(Observation seen) {
    return seen.participant() + "/" + seen.block() + "/" + seen.item();
  }

  private static void quantity(String id, String label, Function<Reliance, Rate> of) {
    QUANTITIES.put(id, of);
    LABELS.put(id, label);
  }
}
