package groundwork.stimulus.control;

import groundwork.document.control.FileSet;
import groundwork.document.control.Recent;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.entity.SetSurvey;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.stimulus.entity.StoredAsset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;

/** Keeps every set that was ever loaded, by the hash of its manifest. */
@ApplicationScoped
public class StimulusCatalog {
  private static final Logger LOG = Logger.getLogger(StimulusCatalog.class.getName());

  /** Names the lock under which nodes load what ships. */
  public static final long SHIPPING = 0x6772_6f75_6e64L;

  @Inject Sql sql;
  @Inject Clock clock;

  private final Recent<ContentHash, StimulusSet> sets = new Recent<>(16);
  private final Recent<ContentHash, SetSurvey> surveys = new Recent<>(16);

  /**
   * A set that ships, once: with several nodes starting together, one stores it and the others wait
   * and find it.
   */
  @Transactional
  public void ship(FileSet files) {
    var hash = ContentHash.of(files.read(StimulusReader.MANIFEST).orElseThrow());
    if (!knows(hash)) {
      sql.one(row -> true, "select pg_advisory_xact_lock(?)", SHIPPING);
      if (!knows(hash)) {
        insert(StimulusReader.read(files).required(), files);
      }
    }
  }

  public boolean knows(ContentHash hash) {
    return sql.one(row -> true, "select 1 from stimulus_set where hash = ?", hash.hex())
        .isPresent();
  }

  /**
   * @param slug that the manifest must have
   */
  @Transactional
  public Put put(String slug, FileSet files) {
    var reading = StimulusReader.read(files);
    var set = reading.required();
    if (!set.slug().equals(slug)) {
      throw new Rejected(
          Fault.INVALID,
          "The manifest's slug is \"" + set.slug() + "\", the address says \"" + slug + "\".",
          List.of(
              Finding.error(
                  StimulusReader.MANIFEST,
                  "/slug",
                  null,
                  "slug and address agree",
                  "Change one of them.")));
    }
    boolean known = knows(set.hash());
    insert(set, files);
    return new Put(reading, known);
  }

  /**
   * @param known whether the very same set was here already; then nothing was stored again
   */
  public record Put(StimulusReading reading, boolean known) {}

  /** What a set has, counted once. */
  public SetSurvey survey(StimulusSet set) {
    return surveys.get(set.hash(), hash -> Surveying.of(set));
  }

  private void insert(StimulusSet set, FileSet files) {
    var manifest = files.read(StimulusReader.MANIFEST).orElseThrow();
    asset(set.hash().hex(), "application/json", manifest, false);
    set.manifest()
        .assets()
        .forEach(
            (name, asset) ->
                asset(
                    asset.sha256(),
                    asset.mediaType(),
                    files.read(name).orElseThrow(),
                    asset.open()));
    sql.update(
        "insert into stimulus_set (hash, slug, title, manifest, loaded_at) values (?, ?, ?, ?, ?)"
            + " on conflict (hash) do update set loaded_at = excluded.loaded_at",
        set.hash().hex(),
        set.slug(),
        set.manifest().title(),
        new String(manifest, StandardCharsets.UTF_8),
        clock.instant());
    LOG.info(() -> "stimulus set " + set.slug() + " is stored as " + set.hash().brief());
  }

  private void asset(String sha256, String mediaType, byte[] content, boolean open) {
    sql.update(
        "insert into asset (sha256, media_type, content, open) values (?, ?, ?, ?)"
            + " on conflict do nothing",
        sha256,
        mediaType,
        content,
        open);
  }

  /** The newest set of that name. */
  public Optional<StimulusSet> latest(String slug) {
    return sql.one(
            row -> new ContentHash(row.getString("hash")),
            "select hash from stimulus_set where slug = ? order by loaded_at desc, hash limit 1",
            slug)
        .map(this::set);
  }

  /**
   * @throws Rejected where no set has that hash
   */
  public StimulusSet set(ContentHash hash) {
    return sets.get(hash, this::read);
  }

  private StimulusSet read(ContentHash hash) {
    return StimulusReader.trusted(
        asset(hash).content(),
        (manifest, name) -> asset(new ContentHash(manifest.assets().get(name).sha256())).content());
  }

  /** A file of a set, by its name in the manifest. */
  public byte[] file(StimulusSet set, String name) {
    var asset = set.manifest().assets().get(name);
    if (asset == null) {
      throw new Rejected(Fault.NOT_FOUND, "The set " + set.slug() + " has no file " + name + ".");
    }
    return asset(new ContentHash(asset.sha256())).content();
  }

  public StoredAsset asset(ContentHash sha256) {
    return sql.one(
            row ->
                new StoredAsset(
                    sha256,
                    row.getString("media_type"),
                    row.getBytes("content"),
                    row.getBoolean("open")),
            "select * from asset where sha256 = ?",
            sha256.hex())
        .orElseThrow(() -> new Rejected(Fault.NOT_FOUND, "There is no asset " + sha256 + "."));
  }
}
