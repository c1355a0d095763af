package groundwork.making;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemakeTest {
  @Test
  void the_program_makes_exactly_what_is_checked_in(@TempDir Path made) throws IOException {
    Path checkedIn = Path.of("stimuli");
    MakeStimuli.make(checkedIn, made);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(made)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    assertThat(files).hasSize(7 + 12 + 7 + 8 + (7 + 2 * 64 + 2 * 9 + 3 * 3) + 707);
    for (Path file : files) {
      assertThat(file).hasSameBinaryContentAs(checkedIn.resolve(made.relativize(file).toString()));
    }
  }
}
