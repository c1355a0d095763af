package groundwork.analysis.control.kind;

import groundwork.analysis.control.Grouping;
import groundwork.analysis.entity.Finding;
import groundwork.analysis.entity.Finding.Descriptive;
import groundwork.analysis.entity.Finding.Test;
import groundwork.analysis.entity.FindingBuilder;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Alternative;
import groundwork.statistics.Mean;
import groundwork.statistics.compare.TTest;
import groundwork.statistics.decision.SignalDetection;
import groundwork.statistics.design.Formula;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The kind {@code signal-detection}: how well people tell right advice from wrong (or any signal
 * from noise), person by person and over all trials of a group.
 */
final class Detections implements Kind {
  private static final List<String> CELLS = List.of("hits", "misses", "fa", "cr");

  private static final Map<String, ToDoubleFunction<SignalDetection>> MEASURES =
      new LinkedHashMap<>();

  static {
    MEASURES.put("d_prime", SignalDetection::dPrime);
    MEASURES.put("criterion", SignalDetection::criterion);
    MEASURES.put("beta", SignalDetection::beta);
    MEASURES.put("a_prime", SignalDetection::aPrime);
    MEASURES.put("hit_rate", SignalDetection::hitRate);
    MEASURES.put("false_alarm_rate", SignalDetection::falseAlarmRate);
  }

  @Override
  public boolean splitsBy() {
    return false;
  }

  @Override
  public Finding run(Analysis analysis, Table given, Context context) {
    var finding = FindingBuilder.of(analysis);
    var table = Advised.complete(given, analysis.by(), finding);
    Table cells;
    if (CELLS.stream().allMatch(table::has)
        && !analysis.has("signal")
        && !analysis.has("formula")) {
      cells = Advised.complete(table, CELLS, finding);
    } else {
      cells = counted(analysis, table, finding);
    }
    var groups = Grouping.of(cells, analysis.by());
    var who = analysis.text("subject").or(context::participant).filter(cells::has);
    var correction = analysis.text("correction", "loglinear");
    finding.estimator(
        correction.equals("loglinear") ? "log-linear correction" : "rates of 0 and 1 by 1/(2N)");
    var people = new LinkedHashMap<String, List<PersonMeans.Group>>();
    var each = new ArrayList<Map<String, Object>>();
    int trials = 0;
    for (int group = 0; group < groups.size(); group++) {
      var rows = cells.at(groups.rows()[group]);
      var values = groups.values(cells, group);
      var byPerson = byPerson(rows, who, correction, finding);
      trials += total(rows);
      if (!values.isEmpty()) {
        finding.group(String.join(", ", values.values()), byPerson.size());
      }
      var pooled = of(sums(rows, all(rows)), correction);
      MEASURES.forEach(
          (measure, of) -> {
            finding.descriptive(
                describe(
                    measure, of, values, byPerson, pooled, rows, analysis, context, correction));
            people
                .computeIfAbsent(measure, name -> new ArrayList<>())
                .add(
                    new PersonMeans.Group(
                        String.join(", ", values.values()), numbers(byPerson, of)));
          });
      chance(finding, analysis, values, byPerson);
      byPerson.forEach((person, one) -> each.add(person(values, person, one)));
    }
    finding.n(trials);
    if (groups.size() > 1 && who.isPresent()) {
      for (var measure : List.of("d_prime", "criterion")) {
        PersonMeans.compare(finding, analysis, measure, people.get(measure));
      }
    }
    return finding.and("people", each).done();
  }

  /** One row a trial, as counts of one. */
  private static Table counted(Analysis analysis, Table table, FindingBuilder finding) {
    var formula = analysis.formula().map(Formula::parse);
    var signal =
        analysis
            .text("signal")
            .or(() -> formula.flatMap(f -> f.predictors().stream().findFirst()))
            .or(() -> first(table, "model_correct", "ai_correct"))
            .orElseThrow(() -> new IllegalArgumentException("name the signal under \"signal\""));
    var said =
        analysis
            .text("said")
            .or(() -> formula.flatMap(f -> f.response()).map(Object::toString))
            .or(() -> first(table, "accepted", "correct_vs_model"))
            .orElseThrow(() -> new IllegalArgumentException("name the answer under \"said\""));
    var complete = Advised.complete(table, List.of(signal, said), finding);
    int[] signals = Advised.binary(complete, signal);
    int[] answers = Advised.binary(complete, said);
    double[][] cells = new double[4][signals.length];
    for (int i = 0; i < signals.length; i++) {
      cells[signals[i] == 1 ? 1 - answers[i] : 3 - answers[i]][i] = 1;
    }
    var counted = complete;
    for (int cell = 0; cell < 4; cell++) {
      counted = counted.with(CELLS.get(cell), cells[cell]);
    }
    return counted;
  }

  private static Optional<String> first(Table table, String... names) {
    return List.of(names).stream().filter(table::has).findFirst();
  }

  private static Map<String, SignalDetection> byPerson(
      Table rows, Optional<String> who, String correction, FindingBuilder finding) {
    var people = new LinkedHashMap<String, SignalDetection>();
    if (who.isEmpty()) {
      return people;
    }
    var groups = Grouping.of(rows, List.of(who.get()));
    for (int group = 0; group < groups.size(); group++) {
      var name = String.join("", groups.values(rows, group).values());
      try {
        people.put(name, of(sums(rows, groups.rows()[group]), correction));
      } catch (IllegalArgumentException undefined) {
        finding.excluded("no signal or no noise", 1);
        finding.warn(
            "undefined-people",
            "People who met no signal or no noise have no d'; they are counted under excluded.");
      }
    }
    return people;
  }

  private static SignalDetection of(int[] cells, String correction) {
    return correction.equals("loglinear")
        ? SignalDetection.logLinear(cells[0], cells[1], cells[2], cells[3])
        : SignalDetection.halfTrial(cells[0], cells[1], cells[2], cells[3]);
  }

  private static int[] all(Table rows) {
    return IntStream.range(0, rows.rows()).toArray();
  }

  private static int[] sums(Table table, int[] rows) {
    int[] sums = new int[4];
    for (int cell = 0; cell < 4; cell++) {
      double[] counts = table.numbers(CELLS.get(cell));
      for (int row : rows) {
        sums[cell] += (int) counts[row];
      }
    }
    return sums;
  }

  private static int total(Table rows) {
    int total = 0;
    for (int count : sums(rows, all(rows))) {
      total += count;
    }
    return total;
  }

  private static Map<String, Double> numbers(
      Map<String, SignalDetection> people, ToDoubleFunction<SignalDetection> of) {
    var numbers = new LinkedHashMap<String, Double>();
    people.forEach((name, one) -> numbers.put(name, of.applyAsDouble(one)));
    return numbers;
  }

  /** The mean over people with Student's interval; without people, of all trials. */
  private static Descriptive describe(
      String measure,
      ToDoubleFunction<SignalDetection> of,
      Map<String, String> group,
      Map<String, SignalDetection> people,
      SignalDetection pooled,
      Table rows,
      Analysis analysis,
      Context context,
      String correction) {
    double[] values = people.values().stream().mapToDouble(of).toArray();
    var one =
        Descriptive.of(group, measure)
            .and("n", values.length > 0 ? values.length : total(rows))
            .and("pooled", of.applyAsDouble(pooled));
    if (values.length > 1) {
      var mean = Mean.student(values, analysis.level());
      one = one.and("mean", mean.estimate()).and("sd", mean.sd()).within(mean.interval());
    } else {
      one = one.and("estimate", of.applyAsDouble(pooled));
      if (measure.equals("d_prime")) {
        one = one.and("se", Math.sqrt(pooled.variance())).within(pooled.interval(analysis.level()));
      }
    }
    if (analysis.has("bootstrap")) {
      var draws = new Draws(analysis, context, rows);
      var bootstrap =
          draws.statistic(
              drawn -> {
                int[] cells = sums(rows, drawn);
                return cells[0] + cells[1] == 0 || cells[2] + cells[3] == 0
                    ? Double.NaN
                    : of.applyAsDouble(of(cells, correction));
              });
      var interval = bootstrap.flatMap(draws::interval);
      if (interval.isPresent()) {
        one =
            one.and("pooledLow", interval.get().low())
                .and("pooledHigh", interval.get().high())
                .and("pooledInterval", draws.method());
      }
    }
    return one;
  }

  /** Whether people tell signal from noise at all. */
  private static void chance(
      FindingBuilder finding,
      Analysis analysis,
      Map<String, String> group,
      Map<String, SignalDetection> people) {
    double[] values = people.values().stream().mapToDouble(SignalDetection::dPrime).toArray();
    try {
      var t = TTest.oneSample(values, 0, Alternative.TWO_SIDED, analysis.level());
      var name = String.join(", ", group.values());
      finding.test(
          Test.of(
              name.isEmpty() ? "d'" : "d': " + name,
              "t, participants' d' against 0",
              "t",
              t.statistic(),
              t.df(),
              null,
              t.p()));
    } catch (IllegalArgumentException fewOrConstant) {
      finding.warn("not-tested", "d' is not tested against 0: " + fewOrConstant.getMessage());
    }
  }

  private static Map<String, Object> person(
      Map<String, String> group, String name, SignalDetection one) {
    var person = new LinkedHashMap<String, Object>(group);
    person.put("participant", name);
    MEASURES.forEach((measure, of) -> person.put(measure, of.applyAsDouble(one)));
    return person;
  }
}
