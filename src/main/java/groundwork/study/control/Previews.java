package groundwork.study.control;

import groundwork.access.entity.Secret;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.study.entity.StudyVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/**
 * Lets a researcher walk through a study in any arm, draft or not, without leaving a trace in its
 * data.
 */
@ApplicationScoped
public class Previews {
  private static final Duration VALID = Duration.ofHours(24);

  @Inject Sql sql;
  @Inject StudyCatalog catalog;
  @Inject OpenStudies studies;
  @Inject Clock clock;

  /**
   * @param arm null to be put into one as participants are
   */
  public record Preview(StudyVersion version, String arm) {}

  /**
   * Keeps what the files say now, so that the preview goes on when they change.
   *
   * @return the token for the link; only its hash is kept
   */
  @Transactional
  public String create(String slug, String arm) {
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
        "insert into preview_token (hash, study, version, arm, expires_at) values (?, ?, ?, ?, ?)",
        token.hash(),
        study,
        frozen.hash().hex(),
        arm,
        now.plus(VALID));
    return token.text();
  }

  public Preview verify(String slug, String token) {
    return sql.one(
            row ->
                new Preview(
                    studies.version(new ContentHash(row.getString("version"))),
                    row.getString("arm")),
            "select p.version, p.arm from preview_token p join study s on s.id = p.study"
                + " where p.hash = ? and s.slug = ? and p.expires_at > ?",
            new Secret(token).hash(),
            slug,
            clock.instant())
        .orElseThrow(
            () -> new Rejected(Fault.GONE, "This preview link has expired; make a new one."));
  }
}
