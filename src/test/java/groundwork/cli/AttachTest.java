package groundwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.array.NdArray;
import groundwork.array.Npy;
import groundwork.document.control.FileSet;
import groundwork.json.control.Json;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.StimulusSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AttachTest {
  @TempDir Path folder;
  private final StringWriter err = new StringWriter();

  private int attach(String set, Path file, String... more) {
    var arguments =
        Stream.concat(
                Stream.of(
                    "stimuli/" + set,
                    "--method=mine",
                    "--file=" + file,
                    "-o" + folder.resolve("new")),
                Stream.of(more))
            .toArray(String[]::new);
    return new CommandLine(new Attach())
        .setExecutionExceptionHandler(new Refusals())
        .setOut(new PrintWriter(new StringWriter(), true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private static StimulusSet read(Path folder) throws IOException {
    return StimulusReader.read(FileSet.ofFolder(folder, FileSet.Limits.STIMULI)).required();
  }

  private Path npy(int... shape) throws IOException {
    int size = java.util.Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    var values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = i / 7.0;
    }
    return Files.write(folder.resolve("a.npy"), Npy.write(new NdArray(shape, values)));
  }

  @Test
  void values_of_a_table_become_a_method_that_is_scored() throws IOException {
    assertThat(attach("credit", npy(52, 18), "--model=logistic", "--title=Mine"))
        .as(err.toString())
        .isZero();
    var set = read(folder.resolve("new"));
    assertThat(set.method("mine").orElseThrow().title()).isEqualTo("Mine");
    var values = set.explanation("c-001", "logistic", "mine").orElseThrow().array();
    assertThat(values[1]).isEqualTo((4 * 18 + 1) / 7.0); // exact, after four for practice
    assertThat(set.hasExplanations("boosted-trees", "mine")).isFalse();
    assertThat(set.hasExplanations("boosted-trees", "shap")).isTrue();
    var out = new StringWriter();
    var scored =
        new CommandLine(new Score())
            .setOut(new PrintWriter(out, true))
            .execute(
                folder.resolve("new").toString(),
                "--models=logistic",
                "--methods=mine",
                "--metrics=sparseness");
    assertThat(scored).isZero();
    assertThat(out.toString()).containsPattern("mine +0\\.\\d+ .* 48");
  }

  @Test
  void values_that_do_not_fit_are_refused_and_nothing_is_written() throws IOException {
    assertThat(attach("credit", npy(48, 18), "--model=logistic")).isEqualTo(1);
    assertThat(err.toString()).contains("(48, 18)").contains("52 items of 18 values");
    assertThat(attach("credit", npy(52, 18))).isEqualTo(1);
    assertThat(err.toString()).contains("the set has [boosted-trees, logistic]");
    assertThat(folder.resolve("new")).doesNotExist();
    assertThat(attach("credit", folder.resolve("none.npy"))).isEqualTo(2);
  }

  @Test
  void a_folder_that_is_not_empty_is_left_alone() throws IOException {
    Files.createDirectories(folder.resolve("new/mine"));
    assertThat(attach("credit", npy(52, 18), "--model=logistic")).isEqualTo(2);
  }

  @Test
  void words_have_values_by_token_or_by_limes_lists() throws IOException {
    var set = read(Path.of("stimuli/sentiment"));
    List<Object> lists = new ArrayList<>();
    for (var item : set.items()) {
      var tokens = ((Content.Text) item.content()).tokens();
      lists.add(
          lists.size() % 2 == 0
              ? tokens.stream().map(token -> token.length() / 10.0).toList()
              : List.of(List.of(tokens.getFirst(), 0.5)));
    }
    var file = Files.writeString(folder.resolve("words.json"), Json.write(lists));
    assertThat(attach("sentiment", file, "--model=bow-logistic")).as(err.toString()).isZero();
    var attached = read(folder.resolve("new"));
    var first = attached.items().getFirst();
    var tokens = ((Content.Text) first.content()).tokens();
    assertThat(attached.explanation(first.id(), "bow-logistic", "mine").orElseThrow().array())
        .hasSize(tokens.size())
        .startsWith(tokens.getFirst().length() / 10.0);
    var second = attached.items().get(1);
    var values = attached.explanation(second.id(), "bow-logistic", "mine").orElseThrow().array();
    assertThat(java.util.Arrays.stream(values).sum()).isEqualTo(0.5);
  }
}
