package groundwork.monitor.control;

import groundwork.assignment.entity.Kinds;
import groundwork.monitor.entity.Progress.ArmCount;
import groundwork.monitor.entity.Progress.Leaving;
import groundwork.persistence.control.Sql;
import groundwork.study.entity.Arm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Where people are, and where they left: one query, however many answers there are. */
@ApplicationScoped
public class Places {
  /**
   * A run that a check ended points behind it. Of who has completed no plan is opened, and neither
   * of who declined.
   */
  private static final String COUNTS =
      """
      select arm, status, lapsed, rejected, block, count(*) as n from (
        select e.arm, e.status, e.excluded_reason is not null as rejected,
          e.status = 'active' and (e.lease_until is null or e.lease_until < ?) as lapsed,
          case when e.status in ('completed', 'refused') then null
            else (select a.steps -> greatest(0, case when e.status in ('failed-check', 'screened-out')
                then e.position - 1 else e.position end) ->> 'block'
              from assignment a where a.study = e.study and a.enrolment = e.id) end as block
        from enrolment e where e.study = ? and e.kind = any(string_to_array(?, ','))) them
      group by 1, 2, 3, 4, 5
      """;

  private static final String GIVEN_BACK =
      """
      select arm, count(*) as n from enrolment
      where study = ? and version = ? and kind = ? and arm is not null
        and (status not in ('active', 'completed') or status = 'active' and lease_until is null or place_returned)
      group by 1
      """;

  /** Who is being screened stands under no arm yet. */
  static final String UNASSIGNED = "";

  @Inject Sql sql;
  @Inject Clock clock;

  /** What a researcher set for an arm while the study runs. */
  public record Setting(boolean paused, int extra) {}

  private record Count(
      String arm, String status, boolean lapsed, boolean rejected, String block, int n) {
    boolean here() {
      return status.equals("active") && !lapsed;
    }

    boolean left() {
      return lapsed || status.equals("withdrawn");
    }

    boolean completed() {
      return status.equals("completed");
    }
  }

  Placed of(UUID study, Kinds kinds) {
    return new Placed(
        sql.all(
            row ->
                new Count(
                    row.getString("arm") == null ? UNASSIGNED : row.getString("arm"),
                    row.getString("status"),
                    row.getBoolean("lapsed"),
                    row.getBoolean("rejected"),
                    row.getString("block"),
                    row.getInt("n")),
            COUNTS,
            clock.instant(),
            study,
            kinds.words()));
  }

  /** By arm; what is about the whole study stands under no arm. */
  public Map<String, Setting> settings(UUID study) {
    var all = new HashMap<String, Setting>();
    sql.all(
            row ->
                Map.entry(
                    row.getString("arm"),
                    new Setting(row.getBoolean("paused"), row.getInt("quota_extra"))),
            "select arm, paused, quota_extra from arm_state where study = ?",
            study)
        .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }

  /** Places that were given back and are not taken again by the same person, by arm. */
  Map<String, Integer> givenBack(UUID study, String version, String kind) {
    var all = new HashMap<String, Integer>();
    sql.all(
            row -> Map.entry(row.getString("arm"), row.getInt("n")),
            GIVEN_BACK,
            study,
            version,
            kind)
        .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }

  /** The counts, and what follows from them. */
  static final class Placed {
    private final List<Count> counts;

    Placed(List<Count> counts) {
      this.counts = counts;
    }

    boolean anyUnassigned() {
      return sum(count -> count.arm().equals(UNASSIGNED) && count.block() != null) > 0;
    }

    int refused() {
      return sum(count -> count.status().equals("refused"));
    }

    ArmCount arm(Arm its, Setting setting) {
      var arm = its.id();
      int extra = setting == null ? 0 : setting.extra();
      Predicate<Count> mine = count -> arm.equals(count.arm());
      int active = sum(mine.and(Count::here));
      int completed = sum(mine.and(Count::completed));
      int withdrawn = sum(mine.and(count -> count.status().equals("withdrawn")));
      int failed = sum(mine.and(count -> count.status().equals("failed-check")));
      int lapsed = sum(mine.and(Count::lapsed));
      return new ArmCount(
          arm,
          active,
          completed,
          withdrawn,
          failed,
          lapsed,
          sum(mine) - active - completed - withdrawn - failed - lapsed,
          sum(mine.and(Count::rejected)),
          setting != null && setting.paused(),
          its.quota() == null ? null : its.quota() + extra,
          extra);
    }

    /**
     * @param order the blocks of this arm, as people meet them
     */
    Leaving leaving(String arm, List<String> order, String block) {
      int at = order.indexOf(block);
      Predicate<Count> mine = count -> arm.equals(count.arm());
      Predicate<Count> this_ = mine.and(count -> !count.completed() && block.equals(count.block()));
      return new Leaving(
          arm,
          sum(mine.and(count -> count.completed() || order.indexOf(count.block()) >= at)),
          sum(this_.and(Count::here)),
          sum(this_.and(Count::left)),
          sum(this_.and(count -> !count.here() && !count.left())));
    }

    private int sum(Predicate<Count> of) {
      return counts.stream().filter(of).mapToInt(Count::n).sum();
    }
  }
}
