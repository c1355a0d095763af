package groundwork.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundwork.document.control.FileSet;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.control.SetModels;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.StimulusSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetModelsTest {
  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final FileSet CREDIT_FILES;
  private static final StimulusSet CREDIT;

  static {
    try {
      CREDIT_FILES = files("credit");
      CREDIT = read(CREDIT_FILES);
    } catch (Exception wrong) {
      throw new IllegalStateException(wrong);
    }
  }

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

  private static void refuses(SetModels models, String model, String why) {
    assertThatThrownBy(() -> models.output(CREDIT, model, CREDIT.items().getFirst().content()))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining(why)
        .hasMessageContaining("nothing is lost")
        .extracting(thrown -> ((Rejected) thrown).fault)
        .isEqualTo(Fault.MODEL_UNAVAILABLE);
  }

  /** Nobody waits for it twice, other models go on, and it is asked again when it is back. */
  @Test
  void one_that_hangs_holds_nobody_else_up() throws Exception {
    var stuck = new CountDownLatch(1);
    var read = new AtomicInteger();
    var models =
        new SetModels(
            (any, name) -> {
              if (name.contains("logistic")) {
                read.incrementAndGet();
                while (stuck.getCount() > 0) {
                  try {
                    stuck.await();
                  } catch (InterruptedException deaf) {
                    // it does not listen either
                  }
                }
              }
              return CREDIT_FILES.read(name).orElseThrow();
            },
            Duration.ofMillis(1500));
    var content = CREDIT.items().getFirst().content();
    refuses(models, "logistic", "takes too long");
    for (int i = 0; i < 20; i++) { // more than there are places
      refuses(models, "logistic", "still busy");
    }
    assertThat(read).hasValue(1);
    assertThat(models.output(CREDIT, "boosted-trees", content).predicted()).isNotEmpty();
    stuck.countDown();
    Item.Output said = null;
    while (said == null) {
      try {
        said = models.output(CREDIT, "logistic", content);
      } catch (Rejected stillBusy) {
        Thread.onSpinWait();
      }
    }
    assertThat(said.predicted())
        .isEqualTo(CREDIT.items().getFirst().output("logistic").predicted());
  }

  /** Broken files, numbers that are none, chances that do not add up, classes that are others. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0001\u0002\u0003",
        "{\"schema\": \"model/1\", \"kind\": \"linear\", \"classes\": [\"good\", \"bad\"], \"weights\": [[1e308], [1]], \"bias\": [0, 0], \"output\": \"softmax\"}",
        "{\"schema\": \"model/1\", \"kind\": \"linear\", \"classes\": [\"x\", \"y\"], \"weights\": [[1], [1]], \"bias\": [0, 0], \"output\": \"softmax\"}"
      })
  void one_that_answers_wrongly_is_refused(String file) {
    var bytes = file.getBytes(StandardCharsets.UTF_8);
    refuses(new SetModels((any, name) -> bytes, PATIENT), "logistic", "could not answer");
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
