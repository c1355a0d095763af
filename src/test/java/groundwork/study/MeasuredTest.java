package groundwork.study;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.study.entity.Measured;
import groundwork.study.entity.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The one list of measures is what the documentation tells, and somebody measures each. */
class MeasuredTest {
  @ParameterizedTest
  @EnumSource
  void each_is_documented_and_belongs_to_a_task_or_to_figures(Measured measured)
      throws IOException {
    assertThat(Files.readString(Path.of("studies/README.md")))
        .contains("`" + measured.word() + "`");
    var known = new LinkedHashSet<>(Measured.OF_FIGURES);
    Arrays.stream(Task.values()).forEach(task -> known.addAll(task.measures()));
    assertThat(known).contains(measured);
    assertThat(measured.label()).isNotBlank();
  }
}
