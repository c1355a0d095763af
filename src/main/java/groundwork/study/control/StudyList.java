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
import java.util.Arrays;
import java.util.List;

/** Studies with their counts, in one query however many people took part. */
@ApplicationScoped
public class StudyList {
  private static final int PAGE = 50;

  private static final String WANTED =
      """
      from study s where (?::text is null or s.slug = ?) and (?::text is null or s.state = ?)
        and (?::text is null or position(lower(?) in lower(s.title || ' ' || s.slug || ' ' || s.question)) > 0)
      """;

  /** Participants are counted for the studies of the page only. */
  private static final String PAGED =
      """
      select s.slug, s.title, s.rung, s.state, s.question, s.updated_at,
        (select max(v.number) from study_version v where v.study = s.id) as version,
        c.enrolled, c.active, c.completed, c.seen
      from (select s.*, case s.rung when 'application-grounded' then 1 when 'human-grounded' then 2 else 3 end as step
        %s order by step, s.title, s.slug limit ? offset ?) s
      left join lateral (
        select count(*) filter (where e.status <> 'refused') as enrolled,
          count(*) filter (where e.status = 'active') as active,
          count(*) filter (where e.status = 'completed') as completed, max(e.last_seen_at) as seen
        from enrolment e where e.study = s.id and e.kind = 'real') c on true
      order by s.step, s.title, s.slug
      """
          .formatted(WANTED);

  @Inject Sql sql;

  /**
   * Which studies are wanted.
   *
   * @param query in title, slug or question; null for any
   * @param state null for any
   * @param page from 1; null for all at once
   */
  public record Search(String query, String state, Integer page) {
    public Search {
      query = query == null || query.isBlank() ? null : query.strip();
      state = state == null || state.isBlank() ? null : state;
      if (state != null
          && Arrays.stream(StudyState.values()).map(StudyState::word).noneMatch(state::equals)) {
        throw new Rejected(
            Fault.INVALID, "A study is draft, open or closed, not \"" + state + "\".");
      }
      if (page != null && (page < 1 || page > 1_000_000)) {
        throw new Rejected(Fault.INVALID, "Pages are counted from 1.");
      }
    }
  }

  public List<StudySummary> of(Search wanted) {
    Integer limit = wanted.page() == null ? null : PAGE;
    int offset = wanted.page() == null ? 0 : (wanted.page() - 1) * PAGE;
    return sql.all(
        StudyList::summary,
        PAGED,
        null,
        null,
        wanted.state(),
        wanted.state(),
        wanted.query(),
        wanted.query(),
        limit,
        offset);
  }

  /** How many there are on all pages. */
  public int count(Search wanted) {
    return sql.one(
            row -> row.getInt("number"),
            "select count(*) as number " + WANTED,
            null,
            null,
            wanted.state(),
            wanted.state(),
            wanted.query(),
            wanted.query())
        .orElseThrow();
  }

  public StudySummary one(String slug) {
    return sql.one(StudyList::summary, PAGED, slug, slug, null, null, null, null, null, 0)
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
