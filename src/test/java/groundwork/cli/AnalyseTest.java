package groundwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.json.control.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AnalyseTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void write() throws IOException {
    put(
        "data.csv",
        "participant,arm,score\n"
            + IntStream.range(0, 40)
                .mapToObj(i -> "p%d,%s,%d".formatted(i, i % 2 == 0 ? "none" : "lime", i * 7 % 13))
                .collect(Collectors.joining("\n"))
            + "\n");
    put(
        "plan.yaml",
        """
        analyses:
          - id: scores
            role: primary
            kind: t-test
            formula: score ~ arm
            reference: {arm: none}
        """);
  }

  private void put(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private int analyse(String... options) {
    var arguments = new java.util.ArrayList<String>();
    arguments.add(folder.resolve("data.csv").toString());
    arguments.add("--plan");
    arguments.add(folder.resolve("plan.yaml").toString());
    arguments.addAll(java.util.List.of(options));
    return run(arguments.toArray(String[]::new));
  }

  private int run(String... arguments) {
    return new CommandLine(new Analyse())
        .setExecutionExceptionHandler(new Refusals())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  @Test
  void findings_come_as_text_json_markdown_or_latex() {
    assertThat(analyse()).isZero();
    assertThat(out.toString()).contains("Participants  40 of 40").contains("t(").contains("Welch");
    assertThat(err.toString()).isEmpty();
    out.getBuffer().setLength(0);
    assertThat(analyse("--json")).isZero();
    assertThat(Json.tree(out.toString()).at("/analyses/0/tests/0/symbol").asString())
        .isEqualTo("t");
    out.getBuffer().setLength(0);
    assertThat(analyse("--markdown")).isZero();
    assertThat(out.toString()).startsWith("# data.csv");
    out.getBuffer().setLength(0);
    assertThat(analyse("--latex")).isZero();
    assertThat(out.toString()).contains("\\section");
  }

  @Test
  void they_can_be_written_to_a_file() throws IOException {
    assertThat(analyse("--json", "-o", folder.resolve("found.json").toString())).isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(Json.tree(Files.readString(folder.resolve("found.json"))).has("analyses")).isTrue();
  }

  @Test
  void a_plan_that_does_not_fit_the_data_is_refused_with_place_rule_and_remedy()
      throws IOException {
    put("plan.yaml", "analyses: [{id: a, role: primary, kind: t-test, formula: scor ~ arm}]\n");
    assertThat(analyse("--json")).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .contains("nothing was analysed")
        .contains("plan.yaml:1 /analyses/0/formula")
        .contains("there is no column \"scor\" in the data")
        .contains("Did you mean \"score\"?");
  }

  @Test
  void a_plan_with_errors_is_refused() throws IOException {
    put("plan.yaml", "analyses: [{id: a, role: primary, kind: t-tset, formula: score ~ arm}]\n");
    assertThat(analyse()).isEqualTo(1);
    assertThat(err.toString()).contains("The plan has errors").contains("did you mean \"t-test\"");
    put("plan.yaml", "analyses: [\n");
    assertThat(analyse()).isEqualTo(1);
    assertThat(err.toString()).contains("this is not YAML");
  }

  @Test
  void a_table_that_is_none_is_refused() throws IOException {
    put("data.csv", "a,b\n1\n");
    assertThat(analyse()).isEqualTo(1);
    assertThat(err.toString()).contains("data.csv:2").contains("this row has 1 cells");
  }

  @Test
  void warnings_go_to_standard_error_and_do_not_stop_it() throws IOException {
    put("plan.yaml", "analyses: [{id: a, kind: t-test, formula: score ~ arm}]\n");
    assertThat(analyse("--json")).isZero();
    assertThat(err.toString()).contains("no analysis is the primary one");
    assertThat(Json.tree(out.toString()).has("analyses")).isTrue();
  }

  @Test
  void wrong_usage_is_told_apart() {
    assertThat(run(folder.resolve("data.csv").toString())).isEqualTo(2);
    assertThat(run("nothing.csv", "--plan", "nothing.yaml")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no file nothing.csv");
    assertThat(analyse("--json", "--markdown")).isEqualTo(2);
  }
}
