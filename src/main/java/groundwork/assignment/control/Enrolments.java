package groundwork.assignment.control;

import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.assignment.entity.EnrolmentKind;
import groundwork.assignment.entity.PlannedStep;
import groundwork.json.control.Json;
import groundwork.persistence.control.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Finds enrolments. */
@ApplicationScoped
public class Enrolments {
  private static final String SELECT =
      """
      select e.*, a.steps from enrolment e
      left join assignment a on a.study = e.study and a.enrolment = e.id
      """;

  @Inject Sql sql;

  /**
   * By the participant's key, that of any of their devices; empty for a key that nobody in this
   * study has.
   */
  public Optional<Enrolment> byKey(UUID study, byte[] keyHash) {
    return sql.one(
            Enrolments::read, SELECT + "where e.study = ? and e.key_hash = ?", study, keyHash)
        .or(
            () ->
                sql.one(
                    Enrolments::read,
                    SELECT
                        + "join device_key d on d.study = e.study and d.enrolment = e.id"
                        + " where d.study = ? and d.key_hash = ?",
                    study,
                    keyHash));
  }

  public Optional<Enrolment> byId(UUID study, UUID id) {
    return sql.one(Enrolments::read, SELECT + "where e.study = ? and e.id = ?", study, id);
  }

  private static Enrolment read(ResultSet row) throws SQLException {
    var steps = row.getString("steps");
    return new Enrolment(
        row.getObject("study", UUID.class),
        row.getObject("id", UUID.class),
        row.getString("version"),
        EnrolmentKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        Status.of(row.getString("status")),
        row.getString("arm"),
        row.getInt("ordinal"),
        row.getInt("position"),
        row.getInt("saves"),
        steps == null ? List.of() : List.of(Json.read(steps, PlannedStep[].class)),
        row.getString("locale"));
  }
}
