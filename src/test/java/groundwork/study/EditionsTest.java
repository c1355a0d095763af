package groundwork.study;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.problem.entity.Finding;
import groundwork.study.control.Editions;
import groundwork.study.control.StudyReader;
import groundwork.study.entity.Ending;
import groundwork.study.entity.Study;
import org.junit.jupiter.api.Test;

class EditionsTest {
  @Test
  void a_study_of_the_first_edition_reads_as_the_same_study() {
    var files =
        TinyStudy.changed(
            "study.yaml", "outcomes: {", "claim: It helps.\noutcomes: {refused: {message: Bye}, ");
    var reading = TinyStudy.read(files);
    assertThat(reading.findings()).isEmpty();
    var study = reading.required();
    assertThat(study.schema()).isEqualTo(Study.SCHEMA);
    assertThat(study.claim()).isEqualTo("It helps.");
    assertThat(study.outcome(Ending.NO_CONSENT).message()).isEqualTo("Bye");
    assertThat(StudyReader.trusted(files)).isEqualTo(study);
  }

  @Test
  void the_document_itself_stays_as_it_was_written() {
    var reading = TinyStudy.read(TinyStudy.files());
    assertThat(reading.definition().orElseThrow().path("schema").asString()).isEqualTo("study/1");
    assertThat(Editions.present(reading.definition().get()).path("schema").asString())
        .isEqualTo("study/2");
  }

  @Test
  void an_unknown_edition_is_refused() {
    var reading = TinyStudy.read(TinyStudy.changed("study.yaml", "study/1", "study/9"));
    assertThat(reading.findings()).extracting(Finding::pointer).contains("/schema");
  }
}
