package groundwork.study.control;

import groundwork.access.entity.Secret;
import groundwork.job.control.Jobs;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.study.entity.Study;
import groundwork.study.entity.StudyVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Lets a researcher walk through a study in any arm, draft or not, without leaving a trace in its
 * data.
 */
@ApplicationScoped
public class Previews {
  /** Work that takes away what previews of yesterday left. */
  public static final String PURGE = "preview-purge";

  private static final Duration VALID = Duration.ofHours(24);

  @Inject Sql sql;
  @Inject StudyCatalog catalog;
  @Inject OpenStudies studies;
  @Inject Clock clock;
  @Inject Jobs jobs;

  /**
   * @param arm null to be put into one as participants are
   * @param at id of the block to begin at, or null
   */
  public record Preview(StudyVersion version, String arm, String at) {}

  /**
   * Keeps what the files say now, so that the preview goes on when they change.
   *
   * @return the token for the link; only its hash is kept
   */
  @Transactional
  public String create(String slug, String arm, String at) {
    var study = catalog.require(slug);
    var files = catalog.files(study);
    var reading = catalog.read(slug, files);
    var definition = reading.required();
    if (!definition.hasPeople()) {
      throw new Rejected(Fault.CONFLICT, "A study without people has nothing to walk through.");
    }
    if (arm != null && definition.arm(arm).isEmpty()) {
      throw new Rejected(Fault.INVALID, "The study has no arm \"" + arm + "\".");
    }
    requireBlock(definition, arm, at);
    var frozen = StudyCatalog.freeze(reading, files);
    var now = clock.instant();
    sql.update(
        "insert into study_snapshot (hash, study, files, stimulus_set, made_at) values (?, ?, ?, ?, ?)"
            + " on conflict do nothing",
        frozen.hash().hex(),
        study,
        frozen.files(),
        frozen.stimuli().hex(),
        now);
    var token = Secret.drawn();
    sql.update("delete from preview_token where expires_at < ?", now);
    sql.update(
        "insert into preview_token (hash, study, version, arm, at, expires_at) values (?, ?, ?, ?, ?, ?)",
        token.hash(),
        study,
        frozen.hash().hex(),
        arm,
        at,
        now.plus(VALID));
    jobs.queue(PURGE, List.of(now.truncatedTo(ChronoUnit.HOURS).toString()));
    return token.text();
  }

  private static void requireBlock(Study study, String arm, String at) {
    if (at == null) {
      return;
    }
    var block =
        study
            .blocks()
            .filter(one -> one.id().equals(at))
            .findFirst()
            .orElseThrow(
                () -> new Rejected(Fault.INVALID, "The study has no block \"%s\".".formatted(at)));
    if (arm != null && !block.meets(study.arm(arm).orElseThrow())) {
      throw new Rejected(
          Fault.INVALID, "Nobody in the arm \"%s\" meets the block \"%s\".".formatted(arm, at));
    }
  }

  public Preview verify(String slug, String token) {
    return sql.one(
            row ->
                new Preview(
                    studies.version(new ContentHash(row.getString("version"))),
                    row.getString("arm"),
                    row.getString("at")),
            "select p.version, p.arm, p.at from preview_token p join study s on s.id = p.study"
                + " where p.hash = ? and s.slug = ? and p.expires_at > ?",
            new Secret(token).hash(),
            slug,
            clock.instant())
        .orElseThrow(
            () -> new Rejected(Fault.GONE, "This preview link has expired; make a new one."));
  }
}
