package groundwork.analysis.control;

import static groundwork.analysis.control.SomeFindings.NASTY;
import static groundwork.analysis.control.SomeFindings.mixed;
import static groundwork.analysis.control.SomeFindings.nasty;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import groundwork.analysis.entity.Finding;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static Report report(Finding... findings) {
    var completed = Stream.of(findings).map(Sentences::complete).toList();
    return new Report(
        NASTY,
        Map.of("Rows", "1200"),
        completed.getFirst().provenance(),
        completed,
        List.of(mixed(-0.1, 0.2)));
  }

  @Test
  void markdown_has_a_section_for_each_analysis() {
    assertThat(report(mixed()).markdown())
        .contains(
            """
            ## Does it help?

            - Analysis: gain (glmm, primary)
            - Formula: `correct ~ method + (1 | participant)`
            - Estimator: Laplace
            - n analysed: 1200
            - Groups: participant: 60, item: 20
            - Left out: missing correct: 3
            - Log-likelihood: −700.25
            - AIC: 1410.50
            - BIC: 1436.00
            - R²: marginal .05, conditional .18

            - b = 0.52, SE = 0.11, 95% CI \\[0.30, 0.74\\], z = 4.73, p = .031

            **Coefficients**

            | Term | b | SE | 95% CI | Statistic | p |
            |---|---:|---:|---:|---:|---:|
            | (Intercept) | 0.10 | 0.090 | \\[−0.080, 0.280\\] | 1.10 | .270 |
            | methodlime | 0.52 | 0.11 | \\[0.30, 0.74\\] | 4.73 | .031 |

            **Random effects**

            | Group | Term | SD | Correlations |
            |---|---|---:|---:|
            | participant | (Intercept) | 0.61 | – |
            | participant | phase | 0.20 | −.31 |
            """)
        .contains("- Warning: Only 20 items: intervals may be too short.")
        .contains("- Data (SHA-256): `" + "d".repeat(64) + "`")
        .contains("- Seed: 7");
  }

  @Test
  void what_changes_without_exclusions_is_said() {
    assertThat(report(mixed()).markdown())
        .contains(
            """
            **With exclusions (n = 1200) and without (n = 1200)**

            | What | With | p | Without | p without | What changes |
            |---|---:|---:|---:|---:|---|
            | (Intercept) | 0.10 | .270 | 0.10 | .270 | – |
            | methodlime | 0.52 | .031 | −0.10 | .200 | direction, p on the other side of .050 |
            """);
  }

  @Test
  void no_label_becomes_markup_in_markdown() {
    var tables = List.of(TablesExtension.create());
    var tree = Parser.builder().extensions(tables).build().parse(report(nasty()).markdown());
    var html = HtmlRenderer.builder().extensions(tables).escapeHtml(false).build().render(tree);
    var shown =
        NASTY
            .replace('\u0007', ' ')
            .strip()
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
    assertThat(html)
        .contains("<h1>" + shown + "</h1>", "<h2>" + shown + "</h2>")
        .contains("<th>" + shown + "</th>", "<td>" + shown + "</td>")
        .contains("<li>Warning: " + shown + "</li>")
        .doesNotContain("<b>", "<em>", "<a ");
  }

  @Test
  void latex_has_booktabs_tables_and_set_symbols() {
    assertThat(report(mixed()).latex())
        .contains("\\toprule\nTerm & \\textit{b} & ", "\\midrule", "\\bottomrule")
        .contains("\\textit{p} = .031")
        .endsWith("\\end{document}\n");
  }

  @Test
  void latex_compiles_whatever_the_labels_are(@TempDir Path folder) throws Exception {
    var latex =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(one -> Path.of(one, "pdflatex"))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(latex.isPresent(), "pdflatex is not installed");
    Files.writeString(folder.resolve("report.tex"), report(nasty(), mixed()).latex());
    var run =
        new ProcessBuilder(
                latex.get().toString(), "-interaction=nonstopmode", "-halt-on-error", "report.tex")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    assertThat(run.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(run.exitValue()).as(errors(folder)).isZero();
    assertThat(folder.resolve("report.pdf")).isNotEmptyFile();
  }

  private static String errors(Path folder) throws IOException {
    return Files.readAllLines(folder.resolve("out"), java.nio.charset.StandardCharsets.ISO_8859_1)
        .stream()
        .dropWhile(line -> !line.startsWith("!"))
        .limit(12)
        .collect(Collectors.joining("\n"));
  }
}
