package groundwork.analysis.control;

import groundwork.analysis.control.Cells.Cell;
import groundwork.analysis.entity.Frame.Observation;
import groundwork.analysis.entity.Frame.Stage;
import groundwork.analysis.entity.Results.Measure;
import groundwork.analysis.entity.Results.Row;
import groundwork.statistics.Clusters;
import groundwork.statistics.Mean;
import groundwork.statistics.Proportion;
import groundwork.study.entity.Task;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Shares of right answers: about the model, and about the truth. */
record Accuracy(List<Observation> all, List<String> arms, Resampling resampling) {
  private static final String TRIALS =
      "The interval counts trials as if they were independent. Trials of one person are not; the"
          + " next measure resamples people instead and is the one to report.";
  private static final String PEOPLE =
      "Whole people are drawn, each with all their trials, so that it holds although trials of one"
          + " person are alike. No interval where all agree or there is one person.";

  /** Tasks with a key of their own, each with its own chance of being right by guessing. */
  private static final Map<Task, String> OTHERS = new EnumMap<>(Task.class);

  static {
    OTHERS.put(
        Task.AGREEMENT,
        "Share of trials in which the participant knew whether the model is right. By guessing: a"
            + " half.");
    OTHERS.put(
        Task.DISTINCTION,
        "Share of trials in which the participant found the explanation of what the model says. By"
            + " guessing: one in as many as stood side by side.");
    OTHERS.put(
        Task.ERROR_DETECTION,
        "Share of trials in which the participant found just the errors of the model. By guessing:"
            + " a half of single outputs, less of lists. The plan's signal-detection tells"
            + " sensitivity from a leaning to say wrong.");
    OTHERS.put(
        Task.INTRUSION,
        "Share of trials in which the participant found the one that did not belong. By guessing:"
            + " one in as many as stood side by side.");
    OTHERS.put(
        Task.TWO_ALTERNATIVES,
        "Share of trials in which the participant found the item that the model puts into the"
            + " class. By guessing: a half.");
    OTHERS.put(
        Task.VERIFICATION,
        "Share of trials in which the participant knew whether the suggestion is what the model"
            + " says. By guessing: a half.");
    OTHERS.put(
        Task.COUNTERFACTUAL_PREDICT,
        "Share of trials in which the participant said what the model says after the change.");
    OTHERS.put(
        Task.COUNTERFACTUAL_VERIFY,
        "Share of trials in which the participant knew whether the change changes what the model"
            + " says. By guessing: a half.");
    OTHERS.put(
        Task.DEBLUR, "Share of trials in which the participant said what the picture shows.");
  }

  List<Measure> measures() {
    var measures = new ArrayList<Measure>();
    var simulation = Cells.of(all, arms, Observation::simulation, Accuracy::decision);
    if (!simulation.isEmpty()) {
      measures.addAll(
          both(
              "accuracy-model",
              "Accuracy against the model",
              "Share of trials in which the participant said what the model says.",
              simulation,
              seen -> seen.choice().equals(seen.predicted())));
      change().ifPresent(measures::add);
    }
    var decisions = Cells.of(all, arms, Accuracy::decides, Accuracy::decision);
    if (!decisions.isEmpty()) {
      measures.addAll(
          both(
              "accuracy-truth",
              "Accuracy against the truth",
              "Share of decisions that were right, before and after the model's advice; without advice"
                  + " there is only the first.",
              decisions,
              seen -> seen.choice().equals(seen.truth())));
    }
    OTHERS.forEach(
        (task, description) -> {
          var cells = Cells.of(all, arms, seen -> seen.task() == task, Observation::phase);
          if (!cells.isEmpty()) {
            measures.addAll(
                both(
                    "accuracy-" + task.word(),
                    "Accuracy, " + task.word().replace('-', ' '),
                    description,
                    cells,
                    Observation::right));
          }
        });
    return measures;
  }

  private static boolean decides(Observation seen) {
    return seen.task() == Task.JUDGE_ADVISOR
        || seen.task() == Task.DECISION
        || seen.task() == Task.SIMULATE_SEE_DECIDE && !seen.simulation();
  }

  private static String decision(Observation seen) {
    return seen.stage() == Stage.ONLY ? seen.phase() : seen.stage().name().toLowerCase(Locale.ROOT);
  }

  private List<Measure> both(
      String id,
      String title,
      String description,
      Map<Cell, List<Observation>> cells,
      Predicate<Observation> right) {
    var byTrial = new ArrayList<Map<String, Object>>();
    var byPerson = new ArrayList<Map<String, Object>>();
    cells.forEach(
        (cell, seen) -> {
          var answered = seen.stream().filter(one -> one.choice() != null).toList();
          if (answered.isEmpty()) {
            return;
          }
          int correct = (int) answered.stream().filter(right).count();
          var share = Proportion.wilson(correct, answered.size(), Resampling.LEVEL);
          byTrial.add(row(cell, share.estimate(), answered, seen).within(share.interval()).done());
          var interval = resampling.people(clusters(answered, right), id + cell);
          byPerson.add(row(cell, share.estimate(), answered, seen).within(interval).done());
        });
    return List.of(
        new Measure(
            id,
            title,
            "share of trials",
            description,
            "proportion",
            "percent",
            List.of("arm", "phase"),
            byTrial,
            "Wilson 95 %",
            TRIALS,
            null,
            "point-interval",
            "higher"),
        new Measure(
            id + "-people",
            title + ", people resampled",
            "share of trials",
            description,
            "proportion",
            "percent",
            List.of("arm", "phase"),
            byPerson,
            Resampling.NAME,
            PEOPLE,
            null,
            "point-interval",
            "higher"));
  }

  private static Row row(
      Cell cell, double estimate, List<Observation> answered, List<Observation> seen) {
    return new Row()
        .and("arm", cell.arm())
        .and("phase", cell.phase())
        .and("estimate", estimate)
        .and("n", answered.size())
        .and("participants", Cells.people(answered))
        .and("undefined", seen.size() - answered.size());
  }

  static Clusters clusters(List<Observation> seen, Predicate<Observation> right) {
    return Clusters.means(
        seen.stream().map(Observation::participant).toList(),
        seen.stream().mapToDouble(one -> right.test(one) ? 1 : 0).toArray());
  }

  /** Post minus pre of each person who has both, averaged over the people of an arm. */
  private Optional<Measure> change() {
    var rows = new ArrayList<Map<String, Object>>();
    for (var arm : arms) {
      var pre = shares(arm, "pre");
      var post = shares(arm, "post");
      double[] changes =
          pre.entrySet().stream()
              .filter(entry -> post.containsKey(entry.getKey()))
              .mapToDouble(entry -> post.get(entry.getKey()) - entry.getValue())
              .toArray();
      if (changes.length > 0) {
        rows.add(People.row(new Row().and("arm", arm), changes).done());
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Measure(
                "accuracy-change",
                "Change in accuracy from before to after",
                "difference of shares",
                "Accuracy against the model after learning minus before, for each person, averaged.",
                "mean",
                "percent",
                List.of("arm"),
                rows,
                "t 95 %",
                "One value a person. People without answers in both parts are left out.",
                null,
                "point-interval",
                "higher"));
  }

  private Map<String, Double> shares(String arm, String phase) {
    var byPerson = new LinkedHashMap<String, List<Double>>();
    all.stream()
        .filter(one -> one.simulation() && one.arm().equals(arm) && one.phase().equals(phase))
        .filter(one -> one.choice() != null)
        .forEach(
            one ->
                byPerson
                    .computeIfAbsent(one.participant(), person -> new ArrayList<>())
                    .add(one.choice().equals(one.predicted()) ? 1.0 : 0.0));
    var shares = new LinkedHashMap<String, Double>();
    byPerson.forEach(
        (person, right) ->
            shares.put(person, Mean.of(right.stream().mapToDouble(Double::doubleValue).toArray())));
    return shares;
  }
}
