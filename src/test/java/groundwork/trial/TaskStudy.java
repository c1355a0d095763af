package groundwork.trial;

import groundwork.study.entity.Task;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A study of one block with one kind of task, over a set that ships and has what it needs. */
public final class TaskStudy {
  /** Every task that asks something, with the rest of its block. */
  public static final Map<String, String> BLOCKS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("forward-simulation", "items: {perCell: 2}"),
              Map.entry("judge-advisor", "items: {perCell: 2}"),
              Map.entry("decision", "items: {perCell: 2}"),
              Map.entry(
                  "forced-choice",
                  "items: {count: 10}, methods: [lime, shap, occlusion, placebo, oracle]"),
              Map.entry(
                  "choice-of-n",
                  "items: {count: 10}, methods: [lime, shap, placebo, oracle], asks: {lineup: {size: 3}}"),
              Map.entry("ranking", "items: {count: 6}, methods: [lime, placebo, oracle]"),
              Map.entry(
                  "best-worst",
                  "items: {count: 10}, methods: [lime, shap, occlusion, placebo, oracle], asks: {lineup: {size: 4}}"),
              Map.entry("error-detection", "items: {perCell: 2}"),
              Map.entry("error-detection-list", "items: {perCell: 1}, asks: {lineup: {size: 4}}"),
              Map.entry("intrusion", "items: {count: 8}"),
              Map.entry("intrusion-item", "items: {count: 8}, asks: {lineup: {of: item}}"),
              Map.entry(
                  "intrusion-method",
                  "items: {count: 8}, methods: [lime, shap, occlusion], asks: {lineup: {of: method, intruder: placebo}}"),
              Map.entry(
                  "simulate-see-decide",
                  "items: {perCell: 2}, finalQuestion: And what do you say?"),
              Map.entry("agreement", "items: {perCell: 2}"),
              Map.entry("distinction", "items: {count: 8}"),
              Map.entry("two-alternatives", "items: {perCell: 2}"),
              Map.entry("verification", "items: {perCell: 2}, explanation: false"),
              Map.entry("counterfactual-predict", "items: {perCell: 2, by: [predicted, flips]}"),
              Map.entry("counterfactual-verify", "items: {perCell: 2, by: [predicted, flips]}"),
              Map.entry(
                  "rating",
                  """
                  items: {perCell: 1}, confidence: {min: 50, max: 100, format: slider, unit: "%"}, asks: {ratings: [
                      {id: clear, text: It is clear.},
                      {id: useful, text: "It is useful:", labels: ["No", Rather not, Rather, "Yes"], optional: true},
                      {id: trust, kind: matrix, text: How far do you agree?, max: 5, low: not at all, high: fully,
                        statements: [{id: trust_1, text: It is right.}, {id: trust_2, text: It hides nothing.}]},
                      {id: much, kind: slider, text: How much does it tell?, low: nothing, high: everything, step: 5, ticks: [0, 50, 100], number: true, optional: true}]}
                  """
                      .strip()),
              Map.entry(
                  "estimate",
                  "items: {perCell: 2}, asks: {number: {label: How sure is it of positive?, decimals: 1, interval: {level: 0.9}, against: {score: positive}}}"),
              Map.entry(
                  "naming", "items: {perCell: 1}, asks: {names: {most: 3, together: {count: 2}}}"),
              Map.entry("describe", "items: {perCell: 1}, asks: {text: {label: What do you see?}}"),
              Map.entry(
                  "localisation",
                  "items: {perCell: 2}, asks: {marks: {most: 5, rank: true, reference: {method: shap, top: 3}}}"),
              Map.entry("deblur", "items: {count: 6}"),
              Map.entry("counterfactual-edit", "items: {perCell: 2}, asks: {edit: {attempts: 3}}"),
              Map.entry(
                  "explain",
                  "items: {perCell: 2}, asks: {marks: {weights: 3}, text: {optional: true}}"),
              Map.entry(
                  "domain-task",
                  """
                  items: {perCell: 1}, asks: {page: {href: /ui/tasks/example.html, title: Proof-reading, outcome: [
                      {name: found, type: number, label: Errors found, unit: errors, min: 0, max: 3},
                      {name: seconds, type: number, unit: s, min: 0},
                      {name: finished, type: boolean}], score: {field: found, atLeast: 3}}}
                  """
                      .strip())));

  /** What is asked where no answer is right or wrong. */
  public static final Set<String> KEYLESS =
      Set.of(
          "forced-choice",
          "choice-of-n",
          "ranking",
          "best-worst",
          "rating",
          "estimate",
          "naming",
          "describe",
          "localisation",
          "explain",
          "counterfactual-edit",
          "domain-task");

  /** The task of an entry: some are there in several ways, named after a further hyphen. */
  public static Task task(String entry) {
    return Arrays.stream(Task.values())
        .filter(task -> entry.equals(task.word()) || entry.startsWith(task.word() + "-"))
        .max(Comparator.comparingInt(task -> task.word().length()))
        .orElseThrow();
  }

  private TaskStudy() {}

  public static Map<String, String> files(String slug, String task) {
    return files(slug, task, BLOCKS.get(task));
  }

  public static Map<String, String> files(String slug, String task, String block) {
    boolean several =
        task.equals("distinction") || task.equals("intrusion-item") || task.equals("deblur");
    var stimuli =
        several
            ? "{set: fashion, model: mlp}"
            : "{set: sentiment, model: bow-logistic, toward: positive}";
    var first =
        several ? "{id: placebo, method: placebo}" : "{id: plain, method: none, advice: false}";
    var second = several ? "occlusion" : "lime";
    var study =
        """
        schema: study/2
        slug: %s
        title: One task
        rung: human-grounded
        question: Does it work?
        framing: {claim: It does.}
        stimuli: %s
        seed: 7
        minutes: 1
        consent: {text: consent.md, version: "1"}
        arms:
          - %s
          - {id: told, method: %s}
        assignment: {policy: balanced}
        flow:
          - {id: main, kind: trials, task: %s, question: Well?, %s}
        debrief: debrief.md
        outcomes: {completed: {code: DONE-1}}
        """
            .formatted(slug, stimuli, first, second, task(task).word(), block);
    return Map.of(
        "study.yaml", study,
        "plan.yaml", "schema: plan/1\nanalyses:\n  - {id: n, kind: descriptive, measure: rt_ms}\n",
        "consent.md", "# Before you begin\n\nOne task.",
        "debrief.md", "# Thank you\n\nThat was all.");
  }
}
