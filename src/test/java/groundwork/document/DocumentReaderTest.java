package groundwork.document;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.document.control.DocumentReader;
import groundwork.document.entity.Document;
import groundwork.problem.entity.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {
  private final List<Finding> findings = new ArrayList<>();

  private Optional<Document> read(String file, String text) {
    return DocumentReader.read(file, text, DocumentReader.DEFINITION_LIMIT, findings::add);
  }

  @Test
  void every_place_of_a_yaml_file_knows_its_line() {
    var document =
        read(
                "a.yaml",
                "# a comment\nslug: x\narms:\n  - {id: a}\n  - id: b\n    levels:\n      m: 'no'\n")
            .orElseThrow();
    assertThat(document.line("/slug")).isEqualTo(2);
    assertThat(document.line("/arms/1/id")).isEqualTo(5);
    assertThat(document.line("/arms/1/levels/m")).isEqualTo(7);
    assertThat(document.line("/arms/1/levels/missing/deeper"))
        .as("the nearest place around it")
        .isEqualTo(6);
  }

  @Test
  void every_place_of_a_json_file_knows_its_line() {
    var document = read("a.json", "{\n \"a\": [\n  1,\n  {\"b\": 2}\n ]\n}").orElseThrow();
    assertThat(document.line("/a")).isEqualTo(2);
    assertThat(document.line("/a/1/b")).isEqualTo(4);
  }

  @Test
  void yaml_and_json_give_the_same_tree() {
    var yaml =
        read("a.yaml", "a: 1\nb: [true, null, 1.5, 'x', yes, 0x10, 12345678901234567890]")
            .orElseThrow();
    var json =
        read(
                "a.json",
                "{\"a\": 1, \"b\": [true, null, 1.5, \"x\", \"yes\", \"0x10\", 12345678901234567890]}")
            .orElseThrow();
    assertThat(yaml.root()).isEqualTo(json.root());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: 1\\na: 2 | 2 | stands here twice",
        "a: !!java.net.URL [x] | 1 | tags",
        "a: *nobody | 1 | no anchor",
        "a: 1\\n---\\nb: 2 | 2 | one document",
        "a: [1, 2 | 1 | not YAML",
        "a: 1\\n\\tb: 2 | 2 | not YAML",
        "? [1, 2]\\n: 3 | 1 | a key is a word",
      })
  void what_cannot_be_read_is_said_with_its_line(String text, int line, String rule) {
    assertThat(read("a.yaml", text.replace("\\n", "\n").replace("\\t", "\t"))).isEmpty();
    assertThat(findings).singleElement();
    assertThat(findings.getFirst().rule()).contains(rule);
    assertThat(findings.getFirst().line()).isBetween(line, line + 1);
    assertThat(findings.getFirst().remedy()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"a\":2} | Duplicate",
        "{\"a\":1} x | not JSON",
        "{\"a\":NaN} | not JSON",
        "{'a':1} | not JSON"
      })
  void json_is_read_strictly(String text, String rule) {
    assertThat(read("a.json", text)).isEmpty();
    assertThat(findings.getFirst().rule()).contains(rule);
  }

  @Test
  void ten_levels_of_aliases_cost_nothing_and_are_refused() {
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i))
          .append(("*a" + (i - 1) + ", ").repeat(9))
          .append("*a" + (i - 1) + "]\n");
    }
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(2), () -> assertThat(read("a.yaml", bomb.toString())).isEmpty());
    assertThat(findings.getFirst().rule()).contains("unfold");
  }

  @Test
  void a_hundred_megabytes_are_refused_before_they_are_read() {
    var huge = "a: &a [" + "x, ".repeat(100 << 20 >> 2) + "x]\nb: *a\n";
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(1), () -> assertThat(read("a.yaml", huge)).isEmpty());
    assertThat(findings.getFirst().rule()).contains("at most 1,048,576 characters");
  }

  @Test
  void a_million_brackets_are_refused_at_the_fortieth() {
    var deep = "[".repeat(1 << 19);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(2),
        () -> {
          assertThat(read("a.yaml", deep)).isEmpty();
          assertThat(read("a.json", deep)).isEmpty();
        });
    assertThat(findings).extracting(Finding::rule).allMatch(rule -> rule.contains("40 levels"));
  }

  @Test
  void an_alias_gives_what_its_anchor_has() {
    var document = read("a.yaml", "a: &q {id: 1}\nb: *q\n").orElseThrow();
    assertThat(document.root().at("/b/id").intValue()).isEqualTo(1);
    assertThat(document.line("/b/id")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": \"\\u0000\"}",
        "{\"a\": \"\\ud800\"}",
        "{\"a\\u0000\": 1}",
        "{\"a\": 1e999}"
      })
  void what_no_database_keeps_is_refused_in_both_forms(String text) {
    assertThat(read("a.json", text)).isEmpty();
    assertThat(read("a.yaml", text)).isEmpty();
    assertThat(findings).hasSize(2);
  }

  @Test
  void a_key_is_short_since_every_place_below_it_repeats_it() {
    var lengthy = "{\"" + "k".repeat(201) + "\": 1}";
    assertThat(read("a.json", lengthy)).isEmpty();
    assertThat(read("a.yaml", lengthy)).isEmpty();
    assertThat(findings).extracting(Finding::rule).allMatch(rule -> rule.contains("200"));
    assertThat(read("b.json", "{\"" + "k".repeat(200) + "\": 1}")).isPresent();
  }

  @Test
  void many_values_below_many_lengthykeys_do_not_fill_the_memory() {
    var keys = ("{\"" + "k".repeat(200) + "\": ").repeat(30);
    var wide = keys + "[" + "1,".repeat(200_000) + "1]" + "}".repeat(30);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          assertThat(read("a.json", wide)).isEmpty();
          assertThat(read("a.yaml", wide)).isEmpty();
        });
    assertThat(findings).extracting(Finding::rule).allMatch(rule -> rule.contains("in all"));
  }
}
