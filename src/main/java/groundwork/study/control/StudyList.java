package groundwork.study.control;

import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.study.entity.Rung;
import groundwork.study.entity.StudyState;
import groundwork.study.entity.StudySummary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Every study with its counts, in one query however many people took part. */
@ApplicationScoped
public class StudyList {
  private static final String ALL =
      """
      select s.slug, s.title, s.rung, s.state, s.question, s.updated_at,
        (select max(v.number) from study_version v where v.study = s.id) as version,
        c.enrolled, c.active, c.completed, c.seen
      from study s left join lateral (
        select count(*) filter (where e.status <> 'refused') as enrolled,
          count(*) filter (where e.status = 'active') as active,
          count(*) filter (where e.status = 'completed') as completed, max(e.last_seen_at) as seen
        from enrolment e where e.study = s.id and e.kind = 'real') c on true
      where (?::text is null or s.slug = ?)
      order by case s.rung when 'application-grounded' then 1 when 'human-grounded' then 2 else 3 end, s.title
      """;

  @Inject Sql sql;

  public List<StudySummary> all() {
    return sql.all(StudyList::summary, ALL, null, null);
  }

  public StudySummary one(String slug) {
    return sql.one(StudyList::summary, ALL, slug, slug)
        .orElseThrow(() -> new Rejected(Fault.NOT_FOUND, "There is no study \"" + slug + "\"."));
  }

  private static StudySummary summary(ResultSet row) throws SQLException {
    var rung = Rung.of(row.getString("rung"));
    var seen = Sql.instant(row, "seen");
    var updated = Sql.instant(row, "updated_at");
    var slug = row.getString("slug");
    return new StudySummary(
        slug,
        row.getString("title"),
        rung,
        StudyState.of(row.getString("state")),
        row.getString("question"),
        row.getObject("version", Integer.class),
        row.getInt("enrolled"),
        row.getInt("active"),
        row.getInt("completed"),
        rung == Rung.FUNCTIONALLY_GROUNDED ? null : "/take/" + slug,
        seen != null && seen.isAfter(updated) ? seen : updated);
  }
}
