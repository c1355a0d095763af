package groundwork.trial.control.task;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.document.control.FileSet;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.Attribution;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.trial.entity.StepView.Explanation.Heatmap;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PicturesTest {
  private static final List<Double> WEIGHTS =
      DoubleStream.iterate(-1, weight -> weight + 0.25).limit(784).boxed().toList();
  private static StimulusSet fashion;

  @BeforeAll
  static void read() throws Exception {
    var folder = FileSet.ofFolder(Path.of("stimuli/fashion"), FileSet.Limits.STIMULI);
    fashion = StimulusReader.read(folder).required();
  }

  private static Heatmap of(String target, String toward) {
    var item = fashion.items().getFirst();
    var attribution = new Attribution(item.id(), "mlp", "gradient", target, WEIGHTS, null, null);
    return (Heatmap) Pictures.explanation(fashion, item, attribution, toward, id -> "a " + id);
  }

  @Test
  void of_many_classes_the_one_that_is_explained_is_named() {
    var map = of("coat", "coat");
    assertThat(map.toward()).isEqualTo("a coat");
    assertThat(map.away()).isEmpty();
    assertThat(map.weights()).isEqualTo(WEIGHTS);
  }

  /** What speaks against a coat does not speak for a T-shirt. */
  @Test
  void of_many_classes_none_is_named_where_the_output_is_to_be_foreseen() {
    var map = of("coat", "t-shirt");
    assertThat(map.toward()).isEmpty();
    assertThat(map.away()).isEmpty();
    assertThat(map.weights()).isEqualTo(WEIGHTS);
  }
}
