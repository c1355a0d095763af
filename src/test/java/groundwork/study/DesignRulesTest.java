package groundwork.study;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.problem.entity.Finding;
import groundwork.study.control.StudyReading;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Designs that cannot be: each is told where it arises, with the rule and a remedy. */
class DesignRulesTest {
  private static final String STUDY =
      """
      schema: study/2
      slug: tiny-mixed
      title: Tiny
      rung: human-grounded
      question: Does it help?
      stimuli: {set: tiny, model: m}
      seed: 1
      minutes: 5
      consent: {text: consent.md, version: "1"}
      factors:
        - id: method
          levels: [{id: none}, {id: placebo, method: placebo}, {id: lime, method: lime}]
        - id: time
          vary: within
          levels: [{id: free}, {id: short, limitMs: 5000}]
      assignment: {policy: balanced, quota: 30}
      flow:
        - {id: who, kind: instructions, text: welcome.md}
        - id: main
          kind: trials
          task: judge-advisor
          items: {perCell: 1}
          within: {factors: [time], by: block, order: latin-square}
          question: What?
          order: shuffled
        - {id: last, kind: trials, phase: post, task: judge-advisor, items: {count: 2}, question: What?}
      debrief: debrief.md
      """;

  private static StudyReading read(String from, String to) {
    var files = new TreeMap<>(TinyStudy.files());
    files.remove("plan.yaml");
    var study = STUDY;
    var olds = from.split(" && ");
    var news = to.split(" && ");
    for (int i = 0; i < olds.length; i++) {
      var old = olds[i].replace("\\n", "\n");
      assertThat(study).contains(old);
      study = study.replace(old, news[i].replace("\\n", "\n"));
    }
    files.put("study.yaml", study);
    return TinyStudy.read(files);
  }

  @Test
  void a_sound_mixed_design_is_read() {
    var reading = read("Tiny", "Tiny");
    assertThat(reading.findings())
        .as("%s", reading.findings())
        .allMatch(one -> one.severity() == Finding.Severity.WARNING);
    var study = reading.required();
    assertThat(study.arms()).extracting(arm -> arm.id()).containsExactly("none", "placebo", "lime");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{id: short, limitMs: 5000} | {id: free, limitMs: 5000} | /factors/1/levels/1/id | used by"
            + " two levels",
        "{id: short, limitMs: 5000} | {id: short} | /factors/1/levels/1 | changes nothing",
        "id: time\\n | id: method\\n | /factors/1/id | used by two factors",
        "factors: [time] | factors: [tme] | /flow/1/within/factors/0 | no factor \"tme\"",
        "factors: [time] | factors: [method] | /flow/1/within/factors/0 | varies between"
            + " participants",
        "method: lime} | method: magic} | /factors/0/levels/2/method | no method \"magic\"",
        "assignment: | forbidden: [{mood: low}]\\nassignment: | /forbidden/0/mood | no factor"
            + " \"mood\"",
        "assignment: | forbidden: [{method: low}]\\nassignment: | /forbidden/0/method | no level"
            + " \"low\"",
        "assignment: | forbidden: [{method: lime}]\\nassignment: | /forbidden | nobody ever meets"
            + " the level \"lime\"",
        "assignment: | forbidden: [{method: none}, {method: lime}, {method: placebo}]\\nassignment:"
            + " | /forbidden | no arm left",
        "assignment: | forbidden: [{time: free}, {time: short}]\\nassignment: | /flow/1/within |"
            + " every condition of the block \"main\" is forbidden",
        "assignment: | arms: [{id: a, levels: {method: non}}, {id: b, levels: {method:"
            + " lime}}]\\nassignment: | /arms/0/levels/method | no level \"non\"",
        "assignment: | arms: [{id: a, levels: {method: none, time: free}}, {id: b, levels: {method:"
            + " lime, time: short}}]\\nassignment: | /arms/0/levels/time | varies within"
            + " participants",
        "assignment: | arms: [{id: a, levels: {}}, {id: b, levels: {}}]\\nassignment: |"
            + " /arms/0/levels | has no level of the factor \"method\"",
        "items: {perCell: 1} | items: {ids: [i-0, i-1, i-2]} | /flow/1/items | 3 trials cannot be"
            + " shared out evenly over 2 conditions",
        "items: {perCell: 1} | items: {ids: [i-0]} | /flow/1/items | too few for 2 conditions",
        "items: {perCell: 1} | items: {count: 5} | /flow/1/items/count | 5 trials cannot be shared"
            + " out evenly",
        "items: {count: 2} | items: {count: 5} | /flow/2/items/count | asks for more items",
        "items: {count: 2} | items: {same: man} | /flow/2/items/same | no block \"man\"",
        "items: {count: 2} | items: {same: who} | /flow/2/items/same | no block of trials",
        "items: {count: 2} | items: {same: last} | /flow/2/items/same | comes before this one",
        "items: {count: 2}, && within: | items: {same: main}, onlyArms: [lime], && onlyArms:"
            + " [none]\\n"
            + "    within: | /flow/2/items/same | does not meet \"main\"",
        "items: {count: 2} | items: {count: 1, where: {truth: [maybe]}} |"
            + " /flow/2/items/where/truth/0 | no class \"maybe\"",
        "items: {count: 2} | items: {count: 1, where: {group: [old]}} | /flow/2/items/where/group/0"
            + " | no group \"old\"",
        "items: {count: 2} | items: {ids: [i-0], where: {correct: true}} | /flow/2/items/where |"
            + " shown as they are named",
        "items: {count: 2} | items: {perCell: 1, by: [flips]} | /flow/2/items/by/0 | does not say",
        "order: shuffled | order: {kind: constrained, of: [condition]} | /flow/1/order | ",
        "policy: balanced | policy: minimisation | /assignment/strata | there are none",
        "policy: balanced | policy: minimisation, strata: [screening.age] | /assignment/strata/0 |"
            + " no screening asks",
        "policy: balanced | policy: minimisation, strata: [recruitment.PROLIFIC_PID] |"
            + " /assignment/strata/0 | stratum of their own",
        "quota: 30 | quota: 2 | /assignment/quota | fewer than the 3 arms",
        "quota: 30 | quota: 0 | /assignment/quota | too small",
      })
  void what_cannot_be_is_found_where_it_stands(
      String from, String to, String pointer, String rule) {
    var reading = read(from, to);
    if (rule == null) {
      assertThat(reading.findings()).noneMatch(one -> one.pointer().equals(pointer));
      return;
    }
    assertThat(reading.study()).as("%s", reading.findings()).isEmpty();
    assertThat(reading.findings())
        .anySatisfy(
            one -> {
              assertThat(one.pointer()).isEqualTo(pointer);
              assertThat(one.rule()).contains(rule);
              assertThat(one.line()).isPositive();
              assertThat(one.remedy()).isNotBlank();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quota: 30 | quota: 3 | /flow/1/within/order | a Latin square of 2 needs 2 participants",
        "items: {perCell: 1} | items: {perCell: 1, by: [correct]} | /flow/1/items/perCell | not a"
            + " multiple of 2 conditions",
        "policy: balanced | policy: simple, strata: [recruitment.country] | /assignment/strata |"
            + " takes no notice",
        "items: {count: 2} | items: {count: 1, where: {correct: true}} | /flow/1/items | overlap",
        "{id: placebo, method: placebo}, | {id: oracle}, | /factors/0/levels/1 | changes nothing",
        "{id: placebo, method: placebo}, | | /factors | nobody meets the control placebo",
        "{id: none} | {id: shown, method: lime, presence: on-demand} | /factors | goes without an"
            + " explanation",
        "factors: [time], by: block | factors: [time], by: trial | /flow/1/items/perCell | for each"
            + " of them",
        "order: shuffled | order: {kind: constrained, noMoreThan: 1, of: [truth, correct]} |"
            + " /flow/1/order | cannot be put in an order",
      })
  void what_is_unwise_is_remarked_on(String from, String to, String pointer, String rule) {
    var reading = read(from, to == null ? "" : to);
    assertThat(reading.study()).as("%s", reading.findings()).isPresent();
    assertThat(reading.findings())
        .anySatisfy(
            one -> {
              assertThat(one.pointer()).isEqualTo(pointer);
              assertThat(one.rule()).contains(rule);
              assertThat(one.severity()).isEqualTo(Finding.Severity.WARNING);
            });
  }

  @Test
  void what_was_taught_is_not_tested() {
    var reading =
        read(
            "task: judge-advisor\\n && items: {count: 2}, && phase: post, task: judge-advisor,",
            "task: observe\\n && items: {same: main}, && phase: post, task: forward-simulation,");
    assertThat(reading.findings())
        .anySatisfy(
            one -> {
              assertThat(one.pointer()).isEqualTo("/flow/2/items/same");
              assertThat(one.rule()).contains("that tests memory");
            });
  }

  @Test
  void more_blocks_than_a_group_has_cannot_be_sampled() {
    var reading =
        read(
            "  - {id: last, kind: trials, phase: post, task: judge-advisor, items: {count: 2},"
                + " question: What?}",
            """
              - id: parts
                kind: group
                order: williams
                sample: 3
                blocks:
                  - {id: one, kind: trials, task: observe, items: {count: 1}}
                  - {id: two, kind: trials, task: observe, items: {count: 1}, onlyArms: [lime]}
            """
                .stripTrailing());
    assertThat(reading.findings())
        .anySatisfy(
            one -> {
              assertThat(one.pointer()).isEqualTo("/flow/2/sample");
              assertThat(one.rule()).isEqualTo("nobody can meet 3 of 2 blocks");
            });
  }
}
