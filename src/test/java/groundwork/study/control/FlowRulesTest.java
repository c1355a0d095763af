package groundwork.study.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.problem.entity.Finding;
import groundwork.study.TinyStudy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowRulesTest {
  private static final String LAST = "  - {id: ess,";

  /** With a block behind the trials. */
  private static List<Finding> findings(String block) {
    var files = TinyStudy.changed("study.yaml", LAST, "  " + block.strip() + "\n" + LAST);
    files.put("study.yaml", files.get("study.yaml").replace("study/1", "study/2"));
    return TinyStudy.read(files).findings().stream()
        .filter(finding -> finding.severity() == Finding.Severity.ERROR)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "- {id: b, kind: break, minSeconds: 10, maxSeconds: 60}",
        "- {id: a, kind: attention, question: Choose B., options: [{id: x, label: A}, {id: y, label: B}], key: y}",
        "- {id: s, kind: session, afterHours: 24, withinHours: 12, reminderHours: [0, 6], late: end}",
        "- {id: j, kind: branch, when: 'main.accuracy < 0.5', to: practice, atMost: 2}",
        "- {id: e, kind: end, when: 'check.attempts > 1 and main.timed_out == 0', outcome: completed}",
        "- {id: e, kind: end, when: \"arm == 'lime' and locale != 'de'\", outcome: completed}",
        "- {id: e, kind: end, when: \"recruitment.panel == 'a' and recruitment.batch > 2\"}",
        "- {id: t, kind: free-text, question: Why?, when: 'not check.passed'}",
      })
  void what_makes_sense_is_taken(String block) {
    assertThat(findings(block)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "- {id: b, kind: break, minSeconds: 61, maxSeconds: 60}|/maxSeconds|Raise maxSeconds",
        "- {id: a, kind: attention, question: Q, options: [{id: one, label: A}, {id: two, label: B}], key: tow}|/key|Did you mean \"two\"",
        "- {id: s, kind: session, afterHours: 24, withinHours: 12, reminderHours: [12]}|/reminderHours/0|Remind earlier",
        "- {id: j, kind: branch, when: 'main.accuracy < 0.5', to: practice}|/atMost|how often",
        "- {id: j, kind: branch, when: 'main.accuracy < 0.5', to: mian, atMost: 1}|/to|Did you mean \"main\"",
        "- {id: j, kind: branch, when: 'main.accuracy < 0.5', to: j, atMost: 1}|/to|another",
        "- {id: j, kind: branch, when: '1 == 1', to: ess}|/when|remove the blocks",
        "- {id: e, kind: end, when: '1 < 2'}|/when|let the flow end here",
        "- {id: e, kind: end, when: '1 > 2'}|/when|over what was answered",
        "- {id: e, kind: end, when: 'main.acuracy < 0.5'}|/when|Did you mean \"main.accuracy\"",
        "- {id: e, kind: end, when: 'ess.score < 2'}|/when|Move this block",
        "- {id: e, kind: end, when: 'main.accuracy <'}|/when|",
        "- {id: e, kind: end, when: 'main.accuracy'}|/when|Compare",
        "- {id: e, kind: end, when: 'mean(main.accuracy) > 0.5'}|/when|facts of blocks",
        "- {id: e, kind: end, when: \"arm == 'lame'\"}|/when|Did you mean \"lime\"",
        "- {id: e, kind: end, when: \"main.accuracy == 'high'\"}|/when|with a number",
        "- {id: t, kind: free-text, question: Why?, when: 't.x'}|/when|Known here",
        "- {id: q, kind: questionnaire, instrument: explanation-satisfaction, instructed: [{id: i, text: T, after: ess_99, value: 3}]}|/instructed/0/after|Its items",
        "- {id: q, kind: questionnaire, instrument: explanation-satisfaction, instructed: [{id: i, text: T, after: ess_1, value: 9}]}|/instructed/0/value|Ask for one of",
        "- {id: q, kind: questionnaire, instrument: explanation-satisfaction, instructed: [{id: ess_1, text: T, value: 3}]}|/instructed/0/id|another id",
        "- {id: q, kind: questionnaire, instrument: explanation-satisfaction, stems: {ess_x: T}}|/stems/ess_x|Its items",
      })
  void nonsense_is_refused_where_it_stands(String block, String place, String remedy) {
    var findings = findings(block);
    assertThat(findings).as("%s", findings).hasSize(1);
    var finding = findings.getFirst();
    assertThat(finding.pointer()).endsWith(place);
    assertThat(finding.remedy()).contains(remedy == null ? "" : remedy);
  }

  @Test
  void a_rule_that_cannot_be_read_is_told_by_its_character() {
    assertThat(findings("- {id: e, kind: end, when: 'main.accuracy >= and'}").getFirst().rule())
        .contains("at character");
  }

  @Test
  void time_and_device_are_compared_with_what_there_is() {
    var files = TinyStudy.changed("study.yaml", "schema: study/1", "schema: study/2");
    files.put(
        "study.yaml",
        files
                .get("study.yaml")
                .replace("quota: 10", "quota: 10, maxMinutes: 600")
                .replace(LAST, "  - {id: s, kind: session, afterHours: 24}\n" + LAST)
            + "device: {kinds: [phone], minWidth: 1200}\n");
    assertThat(TinyStudy.read(files).findings())
        .extracting(Finding::pointer)
        .contains("/assignment/maxMinutes", "/device/minWidth");
  }
}
