package groundwork.study.control;

import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.study.entity.Revision;
import groundwork.study.entity.RevisionShown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * What the working files said from revision to revision. The newest hundred are kept, of those
 * before every tenth, of those before the newest thousand every hundredth, and always the first.
 */
@ApplicationScoped
public class Revisions {
  private static final int ALL = 100;
  private static final int TENTHS = 1000;

  @Inject Sql sql;
  @Inject Clock clock;

  void add(UUID study, int revision, String files, String summary, String by) {
    sql.update(
        "insert into study_revision (study, revision, files, summary, saved_by, saved_at)"
            + " values (?, ?, ?, ?, ?, ?)",
        study,
        revision,
        files,
        summary,
        by,
        clock.instant());
    sql.update(
        "delete from study_revision where study = ? and revision > 1 and ("
            + "revision < ? and revision % 10 <> 0 or revision < ? and revision % 100 <> 0)",
        study, revision - ALL, revision - TENTHS);
  }

  /** Newest first. */
  List<Revision> of(UUID study) {
    return sql.all(
        row ->
            new Revision(
                row.getInt("revision"),
                Sql.instant(row, "saved_at"),
                row.getString("saved_by"),
                row.getString("summary")),
        "select revision, saved_at, saved_by, summary from study_revision where study = ?"
            + " order by revision desc",
        study);
  }

  RevisionShown at(UUID study, int revision) {
    return sql.one(
            Revisions::shown,
            "select * from study_revision where study = ? and revision = ?",
            study,
            revision)
        .orElseThrow(
            () ->
                new Rejected(
                    Fault.NOT_FOUND,
                    "Revision " + revision + " is not there, or is no longer kept."));
  }

  /**
   * What somebody began with; where that is no longer kept, the nearest before it, so that rather
   * too much is asked than anything lost.
   */
  RevisionShown base(UUID study, int revision) {
    return sql.one(
            Revisions::shown,
            "select * from study_revision where study = ? and revision <= ?"
                + " order by revision desc limit 1",
            study,
            revision)
        .orElseThrow(() -> new Rejected(Fault.NOT_FOUND, "There is no revision " + revision + "."));
  }

  private static RevisionShown shown(ResultSet row) throws SQLException {
    return new RevisionShown(
        row.getInt("revision"),
        Sql.instant(row, "saved_at"),
        row.getString("saved_by"),
        row.getString("summary"),
        StudyCatalog.files(row.getString("files")));
  }
}
