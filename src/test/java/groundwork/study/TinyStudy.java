package groundwork.study;

import groundwork.stimulus.TinySet;
import groundwork.study.control.StudyReader;
import groundwork.study.control.StudyReading;
import java.util.Map;
import java.util.TreeMap;

/** The files of a small sound study over {@link TinySet}, to be broken in one place at a time. */
public final class TinyStudy {
  public static final String STUDY =
      """
      schema: study/1
      slug: tiny-study
      title: Tiny
      rung: human-grounded
      question: Does it help?
      stimuli: {set: tiny, model: m}
      seed: 1
      minutes: 5
      consent: {text: consent.md, version: "1"}
      arms:
        - {id: plain, levels: {method: none}}
        - {id: lime, levels: {method: lime}, method: lime}
        - {id: placebo, levels: {method: placebo}, method: placebo}
      assignment: {policy: balanced, quota: 10}
      flow:
        - {id: welcome, kind: instructions, text: welcome.md}
        - id: check
          kind: comprehension
          attempts: 2
          questions:
            - {id: q, text: Well?, options: [{id: a, label: A}, {id: b, label: B}], key: a}
        - {id: practice, kind: trials, phase: practice, task: forward-simulation, items: {ids: [i-8]}, question: What?}
        - {id: main, kind: trials, phase: main, task: judge-advisor, items: {perCell: 1}, question: What?, confidence: {min: 1, max: 5}}
        - {id: ess, kind: questionnaire, instrument: explanation-satisfaction, onlyArms: [lime]}
      debrief: debrief.md
      outcomes: {completed: {code: X, redirect: "https://example.org/done"}}
      """;

  public static final String PLAN =
      """
      schema: plan/1
      analyses:
        - {id: accuracy, role: primary, kind: glmm, family: binomial, formula: "correct_vs_truth ~ factor_method + (1 | participant)", where: "phase == 'main'"}
        - {id: scale, kind: reliability, items: [ess_1, ess_2, ess_3]}
      """;

  private TinyStudy() {}

  public static Map<String, String> files() {
    var files = new TreeMap<String, String>();
    files.put("study.yaml", STUDY);
    files.put("plan.yaml", PLAN);
    for (var text : new String[] {"consent.md", "welcome.md", "debrief.md"}) {
      files.put(text, "# " + text);
    }
    return files;
  }

  /** With one text of one file replaced by another. */
  public static Map<String, String> changed(String file, String from, String to) {
    var files = files();
    if (!files.get(file).contains(from)) {
      throw new IllegalArgumentException(file + " has no " + from);
    }
    files.put(file, files.get(file).replace(from, to));
    return files;
  }

  public static StudyReading read(Map<String, String> files) {
    return StudyReader.read(files, TinySet.read());
  }
}
