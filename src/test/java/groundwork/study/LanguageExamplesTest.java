package groundwork.study;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.document.control.DocumentReader;
import groundwork.document.control.Schemas;
import groundwork.json.control.Json;
import groundwork.problem.entity.Finding;
import groundwork.study.control.StudyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Every example in the documentation of the study language is a part of a study that reads. */
class LanguageExamplesTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final String REST =
      """
      schema: study/2
      slug: example
      title: Example
      rung: human-grounded
      question: Does it help?
      stimuli: {set: sentiment, model: bow-logistic}
      seed: 1
      minutes: 5
      consent: {text: consent.md, version: "1"}
      arms: [{id: none}, {id: shap, method: shap}]
      flow: [{id: welcome, kind: instructions, text: welcome.md}]
      """;

  static Stream<String> examples() throws IOException {
    return EXAMPLE
        .matcher(Files.readString(Path.of("studies/README.md")))
        .results()
        .map(found -> found.group(1));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_is_part_of_a_study(String yaml) {
    var findings = new ArrayList<Finding>();
    var whole = (ObjectNode) tree(REST, findings);
    tree(yaml, findings).properties().forEach(part -> whole.set(part.getKey(), part.getValue()));
    if (whole.has("functional")) {
      whole.remove(java.util.List.of("arms", "flow", "consent", "minutes"));
    } else if (whole.has("factors") && !yaml.contains("arms:")) {
      whole.remove("arms");
    }
    var document =
        DocumentReader.read(
                "study.json", Json.write(whole), DocumentReader.DEFINITION_LIMIT, findings::add)
            .orElseThrow();
    findings.addAll(Schemas.check(document, "study"));
    assertThat(findings).isEmpty();
    assertThat(StudyReader.bind(whole).slug()).isNotBlank();
  }

  @Test
  void every_kind_of_block_and_every_task_has_an_example() throws IOException {
    var text = Files.readString(Path.of("studies/README.md"));
    var schema =
        Json.tree(new String(Schemas.text("study"), java.nio.charset.StandardCharsets.UTF_8));
    for (var kind : schema.at("/$defs/block/properties/kind/enum")) {
      assertThat(text).contains("kind: " + kind.asString());
    }
    for (var task : schema.at("/$defs/trials/properties/task/enum")) {
      assertThat(text).contains("`" + task.asString() + "`");
    }
    for (var member : schema.path("properties").propertyNames()) {
      assertThat(text).as(member).containsPattern("(?m)^" + member + ":");
    }
  }

  private static tools.jackson.databind.JsonNode tree(String yaml, ArrayList<Finding> findings) {
    return DocumentReader.read("study.yaml", yaml, DocumentReader.DEFINITION_LIMIT, findings::add)
        .orElseThrow()
        .root();
  }
}
