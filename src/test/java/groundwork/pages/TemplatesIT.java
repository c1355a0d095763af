package groundwork.pages;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every template, from nothing to numbers: made, opened, taken by dry-run participants, read. */
class TemplatesIT extends GroundworkIT {
  static List<String> templates() {
    return StreamSupport.stream(Http.RESEARCHER.get("/api/templates").json().spliterator(), false)
        .filter(one -> !one.path("rung").asString().equals("functionally-grounded"))
        .map(one -> one.path("id").asString())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void a_template_gives_a_study_that_can_be_run(String template) {
    var slug = "from-" + template;
    var made =
        Http.RESEARCHER.post(
            "/api/studies",
            Map.of("slug", slug, "title", "From " + template, "template", template));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(errors(made.json())).isEmpty();

    var opened = Http.RESEARCHER.post("/api/studies/" + slug + "/opening", "");
    assertThat(opened.status()).as(opened.text()).isEqualTo(200);
    Copies.simulate(slug, 4);

    var results = Http.RESEARCHER.get("/api/studies/" + slug + "/results?simulated=true");
    assertThat(results.status()).as(results.text()).isEqualTo(200);
    assertThat(results.json().path("counts").path("completed").asInt()).isPositive();
    assertThat(numbers(results.json().path("measures"))).as(results.text()).isPositive();
  }

  private static List<String> errors(JsonNode draft) {
    return StreamSupport.stream(draft.path("findings").spliterator(), false)
        .filter(finding -> finding.path("severity").asString().equalsIgnoreCase("error"))
        .map(JsonNode::toString)
        .toList();
  }

  private static long numbers(JsonNode measures) {
    return StreamSupport.stream(measures.spliterator(), false)
        .flatMap(measure -> StreamSupport.stream(measure.path("rows").spliterator(), false))
        .filter(row -> row.path("estimate").isNumber())
        .count();
  }
}
