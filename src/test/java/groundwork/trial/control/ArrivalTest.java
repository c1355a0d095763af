package groundwork.trial.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundwork.json.control.Json;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.study.entity.Recruitment;
import groundwork.study.entity.Recruitment.Duplicates;
import groundwork.study.entity.Recruitment.Provider;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalTest {
  private static final Recruitment ALL =
      recruitment(
          """
          {"sources": [
            {"service": "prolific"}, {"service": "mturk"}, {"service": "sona"},
            {"service": "cloudresearch"}, {"service": "invited"},
            {"service": "panel", "id": "north", "person": "rid", "keep": ["country"]},
            {"service": "panel", "id": "south", "person": "rid"}]}
          """);
  private static final Recruitment INVITED =
      recruitment("{\"sources\": [{\"service\": \"invited\"}]}");

  static Recruitment recruitment(String json) {
    return Json.read(json, Recruitment.class);
  }

  private static Arrival from(String... given) {
    var parameters = new java.util.LinkedHashMap<String, String>();
    for (int i = 0; i < given.length; i += 2) {
      parameters.put(given[i], given[i + 1]);
    }
    return Arrival.of(ALL, parameters);
  }

  @Test
  void each_service_is_known_by_its_parameter_and_nothing_else_is_kept() {
    var prolific = from("PROLIFIC_PID", " 5f3a ", "STUDY_ID", "s", "utm_campaign", "mail");
    assertThat(prolific.source().service()).isEqualTo(Provider.PROLIFIC);
    assertThat(prolific.person()).isEqualTo("5f3a");
    assertThat(prolific.kept())
        .isEqualTo(Map.of("PROLIFIC_PID", "5f3a", "STUDY_ID", "s", "source", "prolific"));
    assertThat(from("survey_code", "123").source().service()).isEqualTo(Provider.SONA);
    assertThat(from("participantId", "c", "assignmentId", "a").source().service())
        .isEqualTo(Provider.CLOUDRESEARCH);
    var worker =
        from(
            "workerId",
            "W",
            "assignmentId",
            "A",
            "hitId",
            "H",
            "turkSubmitTo",
            "https://workersandbox.mturk.com/");
    assertThat(worker.source().service()).isEqualTo(Provider.MTURK);
    assertThat(worker.looking()).isFalse();
  }

  @Test
  void the_name_of_a_source_decides_between_panels_with_the_same_parameter() {
    assertThat(from("rid", "1").source().id()).isEqualTo("north");
    assertThat(from("rid", "1", "source", "south").source().id()).isEqualTo("south");
    assertThat(from("rid", "1", "country", "ID").kept()).containsEntry("country", "ID");
  }

  @Test
  void a_worker_who_only_looks_is_nobody() {
    assertThat(from("assignmentId", "ASSIGNMENT_ID_NOT_AVAILABLE", "hitId", "H"))
        .satisfies(arrival -> assertThat(arrival.looking()).isTrue())
        .satisfies(arrival -> assertThat(arrival.person()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "{{%PROLIFIC_PID%}}", "%SURVEY_CODE%", "${pid}", "[PID]"})
  void an_id_that_the_service_did_not_fill_in_would_be_the_same_for_everybody(String id) {
    assertThatThrownBy(() -> from("PROLIFIC_PID", id))
        .isInstanceOfSatisfying(
            Rejected.class, refused -> assertThat(refused.fault).isEqualTo(Fault.INCOMPLETE_LINK));
  }

  @Test
  void who_comes_from_nowhere_is_turned_away_unless_the_study_is_open() {
    assertThatThrownBy(() -> from("lang", "de"))
        .isInstanceOfSatisfying(
            Rejected.class, refused -> assertThat(refused.fault).isEqualTo(Fault.INCOMPLETE_LINK));
    assertThatThrownBy(() -> Arrival.of(INVITED, Map.of()))
        .isInstanceOfSatisfying(
            Rejected.class, refused -> assertThat(refused.fault).isEqualTo(Fault.NOT_INVITED));
    assertThatThrownBy(() -> Arrival.of(INVITED, Map.of("source", "invited")))
        .isInstanceOf(Rejected.class);
    var open = recruitment("{\"sources\": [{\"service\": \"prolific\"}, {\"service\": \"open\"}]}");
    assertThat(Arrival.of(open, Map.of("ref", "mail")).kept()).isEqualTo(Map.of("source", "open"));
    assertThat(Arrival.of(Recruitment.ANYBODY, Map.of("ref", "mail")).kept())
        .isEqualTo(Map.of("ref", "mail"));
  }

  @Test
  void submissions_go_to_mechanical_turk_and_nowhere_else() {
    assertThatThrownBy(
            () -> from("workerId", "W", "turkSubmitTo", "https://www.mturk.com.evil.example"))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void codes_that_can_be_guessed_lead_to_nobodys_run() {
    assertThat(ALL.duplicates(ALL.of(Provider.SONA).orElseThrow())).isEqualTo(Duplicates.REFUSE);
    assertThat(ALL.duplicates(ALL.of(Provider.PROLIFIC).orElseThrow()))
        .isEqualTo(Duplicates.RESUME);
    var strict =
        recruitment("{\"duplicates\": \"refuse\", \"sources\": [{\"service\": \"prolific\"}]}");
    assertThat(strict.duplicates(strict.sources().getFirst())).isEqualTo(Duplicates.REFUSE);
  }
}
