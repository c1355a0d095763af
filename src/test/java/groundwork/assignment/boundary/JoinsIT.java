package groundwork.assignment.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.it.GroundworkIT;
import groundwork.it.Http;
import groundwork.it.Participant;
import groundwork.it.TestBed;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JoinsIT extends GroundworkIT {
  @Test
  void two_hundred_who_join_at_once_are_balanced_exactly_and_nobody_is_refused() throws Exception {
    var study = "credit-decision";
    var before = arms(study);
    var participants = IntStream.range(0, 200).mapToObj(i -> new Participant(study)).toList();
    var bodies = participants.stream().map(participant -> participant.enrolling(true)).toList();
    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
      var joins =
          bodies.stream()
              .map(
                  body ->
                      all.submit(
                          () ->
                              Http.NOBODY
                                  .post("/api/take/" + study + "/enrolments", body)
                                  .status()))
              .toList();
      for (var join : joins) {
        assertThat(join.get()).isEqualTo(201);
      }
    }
    var after = arms(study);
    var spread = after.values().stream().mapToInt(Integer::intValue).summaryStatistics();
    int joined = spread.getSum() > 0 ? (int) spread.getSum() : 0;
    assertThat(joined - before.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
    assertThat(spread.getMax() - spread.getMin()).isLessThanOrEqualTo(1);
    assertThat(
            single(
                "select count(*) - count(distinct (version, kind, ordinal)) from assignment_ledger"
                    + " where event = 'assigned'"))
        .as("no ordinal was given twice")
        .isZero();
  }

  @Test
  void of_somebody_who_declines_nothing_is_stored_but_that_it_happened() throws Exception {
    var participant = new Participant("credit-decision");
    var declining = participant.enrolling(false);
    declining.put("recruitment", Map.of("PROLIFIC_PID", "declined-5f3a"));
    var answer = Http.NOBODY.post(participant.path("/enrolments"), declining);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("step").path("outcome").asString()).isEqualTo("no-consent");
    assertThat(
            single("select count(*) from identity where parameters::text like '%declined-5f3a%'"))
        .isZero();
    assertThat(
            single(
                """
                select count(*) from enrolment where status = 'refused' and key_hash = sha256('%s'::bytea)
                  and (arm is not null or locale is not null or client <> '{}')\
                """
                    .formatted(participant.key)))
        .isZero();
    assertThat(single("select count(*) from enrolment where status = 'refused'")).isPositive();
  }

  private static Map<String, Integer> arms(String slug) throws SQLException {
    var arms = new HashMap<String, Integer>();
    try (var connection = TestBed.database().getConnection();
        var query =
            connection.prepareStatement(
                "select arm, assigned from arm_count c join study s on s.id = c.study where s.slug"
                    + " = ? and c.kind = 'real'")) {
      query.setString(1, slug);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          arms.put(rows.getString(1), rows.getInt(2));
        }
      }
    }
    return arms;
  }

  private static long single(String sql) throws SQLException {
    try (var connection = TestBed.database().getConnection();
        var row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
