package groundwork.trial.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Http.Answer;
import groundwork.it.Participant;
import groundwork.it.SmallStudy;
import groundwork.it.TestBed;
import groundwork.it.Together;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every way in and back, as services and people use them. */
class RecruitmentIT extends GroundworkIT {
  private static final String STUDY = "recruiting";
  private static final String INVITED = "by-invitation";
  private static final String SUBMIT = "https://workersandbox.mturk.com";

  @BeforeAll
  static void studies() {
    SmallStudy.open(
        STUDY,
        "",
        "PLAIN-1",
        """
        recruitment:
          sources:
            - service: prolific
              outcomes: {completed: {code: C1ABC}, no-consent: {code: N0ABC}}
            - service: mturk
            - service: sona
              outcomes: {completed: {redirect: "https://school.sona-systems.com/webstudy_credit.aspx?experiment_id=1&survey_code={person}"}}
            - service: cloudresearch
            - service: panel
              id: north
              person: rid
              keep: [country]
              outcomes:
                completed: {redirect: "https://panel.example/back?rid={rid}&c={code}"}
                no-consent: {redirect: "https://panel.example/no?rid={rid}"}
            - {service: panel, id: south, person: sid, duplicates: refuse}
            - service: invited
        """);
    SmallStudy.open(INVITED, "", "EXPERT", "recruitment: {sources: [{service: invited}]}\n");
  }

  private static Answer enrol(Participant participant, String study, Map<String, String> link) {
    return enrol(participant, study, link, true);
  }

  private static Answer enrol(
      Participant participant, String study, Map<String, String> link, boolean consent) {
    return Http.NOBODY.post("/api/take/" + study + "/enrolments", body(participant, link, consent));
  }

  private static Map<String, Object> body(
      Participant participant, Map<String, String> link, boolean consent) {
    var body = new LinkedHashMap<String, Object>();
    body.put("key", participant.key);
    body.put("consent", Map.of("version", "1", "given", consent));
    var parameters = new LinkedHashMap<>(link);
    var invitation = parameters.remove("invitation");
    if (invitation != null) {
      body.put("invitation", invitation);
    }
    body.put("recruitment", parameters);
    body.put("client", Map.of("viewport", List.of(390, 844), "device", "phone", "locale", "en"));
    return body;
  }

  private static Answer landing(String study, Map<String, String> link) {
    return Http.NOBODY.get(
        "/api/take/"
            + study
            + link.entrySet().stream()
                .map(
                    one ->
                        one.getKey()
                            + "="
                            + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", "")));
  }

  private static Participant through(String study, Map<String, String> link) {
    var participant = new Participant(study);
    var joined = enrol(participant, study, link);
    assertThat(joined.status()).as(joined.text()).isEqualTo(201);
    participant.current(false);
    return participant.answerAll();
  }

  @Test
  void each_service_gets_its_people_back_as_it_wants_them() {
    var prolific = through(STUDY, Map.of("PROLIFIC_PID", "p-1", "STUDY_ID", "s")).step();
    assertThat(prolific.path("code").asString()).isEqualTo("C1ABC");
    assertThat(prolific.path("redirect").asString())
        .isEqualTo("https://app.prolific.com/submissions/complete?cc=C1ABC");
    assertThat(through(STUDY, Map.of("survey_code", "4711")).step().path("redirect").asString())
        .isEqualTo(
            "https://school.sona-systems.com/webstudy_credit.aspx?experiment_id=1&survey_code=4711");
    assertThat(
            through(STUDY, Map.of("participantId", "c-1", "projectId", "AB12"))
                .step()
                .path("redirect")
                .asString())
        .isEqualTo("https://connect.cloudresearch.com/participant/project/AB12/complete");
    assertThat(
            through(STUDY, Map.of("rid", "a b&c=evil", "country", "ID"))
                .step()
                .path("redirect")
                .asString())
        .isEqualTo("https://panel.example/back?rid=a%20b%26c%3Devil&c=PLAIN-1");
    var worker =
        through(
                STUDY,
                Map.of(
                    "workerId", "W1", "assignmentId", "A1", "hitId", "H", "turkSubmitTo", SUBMIT))
            .step();
    assertThat(worker.path("redirect").isNull()).isTrue();
    assertThat(worker.path("submit").path("action").asString())
        .isEqualTo(SUBMIT + "/mturk/externalSubmit");
    assertThat(worker.path("submit").path("fields").path("assignmentId").asString())
        .isEqualTo("A1");
  }

  @Test
  void who_declines_goes_back_too_and_leaves_no_id() throws SQLException {
    var participant = new Participant(STUDY);
    var declined = enrol(participant, STUDY, Map.of("rid", "says-no"), false).json().path("step");
    assertThat(declined.path("redirect").asString())
        .isEqualTo("https://panel.example/no?rid=says-no");
    var prolific = new Participant(STUDY);
    enrol(prolific, STUDY, Map.of("PROLIFIC_PID", "says-no"), false);
    prolific.current(true);
    assertThat(prolific.step().path("code").asString())
        .as("also when the page is loaded again")
        .isEqualTo("N0ABC");
    assertThat(count("select count(*) from identity where parameters::text like '%says-no%'"))
        .isZero();
  }

  @Test
  void twenty_windows_with_one_id_at_once_are_one_person() throws Exception {
    var link = Map.of("PROLIFIC_PID", "everywhere");
    var windows = IntStream.range(0, 20).mapToObj(i -> new Participant(STUDY)).toList();
    var statuses =
        Together.atOnce(
            windows.stream()
                .map(one -> (Callable<Integer>) () -> enrol(one, STUDY, link).status())
                .toList());
    assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
    assertThat(count("select count(*) from identity where parameters::text like '%everywhere%'"))
        .isEqualTo(1);
    windows.forEach(one -> one.current(false));
    assertThat(windows.stream().map(Participant::seq).distinct()).containsExactly(0);
    windows.get(3).answer();
    windows.get(17).current(false);
    assertThat(windows.get(17).seq()).as("both are in the same run").isEqualTo(1);
    windows.get(17).answerAll();
    var later = new Participant(STUDY);
    assertThat(enrol(later, STUDY, link).json().path("step").path("code").asString())
        .as("whoever is through sees the code again")
        .isEqualTo("C1ABC");
  }

  @Test
  void where_duplicates_are_refused_only_the_first_browser_goes_on() {
    var first = new Participant(STUDY);
    assertThat(enrol(first, STUDY, Map.of("sid", "7")).status()).isEqualTo(201);
    assertThat(enrol(first, STUDY, Map.of("sid", "7")).status()).isEqualTo(200);
    var second = enrol(new Participant(STUDY), STUDY, Map.of("sid", "7"));
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.text()).contains("urn:groundwork:problem:taken-part", "personal link");
  }

  @Test
  void a_link_that_leads_nowhere_is_refused_before_anything_is_asked() {
    for (var link :
        List.of(
            Map.of("lang", "en"),
            Map.of("PROLIFIC_PID", "{{%PROLIFIC_PID%}}"),
            Map.of("survey_code", "%SURVEY_CODE%"),
            Map.of("workerId", "W", "turkSubmitTo", "https://evil.example"))) {
      var refused = landing(STUDY, link);
      assertThat(refused.status()).as(link.toString()).isEqualTo(422);
      assertThat(refused.text()).contains("urn:groundwork:problem:incomplete-link");
      assertThat(enrol(new Participant(STUDY), STUDY, link).status()).isEqualTo(422);
    }
    assertThat(landing(INVITED, Map.of()).text()).contains("not-invited");
    assertThat(landing(INVITED, Map.of("invitation", "guessed")).status()).isEqualTo(403);
  }

  @Test
  void a_preview_on_mechanical_turk_allocates_nothing_and_only_such_studies_are_framed()
      throws SQLException {
    var link = Map.of("assignmentId", "ASSIGNMENT_ID_NOT_AVAILABLE", "hitId", "H");
    assertThat(landing(STUDY, link).json().path("arriving").path("looking").asBoolean()).isTrue();
    long before = count("select count(*) from enrolment");
    assertThat(enrol(new Participant(STUDY), STUDY, link).status()).isEqualTo(409);
    assertThat(count("select count(*) from enrolment")).isEqualTo(before);
    var framed = Http.NOBODY.get("/take/" + STUDY + "?assignmentId=A&workerId=W");
    assertThat(framed.header("Content-Security-Policy"))
        .contains("frame-ancestors https://*.mturk.com", "form-action https://www.mturk.com");
    assertThat(framed.header("X-Frame-Options")).isNotEqualTo("DENY");
    for (var other :
        List.of(
            "/take/" + STUDY, "/take/" + INVITED + "?assignmentId=A", "/take/x?assignmentId=A")) {
      var plain = Http.NOBODY.get(other);
      assertThat(plain.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
      assertThat(plain.header("X-Frame-Options")).isEqualTo("DENY");
    }
  }

  @Test
  void an_invitation_is_for_one_person_on_any_device_until_it_is_revoked() {
    var made =
        Http.RESEARCHER.post(
            "/api/studies/" + INVITED + "/invitations",
            Map.of("labels", List.of("Dr A", "Dr B", "=Dr C")));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    var token = made.json().path(0).path("url").asString().replaceAll(".*invitation=", "");
    var link = Map.of("invitation", token);

    for (int i = 0; i < 5; i++) { // link previews, impatient clicks
      assertThat(landing(INVITED, link).status()).isEqualTo(200);
      Http.NOBODY.send("HEAD", "/take/" + INVITED + "?invitation=" + token, null, null);
    }
    assertThat(state("Dr A")).isEqualTo("not-begun");

    var desk = new Participant(INVITED);
    assertThat(enrol(desk, INVITED, link).status()).isEqualTo(201);
    desk.current(false);
    desk.answer();
    assertThat(state("Dr A")).isEqualTo("begun");
    assertThat(landing(INVITED, link).json().path("arriving").path("begun").asBoolean()).isTrue();

    var phone = new Participant(INVITED);
    assertThat(enrol(phone, INVITED, link).status()).isEqualTo(200);
    phone.current(false);
    assertThat(phone.seq()).isEqualTo(1);
    phone.answer();
    desk.current(false);
    assertThat(desk.seq()).isEqualTo(2);

    var id = made.json().path(0).path("id").asString();
    var renewed =
        Http.RESEARCHER.post("/api/studies/" + INVITED + "/invitations/" + id + "/renewal", "{}");
    assertThat(landing(INVITED, link).status()).isEqualTo(403);
    var fresh = renewed.json().path("url").asString().replaceAll(".*invitation=", "");
    var tablet = new Participant(INVITED);
    enrol(tablet, INVITED, Map.of("invitation", fresh));
    tablet.current(false);
    tablet.answerAll();
    assertThat(state("Dr A")).isEqualTo("done");

    var other = made.json().path(1);
    assertThat(
            Http.RESEARCHER
                .delete("/api/studies/" + INVITED + "/invitations/" + other.path("id").asString())
                .status())
        .isEqualTo(204);
    var revoked =
        Map.of("invitation", other.path("url").asString().replaceAll(".*invitation=", ""));
    assertThat(landing(INVITED, revoked).status()).isEqualTo(410);
    assertThat(enrol(new Participant(INVITED), INVITED, revoked).status()).isEqualTo(410);
    assertThat(state("Dr B")).isEqualTo("revoked");
    var csv = Http.RESEARCHER.get("/api/studies/" + INVITED + "/invitations.csv").text();
    assertThat(csv).contains("Dr A,done", "'=Dr C,not-begun").doesNotContain(fresh);
    assertThat(Http.NOBODY.get("/api/studies/" + INVITED + "/invitations").status()).isEqualTo(401);
  }

  @Test
  void who_has_everything_deleted_leaves_no_id_and_no_name() throws SQLException {
    var made =
        Http.RESEARCHER.post(
            "/api/studies/" + STUDY + "/invitations", Map.of("labels", List.of("Dr Gone")));
    var token = made.json().path(0).path("url").asString().replaceAll(".*invitation=", "");
    var participant = new Participant(STUDY);
    enrol(participant, STUDY, Map.of("invitation", token));
    participant.withdraw(true);
    assertThat(count("select count(*) from invitation where label = 'Dr Gone'")).isZero();
    assertThat(
            count(
                "select count(*) from recruited r join enrolment e on e.id = r.enrolment where e.key_hash = sha256('%s'::bytea)"
                    .formatted(participant.key)))
        .isZero();
    assertThat(landing(STUDY, Map.of("invitation", token)).status()).isEqualTo(410);
  }

  @Test
  void the_page_recruit_has_every_link_and_code() {
    var shown = Http.RESEARCHER.get("/api/studies/" + STUDY + "/recruitment").json();
    assertThat(shown.path("sources").valueStream().map(one -> one.path("link").asString("-")))
        .containsExactly(
            "/take/recruiting?PROLIFIC_PID={{%PROLIFIC_PID%}}&STUDY_ID={{%STUDY_ID%}}&SESSION_ID={{%SESSION_ID%}}",
            "/take/recruiting",
            "/take/recruiting?survey_code=%SURVEY_CODE%",
            "/take/recruiting",
            "/take/recruiting?rid=[RID]&country=[COUNTRY]",
            "/take/recruiting?sid=[SID]",
            "-");
    var outcomes = shown.path("sources").path(0).path("outcomes");
    assertThat(outcomes.path("no-consent").path("redirect").asString()).endsWith("cc={code}");
  }

  @Test
  void too_many_joins_from_one_network_wait_a_moment() throws Exception {
    var answers =
        Together.atOnce(
            IntStream.range(0, 330)
                .mapToObj(i -> (Callable<Answer>) () -> from("203.0.113.77"))
                .toList());
    var waiting = answers.stream().filter(one -> one.status() == 429).toList();
    assertThat(waiting).isNotEmpty();
    assertThat(waiting.getFirst().text()).contains("urn:groundwork:problem:too-many-requests");
    assertThat(Integer.parseInt(waiting.getFirst().header("Retry-After"))).isPositive();
    assertThat(from("203.0.113.78").status()).isNotEqualTo(429);
  }

  /** What is refused for another reason is counted as well. */
  private static Answer from(String address) {
    return Http.NOBODY.send(
        "POST",
        "/api/take/" + STUDY + "/enrolments",
        groundwork.json.control.Json.write(body(new Participant(STUDY), Map.of(), true)),
        "application/json",
        "X-Forwarded-For",
        address);
  }

  private static String state(String label) {
    return Http.RESEARCHER
        .get("/api/studies/" + INVITED + "/invitations")
        .json()
        .valueStream()
        .filter(one -> one.path("label").asString().equals(label))
        .findFirst()
        .orElseThrow()
        .path("state")
        .asString();
  }

  private static long count(String sql) throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
