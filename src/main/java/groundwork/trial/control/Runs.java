package groundwork.trial.control;

import groundwork.assignment.control.Enrolments;
import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.assignment.entity.PlannedStep.Kind;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.study.control.OpenStudies;
import groundwork.study.entity.Block;
import groundwork.study.entity.Block.Session.Late;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.entity.Origin;
import groundwork.trial.entity.StepEnvelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Runs in progress: found by the participant's key, remembered while they are active. */
@ApplicationScoped
public class Runs {
  private static final int REMEMBERED = 20_000;
  private static final String BEARER = "Bearer ";

  @Inject Sql sql;
  @Inject Enrolments enrolments;
  @Inject OpenStudies studies;
  @Inject Clock clock;
  @Inject Ways ways;
  @Inject Passages passages;

  private record Place(UUID study, String keyHash) {}

  private final Map<Place, Enrolment> remembered =
      new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Enrolment> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** A participant's run and the study version it belongs to. */
  public record Run(Enrolment enrolment, StudyVersion version, byte[] keyHash) {
    public Run with(Enrolment later) {
      return new Run(later, version, keyHash);
    }
  }

  public static byte[] hash(String key) {
    return ContentHash.sha256().digest(key.getBytes(StandardCharsets.UTF_8));
  }

  /** What was known last; the database has the last word when something is stored. */
  public Run known(String slug, String authorization) {
    var study = studies.id(slug);
    var keyHash = keyHash(authorization);
    Enrolment known;
    synchronized (remembered) {
      known = remembered.get(new Place(study, hex(keyHash)));
    }
    return known == null ? fresh(slug, authorization) : run(known, keyHash);
  }

  /** As the database says now. */
  public Run fresh(String slug, String authorization) {
    var study = studies.id(slug);
    var keyHash = keyHash(authorization);
    var enrolment =
        enrolments
            .byKey(study, keyHash)
            .orElseThrow(
                () ->
                    new Rejected(
                        Fault.NOT_FOUND,
                        "No run in this study belongs to this key; open the study's link to start."));
    return remember(present(run(enrolment, keyHash)));
  }

  /** Whether there is a time after which the run is over. */
  public static boolean ends(Run run) {
    return run.version().definition().assignment().maxMinutes() != null || late(run).isPresent();
  }

  private static Optional<Block.Session> late(Run run) {
    var enrolment = run.enrolment();
    return enrolment.status() == Status.ACTIVE && enrolment.step().kind() == Kind.SESSION
        ? run.version()
            .definition()
            .block(enrolment.step().block())
            .map(Block.Session.class::cast)
            .filter(session -> session.late() == Late.END && session.withinHours() != null)
        : Optional.empty();
  }

  /**
   * As it is now: what rules say of the first steps is done if it was not, and a run whose time is
   * up is over.
   */
  public Run present(Run run) {
    var enrolment = run.enrolment();
    if (enrolment.status() != Status.ACTIVE) {
      return run;
    }
    if (enrolment.position() == 0 && enrolment.saves() == 0) {
      enrolment = passages.begin(run);
    }
    var now = run.with(enrolment);
    if (enrolment.status() == Status.ACTIVE && ends(now)) {
      var reason = overdue(now);
      if (reason.isPresent()) {
        passages.timeOut(enrolment, reason.get());
        return run.with(enrolments.byId(enrolment.study(), enrolment.id()).orElseThrow());
      }
    }
    return now;
  }

  /** Why the run is over, if it is. */
  private Optional<String> overdue(Run run) {
    var enrolment = run.enrolment();
    var now = clock.instant();
    var minutes = run.version().definition().assignment().maxMinutes();
    if (minutes != null) {
      var began =
          sql.one(
                  row -> Sql.instant(row, "enrolled_at"),
                  "select enrolled_at from enrolment where study = ? and id = ?",
                  enrolment.study(),
                  enrolment.id())
              .orElseThrow();
      if (now.isAfter(began.plus(Duration.ofMinutes(minutes)))) {
        return Optional.of("longer than " + minutes + " minutes");
      }
    }
    return late(run)
        .filter(session -> now.isAfter(session.closes(ways.waiting(enrolment).since())))
        .map(session -> "not back in time for " + session.id());
  }

  public Run remember(Run run) {
    var place = new Place(run.enrolment().study(), hex(run.keyHash()));
    synchronized (remembered) {
      if (run.enrolment().status() == Status.ACTIVE) {
        remembered.put(place, run.enrolment());
      } else {
        remembered.remove(place);
      }
    }
    return run;
  }

  /** The present step; reads the answer before it only where the step shows it. */
  public StepEnvelope envelope(Run run) {
    return envelope(
        run, Views.needsLast(run.enrolment()) ? lastAnswer(run.enrolment()).orElse(null) : null);
  }

  /**
   * @param last the answer that was stored last
   */
  public StepEnvelope envelope(Run run, JsonNode last) {
    var enrolment = run.enrolment();
    var origin = enrolment.status() == Status.ACTIVE ? Origin.UNKNOWN : ways.origin(enrolment);
    return Views.envelope(run.version(), enrolment, last, ways.waiting(enrolment), origin);
  }

  /**
   * @param origin as the link says it: of somebody who is turned away nothing of it is kept
   */
  public StepEnvelope envelope(Run run, Origin origin) {
    return run.enrolment().status() == Status.ACTIVE
        ? envelope(run)
        : Views.envelope(run.version(), run.enrolment(), null, null, origin);
  }

  Run run(Enrolment enrolment, byte[] keyHash) {
    return new Run(
        enrolment,
        studies.version(new ContentHash(enrolment.version())).in(enrolment.locale()),
        keyHash);
  }

  private Optional<JsonNode> lastAnswer(Enrolment run) {
    return sql.one(
            row -> row.getString("answer"),
            "select body -> 'answer' as answer from response where study = ? and enrolment = ? and seq = ?",
            run.study(),
            run.id(),
            run.saves() - 1)
        .map(groundwork.json.control.Json::tree);
  }

  private static byte[] keyHash(String authorization) {
    if (authorization == null || !authorization.startsWith(BEARER)) {
      throw new Rejected(
          Fault.NOT_SIGNED_IN, "Send the participant's key as \"Authorization: Bearer …\".");
    }
    return hash(authorization.substring(BEARER.length()));
  }

  private static String hex(byte[] hash) {
    return java.util.HexFormat.of().formatHex(hash);
  }
}
