package groundwork.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.json.control.Json;
import groundwork.provenance.entity.ContentHash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExportIT extends GroundworkIT {
  @BeforeEach
  void people() {
    ExportedStudy.arrange();
    ExportedStudy.run(1, "real", "lime", "fine, \\\"really\\\"\\nyes");
    ExportedStudy.run(2, "real", "none", "NA");
    ExportedStudy.run(3, "simulated", "none", "");
    ExportedStudy.run(4, "preview", "none", "only looking");
    ExportedStudy.event(ExportedStudy.person(5, "real", "withdrawn", "lime"), "deleted", "{}");
    ExportedStudy.person(6, "real", "refused", null);
  }

  static byte[] zip(String query) throws Exception {
    var answer =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build()
            .send(
                HttpRequest.newBuilder(
                        URI.create(Http.url("/api/studies/exported/export.zip" + query)))
                    .header("Authorization", "Bearer " + Http.RESEARCHER.bearer())
                    .build(),
                BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
    return answer.body();
  }

  static Map<String, String> files(byte[] zip) throws IOException {
    var files = new LinkedHashMap<String, String>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  static List<NamedCsvRecord> rows(String csv) {
    return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
  }

  @Test
  void the_same_data_give_the_same_bytes() throws Exception {
    assertThat(zip("")).isEqualTo(zip(""));
    assertThat(zip("")).isNotEqualTo(zip("?simulated=true"));
  }

  @Test
  void every_file_has_its_hash() throws Exception {
    var files = files(zip(""));
    assertThat(files)
        .containsKeys(
            "README.md",
            "data/trials.csv",
            "data/analysis.csv",
            "data/participants.csv",
            "data/codebook.csv",
            "data/codebook.json",
            "assignment-ledger.csv",
            "events.csv",
            "definition/version-1/study.yaml",
            "plan.yaml",
            "provenance.json",
            "datapackage.json");
    var sums = files.remove("SHA256SUMS");
    files.forEach(
        (name, text) -> assertThat(sums).contains(ContentHash.of(text).hex() + "  " + name + "\n"));
    assertThat(sums.lines()).hasSize(files.size());
  }

  @Test
  void there_is_one_row_for_each_response_field() throws Exception {
    var rows = rows(files(zip("")).get("data/trials.csv"));
    assertThat(rows).hasSize(2 * (1 + 2 + 1 + 1 + 2 + 1));
    var trial =
        rows.stream()
            .filter(
                row ->
                    row.getField("item").equals("i2") && row.getField("condition").equals("lime"))
            .findFirst()
            .orElseThrow()
            .getFieldsAsMap();
    assertThat(trial)
        .containsEntry("participant", "p-000000010000")
        .containsEntry("task", "forward-simulation")
        .containsEntry("phase", "post")
        .containsEntry("factor_method", "lime")
        .containsEntry("position", "4")
        .containsEntry("stimulus", "tiny/i2/m/lime")
        .containsEntry("model_output", "neg")
        .containsEntry("truth", "pos")
        .containsEntry("model_correct", "FALSE")
        .containsEntry("field", "choice")
        .containsEntry("response", "pos")
        .containsEntry("correct", "FALSE")
        .containsEntry("correct_vs_model", "FALSE")
        .containsEntry("correct_vs_truth", "TRUE")
        .containsEntry("confidence", "2")
        .containsEntry("rt_ms", "1234.5")
        .containsEntry("first_action_ms", "NA")
        .containsEntry("viewport", "390x844")
        .containsEntry("received_at", "2026-11-23T09:03:00Z")
        .containsEntry("excluded", "FALSE")
        .containsEntry("exclusion_reason", "NA");
    assertThat(rows)
        .filteredOn(row -> row.getField("task").equals("comprehension"))
        .extracting(row -> row.getField("field") + row.getField("correct"))
        .containsExactly("q1TRUE", "q2FALSE", "q1TRUE", "q2FALSE");
  }

  @Test
  void missing_and_empty_and_the_word_NA_are_three_things() throws Exception {
    var trials = files(zip("?simulated=true")).get("data/trials.csv");
    assertThat(trials)
        .contains(",text,\"NA\",NA,", ",text,\"\",NA,", "\"fine, \"\"really\"\"\nyes\"");
  }

  @Test
  void dry_runs_are_in_it_only_when_asked_for_and_previews_never() throws Exception {
    var without = files(zip("")).get("data/participants.csv");
    var with = files(zip("?simulated=true")).get("data/participants.csv");
    assertThat(rows(without)).hasSize(2).allMatch(row -> row.getField("simulated").equals("FALSE"));
    assertThat(rows(with)).hasSize(3);
  }

  @Test
  void who_declined_or_had_their_data_deleted_is_only_counted() throws Exception {
    var files = files(zip("?simulated=true"));
    var counts = Json.tree(files.get("provenance.json")).path("counts").path("real");
    assertThat(counts.path("refused").asInt()).isOne();
    assertThat(counts.path("deleted").asInt()).isOne();
    assertThat(String.join("", files.values()))
        .doesNotContain(
            "secret-pid",
            "PROLIFIC",
            "p-000000050000",
            "p-000000060000",
            "00000005-",
            "only looking");
  }

  @Test
  void the_plan_is_run_on_one_row_for_each_answer() throws Exception {
    var rows = rows(files(zip("")).get("data/analysis.csv"));
    assertThat(rows).hasSize(2 * (2 + 1));
    assertThat(rows)
        .filteredOn(row -> row.getField("task").equals("forward-simulation"))
        .hasSize(4)
        .allSatisfy(
            row -> {
              assertThat(row.getField("final")).isEqualTo(row.getField("response"));
              assertThat(row.getField("advice")).isEqualTo(row.getField("model_output"));
              assertThat(row.getField("initial")).isEqualTo("NA");
              assertThat(row.getField("ess_1")).isEqualTo("NA");
            });
    assertThat(rows)
        .filteredOn(row -> row.getField("task").equals("questionnaire"))
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.getField("ess_1")).isEqualTo("4");
              assertThat(row.getField("response")).isEqualTo("NA");
            });
  }

  @Test
  void sittings_are_days_and_not_returns() throws Exception {
    ExportedStudy.event(
        java.util.UUID.fromString("00000001-0000-4000-8000-000000000000"),
        "session",
        "{\"block\":\"second\",\"awayMs\":5000,\"late\":false,\"waited\":true}");
    ExportedStudy.event(
        java.util.UUID.fromString("00000001-0000-4000-8000-000000000000"),
        "resumed",
        "{\"awayMs\":7000,\"position\":2}");
    var files = files(zip(""));
    assertThat(rows(files.get("data/trials.csv")))
        .filteredOn(row -> row.getField("participant").equals("p-000000010000"))
        .extracting(row -> row.getField("session"))
        .containsExactly("1", "1", "1", "2", "2", "2", "2", "2");
    assertThat(files.get("runs.csv"))
        .contains(
            "p-000000010000,2026-11-23T09:01:30Z,session,second,NA,NA,FALSE,TRUE,5000,NA",
            "p-000000010000,2026-11-23T09:01:30Z,resumed,NA,NA,NA,NA,NA,7000,3");
  }

  @Test
  void every_column_is_in_the_codebook_and_in_the_data_package() throws Exception {
    var files = files(zip(""));
    var described = rows(files.get("data/codebook.csv"));
    var resources = Json.tree(files.get("datapackage.json")).path("resources");
    assertThat(resources.size()).isEqualTo(9);
    for (var resource : resources) {
      var path = resource.path("path").asString();
      var header = List.of(files.get(path).lines().findFirst().orElseThrow().split(","));
      assertThat(
              resource.path("schema").path("fields").values().stream()
                  .map(field -> field.path("name").asString()))
          .containsExactlyElementsOf(header);
      if (!path.equals("data/codebook.csv")) {
        assertThat(described)
            .filteredOn(row -> row.getField("table").equals(path))
            .extracting(row -> row.getField("column"))
            .containsExactlyElementsOf(header);
      }
    }
  }

  @Test
  void a_study_that_nobody_took_part_in_has_a_bundle_too() throws Exception {
    ExportedStudy.arrange();
    var files = files(zip(""));
    assertThat(rows(files.get("data/trials.csv"))).isEmpty();
    assertThat(files).containsKeys("provenance.json", "SHA256SUMS");
  }

  @Test
  void it_is_for_researchers_and_for_studies_that_exist() {
    assertThat(Http.NOBODY.get("/api/studies/exported/export.zip").status()).isEqualTo(401);
    assertThat(Http.RESEARCHER.get("/api/studies/nothing/export.zip").status()).isEqualTo(404);
  }
}
