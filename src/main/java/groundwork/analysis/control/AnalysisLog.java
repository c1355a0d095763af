package groundwork.analysis.control;

import groundwork.analysis.entity.AnalysisRun;
import groundwork.analysis.entity.AnalysisRun.Key;
import groundwork.analysis.entity.AnalysisState;
import groundwork.job.control.Jobs;
import groundwork.json.control.Json;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Finding;
import groundwork.provenance.entity.ContentHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Runs of plans and their results. One row for each key; a result, once stored, never changes. */
@ApplicationScoped
public class AnalysisLog {
  /** Name of the kind of work. */
  static final String WORK = "study-analysis";

  private static final String SAME =
      " where version = ? and simulated = ? and plan = ? and basis = ? and engine = ?";

  @Inject Sql sql;
  @Inject Clock clock;
  @Inject Jobs jobs;

  Optional<AnalysisRun> find(Key key) {
    return sql.one(AnalysisLog::run, "select * from analysis_run" + SAME, of(key));
  }

  Optional<AnalysisRun> find(UUID id) {
    return sql.one(AnalysisLog::run, "select * from analysis_run where id = ?", id);
  }

  /** The newest result of this version, whatever it was made from. */
  Optional<AnalysisRun> newest(UUID study, ContentHash version, boolean simulated) {
    return sql.one(
        AnalysisLog::run,
        """
        select * from analysis_run
        where study = ? and version = ? and simulated = ? and state = 'done'
        order by finished_at desc limit 1
        """,
        study,
        version.hex(),
        simulated);
  }

  /**
   * @param form result, markdown or latex
   */
  Optional<String> stored(UUID id, Form form) {
    return sql.one(
            row -> Optional.ofNullable(row.getString(1)),
            "select " + form.column + " from analysis_run where id = ?",
            id)
        .flatMap(found -> found);
  }

  /** How a result can be had. */
  public enum Form {
    JSON("result"),
    MARKDOWN("markdown"),
    LATEX("latex"),
    POINTS("points"),
    FINDINGS("findings");

    private final String column;

    Form(String column) {
      this.column = column;
    }
  }

  /** Queues a run, unless the same one is stored; one that failed is tried again. */
  @Transactional
  public void open(Key key) {
    var id = UUID.randomUUID();
    int added =
        sql.update(
            """
            insert into analysis_run
              (id, study, version, simulated, plan, basis, engine, state, created_at)
            values (?, ?, ?, ?, ?, ?, ?, 'queued', ?) on conflict do nothing
            """,
            id,
            key.study(),
            key.version().hex(),
            key.simulated(),
            key.plan().hex(),
            key.basis(),
            key.engine(),
            clock.instant());
    if (added == 0) {
      again(key);
    } else {
      jobs.queue(WORK, List.of(id.toString()));
    }
  }

  private void again(Key key) {
    int reset =
        sql.update(
            "update analysis_run set state = 'queued', detail = null, started_at = null,"
                + " finished_at = null"
                + SAME
                + " and state = 'failed'",
            of(key));
    if (reset == 1) {
      jobs.queue(WORK, List.of(find(key).orElseThrow().id().toString()));
    }
  }

  @Transactional
  public void begin(UUID id) {
    sql.update(
        "update analysis_run set state = 'running', started_at = ? where id = ? and state = 'queued'",
        clock.instant(),
        id);
  }

  /** What a run gave, in every form. */
  record Result(String findings, String json, String points, String markdown, String latex) {}

  /**
   * Stores a result under the basis of the data that it was made from. Where the same was stored
   * meanwhile, this run goes: it says nothing more.
   */
  @Transactional
  public void complete(AnalysisRun run, String basis, Result result) {
    var other = find(run.key().basis(basis)).filter(one -> !one.id().equals(run.id()));
    if (other.isPresent()) {
      if (other.get().state() == AnalysisState.DONE) {
        sql.update("delete from analysis_run where id = ?", run.id());
        return;
      }
      sql.update("delete from analysis_run where id = ?", other.get().id());
    }
    sql.update(
        """
        update analysis_run set state = 'done', basis = ?, findings = ?::json, result = ?::json, points = ?::json, markdown = ?, latex = ?,
          finished_at = ? where id = ? and state <> 'done'
        """,
        basis,
        result.findings(),
        result.json(),
        result.points(),
        result.markdown(),
        result.latex(),
        clock.instant(),
        run.id());
  }

  @Transactional
  public void fail(UUID id, String detail, List<Finding> findings) {
    sql.update(
        """
        update analysis_run set state = 'failed', detail = ?, findings = ?::json, finished_at = ?
        where id = ? and state <> 'done'
        """,
        detail,
        Json.write(findings),
        clock.instant(),
        id);
  }

  private static Object[] of(Key key) {
    return new Object[] {
      key.version().hex(), key.simulated(), key.plan().hex(), key.basis(), key.engine()
    };
  }

  private static AnalysisRun run(ResultSet row) throws SQLException {
    return new AnalysisRun(
        row.getObject("id", UUID.class),
        new Key(
            row.getObject("study", UUID.class),
            new ContentHash(row.getString("version")),
            row.getBoolean("simulated"),
            new ContentHash(row.getString("plan")),
            row.getString("basis"),
            row.getString("engine")),
        AnalysisState.of(row.getString("state")),
        row.getString("detail"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "started_at"),
        Sql.instant(row, "finished_at"));
  }
}
