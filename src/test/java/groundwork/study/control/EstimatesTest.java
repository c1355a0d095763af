package groundwork.study.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.study.TinyStudy;
import groundwork.study.control.PilotTimes.Pilot;
import groundwork.study.control.PilotTimes.Timed;
import groundwork.study.entity.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a pilot took replaces what is reckoned, block by block, and is said. */
class EstimatesTest {
  private final StudyReading reading = TinyStudy.read(TinyStudy.files());

  private Timed main(double median, double high) {
    return new Timed(reading.required().block("main").orElseThrow(), median, high);
  }

  private Estimate estimate(Pilot pilot) {
    return Estimates.of(reading.required(), reading.stimuli(), TinyStudy.files(), pilot);
  }

  @Test
  void a_block_that_was_piloted_takes_what_pilots_took() {
    var reckoned = estimate(Pilot.NONE);
    assertThat(reckoned.pilots()).isZero();
    var once = estimate(new Pilot(5, List.of(main(600_000, 900_000))));
    var longer = estimate(new Pilot(5, List.of(main(1_200_000, 1_800_000))));
    assertThat(once.pilots()).isEqualTo(5);
    assertThat(longer.minutes().typical() - once.minutes().typical()).isCloseTo(10, within(0.11));
    assertThat(longer.minutes().high() - once.minutes().high()).isCloseTo(15, within(0.11));
    assertThat(longer.minutes().low()).isGreaterThan(once.minutes().low());
    assertThat(once.assumptions().getFirst()).startsWith("5 completed pilot runs").contains("main");
    assertThat(once.arms().getFirst().trials()).isEqualTo(reckoned.arms().getFirst().trials());
  }

  @Test
  void few_runs_and_blocks_that_changed_since_say_nothing() {
    var reckoned = estimate(Pilot.NONE).minutes();
    var few = estimate(new Pilot(2, List.of(main(600_000, 900_000))));
    assertThat(few.minutes()).isEqualTo(reckoned);
    assertThat(few.pilots()).isZero();
    assertThat(few.assumptions().getFirst()).contains("from 3 completed ones on; there are 2");
    var files = TinyStudy.files();
    files.computeIfPresent(
        "study.yaml",
        (name, text) ->
            text.replace("question: What?, confidence", "question: Which?, confidence"));
    var other = TinyStudy.read(files).required().block("main").orElseThrow();
    var changed = estimate(new Pilot(9, List.of(new Timed(other, 600_000, 900_000))));
    assertThat(changed.minutes()).isEqualTo(reckoned);
    assertThat(changed.assumptions().getFirst()).startsWith("Every block has changed");
  }
}
