package groundwork.study.control;

import groundwork.document.control.Recent;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.control.StimulusCatalog;
import groundwork.study.entity.StudyChanged;
import groundwork.study.entity.StudyVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The versions that participants meet, ready to use. Whether a study is open is asked of the
 * database at most once a second, since another node may have opened or closed it; versions never
 * change and are kept.
 */
@ApplicationScoped
public class OpenStudies {
  private static final long FRESH = Duration.ofSeconds(1).toNanos();

  /** Which version of a study is its latest: the open one, else the one that closed last. */
  public static final String LATEST_FIRST = " order by v.closed_at desc nulls first, v.number desc";

  /**
   * @param newest hash of the newest version, null where there is none
   */
  private record Known(UUID id, boolean open, String newest, long at) {}

  @Inject Sql sql;
  @Inject StimulusCatalog stimuli;
  @Inject Clock clock;

  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final Recent<ContentHash, StudyVersion> versions = new Recent<>(64);

  void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) StudyChanged study) {
    known.remove(study.slug());
  }

  /** The version that people can join now. */
  public StudyVersion bySlug(String slug) {
    var now = known(slug);
    if (!now.open()) {
      throw new Rejected(Fault.NOT_OPEN, "This study is not open at the moment.");
    }
    return opened(new ContentHash(now.newest()));
  }

  /** The newest version, open or not. */
  public StudyVersion latest(String slug) {
    var now = known(slug);
    if (now.newest() == null) {
      throw new Rejected(Fault.NOT_OPEN, "The study \"" + slug + "\" was never open.");
    }
    return opened(new ContentHash(now.newest()));
  }

  /** Every version that was ever open: runs end with the one they began with. */
  public List<ContentHash> opened(String slug) {
    return sql.all(
        row -> new ContentHash(row.getString("hash")),
        "select hash from study_version where study = ? order by number",
        known(slug).id());
  }

  public UUID id(String slug) {
    return known(slug).id();
  }

  /** Any version or previewed draft, of whatever age: runs end with the version they began with. */
  public StudyVersion version(ContentHash hash) {
    return versions.get(hash, this::read);
  }

  /** A draft that was previewed and then opened as it was has the same hash, and now a number. */
  private StudyVersion opened(ContentHash hash) {
    var kept = version(hash);
    if (kept.number() > 0) {
      return kept;
    }
    var numbered = read(hash);
    versions.put(hash, numbered);
    return numbered;
  }

  private Known known(String slug) {
    var last = known.get(slug);
    if (last != null && System.nanoTime() - last.at() < FRESH) {
      return last;
    }
    long at = System.nanoTime();
    var now =
        sql.one(
                row ->
                    new Known(
                        row.getObject("id", UUID.class),
                        "open".equals(row.getString("state")) && !over(row),
                        row.getString("newest"),
                        at),
                "select s.id, s.state, s.joins_until, (select v.hash from study_version v where v.study = s.id"
                    + LATEST_FIRST
                    + " limit 1) as newest from study s where s.slug = ?",
                slug)
            .orElseThrow(
                () -> new Rejected(Fault.NOT_FOUND, "There is no study \"" + slug + "\"."));
    known.put(slug, now);
    return now;
  }

  /** A date may have been set after which nobody joins. */
  private boolean over(ResultSet row) throws SQLException {
    var until = Sql.instant(row, "joins_until");
    return until != null && !clock.instant().isBefore(until);
  }

  private StudyVersion read(ContentHash hash) {
    return sql.one(
            row -> {
              var files = StudyCatalog.files(row.getString("files"));
              var definition = StudyReader.trusted(files);
              return new Languages(
                      definition,
                      StudyReader.definition(files),
                      stimuli.set(new ContentHash(row.getString("stimulus_set"))),
                      files)
                  .version(
                      hash,
                      row.getObject("study", UUID.class),
                      row.getInt("number"),
                      Sql.instant(row, "opened_at"));
            },
            """
            select study, number, files, stimulus_set, opened_at from study_version where hash = ?
            union all
            select study, 0, files, stimulus_set, made_at from study_snapshot where hash = ?
            order by number desc limit 1""",
            hash.hex(),
            hash.hex())
        .orElseThrow(
            () -> new Rejected(Fault.NOT_FOUND, "There is no study version " + hash + "."));
  }
}
