package groundwork.monitor.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Participant;
import groundwork.it.SmallStudy;
import groundwork.it.TestBed;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Watching a study that runs, and what a researcher does about it. */
class RunningIT extends GroundworkIT {
  private static final Map<String, Object> WHY = Map.of("reason", "Answered from a script");

  @Test
  void rejecting_gives_the_place_to_somebody_else_and_joins_stay_exact() throws Exception {
    var study = SmallStudy.open("running-reject", "", "RR");
    var first = join(study, 20);
    first.subList(0, 5).forEach(Participant::answerAll); // ended runs too
    var people = people(study, "");
    for (int i = 0; i < 10; i++) {
      var one = people.get(i).path("pseudonym").asString();
      var shown = Http.RESEARCHER.post(at(study, one, "rejection"), WHY);
      assertThat(shown.status()).as(shown.text()).isEqualTo(200);
      assertThat(shown.json().path("decisions").path(0).path("place").asString())
          .isEqualTo("returned");
    }
    assertThat(taken(study)).isEqualTo(10);
    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
      var joins = IntStream.range(0, 200).mapToObj(i -> all.submit(() -> join(study, 1))).toList();
      for (var join : joins) {
        join.get();
      }
    }
    assertThat(taken(study)).isEqualTo(210);
    assertThat(spread(study)).as("places that were given back are filled").isLessThanOrEqualTo(1);
    assertThat(replayed(study)).isEqualTo(210);

    first.forEach(Participant::answerAll); // nobody was sent away
    assertThat(taken(study)).as("a rejected run that ends gives nothing back again").isEqualTo(210);
  }

  @Test
  void taking_back_is_a_new_entry_and_holds_a_place_again() throws SQLException {
    var study = SmallStudy.open("running-restore", ", quota: 2", "RS");
    join(study, 2).forEach(Participant::answerAll);
    var late = new Participant(study);
    late.join();
    assertThat(late.step().path("outcome").asString()).isEqualTo("quota-full");
    var one = people(study, "").get(0).path("pseudonym").asString();
    Http.RESEARCHER.post(at(study, one, "rejection"), WHY);
    assertThat(Http.RESEARCHER.post(at(study, one, "rejection"), WHY).status()).isEqualTo(409);
    join(study, 1);
    var back = Http.RESEARCHER.post(at(study, one, "restoration"), Map.of("reason", "My mistake"));
    assertThat(back.status()).as(back.text()).isEqualTo(200);
    assertThat(back.json().path("decisions").path(1).path("place").asString())
        .isEqualTo("taken-again");
    assertThat(taken(study)).as("one more than the quota, and the ledger says why").isEqualTo(3);
    assertThat(replayed(study)).isEqualTo(3);
    assertThat(people(study, "&status=rejected")).isEmpty();
    assertThat(audit()).contains("participant-rejected", "participant-restored");
  }

  @Test
  void a_message_goes_both_ways_and_into_no_export() {
    var study = SmallStudy.open("running-message", "", "RM");
    var ada = join(study, 1).getFirst();
    var key = new Http(ada.key);
    var thread = "/api/take/" + study + "/run/messages";
    assertThat(key.post(thread, Map.of("text", "Hello?")).status()).isEqualTo(409);
    var one = people(study, "").get(0).path("pseudonym").asString();
    Http.RESEARCHER.post(
        at(study, one, "messages"), Map.of("text", "Is the page stuck? secret-word"));
    assertThat(key.get(thread).json().path(0).path("unread").asBoolean()).isTrue();
    key.get(thread + "?seen=true");
    assertThat(key.get(thread).json().path(0).path("unread").asBoolean()).isFalse();
    assertThat(key.post(thread, Map.of("text", "No, I had lunch. other-word")).status())
        .isEqualTo(200);
    assertThat(people(study, "&status=message")).hasSize(1);
    var shown = Http.RESEARCHER.get(at(study, one, "")).json().path("messages");
    assertThat(shown.path(1).path("text").asString()).contains("lunch");
    assertThat(shown.path(0).path("seenAt").isNull()).isFalse();
    ada.answerAll();
    assertThat(Http.RESEARCHER.get("/api/studies/" + study + "/export.zip").text())
        .doesNotContain("secret-word", "other-word");
    assertThat(key.post(thread, Map.of("text", " ")).status()).isIn(400, 422);
    assertThat(key.post(thread, Map.of("text", "x".repeat(1001))).status()).isIn(400, 422);
    assertThat(Http.NOBODY.get(thread).status()).isEqualTo(401);
    ada.withdraw(true);
    assertThat(key.get(thread).json()).as("gone with everything else").isEmpty();
  }

  @Test
  void after_a_date_nobody_joins() {
    var study = SmallStudy.open("running-until", "", "RU");
    var path = "/api/studies/" + study + "/running/end";
    var soon = Instant.now().plus(2, ChronoUnit.SECONDS).toString();
    assertThat(Http.RESEARCHER.put(path, Map.of("until", soon, "reason", "Term ends")).status())
        .isEqualTo(204);
    var early = join(study, 1).getFirst();
    await(() -> Http.NOBODY.get("/api/take/" + study).status() == 409);
    early.answerAll();
    assertThat(early.ended()).as("who has begun may finish").isTrue();
    var gone = new HashMap<String, Object>(Map.of("reason", "Longer after all"));
    gone.put("until", null);
    assertThat(Http.RESEARCHER.put(path, gone).status()).isEqualTo(204);
    await(() -> Http.NOBODY.get("/api/take/" + study).status() == 200);
    assertThat(
            Http.RESEARCHER
                .put(path, Map.of("until", "2001-01-01T00:00:00Z", "reason", "Past"))
                .status())
        .isEqualTo(422);
    assertThat(Http.RESEARCHER.put(path, Map.of("until", "soon", "reason", "Past")).status())
        .isIn(400, 422);
  }

  @Test
  void people_come_by_pages_and_a_run_step_by_step() {
    var study = SmallStudy.open("running-pages", "", "RP");
    var all = join(study, 7);
    all.subList(0, 2).forEach(Participant::answerAll);
    all.get(2).withdraw(false);
    all.get(3).answer();
    all.get(3).current(true);
    var path = "/api/studies/" + study + "/participants";
    var page = Http.RESEARCHER.get(path + "?size=3&page=1&sort=joined").json();
    assertThat(page.path("total").asInt()).isEqualTo(7);
    assertThat(page.path("participants")).hasSize(3);
    assertThat(people(study, "&status=completed")).hasSize(2);
    assertThat(people(study, "&status=withdrawn")).hasSize(1);
    assertThat(people(study, "&sort=-resumes").get(0).path("resumes").asInt()).isEqualTo(1);
    assertThat(people(study, "&text=nobody-here")).isEmpty();
    assertThat(people(study, "&kinds=simulated")).isEmpty();
    for (var wrong :
        List.of("sort=answers", "size=0", "size=501", "page=-1", "kinds=preview", "kinds=,")) {
      assertThat(Http.RESEARCHER.get(path + "?" + wrong).status()).as(wrong).isEqualTo(422);
    }
    assertThat(Http.RESEARCHER.get(at(study, "p-000000000000", "")).status()).isEqualTo(404);
    assertThat(Http.RESEARCHER.get(at(study, "nonsense", "")).status()).isEqualTo(404);

    var one = people(study, "&sort=-resumes").get(0).path("pseudonym").asString();
    var run = Http.RESEARCHER.get(at(study, one, "")).json();
    assertThat(run.path("timeline")).hasSize(3);
    assertThat(run.path("timeline").path(0).path("state").asString()).isEqualTo("done");
    assertThat(run.path("timeline").path(0).path("activeMs").asDouble()).isEqualTo(1200);
    assertThat(run.path("timeline").path(1).path("state").asString()).isEqualTo("here");
    assertThat(run.path("events").path(0).path("kind").asString()).isEqualTo("resumed");
    assertThat(run.path("timeline").toString()).doesNotContain("answer");

    var address = "/api/studies/" + study + "/progress";
    await(() -> !Http.RESEARCHER.get(address).json().path("counting").asBoolean());
    var progress = Http.RESEARCHER.get(address).json();
    assertThat(progress.path("stages").path(0).path("median").asDouble()).isEqualTo(1200);
    int entered = 0;
    int left = 0;
    for (var arm : progress.path("stages").path(0).path("arms")) {
      entered += arm.path("entered").asInt();
      left += arm.path("left").asInt();
    }
    assertThat(entered).isEqualTo(7);
    assertThat(left).isEqualTo(1);
    assertThat(progress.path("alerts")).isEmpty();
    assertThat(Http.NOBODY.get(path).status()).isEqualTo(401);
  }

  @Test
  void actions_without_a_reason_and_nonsense_are_refused() {
    var study = SmallStudy.open("running-nonsense", ", quota: 9", "RN");
    var base = "/api/studies/" + study + "/running/";
    join(study, 1);
    var one = people(study, "").get(0).path("pseudonym").asString();
    assertThat(Http.RESEARCHER.post(at(study, one, "rejection"), Map.of("reason", " ")).status())
        .isIn(400, 422);
    assertThat(Http.RESEARCHER.post(at(study, one, "rejection"), "{}").status()).isIn(400, 422);
    assertThat(
            Http.RESEARCHER
                .put(base + "pause", Map.of("arm", "three", "paused", true, "reason", "x"))
                .status())
        .isEqualTo(404);
    assertThat(Http.RESEARCHER.put(base + "quota", Map.of("extra", -1, "reason", "x")).status())
        .isEqualTo(422);
    assertThat(Http.RESEARCHER.put(base + "quota", Map.of("extra", "many", "reason", "x")).status())
        .isIn(400, 422);
  }

  static List<Participant> join(String study, int n) {
    return IntStream.range(0, n)
        .mapToObj(
            i -> {
              var one = new Participant(study);
              assertThat(one.join().status()).isEqualTo(201);
              return one;
            })
        .toList();
  }

  static List<JsonNode> people(String study, String query) {
    var answer = Http.RESEARCHER.get("/api/studies/" + study + "/participants?size=500" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("participants").valueStream().toList();
  }

  private static String at(String study, String participant, String what) {
    var path = "/api/studies/" + study + "/running/participants/" + participant;
    return what.isEmpty() ? path : path + "/" + what;
  }

  private static String audit() {
    return Http.RESEARCHER.get("/api/access/audit").text();
  }

  static void await(java.util.function.BooleanSupplier done) {
    for (int i = 0; i < 100 && !done.getAsBoolean(); i++) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }
    assertThat(done.getAsBoolean()).isTrue();
  }

  private static long taken(String study) throws SQLException {
    return single(
        "select sum(assigned) from arm_count c join study s on s.id = c.study where s.slug = '%s'"
            .formatted(study));
  }

  private static long spread(String study) throws SQLException {
    return single(
        "select max(assigned) - min(assigned) from arm_count c join study s on s.id = c.study where s.slug = '%s'"
            .formatted(study));
  }

  /** The ledger alone tells how many places are held. */
  private static long replayed(String study) throws SQLException {
    return single(
        """
        select sum(case event when 'assigned' then 1 when 'reclaimed' then 1 when 'released' then -1 else 0 end)
        from assignment_ledger l join study s on s.id = l.study where s.slug = '%s'"""
            .formatted(study));
  }

  private static long single(String sql) throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
