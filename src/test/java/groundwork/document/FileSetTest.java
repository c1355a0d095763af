package groundwork.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import groundwork.document.control.FileSet;
import groundwork.document.control.FileSet.Limits;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSetTest {
  static byte[] zip(Map<String, byte[]> files) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static FileSet unpack(byte[] zip) throws IOException {
    return FileSet.ofZip(new ByteArrayInputStream(zip), Limits.STUDY);
  }

  private static Fault refusal(byte[] zip) {
    return assertThatExceptionOfType(Rejected.class).isThrownBy(() -> unpack(zip)).actual().fault;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.md",
        "a/../../evil.md",
        "/etc/passwd",
        "a\\b.md",
        "C:evil.md",
        "a//b",
        "./a",
        "a\u0000b"
      })
  void a_path_that_climbs_out_is_refused(String name) throws IOException {
    assertThat(refusal(zip(Map.of(name, new byte[1])))).isEqualTo(Fault.INVALID);
  }

  @Test
  void a_zip_bomb_is_refused_while_it_unpacks() throws IOException {
    assertThat(refusal(zip(Map.of("a.md", new byte[7 << 20]))))
        .as("by its ratio")
        .isEqualTo(Fault.TOO_LARGE);
  }

  @Test
  void more_than_the_limit_is_refused_however_well_it_is_packed() throws IOException {
    var noise = new byte[9 << 20];
    new java.util.SplittableRandom(1).nextBytes(noise);
    assertThat(refusal(zip(Map.of("a.md", noise)))).isEqualTo(Fault.TOO_LARGE);
  }

  @Test
  void too_many_entries_are_refused() throws IOException {
    var many = new java.util.HashMap<String, byte[]>();
    for (int i = 0; i < 201; i++) {
      many.put(i + ".md", new byte[0]);
    }
    assertThat(refusal(zip(many))).isEqualTo(Fault.TOO_LARGE);
  }

  @Test
  void what_is_no_zip_is_refused() throws IOException {
    assertThat(refusal("study: x".getBytes())).isEqualTo(Fault.INVALID);
    var cut = zip(Map.of("a.md", new byte[5000]));
    assertThat(refusal(java.util.Arrays.copyOf(cut, cut.length / 3))).isEqualTo(Fault.INVALID);
  }

  @Test
  void what_breaks_off_is_refused_wherever_it_does() throws IOException {
    var zip = zip(Map.of("a.md", new byte[5000], "b.md", new byte[] {1, 2}));
    for (int bytes = 0; bytes < zip.length - 18; bytes++) {
      assertThat(refusal(Arrays.copyOf(zip, bytes))).as("%d bytes", bytes).isEqualTo(Fault.INVALID);
    }
  }

  @Test
  void the_folder_that_most_tools_add_is_taken_off() throws IOException {
    var files =
        unpack(zip(Map.of("my-study/study.yaml", new byte[1], "my-study/texts/a.md", new byte[1])));
    assertThat(files.names()).containsExactly("study.yaml", "texts/a.md");
  }

  @Test
  void what_is_no_text_is_a_finding() {
    var findings = new ArrayList<Finding>();
    var texts =
        FileSet.of(
                Map.of(
                    "a.md", new byte[] {(byte) 0xff}, "b.md", "ü".getBytes(), "c.md", new byte[1]))
            .texts(findings::add);
    assertThat(texts).containsOnlyKeys("b.md");
    assertThat(findings).extracting(Finding::file).containsExactly("a.md", "c.md");
  }

  @Test
  void a_link_out_of_the_folder_is_not_followed(@TempDir Path above) throws IOException {
    var folder = Files.createDirectory(above.resolve("study"));
    Files.writeString(above.resolve("secret.md"), "x");
    Files.writeString(folder.resolve("a.md"), "x");
    Files.createSymbolicLink(folder.resolve("b.md"), Path.of("../secret.md"));
    assertThat(FileSet.ofFolder(folder, Limits.STUDY).names()).containsExactly("a.md");
  }
}
