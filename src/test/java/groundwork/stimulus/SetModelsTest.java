package groundwork.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundwork.document.control.FileSet;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.control.SetModels;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.StimulusSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetModelsTest {
  private static FileSet files(String slug) throws Exception {
    return FileSet.ofFolder(Path.of("stimuli", slug), FileSet.Limits.STIMULI);
  }

  private static StimulusSet read(FileSet files) {
    return StimulusReader.read(files).required();
  }

  /** What the manifest says of items and of their changes is what the models say. */
  @ParameterizedTest
  @CsvSource({
    "credit, boosted-trees",
    "credit, logistic",
    "sentiment, bow-logistic",
    "sentiment, nb-pairs",
    "fashion, mlp"
  })
  void says_what_the_set_says(String slug, String model) throws Exception {
    var files = files(slug);
    var set = read(files);
    var models =
        new SetModels((any, name) -> files.read(name).orElseThrow(), Duration.ofSeconds(30));
    for (var item : set.items()) {
      var said = models.output(set, model, item.content());
      assertThat(said.predicted()).isEqualTo(item.output(model).predicted());
      for (var changed : item.perturbations()) {
        if (changed.outputs().containsKey(model)) {
          assertThat(models.output(set, model, changed.content()).predicted())
              .as(item.id() + " " + changed.id())
              .isEqualTo(changed.outputs().get(model).predicted());
        }
      }
    }
  }

  @Test
  void one_that_hangs_or_fails_is_refused_in_words_and_may_be_asked_again() throws Exception {
    var files = files("credit");
    var set = read(files);
    var content = set.items().getFirst().content();
    var stuck = new CountDownLatch(1);
    var hanging =
        new SetModels(
            (any, name) -> {
              try {
                stuck.await();
              } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
              }
              return files.read(name).orElseThrow();
            },
            Duration.ofMillis(200));
    assertThatThrownBy(() -> hanging.output(set, "logistic", content))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("Nothing is lost")
        .extracting(thrown -> ((Rejected) thrown).fault)
        .isEqualTo(Fault.MODEL_UNAVAILABLE);
    stuck.countDown();
    var broken = new SetModels((any, name) -> new byte[] {1, 2, 3}, Duration.ofSeconds(5));
    assertThatThrownBy(() -> broken.output(set, "logistic", content))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("failed");
  }

  @Test
  void masks_say_where_the_truth_lies() throws Exception {
    var files = files("fashion");
    var set = read(files);
    var models =
        new SetModels((any, name) -> files.read(name).orElseThrow(), Duration.ofSeconds(5));
    var masked = set.items().stream().filter(item -> item.mask() != null).findFirst().orElseThrow();
    assertThat(models.mask(set, masked)).hasSize(masked.content().size()).contains(true, false);
  }
}
