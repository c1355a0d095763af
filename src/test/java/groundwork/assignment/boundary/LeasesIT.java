package groundwork.assignment.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Participant;
import groundwork.it.SmallStudy;
import groundwork.it.TestBed;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Places in a study: kept, given back, taken again, limited. */
class LeasesIT extends GroundworkIT {
  @Test
  void who_stays_away_gives_the_place_back_and_takes_it_again_on_return() throws Exception {
    var study = SmallStudy.open("leases", "", "A");
    var away = joined(study);
    away.answer();
    sql(
        "update enrolment set lease_until = now() - interval '1 minute' where key_hash ="
            + " sha256('%s'::bytea)",
        away.key);
    var next = joined(study); // notices that the lease is over
    assertThat(taken(study)).isEqualTo(1);
    assertThat(events(away)).containsExactly("assigned", "released");
    away.current(true);
    assertThat(taken(study)).isEqualTo(2);
    away.answerAll();
    assertThat(away.step().path("outcome").asString()).isEqualTo("completed");
    assertThat(events(away)).containsExactly("assigned", "released", "reclaimed", "completed");
    next.withdraw(false);
    assertThat(taken(study)).isEqualTo(1);
  }

  @Test
  void an_answer_after_the_lease_is_taken_too() throws Exception {
    var study = SmallStudy.open("late-answers", "", "A");
    var late = joined(study);
    sql("update enrolment set lease_until = null where key_hash = sha256('%s'::bytea)", late.key);
    assertThat(late.answer().status()).isEqualTo(201);
  }

  @Test
  void a_full_study_takes_nobody_more_but_a_double_click_is_nobody_more() throws Exception {
    var study = SmallStudy.open("quota", ", quota: 2", "A");
    joined(study);
    var last = new Participant(study);
    var body = last.enrolling(true);
    try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
      var sent =
          IntStream.range(0, 8)
              .mapToObj(
                  click ->
                      clicks.submit(
                          () -> Http.NOBODY.post(last.path("/enrolments"), body).status()))
              .toList();
      for (var click : sent) {
        assertThat(click.get()).isIn(200, 201);
      }
    }
    var late = new Participant(study);
    assertThat(late.join().status()).isEqualTo(201);
    assertThat(late.step().path("outcome").asString()).isEqualTo("quota-full");
    assertThat(taken(study)).isEqualTo(2);
    assertThat(events(late)).isEmpty();
  }

  @Test
  void who_is_inside_when_a_study_closes_may_finish() {
    var study = SmallStudy.open("closing", "", "A");
    var inside = joined(study);
    Http.RESEARCHER.post("/api/studies/closing/closing", "{}");
    assertThat(new Participant(study).join().status()).isBetween(400, 499);
    inside.answerAll();
    assertThat(inside.step().path("outcome").asString()).isEqualTo("completed");
  }

  @Test
  void withdrawing_after_completion_gives_the_place_back_once() throws Exception {
    var study = SmallStudy.open("second-thoughts", "", "A");
    var done = joined(study).answerAll();
    assertThat(taken(study)).isEqualTo(1);
    try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int tab = 0; tab < 4; tab++) {
        tabs.submit(() -> done.withdraw(false));
      }
    }
    done.withdraw(true);
    assertThat(taken(study)).isZero();
    assertThat(events(done)).containsOnlyOnce("released");
  }

  @Test
  void no_answer_survives_a_withdrawal_that_deletes() throws Exception {
    var study = SmallStudy.open("race", "", "A");
    for (int round = 0; round < 15; round++) {
      var participant = joined(study);
      var submission = participant.submission(participant.fittingAnswer());
      var http = new Http(participant.key);
      try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
        both.submit(() -> http.post(participant.path("/run/saves"), submission));
        both.submit(
            () ->
                http.post(
                    participant.path("/run/withdrawal"), java.util.Map.of("deleteData", true)));
      }
      assertThat(http.post(participant.path("/run/saves"), submission).status()).isEqualTo(410);
      assertThat(
              number(
                  "select count(*) from response r join enrolment e on e.id = r.enrolment where"
                      + " e.key_hash = sha256('%s'::bytea)",
                  participant.key))
          .isZero();
    }
    assertThat(taken(study)).isZero();
  }

  private static Participant joined(String study) {
    var participant = new Participant(study);
    assertThat(participant.join().status()).isEqualTo(201);
    return participant;
  }

  private static long taken(String study) throws SQLException {
    return number(
        "select coalesce(sum(assigned), 0) from arm_count c join study s on s.id = c.study where"
            + " s.slug = '%s'",
        study);
  }

  private static java.util.List<String> events(Participant participant) throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select event from assignment_ledger l join enrolment e on e.id = l.enrolment where e.key_hash = sha256('%s'::bytea) order by entry"
                        .formatted(participant.key))) {
      var events = new java.util.ArrayList<String>();
      while (rows.next()) {
        events.add(rows.getString(1));
      }
      return events;
    }
  }

  private static long number(String query, String value) throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var row = connection.createStatement().executeQuery(query.formatted(value))) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void sql(String statement, String value) throws SQLException {
    try (var connection = TestBed.database().getConnection()) {
      connection.createStatement().executeUpdate(statement.formatted(value));
    }
  }
}
