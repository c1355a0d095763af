package groundwork.analysis.control;

import groundwork.analysis.entity.Grid;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Plain text for a terminal. */
final class TextPage implements Page {
  private final StringBuilder out = new StringBuilder();

  @Override
  public void title(String text) {
    underlined(text, '=');
  }

  @Override
  public void section(String text) {
    underlined(text, '-');
  }

  @Override
  public void subsection(String text) {
    block(plain(text));
  }

  @Override
  public void paragraph(String text) {
    block(plain(text));
  }

  @Override
  public void sentences(List<String> sentences) {
    bullets(sentences);
  }

  @Override
  public void bullets(List<String> texts) {
    block(texts.stream().map(text -> "  " + plain(text)).collect(Collectors.joining("\n")));
  }

  @Override
  public void facts(List<Fact> facts) {
    int width = facts.stream().mapToInt(fact -> fact.name().length()).max().orElse(0);
    block(
        facts.stream()
            .map(fact -> "  " + padded(fact.name(), width, false) + "  " + plain(fact.value()))
            .collect(Collectors.joining("\n")));
  }

  @Override
  public void table(Grid grid) {
    int[] widths =
        IntStream.range(0, grid.heads().size())
            .map(
                j ->
                    Math.max(
                        length(grid.heads().get(j)),
                        grid.rows().stream().mapToInt(row -> length(row.get(j))).max().orElse(0)))
            .toArray();
    var text = new StringBuilder("  " + plain(grid.title()) + "\n");
    text.append(row(grid.heads(), grid.numeric(), widths));
    grid.rows().forEach(row -> text.append(row(row, grid.numeric(), widths)));
    block(text.toString().stripTrailing());
  }

  @Override
  public String done() {
    return out.toString().stripTrailing() + "\n";
  }

  private static String row(List<String> cells, List<Boolean> numeric, int[] widths) {
    return IntStream.range(0, widths.length)
            .mapToObj(j -> padded(plain(cells.get(j)), widths[j], numeric.get(j)))
            .collect(Collectors.joining("  ", "    ", ""))
            .stripTrailing()
        + "\n";
  }

  private void underlined(String text, char line) {
    block(plain(text) + "\n" + String.valueOf(line).repeat(Math.min(100, length(text))));
  }

  private void block(String text) {
    out.append(text).append("\n\n");
  }

  private static int length(String text) {
    return (int) text.codePoints().count();
  }

  private static String padded(String text, int width, boolean right) {
    var space = " ".repeat(Math.max(0, width - length(text)));
    return right ? space + text : text + space;
  }

  /** Control characters could steer the terminal. */
  private static String plain(String text) {
    return text.codePoints()
        .map(one -> Character.isISOControl(one) ? ' ' : one)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
