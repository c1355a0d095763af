package groundwork.trial.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.document.control.FileSet;
import groundwork.document.control.Schemas;
import groundwork.json.control.Json;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.trial.entity.StepView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of explanation goes with some tasks, and is shown as the studies' rules allow. */
class GalleryTest {
  private static final Map<String, StimulusSet> SETS = new ConcurrentHashMap<>();

  private static StimulusSet set(String slug) {
    return SETS.computeIfAbsent(
        slug,
        name -> {
          try {
            return StimulusReader.read(
                    FileSet.ofFolder(Path.of("stimuli", name), FileSet.Limits.STIMULI))
                .required();
          } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
          }
        });
  }

  static Stream<String> kinds() {
    return Schemas.FIGURES.stream();
  }

  static Stream<String> tasks() {
    return Gallery.tasks().stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_form_can_be_looked_at_and_asked_about(String kind) {
    var found = Examples.on(GalleryTest::set, kind);
    var shown = Hall.shown(found, "observe", kind);
    assertThat(shown.steps()).singleElement().isInstanceOf(StepView.Trial.class);
    var trial = (StepView.Trial) shown.steps().getFirst();
    assertThat(trial.explanation()).isInstanceOf(StepView.Explanation.Figure.class);
    var document = ((StepView.Explanation.Figure) trial.explanation()).figure();
    assertThat(document.path("kind").asString()).isEqualTo(kind);
    assertThat(document.path("alt").asString()).isNotBlank();
    assertThat(Json.write(document)).doesNotContain("\"key\"");
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void a_task_goes_with_some_form(String task) {
    var forms =
        Schemas.FIGURES.stream()
            .map(kind -> Hall.listed(Examples.on(GalleryTest::set, kind), task, kind))
            .toList();
    var weights =
        Stream.of("credit", "sentiment", "fashion")
            .map(
                slug -> {
                  var set = set(slug);
                  var stand =
                      new Gallery.Stand(
                          slug,
                          slug,
                          slug.equals("credit")
                              ? "boosted-trees"
                              : slug.equals("fashion") ? "mlp" : "bow-logistic",
                          slug.equals("fashion") ? "occlusion" : "shap",
                          slug.equals("fashion")
                              ? List.of("placebo", "shap")
                              : List.of("lime", "placebo"));
                  return Hall.listed(new Gallery.Found(set, stand, false), task, slug);
                })
            .toList();
    assertThat(Stream.concat(forms.stream(), weights.stream()))
        .as(task)
        .anyMatch(one -> one.why() == null);
  }
}
