package groundwork.trial.control;

import groundwork.assignment.entity.Pseudonym;
import groundwork.persistence.control.Sql;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Block;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.entity.Progress;
import groundwork.trial.entity.Progress.ArmCount;
import groundwork.trial.entity.Progress.Participant;
import groundwork.trial.entity.Progress.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks at enrolments from outside: three queries, whatever the number of answers. */
@ApplicationScoped
public class Watch {
  private static final String COUNTS =
      """
      select arm, status, status = 'active' and lease_until is null as lapsed, count(*) as n,
        count(*) filter (where kind = 'simulated') as simulated
      from enrolment where study = ? and kind <> 'preview' group by 1, 2, 3
      """;
  private static final String STAGES =
      """
      select a.steps -> e.position ->> 'block' as block, count(*) as n
      from enrolment e join assignment a on a.study = e.study and a.enrolment = e.id
      where e.study = ? and e.kind <> 'preview' and e.status = 'active' group by 1
      """;
  private static final String PEOPLE =
      """
      select e.id, e.arm, e.kind, e.status, e.last_seen_at, e.enrolled_at, e.resumes, e.position,
        a.steps -> e.position ->> 'block' as block, jsonb_array_length(a.steps) as total
      from enrolment e join assignment a on a.study = e.study and a.enrolment = e.id
      where e.study = ? and e.kind <> 'preview'
      order by e.last_seen_at desc, e.id limit 500
      """;

  @Inject Sql sql;

  private record Count(String arm, String status, boolean lapsed, int n, int simulated) {}

  /**
   * @param shape arms and blocks are named after it; enrolments of all versions are counted
   */
  public Progress of(UUID study, StudyVersion shape) {
    var counts =
        sql.all(
            row ->
                new Count(
                    row.getString("arm"),
                    row.getString("status"),
                    row.getBoolean("lapsed"),
                    row.getInt("n"),
                    row.getInt("simulated")),
            COUNTS,
            study);
    var titles =
        shape
            .definition()
            .blocks()
            .collect(Collectors.toMap(Block::id, block -> label(block, shape)));
    return new Progress(
        shape.definition().arms().stream().map(arm -> arm(arm, counts)).toList(),
        stages(study, shape),
        sql.all(row -> participant(row, titles), PEOPLE, study),
        sum(counts.stream().filter(count -> count.status().equals("refused")).toList()),
        counts.stream().mapToInt(Count::simulated).sum());
  }

  private static ArmCount arm(Arm arm, List<Count> counts) {
    var mine = counts.stream().filter(count -> arm.id().equals(count.arm())).toList();
    return new ArmCount(
        arm.id(),
        sum(mine, "active", false),
        sum(mine, "completed", false),
        sum(mine, "withdrawn", false),
        sum(mine, "failed-check", false),
        sum(mine, "active", true));
  }

  private static int sum(List<Count> counts, String status, boolean lapsed) {
    return sum(
        counts.stream()
            .filter(count -> count.status().equals(status) && count.lapsed() == lapsed)
            .toList());
  }

  private static int sum(List<Count> counts) {
    return counts.stream().mapToInt(Count::n).sum();
  }

  private List<Stage> stages(UUID study, StudyVersion shape) {
    var here = new HashMap<String, Integer>();
    sql.all(row -> Map.entry(row.getString("block"), row.getInt("n")), STAGES, study)
        .forEach(entry -> here.put(entry.getKey(), entry.getValue()));
    return shape
        .definition()
        .blocks()
        .map(block -> new Stage(block.id(), label(block, shape), here.getOrDefault(block.id(), 0)))
        .toList();
  }

  /**
   * Blocks may share a title, as the words before a part share that part's: then the id tells them
   * apart.
   */
  private static String label(Block block, StudyVersion shape) {
    boolean shared =
        shape.definition().blocks().filter(other -> other.title().equals(block.title())).count()
            > 1;
    return shared ? block.title() + " · " + block.id() : block.title();
  }

  private static Participant participant(ResultSet row, Map<String, String> titles)
      throws SQLException {
    var status = row.getString("status");
    var block = row.getString("block");
    int total = Math.max(1, row.getInt("total"));
    return new Participant(
        Pseudonym.of(row.getObject("id", UUID.class)),
        row.getString("arm"),
        row.getString("kind"),
        status,
        status.equals("active") && block != null ? titles.getOrDefault(block, block) : null,
        status.equals("completed") ? 1 : Math.min(1.0, row.getInt("position") / (double) total),
        Sql.instant(row, "last_seen_at"),
        Sql.instant(row, "enrolled_at"),
        row.getInt("resumes"));
  }
}
