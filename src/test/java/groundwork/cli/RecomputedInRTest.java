package groundwork.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * R's own packages give the numbers of our findings, by {@code analysis/findings/recompute.R}.
 * Skipped where R or one of the packages is not installed.
 */
class RecomputedInRTest {
  private static final String PACKAGES = "yaml lme4 lmerTest pbkrtest emmeans ordinal car survival";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ancova",
        "binary-rm",
        "completion-times",
        "crossed-40x24",
        "factorial-unbalanced",
        "judge-advisor",
        "likert-rm",
        "metric-human",
        "mixed-design",
        "oneway",
        "paired-small-noties",
        "rm-one",
        "rm-two",
        "shrout-fleiss",
        "simulatability",
        "two-groups",
        "two-groups-small-noties",
        "two-raters",
        "wine"
      })
  void the_numbers_of_findings(String table, @TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(installed(), "Rscript with " + PACKAGES + " is not installed");
    var data = "src/test/resources/r/data/" + table + ".csv";
    var plan = "src/test/resources/plans/" + table + ".plan.yaml";
    var findings = folder.resolve("findings.json").toString();
    var err = new StringWriter();
    int code =
        new CommandLine(new Analyse())
            .setExecutionExceptionHandler(new Refusals())
            .setErr(new PrintWriter(err, true))
            .execute(data, "--plan", plan, "--json", "-o", findings);
    assertThat(code).as(err.toString()).isZero();
    var r = run("Rscript", "analysis/findings/recompute.R", findings, data, plan);
    assertThat(r.code).as(r.said).isZero();
    assertThat(r.said)
        .contains(" numbers agree")
        .doesNotContain("was not run")
        .doesNotContain("R stopped");
  }

  private static boolean installed() throws InterruptedException {
    var all =
        "for (p in strsplit('%s', ' ')[[1]]) if (!requireNamespace(p, quietly = TRUE)) quit(status = 1)";
    try {
      return run("Rscript", "-e", all.formatted(PACKAGES)).code == 0;
    } catch (IOException noRscript) {
      return false;
    }
  }

  private record Said(int code, String said) {}

  private static Said run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes());
    return new Said(process.waitFor(), said);
  }
}
