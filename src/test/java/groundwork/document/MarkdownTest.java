package groundwork.document;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.document.control.Markdown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
  @Test
  void headings_begin_at_the_second_level() {
    assertThat(Markdown.html("# One\n\n## Two")).isEqualTo("<h2>One</h2>\n<h3>Two</h3>");
  }

  @Test
  void a_link_opens_elsewhere_and_tells_nothing() {
    assertThat(Markdown.html("[a](https://example.org/x)"))
        .contains("href=\"https://example.org/x\"", "target=\"_blank\"", "noopener", "noreferrer");
  }

  @Test
  void tables_stay() {
    assertThat(Markdown.html("| a | b |\n|---|--:|\n| 1 | 2 |"))
        .contains("<table>", "<th>a</th>", "align=\"right\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "![x](https://tracker.example/pixel.png)",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "<a href='data:text/html,x' onclick='y'>z</a>",
        "<iframe src='https://example.org'></iframe>",
        "<style>body{display:none}</style>",
        "<p style='position:fixed'>x</p>",
        "<!-- a note for researchers -->",
      })
  void nothing_that_runs_loads_or_hides_gets_through(String markdown) {
    assertThat(Markdown.html(markdown))
        .doesNotContainPattern(
            "<(script|img|iframe|style)|javascript:|data:|on[a-z]+=|style=|note for");
  }
}
