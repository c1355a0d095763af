package groundwork.analysis.control;

import groundwork.analysis.entity.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A whole document for pdfLaTeX, XeLaTeX or LuaLaTeX, with booktabs tables. */
final class LatexPage implements Page {
  /** Of which a table may have so many columns before it is made to fit. */
  private static final int WIDE = 6;

  private static final int LONG = 30;

  /** How many characters of the smaller size, gaps included, a line holds. */
  private static final int LINE = 110;

  private static final String HEAD =
      """
      \\documentclass[a4paper]{article}
      \\usepackage{iftex}
      \\ifPDFTeX
        \\usepackage[T1]{fontenc}
        \\usepackage[utf8]{inputenc}
        \\usepackage{textcomp}
        \\newcommand{\\groundworkletter}[2]{[U+#2]}% a letter that pdfLaTeX has not
      \\else
        \\usepackage{fontspec}
        \\newcommand{\\groundworkletter}[2]{#1}
      \\fi
      \\usepackage[margin=2cm]{geometry}
      \\usepackage{array}
      \\usepackage{booktabs}
      \\usepackage{caption}
      \\usepackage{longtable}
      \\setlength{\\parindent}{0pt}
      \\setlength{\\parskip}{0.6\\baselineskip}
      \\setlength{\\emergencystretch}{3em}
      \\begin{document}
      """;

  private final StringBuilder out = new StringBuilder(HEAD);

  @Override
  public void title(String text) {
    block("{\\LARGE\\bfseries\\raggedright " + Latex.text(text) + "\\par}");
  }

  @Override
  public void section(String text) {
    block("\\section*{" + Latex.text(text) + "}");
  }

  @Override
  public void subsection(String text) {
    block("\\subsection*{" + Latex.text(text) + "}");
  }

  @Override
  public void paragraph(String text) {
    block(Latex.text(text));
  }

  @Override
  public void sentences(List<String> sentences) {
    list(sentences.stream().map(Latex::sentence).toList());
  }

  @Override
  public void bullets(List<String> texts) {
    list(texts.stream().map(Latex::text).toList());
  }

  @Override
  public void facts(List<Fact> facts) {
    list(
        facts.stream()
            .map(
                fact ->
                    Latex.text(fact.name())
                        + ": "
                        + (fact.code()
                            ? "\\texttt{" + breakable(fact.value()) + "}"
                            : Latex.sentence(fact.value())))
            .toList());
  }

  /** Hashes have no spaces at which a line could end, so it may within them. */
  private static String breakable(String code) {
    var latex = new StringBuilder();
    int since = 0;
    for (int one : code.codePoints().toArray()) {
      latex.append(Latex.text(Character.toString(one)));
      since = Character.isWhitespace(one) ? 0 : since + 1;
      if (since == 16) {
        latex.append("\\allowbreak{}");
        since = 0;
      }
    }
    return latex.toString();
  }

  private void list(List<String> items) {
    if (!items.isEmpty()) {
      block(
          items.stream()
              .map(one -> "\\item " + one)
              .collect(Collectors.joining("\n", "\\begin{itemize}\n", "\n\\end{itemize}")));
    }
  }

  @Override
  public void table(Grid grid) {
    var parts = grid.noWiderThan(LINE);
    for (int i = 0; i < parts.size(); i++) {
      part(parts.get(i), grid.title() + (i == 0 ? "" : " (continued)"));
    }
  }

  private void part(Grid grid, String title) {
    var rows = grid.rows().stream().map(LatexPage::row).collect(Collectors.joining());
    boolean wide = grid.heads().size() > WIDE;
    block(
        """
        {%s
        \\begin{longtable}{@{}%s@{}}
        \\caption*{\\textbf{%s}}\\\\
        \\toprule
        %s\\midrule
        \\endhead
        %s\\bottomrule
        \\end{longtable}}"""
            .formatted(
                wide ? "\\footnotesize\\setlength{\\tabcolsep}{3pt}" : "\\small",
                columns(grid),
                Latex.text(title),
                row(grid.heads()),
                rows));
  }

  /** Long texts get columns in which they break, sharing two thirds of the line. */
  private static String columns(Grid grid) {
    var wide = new ArrayList<Integer>();
    for (int j = 0; j < grid.heads().size(); j++) {
      int column = j;
      if (grid.rows().stream().anyMatch(row -> row.get(column).length() > LONG)) {
        wide.add(j);
      }
    }
    var text = new StringBuilder();
    for (int j = 0; j < grid.heads().size(); j++) {
      text.append(
          wide.contains(j)
              ? ">{\\raggedright\\arraybackslash}p{%.2f\\linewidth}".formatted(0.6 / wide.size())
              : grid.numeric().get(j) ? "r" : "l");
    }
    return text.toString();
  }

  private static String row(List<String> cells) {
    return cells.stream().map(Latex::cell).collect(Collectors.joining(" & ", "", " \\\\\n"));
  }

  @Override
  public String done() {
    return out + "\\end{document}\n";
  }

  private void block(String text) {
    out.append(text).append("\n\n");
  }
}
