package groundwork.trial;

import java.util.Map;
import java.util.TreeMap;

/** A study of one block with one kind of task, over a set that ships and has what it needs. */
public final class TaskStudy {
  /** Every task that asks something, with the rest of its block. */
  public static final Map<String, String> BLOCKS =
      new TreeMap<>(
          Map.of(
              "forward-simulation", "items: {perCell: 2}",
              "judge-advisor", "items: {perCell: 2}",
              "decision", "items: {perCell: 2}",
              "forced-choice",
                  "items: {count: 10}, methods: [lime, shap, occlusion, placebo, oracle]",
              "agreement", "items: {perCell: 2}",
              "distinction", "items: {count: 8}",
              "two-alternatives", "items: {perCell: 2}",
              "verification", "items: {perCell: 2}, explanation: false",
              "counterfactual-predict", "items: {perCell: 2, by: [predicted, flips]}",
              "counterfactual-verify", "items: {perCell: 2, by: [predicted, flips]}"));

  private TaskStudy() {}

  public static Map<String, String> files(String slug, String task) {
    return files(slug, task, BLOCKS.get(task));
  }

  public static Map<String, String> files(String slug, String task, String block) {
    boolean several = task.equals("distinction");
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
            .formatted(slug, stimuli, first, second, task, block);
    return Map.of(
        "study.yaml", study,
        "plan.yaml", "schema: plan/1\nanalyses:\n  - {id: n, kind: descriptive, measure: rt_ms}\n",
        "consent.md", "# Before you begin\n\nOne task.",
        "debrief.md", "# Thank you\n\nThat was all.");
  }
}
