package groundwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.json.control.Json;
import groundwork.stimulus.TinySet;
import groundwork.study.TinyStudy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ValidateTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void write() throws IOException {
    var tiny = new TinySet();
    var set = tiny.sealed();
    for (var name : set.names()) {
      put("stimuli/tiny/" + name, set.read(name).orElseThrow());
    }
    put("studies/tiny-study", TinyStudy.files());
  }

  private void put(String name, byte[] bytes) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.write(folder.resolve(name), bytes);
  }

  private void put(String study, Map<String, String> files) throws IOException {
    for (var file : files.entrySet()) {
      put(study + "/" + file.getKey(), file.getValue().getBytes());
    }
  }

  private int validate(String... arguments) {
    return new CommandLine(new Validate())
        .setExecutionExceptionHandler(new Refusals())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void a_scoring_document_is_checked_with_its_files() throws IOException {
    var example = Path.of("src/test/resources/scoring/breast-cancer");
    assertThat(validate(example.toString())).as(out.toString()).isZero();
    var wrong = Files.readString(example.resolve("scoring.yaml")).replace("x.npy", "z.npy");
    put("mine/scoring.yaml", wrong.getBytes());
    assertThat(validate(at("mine"))).isEqualTo(1);
    assertThat(out.toString() + err).contains("there is no file").contains("z.npy");
  }

  @Test
  void a_sound_study_plan_and_set_pass() {
    assertThat(
            validate(
                at("studies/tiny-study"),
                at("studies/tiny-study/plan.yaml"),
                at("stimuli/tiny/manifest.json")))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).contains("no findings");
  }

  @Test
  void a_finding_names_file_line_pointer_rule_and_remedy() throws IOException {
    put("studies/tiny-study", TinyStudy.changed("study.yaml", "key: a", "key: c"));
    assertThat(validate(at("studies/tiny-study"))).isEqualTo(1);
    assertThat(err.toString())
        .contains(at("studies/tiny-study/study.yaml") + ":21 /flow/1/questions/0/key")
        .contains("the key \"c\" is none of the options")
        .contains("Write the id of the right option: a, b.");
  }

  @Test
  void the_same_as_json() throws IOException {
    put("studies/tiny-study", TinyStudy.changed("study.yaml", "key: a", "key: c"));
    assertThat(validate("--json", at("studies/tiny-study/study.yaml"))).isEqualTo(1);
    var printed = Json.tree(out.toString());
    assertThat(printed.path("valid").booleanValue()).isFalse();
    assertThat(printed.at("/findings/0/line").intValue()).isEqualTo(21);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void a_plan_is_held_against_the_study_beside_it() throws IOException {
    put("studies/tiny-study", TinyStudy.changed("plan.yaml", "factor_method", "factor_colour"));
    assertThat(validate(at("studies/tiny-study/plan.yaml"))).isEqualTo(1);
    assertThat(err.toString()).contains("no column \"factor_colour\"");
  }

  @Test
  void a_study_whose_set_is_elsewhere_is_told_where() {
    assertThat(validate("--stimuli", at("stimuli"), at("studies/tiny-study"))).isZero();
  }

  @Test
  void what_is_not_there_or_not_ours_is_wrong_usage() throws IOException {
    put("notes.txt", new byte[1]);
    assertThat(validate(at("nowhere.yaml"))).isEqualTo(2);
    assertThat(validate(at("notes.txt"))).isEqualTo(2);
    assertThat(validate()).isEqualTo(2);
  }

  @Test
  void a_hundred_megabytes_are_refused_before_they_are_read() throws IOException {
    try (var file = new java.io.RandomAccessFile(at("studies/tiny-study/study.yaml"), "rw")) {
      file.setLength(100L << 20);
    }
    assertThat(validate(at("studies/tiny-study"))).isEqualTo(1);
    assertThat(err.toString()).contains("study.yaml has more than 8388608 bytes");
  }
}
