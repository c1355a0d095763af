package groundwork.analysis.control;

import groundwork.analysis.entity.Replay;
import groundwork.assignment.control.Enrolments;
import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.json.control.Json;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.study.control.OpenStudies;
import groundwork.trial.control.Views;
import groundwork.trial.entity.StepView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Trials drawn again from the definition, the plan and what was recorded: nothing was filmed. */
@ApplicationScoped
public class Replays {
  @Inject Sql sql;
  @Inject Enrolments enrolments;
  @Inject OpenStudies studies;
  @Inject PlanLocks locks;

  private record Stored(int seq, JsonNode body, Boolean correct, JsonNode measures, Instant at) {}

  /**
   * @param number of a step that was answered, from 1
   * @throws Rejected where nothing was answered there, or real answers are not to be seen yet
   */
  public Replay of(UUID study, UUID id, String participant, int number) {
    var run =
        enrolments
            .byId(study, id)
            .filter(one -> number >= 1 && number <= one.plan().size())
            .orElseThrow(() -> nothing(participant, number));
    var version = studies.version(new ContentHash(run.version()));
    if (run.kind() == EnrolmentKind.REAL && locks.masks(version)) {
      throw new Rejected(
          Fault.CONFLICT,
          "Until the plan is locked nobody sees what a person met and answered. Lock it under"
              + " Analysis, or look at pilot and dry-run participants.");
    }
    var stored =
        stored(run, "position = ? and not superseded order by seq desc limit 1", number - 1)
            .or(() -> stored(run, "position = ? order by seq desc limit 1", number - 1))
            .orElseThrow(() -> nothing(participant, number));
    var before = stored(run, "seq = ?", stored.seq() - 1).map(one -> one.body().path("answer"));
    var there =
        new Enrolment(
            run.study(),
            run.id(),
            run.version(),
            run.kind(),
            Status.ACTIVE,
            run.arm(),
            run.ordinal(),
            number - 1,
            stored.seq(),
            run.plan(),
            run.locale());
    var step = Views.envelope(version.in(run.locale()), there, before.orElse(null)).step();
    if (!(step instanceof StepView.Trial)) {
      throw nothing(participant, number);
    }
    var body = stored.body();
    return new Replay(
        participant,
        number,
        run.locale() == null ? version.definition().locale() : run.locale(),
        step,
        body.path("answer"),
        stored.correct(),
        stored.measures(),
        body.path("timing"),
        body.path("events"),
        body.path("eventsLost").asInt(0),
        body.path("client"),
        stored.at());
  }

  private static Rejected nothing(String participant, int number) {
    return new Rejected(
        Fault.NOT_FOUND,
        "Participant %s answered no trial at step %d.".formatted(participant, number));
  }

  private Optional<Stored> stored(Enrolment run, String which, int value) {
    return sql.one(
        Replays::stored,
        "select seq, body, correct, measures, received_at from response"
            + " where study = ? and enrolment = ? and "
            + which,
        run.study(),
        run.id(),
        value);
  }

  private static Stored stored(ResultSet row) throws SQLException {
    var measures = row.getString("measures");
    return new Stored(
        row.getInt("seq"),
        Json.tree(row.getString("body")),
        row.getObject("correct", Boolean.class),
        measures == null ? null : Json.tree(measures),
        Sql.instant(row, "received_at"));
  }
}
