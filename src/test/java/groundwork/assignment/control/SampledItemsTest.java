package groundwork.assignment.control;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.assignment.entity.EnrolmentKind;
import groundwork.document.control.FileSet;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.control.StudyReader;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.TaskStudy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sample of a pool for each participant: the pool is used evenly from the first ones on. */
class SampledItemsTest {
  private static StimulusSet set;

  @BeforeAll
  static void read() throws Exception {
    set =
        StimulusReader.read(
                FileSet.ofFolder(Path.of("stimuli", "sentiment"), FileSet.Limits.STIMULI))
            .required();
  }

  private static StudyVersion version(int count) {
    var files = TaskStudy.files("t", "agreement", "items: {count: " + count + "}");
    var study = StudyReader.read(files, slug -> Optional.of(set)).required();
    return new StudyVersion(
        ContentHash.of("sample" + count),
        new UUID(0, 1),
        1,
        study,
        set,
        Map.of(),
        Map.of(),
        Instant.EPOCH);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 12, 20, 31, 32, 33, 48, 63, 64})
  void no_prefix_uses_an_item_twice_more_often_than_another(int count) {
    var version = version(count);
    var arm = version.definition().arms().getFirst();
    var uses = new HashMap<String, Integer>();
    version.stimuli().items().stream()
        .filter(item -> !item.practice())
        .forEach(item -> uses.put(item.id(), 0));
    for (int participant = 0; participant < 64; participant++) {
      var seed = Planner.seed(version, EnrolmentKind.REAL, participant);
      var plan = Planner.plan(version, arm, new UUID(0, participant), participant, seed);
      assertThat(plan.stream().map(step -> step.item())).hasSize(count).doesNotHaveDuplicates();
      plan.forEach(step -> uses.merge(step.item(), 1, Integer::sum));
      var met = uses.values().stream().mapToInt(Integer::intValue).summaryStatistics();
      assertThat(met.getMax() - met.getMin())
          .as("participant %d of samples of %d", participant, count)
          .isLessThanOrEqualTo(2);
    }
    assertThat(uses.values()).containsOnly(count); // in as many participants as there are items
  }
}
