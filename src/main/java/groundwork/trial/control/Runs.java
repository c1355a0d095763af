package groundwork.trial.control;

import groundwork.assignment.control.Enrolments;
import groundwork.assignment.entity.Enrolment;
import groundwork.assignment.entity.Enrolment.Status;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.study.control.OpenStudies;
import groundwork.study.entity.StudyVersion;
import groundwork.trial.entity.StepEnvelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
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
    return remember(run(enrolment, keyHash));
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
    var last = Views.needsLast(run.enrolment()) ? lastAnswer(run.enrolment()).orElse(null) : null;
    return Views.envelope(run.version(), run.enrolment(), last);
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
