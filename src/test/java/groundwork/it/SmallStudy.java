package groundwork.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** A study of a few texts to answer, imported and opened: for tests that need one of their own. */
public final class SmallStudy {
  private static final String DEFINITION =
      """
      schema: study/2
      slug: %s
      title: A short study
      rung: human-grounded
      question: Does it work?
      framing: {claim: It does.}
      stimuli: {set: credit, model: boosted-trees}
      seed: 1
      minutes: 1
      consent: {text: consent.md, version: "1"}
      arms: [{id: one, method: none}, {id: two, method: none}]
      assignment: {policy: balanced, leaseMinutes: 30%s}
      flow:
        - {id: first, kind: free-text, question: First?}
        - {id: second, kind: free-text, question: Second?}
        - {id: third, kind: free-text, question: Third?}
      debrief: debrief.md
      outcomes: {completed: {code: %s}}
      %s\
      """;

  private SmallStudy() {}

  /**
   * @param more further members of {@code assignment}, for example {@code ", quota: 2"}
   * @param completed members of the outcome, for example {@code "ABC, redirect: …"}
   */
  public static String open(String slug, String more, String completed) {
    return open(slug, more, completed, "");
  }

  /**
   * @param top further members of the study, each on a line of its own
   */
  public static String open(String slug, String more, String completed, String top) {
    var files =
        Map.of(
            "study.yaml", DEFINITION.formatted(slug, more, completed, top),
            "plan.yaml",
                "schema: plan/1\nanalyses:\n  - {id: n, kind: descriptive, measure: rt_ms}\n",
            "consent.md", "# Before you begin\n\nThree questions.",
            "debrief.md", "# Thank you\n\nThat was all.");
    var stored = Http.RESEARCHER.put("/api/studies/" + slug, Map.of("files", files));
    assertThat(stored.status()).as(stored.text()).isLessThan(300);
    var opened = Http.RESEARCHER.post("/api/studies/" + slug + "/opening", "{}");
    assertThat(opened.status()).as(opened.text()).isLessThan(300);
    return slug;
  }
}
