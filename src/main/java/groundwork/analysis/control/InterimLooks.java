package groundwork.analysis.control;

import groundwork.analysis.entity.InterimLook;
import groundwork.persistence.control.Sql;
import groundwork.study.control.OpenStudies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Writes down who saw outcomes of people, and of how many. */
@ApplicationScoped
public class InterimLooks {
  @Inject Sql sql;
  @Inject Clock clock;

  private static final String WRITE =
      """
      insert into interim_look (study, version, what, actor, at, completed, open, masked)
      select s.id, v.hash, ?, ?, ?, n, s.state = 'open', ?
      from study s
      cross join lateral (select v.hash from study_version v where v.study = s.id\
      """
          + OpenStudies.LATEST_FIRST
          + """
       limit 1) v
      cross join lateral (select count(*) n from enrolment e
        where e.study = s.id and e.version = v.hash and e.kind = 'real' and e.status = 'completed') done
      where s.slug = ? and s.rung <> 'functionally-grounded' and n > 0 on conflict do nothing
      """;

  /**
   * Of the latest version. Nothing is written while no real participant has completed, nor for a
   * study without people, nor twice for the same person, data and page.
   *
   * @param what results, analysis or export
   */
  @Transactional
  public void record(String slug, String what, String actor, boolean masked) {
    sql.update(WRITE, what, actor, clock.instant(), masked, slug);
  }

  /** Oldest first. */
  public List<InterimLook> of(UUID study) {
    return sql.all(
        row ->
            new InterimLook(
                row.getInt("number"),
                row.getString("what"),
                row.getString("actor"),
                Sql.instant(row, "at"),
                row.getInt("completed"),
                row.getBoolean("open"),
                row.getBoolean("masked")),
        """
        select l.*, v.number from interim_look l join study_version v on v.hash = l.version
        where l.study = ? order by l.entry
        """,
        study);
  }
}
