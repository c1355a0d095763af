package groundwork.export.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundwork.document.control.FileSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchiveTest {
  private final Archive archive = new Archive(new ByteArrayOutputStream());

  @Test
  void whatever_name_a_study_may_have_can_be_exported() throws IOException {
    var longest = "a".repeat(197) + ".md";
    var names = FileSet.of(Map.of("notes..md", new byte[0], longest, new byte[0])).names();

    for (var name : names) {
      archive.add("definition/version-1/" + name, "text");
    }

    assertThat(archive.entries()).hasSize(2);
  }

  @Test
  void nothing_is_written_outside_the_folder() {
    assertThatThrownBy(() -> archive.add("definition/../../notes.md", "text"))
        .isInstanceOf(IllegalStateException.class);
  }
}
