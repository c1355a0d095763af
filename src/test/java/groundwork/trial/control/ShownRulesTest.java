package groundwork.trial.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.document.control.FileSet;
import groundwork.problem.entity.Finding;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.control.StudyReader;
import groundwork.trial.TaskStudy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a block may not show is refused, with place, rule and remedy. */
class ShownRulesTest {
  private static StimulusSet set(String slug) {
    try {
      return StimulusReader.read(FileSet.ofFolder(Path.of("stimuli", slug), FileSet.Limits.STIMULI))
          .required();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  private static List<Finding> findings(String task, String block, String arm) {
    var files = new HashMap<>(TaskStudy.files("shown", task, block));
    files.computeIfPresent(
        "study.yaml",
        (name, text) ->
            text.replaceFirst("stimuli: .*", "stimuli: {set: credit-forms, model: boosted-trees}")
                .replace("method: lime", arm));
    return StudyReader.read(files, set("credit-forms")).findings();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "forward-simulation | items: {perCell: 1}, explanation: true | method: waterfall | give it away",
        "forward-simulation | items: {perCell: 1}, explanation: true | method: counterfactual | give it away",
        "forward-simulation | items: {perCell: 1}, explanation: true | method: uncertainty | give it away",
        "forward-simulation | items: {perCell: 1}, explanation: true | method: rules |",
        "forward-simulation | items: {perCell: 1} | method: waterfall |",
        "rating | items: {perCell: 1}, asks: {ratings: [{id: r, kind: likert, text: Good?, min: 1, max: 5, low: a, high: b}]} | method: waterfall |",
        "forced-choice | items: {perCell: 1}, methods: [what-if, tree] | method: tree | nobody answers them",
        "forced-choice | items: {perCell: 1}, methods: [rules, tree] | method: tree |",
        "forced-choice | items: {perCell: 1}, methods: [rules, tree] | method: tree, presence: on-demand | side by side from the start",
        "forced-choice | items: {perCell: 1}, methods: [rules, tree] | method: tree, presence: delayed, delayMs: 3000 | side by side from the start"
      })
  void only_what_fits_the_task(String task, String block, String arm, String rule) {
    var findings = findings(task, block, arm);
    if (rule == null) {
      assertThat(findings)
          .noneMatch(
              one ->
                  one.rule().contains("give it away")
                      || one.rule().contains("nobody answers")
                      || one.rule().contains("side by side from the start"));
      return;
    }
    assertThat(findings)
        .as("%s", findings)
        .anySatisfy(
            one -> {
              assertThat(one.rule()).contains(rule);
              assertThat(one.pointer()).startsWith("/flow/0");
              assertThat(one.line()).isPositive();
              assertThat(one.remedy()).isNotBlank();
            });
  }
}
