package groundwork.analysis.control;

import groundwork.analysis.entity.Grid;
import java.util.List;
import java.util.stream.Collectors;

/** GitHub-flavoured Markdown, in which no label can become markup. */
final class MarkdownPage implements Page {
  private final StringBuilder out = new StringBuilder();

  @Override
  public void title(String text) {
    block("# " + text(text));
  }

  @Override
  public void section(String text) {
    block("## " + text(text));
  }

  @Override
  public void subsection(String text) {
    block("### " + text(text));
  }

  @Override
  public void paragraph(String text) {
    block(text(text));
  }

  @Override
  public void sentences(List<String> sentences) {
    bullets(sentences);
  }

  @Override
  public void bullets(List<String> texts) {
    block(texts.stream().map(one -> "- " + text(one)).collect(Collectors.joining("\n")));
  }

  @Override
  public void facts(List<Fact> facts) {
    block(
        facts.stream()
            .map(
                fact ->
                    "- "
                        + text(fact.name())
                        + ": "
                        + (fact.code() ? code(fact.value()) : text(fact.value())))
            .collect(Collectors.joining("\n")));
  }

  @Override
  public void table(Grid grid) {
    var table = new StringBuilder("**" + text(grid.title()) + "**\n\n");
    table.append(row(grid.heads()));
    table.append(
        grid.numeric().stream()
            .map(number -> number ? "---:" : "---")
            .collect(Collectors.joining("|", "|", "|\n")));
    grid.rows().forEach(row -> table.append(row(row)));
    block(table.toString().stripTrailing());
  }

  @Override
  public String done() {
    return out.toString().stripTrailing() + "\n";
  }

  private void block(String text) {
    out.append(text).append("\n\n");
  }

  private static String row(List<String> cells) {
    return cells.stream().map(MarkdownPage::text).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** What Markdown or HTML would take for markup is escaped; a line break is a space. */
  static String text(String text) {
    var safe = new StringBuilder();
    text.codePoints()
        .forEach(
            one -> {
              switch (one) {
                case '&', '<', '>', '\\', '`', '*', '_', '[', ']', '|', '~', '#', '$', '!' ->
                    safe.append('\\').append((char) one);
                default -> safe.appendCodePoint(Character.isISOControl(one) ? ' ' : one);
              }
            });
    return safe.toString()
        .strip()
        .replaceFirst("^([-+])(?=\\s|$)", "\\\\$1") // no list
        .replaceFirst("^(\\d+)([.)])(?=\\s|$)", "$1\\\\$2")
        .replaceFirst("^(-{3,}|={2,})", "\\\\$1");
  }

  /** Between more backticks than stand within. */
  static String code(String text) {
    var line = text.codePoints().map(one -> Character.isISOControl(one) ? ' ' : one);
    var plain =
        line.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    int longest = 0;
    int now = 0;
    for (char one : plain.toCharArray()) {
      now = one == '`' ? now + 1 : 0;
      longest = Math.max(longest, now);
    }
    var fence = "`".repeat(longest + 1);
    return longest == 0 ? fence + plain + fence : fence + " " + plain + " " + fence;
  }
}
