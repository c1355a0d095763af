package groundwork.trial.control.task;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.document.control.FileSet;
import groundwork.stimulus.control.StimulusReader;
import groundwork.trial.entity.StepView;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShowingTest {
  @ParameterizedTest
  @ValueSource(strings = {"review-network", "credit-forms", "fashion-figures"})
  void researchers_see_every_figure_of_an_item_as_it_is_drawn(String slug) throws IOException {
    var folder = FileSet.ofFolder(Path.of("stimuli", slug), FileSet.Limits.STIMULI);
    var set = StimulusReader.read(folder).required();
    var model = set.manifest().models().getFirst().id();
    var shown = Showing.of(set, set.items().getFirst(), model, null, null);
    for (var view : shown.views()) {
      if (set.figures(model, view.method()).isPresent()) {
        assertThat(view.explanation()).isInstanceOf(StepView.Explanation.Figure.class);
        assertThat(view.note()).isNull();
      }
    }
    assertThat(shown.views())
        .filteredOn(view -> view.explanation() instanceof StepView.Explanation.Figure)
        .hasSize(set.manifest().figures().size());
  }
}
