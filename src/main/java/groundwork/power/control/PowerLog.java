package groundwork.power.control;

import groundwork.job.control.Jobs;
import groundwork.json.control.Json;
import groundwork.persistence.control.Sql;
import groundwork.power.entity.Assumptions;
import groundwork.power.entity.PowerPoint;
import groundwork.power.entity.PowerResult;
import groundwork.power.entity.PowerRun;
import groundwork.power.entity.PowerState;
import groundwork.provenance.entity.ContentHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Questions for power, their points and their results. A point is stored once and stays. */
@ApplicationScoped
public class PowerLog {
  static final String WORK = "power";

  @Inject Sql sql;
  @Inject Clock clock;
  @Inject Jobs jobs;

  /**
   * What a run is made of, as it was when it was asked.
   *
   * @param files of the study
   * @param stimuli hash of the set
   */
  record Asked(
      UUID study,
      ContentHash design,
      Map<String, String> files,
      ContentHash stimuli,
      Assumptions assumptions,
      String code) {
    /** Equal questions to equal code have one answer. */
    String key() {
      return ContentHash.of(
              Json.canonical(
                  Json.MAPPER.valueToTree(
                      Map.of("design", design.hex(), "assumptions", assumptions, "code", code))))
          .hex();
    }
  }

  /**
   * Queues a question, or gives the run that it was asked in before.
   *
   * @param total draws that will be made
   */
  @Transactional
  UUID open(Asked asked, int total) {
    var id = UUID.randomUUID();
    if (insert(id, asked, PowerState.QUEUED, total, null) == 0) {
      return same(asked).orElseThrow();
    }
    jobs.queue(WORK, List.of(id.toString()));
    return id;
  }

  /** Stores a question that was answered at once. */
  @Transactional
  UUID answered(Asked asked, PowerResult result) {
    var id = UUID.randomUUID();
    if (insert(id, asked, PowerState.DONE, 0, Json.write(result)) > 0) {
      return id;
    }
    var known = same(asked).orElseThrow();
    sql.update("update power_run set created_at = ? where id = ?", clock.instant(), known);
    return known;
  }

  private int insert(UUID id, Asked asked, PowerState state, int total, String result) {
    var now = clock.instant();
    return sql.update(
        """
        insert into power_run (id, study, key, design, files, stimulus_set, assumptions, code, state,
          total, result, created_at, finished_at)
        values (?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, ?, ?, ?, ?::jsonb, ?, ?)
        on conflict do nothing
        """,
        id,
        asked.study(),
        asked.key(),
        asked.design().hex(),
        Json.write(asked.files()),
        asked.stimuli().hex(),
        Json.write(asked.assumptions()),
        asked.code(),
        state.word(),
        total,
        result,
        now,
        state == PowerState.DONE ? now : null);
  }

  private Optional<UUID> same(Asked asked) {
    return sql.one(
        row -> row.getObject("id", UUID.class),
        """
        select id from power_run where study = ? and key = ? and state in ('queued', 'running', 'done')
        """,
        asked.study(),
        asked.key());
  }

  /** Empty where it has ended. */
  Optional<Asked> due(UUID run) {
    return sql.one(
        row ->
            new Asked(
                row.getObject("study", UUID.class),
                new ContentHash(row.getString("design")),
                texts(row.getString("files")),
                new ContentHash(row.getString("stimulus_set")),
                Json.read(row.getString("assumptions"), Assumptions.class),
                row.getString("code")),
        "select * from power_run where id = ? and state in ('queued', 'running')",
        run);
  }

  private static Map<String, String> texts(String stored) {
    var files = new java.util.TreeMap<String, String>();
    Json.tree(stored)
        .properties()
        .forEach(file -> files.put(file.getKey(), file.getValue().stringValue()));
    return files;
  }

  @Transactional
  void begin(UUID run) {
    sql.update(
        "update power_run set state = 'running', started_at = ? where id = ? and state = 'queued'",
        clock.instant(),
        run);
  }

  /** Draws that are done, those of the point that is under way among them. */
  @Transactional
  void progress(UUID run, int done) {
    sql.update("update power_run set done = ? where id = ? and state = 'running'", done, run);
  }

  boolean wanted(UUID run) {
    return sql.one(row -> row.getString("state"), "select state from power_run where id = ?", run)
        .filter(state -> !PowerState.of(state).ended())
        .isPresent();
  }

  @Transactional
  void add(UUID run, int number, PowerPoint point) {
    sql.update(
        "insert into power_point (run, number, point) values (?, ?, ?::jsonb) on conflict do nothing",
        run,
        number,
        Json.write(point));
  }

  List<PowerPoint> points(UUID run) {
    return sql.all(
        row -> Json.read(row.getString("point"), PowerPoint.class),
        "select point from power_point where run = ? order by number",
        run);
  }

  @Transactional
  void complete(UUID run, PowerResult result) {
    sql.update(
        """
        update power_run set state = 'done', done = total, result = ?::jsonb, finished_at = ?
        where id = ? and state = 'running'
        """,
        Json.write(result),
        clock.instant(),
        run);
  }

  /** Whether it had not ended before. */
  @Transactional
  boolean end(UUID run, PowerState how, String detail) {
    int ended =
        sql.update(
            """
            update power_run set state = ?, detail = ?, finished_at = ?
            where id = ? and state in ('queued', 'running')
            """,
            how.word(),
            detail,
            clock.instant(),
            run);
    jobs.cancel(WORK, run.toString());
    return ended > 0;
  }

  /**
   * @param design hash of what the study's files say now; null where they have errors
   */
  Optional<PowerRun> run(UUID study, UUID id, String design) {
    return sql.one(
        row -> shown(row, design), "select * from power_run where study = ? and id = ?", study, id);
  }

  /** The newest first. */
  List<PowerRun> runs(UUID study, String design, int most) {
    return sql.all(
        row -> shown(row, design),
        "select * from power_run where study = ? order by created_at desc, id limit ?",
        study,
        most);
  }

  Optional<PowerRun> latest(UUID study, String design) {
    return sql.one(
        row -> shown(row, design),
        """
        select * from power_run where study = ? and state = 'done'
        order by created_at desc, id limit 1
        """,
        study);
  }

  private PowerRun shown(ResultSet row, String design) throws SQLException {
    var id = row.getObject("id", UUID.class);
    var result = row.getString("result");
    return new PowerRun(
        id,
        row.getString("design"),
        row.getString("design").equals(design),
        PowerState.of(row.getString("state")),
        Json.read(row.getString("assumptions"), Assumptions.class),
        row.getString("code"),
        row.getInt("done"),
        row.getInt("total"),
        points(id).stream().map(PowerPoint::read).toList(),
        result == null ? null : Json.read(result, PowerResult.class),
        row.getString("detail"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "started_at"),
        Sql.instant(row, "finished_at"));
  }

  static Optional<UUID> id(String text) {
    return Arrays.stream(new String[] {text})
        .filter(one -> one.matches("[0-9a-fA-F-]{36}"))
        .map(UUID::fromString)
        .findFirst();
  }
}
