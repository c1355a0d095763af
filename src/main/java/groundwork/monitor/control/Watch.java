package groundwork.monitor.control;

import groundwork.assignment.entity.Kinds;
import groundwork.monitor.control.Effort.Spent;
import groundwork.monitor.entity.Progress;
import groundwork.monitor.entity.Progress.Stage;
import groundwork.monitor.entity.Situation;
import groundwork.monitor.entity.Situation.ArmFill;
import groundwork.persistence.control.Sql;
import groundwork.response.control.SaveTrouble;
import groundwork.study.entity.AssignmentPolicy;
import groundwork.study.entity.Block;
import groundwork.study.entity.StudyVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Looks at a study from outside: how far people are, and whether something looks wrong. */
@ApplicationScoped
public class Watch {
  private static final int SHOWN = 100;
  private static final String KINDS =
      "select kind, count(*) as n from enrolment where study = ? and kind <> 'preview' group by 1";
  private static final String WHEN =
      """
      select s.state, s.joins_until,
        coalesce((select quota_extra from arm_state t where t.study = s.id and t.arm = ''), 0) as extra,
        (select count(*) from support_message m where m.study = s.id and m.author = 'participant'
          and m.seen_at is null) as unread,
        (select count(*) from enrolment e where e.study = s.id
          and e.kind = any(string_to_array(?, ',')) and e.arm is not null) as joins,
        (select min(e.enrolled_at) from enrolment e where e.study = s.id
          and e.kind = any(string_to_array(?, ','))) as first_join,
        (select max(e.enrolled_at) from enrolment e where e.study = s.id
          and e.kind = any(string_to_array(?, ','))) as last_join
      from study s where s.id = ?
      """;

  @Inject Sql sql;
  @Inject Clock clock;
  @Inject Lately lately;
  @Inject Effort effort;
  @Inject Places places;
  @Inject People people;
  @Inject SaveTrouble trouble;

  private record Asked(UUID study, String version, String kinds) {}

  private record Times(
      boolean open,
      Instant joinsUntil,
      int extra,
      int unread,
      int joins,
      Instant firstJoin,
      Instant lastJoin) {
    Duration gap() {
      return joins < 2 ? null : Duration.between(firstJoin, lastJoin).dividedBy(joins - 1L);
    }
  }

  /**
   * @param shape arms and blocks are named after it; enrolments of all versions are counted
   */
  public Progress of(UUID study, StudyVersion shape, Kinds kinds) {
    var asked = new Asked(study, shape.hash().hex(), kinds.words());
    return lately.of(asked, () -> count(study, shape, kinds)).orElseGet(() -> unknown(shape));
  }

  /** Where even the people take long to count for the first time. */
  private static Progress unknown(StudyVersion shape) {
    return new Progress(
        List.of(), List.of(), List.of(), 0, 0, Map.of(), List.of(), null, null, 0, 0, true);
  }

  private Progress count(UUID study, StudyVersion shape, Kinds kinds) {
    var spent = effort.lately(study, shape, kinds);
    var placed = places.of(study, kinds);
    var stages = stages(shape, placed, spent);
    var settings = places.settings(study);
    var arms =
        shape.definition().arms().stream()
            .map(arm -> placed.arm(arm, settings.get(arm.id())))
            .toList();
    var times = times(study, kinds);
    var byKind = byKind(study);
    var situation = situation(study, shape, kinds, stages, spent, settings, times);
    return new Progress(
        arms,
        stages,
        people.page(study, shape, People.Wanted.newest(kinds, SHOWN)).participants(),
        placed.refused(),
        byKind.getOrDefault("simulated", 0),
        byKind,
        situation.map(Alerts::of).orElse(List.of()),
        times.joinsUntil(),
        quota(shape, times),
        times.extra(),
        times.unread(),
        spent.isEmpty());
  }

  private static List<Stage> stages(
      StudyVersion shape, Places.Placed placed, Optional<Spent> spent) {
    var labels = Labels.of(shape);
    return shape
        .definition()
        .blocks()
        .map(
            block -> {
              var arms =
                  new ArrayList<>(
                      shape.definition().arms().stream()
                          .filter(block::meets)
                          .map(arm -> placed.leaving(arm.id(), blocks(shape, arm.id()), block.id()))
                          .toList());
              var on = spent.map(all -> all.blocks().get(block.id())).orElse(null);
              if (placed.anyUnassigned()) {
                arms.add(
                    placed.leaving(
                        Places.UNASSIGNED,
                        shape.definition().blocks().map(Block::id).toList(),
                        block.id()));
              }
              return new Stage(
                  block.id(),
                  labels.get(block.id()),
                  Labels.kind(block),
                  arms.stream().mapToInt(Progress.Leaving::here).sum(),
                  arms,
                  on == null ? null : on.median(),
                  on == null ? null : on.high(),
                  on == null ? null : on.people(),
                  on == null ? null : on.failed());
            })
        .toList();
  }

  private static List<String> blocks(StudyVersion shape, String arm) {
    var its = shape.definition().arm(arm).orElseThrow();
    return shape.definition().blocks().filter(block -> block.meets(its)).map(Block::id).toList();
  }

  private Optional<Situation> situation(
      UUID study,
      StudyVersion shape,
      Kinds kinds,
      List<Stage> stages,
      Optional<Spent> spent,
      Map<String, Places.Setting> settings,
      Times times) {
    if (spent.isEmpty()) {
      return Optional.empty(); // half a picture would alarm for nothing
    }
    var policy = shape.definition().assignment();
    var fills = fills(study, shape, kinds, settings);
    int taken = fills.stream().mapToInt(ArmFill::taken).sum();
    var quota = quota(shape, times);
    var saves = trouble.lately(shape.definition().slug());
    var all = spent.get();
    return Optional.of(
        new Situation(
            stages,
            all.questions(),
            policy.policy(),
            policy.strata().isEmpty() ? Collections.max(policy.blockSizes()) : Integer.MAX_VALUE,
            fills,
            all.people(),
            shape.definition().minutes(),
            all.completedMedian(),
            all.completed(),
            times.open() && kinds.equals(Kinds.REAL),
            quota != null && taken >= quota,
            times.lastJoin(),
            times.gap(),
            saves.stored(),
            saves.failed(),
            clock.instant()));
  }

  /** Arms are even within one kind and version only. */
  private List<ArmFill> fills(
      UUID study, StudyVersion shape, Kinds kinds, Map<String, Places.Setting> settings) {
    if (kinds.kinds().size() != 1) {
      return List.of();
    }
    var back = places.givenBack(study, shape.hash().hex(), kinds.words());
    var known =
        sql.all(
            row ->
                new ArmFill(
                    row.getString("arm"),
                    row.getInt("assigned"),
                    row.getInt("ordinals"),
                    back.getOrDefault(row.getString("arm"), 0),
                    1,
                    false),
            "select arm, assigned, ordinals from arm_count where study = ? and version = ? and kind = ?",
            study,
            shape.hash().hex(),
            kinds.words());
    var byArm = new HashMap<String, ArmFill>();
    known.forEach(fill -> byArm.put(fill.arm(), fill));
    return shape.definition().arms().stream()
        .filter(arm -> byArm.containsKey(arm.id()))
        .map(
            arm ->
                byArm
                    .get(arm.id())
                    .as(arm.weight(), arm.quota() != null || paused(settings.get(arm.id()))))
        .toList();
  }

  private static boolean paused(Places.Setting setting) {
    return setting != null && setting.paused();
  }

  private static Integer quota(StudyVersion shape, Times times) {
    AssignmentPolicy policy = shape.definition().assignment();
    return policy.quota() == null ? null : policy.quota() + times.extra();
  }

  private Times times(UUID study, Kinds kinds) {
    return sql.one(
            row ->
                new Times(
                    row.getString("state").equals("open"),
                    Sql.instant(row, "joins_until"),
                    row.getInt("extra"),
                    row.getInt("unread"),
                    row.getInt("joins"),
                    Sql.instant(row, "first_join"),
                    Sql.instant(row, "last_join")),
            WHEN,
            kinds.words(),
            kinds.words(),
            kinds.words(),
            study)
        .map(
            all ->
                all.joinsUntil() != null && !clock.instant().isBefore(all.joinsUntil())
                    ? new Times(
                        false,
                        all.joinsUntil(),
                        all.extra(),
                        all.unread(),
                        all.joins(),
                        all.firstJoin(),
                        all.lastJoin())
                    : all)
        .orElseThrow();
  }

  private Map<String, Integer> byKind(UUID study) {
    var all = new HashMap<String, Integer>();
    sql.all(row -> Map.entry(row.getString("kind"), row.getInt("n")), KINDS, study)
        .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }
}
