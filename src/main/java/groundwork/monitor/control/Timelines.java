package groundwork.monitor.control;

import groundwork.assignment.control.Enrolments;
import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Kinds;
import groundwork.assignment.entity.PlannedStep;
import groundwork.json.control.Json;
import groundwork.monitor.control.Effort.On;
import groundwork.monitor.entity.OneRun;
import groundwork.monitor.entity.OneRun.Decision;
import groundwork.monitor.entity.OneRun.Happened;
import groundwork.monitor.entity.OneRun.Step;
import groundwork.monitor.entity.Progress.Participant;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.study.control.OpenStudies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** One run, step by step, for its researcher. */
@ApplicationScoped
public class Timelines {
  private static final String HEAD =
      """
      select e.*, e.status = 'active' and (e.lease_until is null or e.lease_until < ?) as lapsed,
        a.steps -> e.position ->> 'block' as block, jsonb_array_length(a.steps) as total,
        (select count(*) from support_message m where m.study = e.study and m.enrolment = e.id
          and m.author = 'participant' and m.seen_at is null) as unread
      from enrolment e join assignment a on a.study = e.study and a.enrolment = e.id
      where e.study = ? and e.id = ?
      """;
  private static final String ANSWERS =
      """
      select position, active_ms, received_at, correct, timed_out, events_lost from response
      where study = ? and enrolment = ? order by seq
      """;

  @Inject Sql sql;
  @Inject Clock clock;
  @Inject OpenStudies studies;
  @Inject Enrolments enrolments;
  @Inject Effort effort;
  @Inject Messages messages;

  private record Answered(
      int position, Double activeMs, Instant at, Boolean correct, boolean timedOut, int lost) {}

  private record Head(Participant participant, String locale, String device) {}

  public OneRun of(UUID study, UUID id) {
    var run =
        enrolments
            .byId(study, id)
            .filter(one -> !one.plan().isEmpty())
            .orElseThrow(Timelines::gone);
    var version = studies.version(new ContentHash(run.version()));
    var labels = Labels.of(version);
    var answers = new HashMap<Integer, Answered>();
    sql.all(Timelines::answered, ANSWERS, study, id)
        .forEach(answer -> answers.put(answer.position(), answer));
    var others = effort.byBlock(study, version, new Kinds(EnumSet.of(run.kind()))).orElse(Map.of());
    var timeline = timeline(run, labels, answers, others);
    var head = sql.one(row -> head(row, labels), HEAD, clock.instant(), study, id).orElseThrow();
    return new OneRun(
        head.participant(),
        version.number(),
        head.locale(),
        head.device(),
        answers.isEmpty() ? null : sum(timeline.stream().map(Step::activeMs).toList()),
        expected(timeline),
        timeline,
        events(study, id),
        decisions(study, id),
        messages.of(study, id));
  }

  /** Somebody for whom there was no place, or who had everything deleted. */
  private static Rejected gone() {
    return new Rejected(Fault.NOT_FOUND, "Of this run nothing is kept.");
  }

  private static Head head(ResultSet row, Map<String, String> labels) throws SQLException {
    return new Head(
        People.participant(row, labels),
        row.getString("locale"),
        Json.tree(row.getString("client")).path("device").asString(null));
  }

  private static List<Step> timeline(
      Enrolment run,
      Map<String, String> labels,
      Map<Integer, Answered> answers,
      Map<String, On> others) {
    var steps = new HashMap<String, Integer>();
    run.plan().forEach(step -> steps.merge(step.block(), 1, Integer::sum));
    var timeline = new ArrayList<Step>();
    for (int at = 0; at < run.plan().size(); at++) {
      var step = run.plan().get(at);
      var answer = answers.get(at);
      var on = others.get(step.block());
      timeline.add(
          new Step(
              at + 1,
              step.block(),
              labels.getOrDefault(step.block(), step.block()),
              step.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
              step.attempt(),
              state(run, at, answer),
              answer == null ? null : answer.activeMs(),
              on == null || on.median() == null ? null : on.median() / steps.get(step.block()),
              answer == null ? null : answer.at(),
              answer != null && answer.timedOut(),
              answer == null ? 0 : answer.lost(),
              answer != null && Boolean.FALSE.equals(answer.correct()) && isCheck(step)));
    }
    return timeline;
  }

  /** Whether a trial was answered rightly is for the results, not for watching. */
  private static boolean isCheck(PlannedStep step) {
    return step.kind() == PlannedStep.Kind.COMPREHENSION
        || step.kind() == PlannedStep.Kind.ATTENTION;
  }

  private static String state(Enrolment run, int at, Answered answer) {
    if (answer != null) {
      return "done";
    }
    if (run.status() == Enrolment.Status.ACTIVE && at == run.position()) {
      return "here";
    }
    return at < run.position() ? "skipped" : "ahead";
  }

  /** Of the steps that were answered. */
  private static Double expected(List<Step> timeline) {
    var done =
        timeline.stream()
            .filter(step -> step.activeMs() != null && step.expectedMs() != null)
            .map(Step::expectedMs)
            .toList();
    return done.isEmpty() ? null : sum(done);
  }

  private static Double sum(List<Double> all) {
    return all.stream().filter(one -> one != null).mapToDouble(Double::doubleValue).sum();
  }

  private List<Happened> events(UUID study, UUID id) {
    return sql.all(
        row -> {
          JsonNode detail = Json.tree(row.getString("detail"));
          return new Happened(
              row.getString("kind"),
              Sql.instant(row, "at"),
              detail.path("awayMs").isNumber() ? detail.path("awayMs").asLong() : null,
              detail.path("position").isNumber() ? detail.path("position").asInt() + 1 : null);
        },
        "select kind, detail, at from run_event where study = ? and enrolment = ? order by entry",
        study,
        id);
  }

  private List<Decision> decisions(UUID study, UUID id) {
    return sql.all(
        row ->
            new Decision(
                row.getString("event"),
                row.getString("reason"),
                row.getString("place"),
                row.getString("actor"),
                Sql.instant(row, "at")),
        "select event, reason, place, actor, at from rejection where study = ? and enrolment = ? order by entry",
        study,
        id);
  }

  private static Answered answered(ResultSet row) throws SQLException {
    var ms = row.getObject("active_ms", Float.class);
    return new Answered(
        row.getInt("position"),
        ms == null ? null : (double) ms,
        Sql.instant(row, "received_at"),
        row.getObject("correct", Boolean.class),
        row.getBoolean("timed_out"),
        row.getInt("events_lost"));
  }
}
