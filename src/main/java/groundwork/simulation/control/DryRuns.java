package groundwork.simulation.control;

import groundwork.job.control.Jobs;
import groundwork.json.control.Json;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.simulation.entity.DryRunShown;
import groundwork.simulation.entity.DryRunShown.State;
import groundwork.simulation.entity.DryRunWanted;
import groundwork.study.control.OpenStudies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Dry runs that the server does itself: asked for, looked at, stopped. One of a study at a time.
 */
@ApplicationScoped
public class DryRuns {
  static final String WORK = "dry-run";
  private static final int SHOWN = 20;

  @Inject Sql sql;
  @Inject Jobs jobs;
  @Inject Clock clock;
  @Inject OpenStudies studies;

  @Transactional
  public DryRunShown create(String slug, DryRunWanted wanted) {
    var version = studies.bySlug(slug); // which refuses a study that is not open
    if (!version.definition().hasPeople()) {
      throw new Rejected(Fault.CONFLICT, "A study without people has no participants.");
    }
    for (var arm : wanted.effects().keySet()) {
      if (version.definition().arm(arm).isEmpty()) {
        throw new Rejected(
            Fault.INVALID,
            "\"effects\" names the arm \"%s\"; the study has %s."
                .formatted(
                    arm, version.definition().arms().stream().map(one -> one.id()).toList()));
      }
    }
    var id = UUID.randomUUID();
    int made =
        sql.update(
            """
            insert into dry_run (id, study, slug, state, participants, seed, accuracy, effects, dropout, created_at)
            values (?, ?, ?, 'queued', ?, ?, ?, ?::jsonb, ?, ?) on conflict do nothing
            """,
            id,
            version.study(),
            slug,
            wanted.participants(),
            wanted.seed(),
            wanted.accuracy(),
            Json.write(wanted.effects()),
            wanted.dropout(),
            clock.instant());
    if (made == 0) {
      throw new Rejected(
          Fault.CONFLICT, "A dry run of this study is under way; wait for it or stop it.");
    }
    jobs.queue(WORK, List.of(id.toString()));
    return find(id).orElseThrow();
  }

  /** Newest first. */
  public List<DryRunShown> of(String slug) {
    return sql.all(
        DryRuns::shown,
        "select * from dry_run where study = ? order by created_at desc, id limit ?",
        studies.id(slug),
        SHOWN);
  }

  /** Nobody is sent any more; who has begun comes to an end. */
  @Transactional
  public DryRunShown cancel(String slug, UUID id) {
    var study = studies.id(slug);
    sql.update(
        """
        update dry_run set state = 'cancelled', finished_at = ?
        where study = ? and id = ? and state in ('queued', 'running')
        """,
        clock.instant(),
        study,
        id);
    return sql.one(DryRuns::shown, "select * from dry_run where study = ? and id = ?", study, id)
        .orElseThrow(() -> new Rejected(Fault.NOT_FOUND, "There is no such dry run."));
  }

  public boolean isRunning(UUID study) {
    return sql.one(
            row -> true,
            "select 1 from dry_run where study = ? and state in ('queued', 'running')",
            study)
        .isPresent();
  }

  Optional<DryRunShown> find(UUID id) {
    return sql.one(DryRuns::shown, "select * from dry_run where id = ?", id);
  }

  String slug(UUID id) {
    return sql.one(row -> row.getString("slug"), "select slug from dry_run where id = ?", id)
        .orElseThrow();
  }

  /**
   * @return whether it goes on: false where somebody stopped it
   */
  boolean progress(DryRunShown before, Tally tally) {
    return sql.update(
            """
            update dry_run set state = 'running', begun = ?, completed = ?, dropped = ?, failed = ?, detail = ?
            where id = ? and state in ('queued', 'running')
            """,
            before.begun() + tally.inside() + tally.refused(),
            before.completed() + tally.finished(),
            before.dropped() + tally.left(),
            before.failed() + tally.failed(),
            tally.firstErrors().stream().findFirst().orElse(before.detail()),
            before.id())
        == 1;
  }

  void end(UUID id, State state, String detail) {
    sql.update(
        """
        update dry_run set state = ?, finished_at = ?, detail = coalesce(?, detail)
        where id = ? and state in ('queued', 'running')
        """,
        state.word(),
        clock.instant(),
        detail,
        id);
  }

  private static DryRunShown shown(ResultSet row) throws SQLException {
    Map<String, Double> effects = new LinkedHashMap<>();
    Json.tree(row.getString("effects"))
        .properties()
        .forEach(effect -> effects.put(effect.getKey(), effect.getValue().asDouble()));
    return new DryRunShown(
        row.getObject("id", UUID.class),
        State.of(row.getString("state")),
        row.getInt("participants"),
        row.getLong("seed"),
        row.getDouble("accuracy"),
        effects,
        row.getDouble("dropout"),
        row.getInt("begun"),
        row.getInt("completed"),
        row.getInt("dropped"),
        row.getInt("failed"),
        row.getString("detail"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "finished_at"));
  }
}
