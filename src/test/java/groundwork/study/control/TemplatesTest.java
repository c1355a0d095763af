package groundwork.study.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.document.control.FileSet;
import groundwork.document.control.Markdown;
import groundwork.problem.entity.Finding;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.StudyWanted;
import groundwork.study.entity.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {
  private static final Map<String, StimulusSet> SETS =
      Stream.of("sentiment", "credit", "fashion")
          .collect(Collectors.toMap(slug -> slug, TemplatesTest::set));

  /** No changed items, or two classes whose explanations are one. */
  private static final Map<String, Set<String>> NOT_WITH =
      Map.of(
          "hase-bansal-counterfactual", Set.of("fashion"),
          "lage-counterfactual", Set.of("fashion"),
          "counterfactual-edit", Set.of("fashion"),
          "hive-distinction", Set.of("sentiment", "credit"));

  private static StimulusSet set(String slug) {
    try {
      return StimulusReader.read(FileSet.ofFolder(Path.of("stimuli", slug), FileSet.Limits.STIMULI))
          .set()
          .orElseThrow();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  static List<Template> templates() {
    return Templates.all();
  }

  private static Map<String, String> files(Template template, StimulusSet set, String model) {
    return Templates.files(
        template, new StudyWanted("my-study", "Yes: \"mine\"", null, null, null, null), set, model);
  }

  /** What a template cannot do is what cannot be run yet, or is not in the set; nothing else. */
  @ParameterizedTest
  @MethodSource("templates")
  void works_with_every_set_unless_its_task_cannot_be_run_yet(Template template) {
    for (var set : SETS.values()) {
      if (NOT_WITH.getOrDefault(template.id(), Set.of()).contains(set.slug())) {
        assertThat(Templates.fits(template, set)).isFalse();
        continue;
      }
      boolean first = template.id().equals("hive-distinction"); // explains several classes of it
      for (var model : set.manifest().models().subList(0, first ? 1 : 2)) {
        var files = files(template, set, model.id());
        var reading = StudyReader.read(files, set);
        boolean waits =
            reading.findings().stream().anyMatch(one -> one.rule().contains("cannot be run yet"));
        assertThat(reading.findings().stream().filter(one -> isWrong(one, waits)))
            .as(template.id() + " with " + set.slug() + " and " + model.id())
            .isEmpty();
      }
    }
  }

  private static boolean isWrong(Finding one, boolean waits) {
    return one.severity() == Finding.Severity.ERROR
        && !(waits && one.rule().contains("cannot be run yet"))
        && !(waits && one.rule().startsWith("there is no column")); // it comes with the task
  }

  @ParameterizedTest
  @MethodSource("templates")
  void leaves_nothing_open_but_what_it_says(Template template) {
    for (var set : SETS.values()) {
      files(template, set, Templates.model(set, null))
          .forEach(
              (name, text) -> {
                assertThat(text).as(name).doesNotContain("{{").doesNotContain("}}\n{{");
                assertThat(Markdown.html(text)).isNotBlank();
              });
      var warnings =
          StudyReader.read(files(template, set, Templates.model(set, null)), set)
              .findings()
              .stream()
              .filter(one -> one.severity() == Finding.Severity.WARNING)
              .map(Finding::rule)
              .filter(rule -> !rule.contains("is still to be filled in"))
              .filter(rule -> !rule.startsWith("nobody meets the control")) // they follow papers
              .filter(rule -> !rule.contains("no arm goes without an explanation"))
              .toList();
      if (Templates.fits(template, set) && !template.id().equals(Templates.BLANK)) {
        assertThat(warnings).as(template.id() + " with " + set.slug()).isEmpty();
      }
    }
  }

  @Test
  void there_is_one_for_every_published_design() {
    assertThat(Templates.all()).extracting(Template::id).hasSize(19).doesNotHaveDuplicates();
    assertThat(Templates.all().stream().filter(one -> one.source() != null)).hasSize(18);
  }

  @Test
  void works_with_a_set_if_nothing_is_wrong() {
    assertThat(Templates.fits(Templates.byId("judge-advisor").orElseThrow(), SETS.get("credit")))
        .isTrue();
    assertThat(Templates.byId("../shared")).isEmpty();
  }
}
