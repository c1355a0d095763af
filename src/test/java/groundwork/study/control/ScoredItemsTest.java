package groundwork.study.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.document.control.FileSet;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Attribute;
import groundwork.study.entity.ItemChoice;
import groundwork.study.entity.ItemFilter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScoredItemsTest {
  private static StimulusSet set;

  @BeforeAll
  static void read() throws Exception {
    set =
        StimulusReader.read(FileSet.ofFolder(Path.of("stimuli", "credit"), FileSet.Limits.STIMULI))
            .required();
  }

  private static List<String> scored(ItemChoice choice) {
    return ScoredItems.of(choice, set, "boosted-trees");
  }

  @Test
  void a_filter_holds_for_studies_without_people_too() {
    var wrong = new ItemFilter(null, List.of("age up to 25"), null, null, false, null);
    assertThat(scored(new ItemChoice(null, null, null, null, null, wrong)))
        .isNotEmpty()
        .allSatisfy(
            id -> {
              var item = set.item(id).orElseThrow();
              assertThat(item.group()).isEqualTo("age up to 25");
              assertThat(item.truth()).isNotEqualTo(item.output("boosted-trees").predicted());
            });
  }

  @Test
  void cells_are_what_the_study_says() {
    assertThat(scored(new ItemChoice(null, 2))).hasSize(8);
    var groups = new ItemChoice(null, 2, List.of(Attribute.GROUP), null, null, null);
    assertThat(scored(groups)).hasSize(4);
    assertThat(scored(ItemChoice.ALL)).hasSize(48);
    assertThat(scored(new ItemChoice(List.of("c-001"), null))).containsExactly("c-001");
  }
}
