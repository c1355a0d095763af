package groundwork.monitor.control;

import groundwork.persistence.control.Sql;
import groundwork.provenance.entity.ContentHash;
import groundwork.study.control.OpenStudies;
import groundwork.study.control.PilotTimes;
import groundwork.study.entity.Block;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What completed pilot runs took, for the estimate of what the real ones will take. */
@ApplicationScoped
public class PilotsTimed implements PilotTimes {
  private static final String NEWEST =
      """
      select e.version, count(*) as n from enrolment e
      join study s on s.id = e.study join study_version v on v.study = e.study and v.hash = e.version
      where s.slug = ? and e.kind = 'pilot' and e.status = 'completed' and e.excluded_reason is null
      group by e.version, v.number order by v.number desc limit 1
      """;

  private static final String SPENT =
      """
      with spent as (
        select r.enrolment, r.block, sum(r.active_ms) as ms
        from enrolment e join study s on s.id = e.study
        join response r on r.study = e.study and r.enrolment = e.id
        where s.slug = ? and e.version = ? and e.kind = 'pilot' and e.status = 'completed'
          and e.excluded_reason is null and r.block is not null
        group by 1, 2)
      select block, percentile_cont(0.5) within group (order by ms) as median,
        percentile_cont(0.9) within group (order by ms) as high
      from spent where ms is not null group by 1 order by 1
      """;

  @Inject Sql sql;
  @Inject OpenStudies studies;

  private record Newest(ContentHash version, int people) {}

  private record Row(String block, double median, double high) {}

  @Override
  public Pilot of(String slug) {
    return sql.one(
            row -> new Newest(new ContentHash(row.getString("version")), row.getInt("n")),
            NEWEST,
            slug)
        .map(newest -> of(slug, newest))
        .orElse(Pilot.NONE);
  }

  private Pilot of(String slug, Newest newest) {
    var study = studies.version(newest.version()).definition();
    var blocks =
        sql
            .all(
                row ->
                    new Row(row.getString("block"), row.getDouble("median"), row.getDouble("high")),
                SPENT,
                slug,
                newest.version().hex())
            .stream()
            .map(row -> study.block(row.block()).map(block -> timed(block, row)))
            .flatMap(Optional::stream)
            .toList();
    return new Pilot(newest.people(), blocks);
  }

  private static Timed timed(Block block, Row row) {
    return new Timed(block, row.median(), row.high());
  }
}
