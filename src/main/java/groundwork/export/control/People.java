package groundwork.export.control;

import groundwork.export.entity.Answer;
import groundwork.export.entity.Person;
import groundwork.export.entity.Scope;
import groundwork.export.entity.Version;
import groundwork.json.control.Json;
import groundwork.persistence.control.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Walks through people and their answers side by side, both in the order of their keys, so that
 * neither has to be kept.
 */
final class People {
  private static final String PEOPLE =
      """
      select e.*, a.steps,
        array(select x.at from run_event x where x.study = e.study and x.enrolment = e.id and x.kind = 'session'
          order by x.entry) as sessions,
        exists (select 1 from run_event d where d.study = e.study and d.enrolment = e.id and d.kind = 'deleted') as deleted
      from enrolment e left join assignment a on a.study = e.study and a.enrolment = e.id
      where e.study = ? order by e.id
      """;
  private static final String ANSWERS =
      """
      select enrolment, seq, position, attempt, correct, received_at, superseded, measures,
        (body - 'events') || jsonb_build_object('events', jsonb_path_query_array(body,
          '$.events[*] ? (@.type == "reveal" || (@.type == "select" && @.target == "choice"))')) as body
      from response where study = ? order by enrolment, seq
      """;
  private static final String ANSWERS_WITH_EVENTS =
      """
      select enrolment, seq, position, attempt, body, correct, received_at, superseded, measures
      from response
      where study = ? and jsonb_array_length(body -> 'events') > 0 order by enrolment, seq
      """;

  private final Snapshot snapshot;
  private final Scope scope;
  private final Map<String, Version> versions;

  People(Snapshot snapshot, Scope scope) {
    this.snapshot = snapshot;
    this.scope = scope;
    versions = scope.byHash();
  }

  void each(Consumer<Person> use) {
    everyone(
        person -> {
          if (person.isIn(scope)) {
            use.accept(person);
          }
        });
  }

  /** Also those who are not exported, for walking along with something else. */
  void everyone(Consumer<Person> use) {
    snapshot.each(this::person, use, PEOPLE, scope.study());
  }

  void eachAnswer(Consumer<Answer> use) {
    walk(ANSWERS, use);
  }

  void eachAnswerWithEvents(Consumer<Answer> use) {
    walk(ANSWERS_WITH_EVENTS, use);
  }

  private void walk(String query, Consumer<Answer> use) {
    try (var people = snapshot.rows(this::person, PEOPLE, scope.study());
        var answers = snapshot.rows(People::stored, query, scope.study())) {
      for (var person = people.next(); person != null; person = people.next()) {
        while (answers.peek() != null && answers.peek().enrolment().equals(person.id())) {
          var stored = answers.next();
          if (person.isIn(scope)) {
            use.accept(new Answer(person, stored));
          }
        }
      }
      if (answers.peek() != null) {
        throw new IllegalStateException("an answer of nobody: " + answers.peek().enrolment());
      }
    }
  }

  private Person person(ResultSet row) throws SQLException {
    var steps = row.getString("steps");
    return new Person(
        row.getObject("id", UUID.class),
        versions.get(row.getString("version")),
        row.getString("kind"),
        row.getString("status"),
        row.getBoolean("deleted"),
        row.getString("arm"),
        row.getString("consent_version"),
        row.getString("locale"),
        Json.tree(row.getString("client")),
        row.getInt("saves"),
        row.getInt("resumes"),
        Sql.instant(row, "enrolled_at"),
        Sql.instant(row, "last_seen_at"),
        Sql.instant(row, "ended_at"),
        row.getString("excluded_reason"),
        row.getString("ended_reason"),
        row.getInt("attention_failed"),
        Json.tree(steps == null ? "[]" : steps),
        instants(row));
  }

  private static List<Instant> instants(ResultSet row) throws SQLException {
    var all = new ArrayList<Instant>();
    for (var at : (Timestamp[]) row.getArray("sessions").getArray()) {
      all.add(at.toInstant());
    }
    return all;
  }

  private static Answer.Stored stored(ResultSet row) throws SQLException {
    var measures = row.getString("measures");
    return new Answer.Stored(
        row.getObject("enrolment", UUID.class),
        row.getInt("seq"),
        row.getInt("position"),
        row.getInt("attempt"),
        Json.tree(row.getString("body")),
        (Boolean) row.getObject("correct"),
        Sql.instant(row, "received_at"),
        row.getBoolean("superseded"),
        Json.tree(measures == null ? "{}" : measures));
  }
}
