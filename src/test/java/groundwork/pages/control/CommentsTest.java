package groundwork.pages.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What participants download holds no comments, and does the same. */
class CommentsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "// @ts-check                               |''",
        "'  /** One line. */'                       |''",
        "a(); // behind code                        |a(); // behind code",
        "const u = 'http://a/*b*/';                 |const u = 'http://a/*b*/';",
        "/** @type {any} */ (x).y = 1; /* kept */   |(x).y = 1; /* kept */",
        "const f = (/** @type {Event} */ event) => 1|const f = (event) => 1",
        "/* not a whole line */ a();                |/* not a whole line */ a();",
        "text.replace(/[*_`#]/g, '')                |text.replace(/[*_`#]/g, '')",
      })
  void a_line(String source, String left) {
    assertThat(Comments.leftOut(source)).isEqualTo(left);
  }

  @Test
  void a_comment_ends_where_it_ends_and_lines_keep_their_numbers() {
    assertThat(
            Comments.leftOut(
                "/**\n * Of *stars*.\n **/\nlet a;\n/** b */\nlet b; /* c\n */ let c;"))
        .isEqualTo("\n\n\nlet a;\n\nlet b; /* c\n */ let c;");
  }

  static List<Path> ours() throws IOException {
    try (var files = Files.walk(Path.of("src/main/webapp/ui"))) {
      return files
          .filter(file -> file.toString().endsWith(".js") || file.toString().endsWith(".css"))
          .filter(file -> !file.toString().contains("vendor"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("ours")
  void all_code_of_a_file_is_left(Path file) throws IOException {
    var source = Files.readString(file);
    var left = Comments.leftOut(source);
    assertThat(left.lines().count()).isEqualTo(source.lines().count());
    assertThat(code(left).toList()).isEqualTo(code(source).toList());
  }

  /** Line by line what is no comment, told by how lines of comment begin in our files. */
  private static Stream<String> code(String text) {
    boolean[] inside = {false};
    return text.lines()
        .map(line -> line.replaceAll("/\\*\\* @[^*]*\\*/ ?", ""))
        .map(
            line -> {
              var start = line.strip();
              boolean comment = inside[0] || start.startsWith("/*") || start.startsWith("//");
              if (inside[0] || start.startsWith("/*")) {
                inside[0] = !start.contains("*/");
              }
              return comment && !behind(start) ? "" : line.stripTrailing();
            })
        .filter(line -> !line.isBlank());
  }

  private static boolean behind(String line) {
    return line.contains("*/") && !line.endsWith("*/");
  }
}
