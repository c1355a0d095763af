package groundwork.export.control;

import groundwork.analysis.control.Prepared;
import groundwork.analysis.control.TidyTable;
import groundwork.assignment.entity.Kinds;
import groundwork.document.control.DocumentReader;
import groundwork.export.control.Consort.Runs;
import groundwork.export.control.Consort.Stratum;
import groundwork.export.entity.ParticipantsFlow;
import groundwork.export.entity.Scope;
import groundwork.monitor.control.Lately;
import groundwork.plan.control.PlanReader;
import groundwork.plan.entity.Plan;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.study.control.StudyReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** The participants' flow of a study's latest version. */
@ApplicationScoped
public class Flows {
  /** A run that a check ended points behind it. */
  private static final String RUNS =
      """
      select arm, status, lapsed, block, ended_reason, excluded_reason, began, count(*) as n from (
        select e.arm, e.status, e.excluded_reason, e.saves > 0 as began,
          case when e.status in ('active', 'completed') then null else e.ended_reason end as ended_reason,
          e.status = 'active' and (e.lease_until is null or e.lease_until < ?) as lapsed,
          case when e.arm is null or e.status = 'completed'
              or e.status = 'active' and e.lease_until is not null and e.lease_until >= ? then null
            else (select a.steps -> greatest(0, case when e.status in ('failed-check', 'screened-out')
                then e.position - 1 else e.position end) ->> 'block'
              from assignment a where a.study = e.study and a.enrolment = e.id) end as block
        from enrolment e
        where e.study = ? and e.version = ? and e.kind = any(string_to_array(?, ','))) them
      group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7
      """;

  private static final String OTHERS =
      """
      select count(*) from enrolment
      where study = ? and version <> ? and kind = any(string_to_array(?, ','))
      """;
  private static final String STRATA =
      """
      select l.arm, s.key as variable, s.value as level, count(*) as n
      from assignment_ledger l cross join lateral jsonb_each_text(l.strata) s
      where l.study = ? and l.version = ? and l.kind = any(string_to_array(?, ',')) and l.event = 'assigned'
      group by 1, 2, 3 order by 2, 3, 1
      """;
  private static final String ANSWERS =
      "select coalesce(sum(saves), 0) from enrolment where study = ? and status = 'completed'";

  /** Beyond so many answers the plan's exclusions are found by running the plan only. */
  private static final long MOST_ANSWERS = 200_000;

  private static final String NO_ANSWER = "no answer that the plan is about";
  private static final String EVERYBODY =
      """
      select 'p-' || substr(replace(id::text, '-', ''), 1, 12) as participant, arm from enrolment
      where study = ? and version = ? and kind = any(string_to_array(?, ',')) and status = 'completed'
        and excluded_reason is null and arm is not null
      """;

  @Inject DataSource database;
  @Inject Clock clock;
  @Inject Lately lately;

  public ParticipantsFlow of(String slug, Kinds kinds) {
    try (var snapshot = new Snapshot(database)) {
      var scope =
          Scopes.find(snapshot, slug, kinds)
              .orElseThrow(
                  () -> new Rejected(Fault.NOT_FOUND, "There is no study \"" + slug + "\"."));
      if (scope.latest() == null) {
        throw new Rejected(Fault.NOT_OPEN, "The study \"" + slug + "\" was never open.");
      }
      if (!scope.hasPeople()) {
        throw new Rejected(Fault.CONFLICT, "Nobody takes part in a study without people.");
      }
      return of(snapshot, scope, clock.instant(), plan -> beside(snapshot, scope, slug, plan));
    }
  }

  public void csv(String slug, Kinds kinds, OutputStream out) {
    FlowTable.csv(of(slug, kinds), out);
  }

  /**
   * @param now decides who is away for too long; in an export the time of the newest datum, so that
   *     the same data give the same bytes
   */
  static ParticipantsFlow of(Snapshot snapshot, Scope scope, Instant now) {
    return of(snapshot, scope, now, plan -> leftOut(snapshot, scope, plan));
  }

  private record Asked(String version, String kinds, String basis) {}

  /**
   * The same data are looked through once, and beside the request: until that is done the flow says
   * that the plan is not in it.
   */
  private Optional<Map<String, Map<String, Integer>>> beside(
      Snapshot now, Scope scope, String slug, Plan plan) {
    var asked =
        new Asked(scope.latest().hash(), scope.kinds().words(), StudyTable.basis(now, scope));
    return lately
        .of(
            asked,
            () -> {
              try (var snapshot = new Snapshot(database)) {
                return leftOut(
                    snapshot, Scopes.find(snapshot, slug, scope.kinds()).orElseThrow(), plan);
              }
            })
        .flatMap(out -> out);
  }

  private static ParticipantsFlow of(
      Snapshot snapshot,
      Scope scope,
      Instant now,
      Function<Plan, Optional<Map<String, Map<String, Integer>>>> plans) {
    var version = scope.latest();
    var at = now.atOffset(ZoneOffset.UTC);
    var runs =
        snapshot.all(
            row ->
                new Runs(
                    row.getString("arm"),
                    row.getString("status"),
                    row.getBoolean("lapsed"),
                    row.getString("block"),
                    row.getString("ended_reason"),
                    row.getString("excluded_reason"),
                    row.getBoolean("began"),
                    row.getInt("n")),
            RUNS,
            at,
            at,
            scope.study(),
            version.hash(),
            scope.kinds().words());
    var plan = plan(version.files());
    var leftOut = plan.map(plans);
    int others =
        (int) Scopes.count(snapshot, OTHERS, scope.study(), version.hash(), scope.kinds().words());
    return Consort.flow(
        version.definition(),
        version.number(),
        scope.kinds().words(),
        runs,
        leftOut.flatMap(out -> out).orElse(Map.of()),
        strata(snapshot, scope),
        others,
        leftOut.isPresent() && leftOut.get().isPresent());
  }

  private static List<Stratum> strata(Snapshot snapshot, Scope scope) {
    if (scope.latest().definition().assignment().strata().isEmpty()) {
      return List.of();
    }
    return snapshot.all(
        row ->
            new Stratum(
                row.getString("arm"),
                row.getString("variable"),
                row.getString("level"),
                row.getInt("n")),
        STRATA,
        scope.study(),
        scope.latest().hash(),
        scope.kinds().words());
  }

  /** Only a plan that leaves somebody out needs the answers. */
  private static Optional<Plan> plan(Map<String, String> files) {
    var name = StudyReader.PLANS.stream().filter(files::containsKey).findFirst();
    var findings = new ArrayList<Finding>();
    return name.flatMap(
            file ->
                DocumentReader.read(
                    file, files.get(file), DocumentReader.DEFINITION_LIMIT, findings::add))
        .filter(document -> PlanReader.check(document).stream().noneMatch(Flows::isError))
        .map(PlanReader::read);
  }

  private static boolean isError(Finding finding) {
    return DocumentReader.refused(List.of(finding));
  }

  /**
   * Completed people of whom the plan keeps no row, by arm and reason. Rows are prepared as the
   * analysis prepares them. Empty where the plan cannot be run on these data.
   */
  private static Optional<Map<String, Map<String, Integer>>> leftOut(
      Snapshot snapshot, Scope scope, Plan plan) {
    if (plan.exclusions().isEmpty() && plan.data().exclude().isEmpty()) {
      return Optional.of(Map.of());
    }
    long answers = Scopes.count(snapshot, ANSWERS, scope.study());
    if (answers > MOST_ANSWERS) {
      return Optional.empty(); // the analysis itself is the place for that
    }
    var people = new LinkedHashMap<String, String>();
    snapshot.each(
        row -> Map.entry(row.getString("participant"), row.getString("arm")),
        entry -> people.put(entry.getKey(), entry.getValue()),
        EVERYBODY,
        scope.study(),
        scope.latest().hash(),
        scope.kinds().words());
    var fates = fates(snapshot, scope, plan);
    if (fates.isEmpty()) {
      return Optional.empty();
    }
    var out = new HashMap<String, Map<String, Integer>>();
    people.forEach(
        (person, arm) -> {
          var fate = fates.get().getOrDefault(person, Optional.of(NO_ANSWER));
          fate.ifPresent(
              reason ->
                  out.computeIfAbsent(arm, any -> new HashMap<>()).merge(reason, 1, Integer::sum));
        });
    return Optional.of(out);
  }

  /** By participant: why nothing of them is kept, or empty where something is. */
  private static Optional<Map<String, Optional<String>>> fates(
      Snapshot snapshot, Scope scope, Plan plan) {
    var out = new ByteArrayOutputStream();
    StudyTable.write(snapshot, scope, out);
    try {
      var table =
          TidyTable.read(
              "data/analysis.csv",
              () -> new ByteArrayInputStream(out.toByteArray()),
              plan.data().factors());
      return Optional.of(fates(Prepared.of(plan, table.table())));
    } catch (IllegalArgumentException | Rejected cannot) {
      return Optional.empty(); // no answers yet, or a rule that does not fit them
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  private static Map<String, Optional<String>> fates(Prepared prepared) {
    var fates = new HashMap<String, Optional<String>>();
    if (prepared.participant().isEmpty()) {
      return fates;
    }
    var people = prepared.all().column(prepared.participant().get());
    for (int row = 0; row < prepared.reasons().length; row++) {
      var person = people.text(row);
      if (prepared.reasons()[row] == null) {
        fates.put(person, Optional.empty());
      } else {
        fates.putIfAbsent(person, Optional.of(prepared.reasons()[row]));
      }
    }
    return fates;
  }
}
