package groundwork.study.control;

import groundwork.document.control.DocumentReader;
import groundwork.document.control.FileSet;
import groundwork.document.control.Recent;
import groundwork.json.control.Json;
import groundwork.persistence.control.Sql;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.control.StimulusCatalog;
import groundwork.study.entity.Frozen;
import groundwork.study.entity.KeptStudy;
import groundwork.study.entity.KeptVersion;
import groundwork.study.entity.Rung;
import groundwork.study.entity.StudyChanged;
import groundwork.study.entity.StudyState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The only writer of studies: their files, their versions, and whether they are open. */
@ApplicationScoped
@Transactional
public class StudyCatalog {
  @PersistenceContext EntityManager em;
  @Inject Sql sql;
  @Inject StimulusCatalog stimuli;
  @Inject Clock clock;
  @Inject Event<StudyChanged> changed;
  @Inject Revisions revisions;

  private final Recent<ContentHash, StudyReading> readings = new Recent<>(32);

  /**
   * A study that ships: stored and opened the first time, afterwards left alone. With several nodes
   * starting together, one does it and the others wait and find it done.
   *
   * @return whether it was new
   */
  public boolean ship(String slug, FileSet files) {
    if (id(slug).isPresent()) {
      return false;
    }
    sql.one(row -> true, "select pg_advisory_xact_lock(?)", StimulusCatalog.SHIPPING);
    if (id(slug).isPresent()) {
      return false;
    }
    write(slug, files, "Groundwork");
    open(slug);
    return true;
  }

  private Optional<UUID> id(String slug) {
    return sql.one(
        row -> row.getObject("id", UUID.class), "select id from study where slug = ?", slug);
  }

  /** Stores the files if there is no error in them. */
  public StudyReading write(String slug, FileSet given, String by) {
    var findings = new ArrayList<Finding>();
    var files = given.texts(findings::add);
    var reading = read(slug, files);
    findings.addAll(reading.findings());
    if (DocumentReader.refused(findings)) {
      throw new Rejected(Fault.INVALID, "The study has errors; nothing was stored.", findings);
    }
    var study = id(slug).map(this::locked).orElseGet(() -> new KeptStudy(slug, clock.instant()));
    store(study, files, by);
    return reading;
  }

  /** A new study with these files, errors and all. */
  KeptStudy create(String slug, Map<String, String> files, String by) {
    requireFree(slug);
    var study = new KeptStudy(slug, clock.instant());
    store(study, files, by);
    return study;
  }

  void requireFree(String slug) {
    if (id(slug).isPresent()) {
      throw new Rejected(
          Fault.CONFLICT,
          "There is a study \"" + slug + "\" already; a slug belongs to one study for ever.",
          List.of(Finding.inBody("/slug", "a slug is taken once", "Choose another one.")));
    }
  }

  /** Stores the working files with their errors; the same files once more are no new revision. */
  void store(KeptStudy study, Map<String, String> files, String by) {
    var before = study.files() == null ? Map.<String, String>of() : files(study.files());
    if (study.files() != null && before.equals(files)) {
      return;
    }
    var reading = read(study.slug(), files);
    var hash = reading.refused() ? null : freeze(reading, files).hash();
    var stored = Json.canonical(Json.MAPPER.valueToTree(files));
    study.write(head(study, reading.present()), stored, hash, clock.instant());
    keep(study);
    revisions.add(
        study.id(),
        study.revision(),
        stored,
        before.isEmpty() ? "First written" : Drafts.summary(before, files),
        by);
    changed.fire(new StudyChanged(study.slug()));
  }

  /** What lists show, as far as the definition can be read; else what they showed before. */
  private static KeptStudy.Head head(KeptStudy study, JsonNode definition) {
    var before =
        study.head() == null
            ? new KeptStudy.Head(study.slug(), Rung.HUMAN_GROUNDED, "")
            : study.head();
    if (definition == null) {
      return before;
    }
    var rung = text(definition, "rung");
    boolean known = Arrays.stream(Rung.values()).anyMatch(one -> one.word().equals(rung));
    return new KeptStudy.Head(
        text(definition, "title").isBlank() ? before.title() : text(definition, "title"),
        known ? Rung.of(rung) : before.rung(),
        text(definition, "question"));
  }

  private static String text(JsonNode definition, String name) {
    var text = definition.path(name).asString("");
    return text.length() > 500 ? text.substring(0, 500) : text;
  }

  private void keep(KeptStudy study) {
    try {
      em.persist(study);
      em.flush();
    } catch (PersistenceException taken) {
      throw new Rejected(
          Fault.CONFLICT,
          "Somebody else wrote \"" + study.slug() + "\" at the same moment; look and send again.");
    }
  }

  /**
   * Reading and checking takes a tenth of a second; the same files over the same set read the same,
   * so what was read last is kept.
   */
  public StudyReading read(Map<String, String> files) {
    var hash = ContentHash.of(Json.canonical(Json.MAPPER.valueToTree(files)));
    var last = readings.get(hash, any -> StudyReader.read(files, stimuli::latest));
    if (last.isCurrent(stimuli::latest)) {
      return last;
    }
    var now = StudyReader.read(files, stimuli::latest);
    readings.put(hash, now);
    return now;
  }

  /** Also holds the study's name against its address. */
  StudyReading read(String slug, Map<String, String> files) {
    var reading = read(files);
    var named = reading.definition().map(root -> root.path("slug").asString("")).orElse(slug);
    if (named.equals(slug)) {
      return reading;
    }
    var findings = new ArrayList<>(reading.findings());
    findings.add(
        Finding.error(
            DraftFiles.definition(files),
            "/slug",
            null,
            "the study's slug is \"%s\", the address says \"%s\"".formatted(named, slug),
            "Change one of them; the slug is the study's name for ever."));
    return new StudyReading(
        Optional.empty(), reading.definition(), reading.plan(), reading.stimuli(), findings);
  }

  static Frozen freeze(StudyReading reading, Map<String, String> files) {
    return Frozen.of(
        reading.definition().orElseThrow(),
        reading.plan().orElse(null),
        files,
        reading.stimuli().orElseThrow().hash());
  }

  /** Freezes what the files say now and lets people in. The same content is the same version. */
  public KeptVersion open(String slug) {
    var study = locked(slug);
    var files = files(study.files());
    var reading = read(slug, files);
    reading.required();
    var frozen = freeze(reading, files);
    var version = em.find(KeptVersion.class, frozen.hash().hex());
    for (var other : versions(study.id())) {
      if (!other.hash().equals(frozen.hash())) {
        other.close(clock.instant());
      }
    }
    if (version == null) {
      version = new KeptVersion(study, versions(study.id()).size() + 1, frozen, clock.instant());
      em.persist(version);
    } else {
      version.reopen();
    }
    if (study.state() != StudyState.OPEN) {
      study.open(clock.instant());
    }
    em.flush(); // what is asked by SQL in this transaction sees it
    changed.fire(new StudyChanged(slug));
    return version;
  }

  /** Nobody joins any more; who has begun may finish. */
  public void close(String slug) {
    var study = locked(slug);
    if (study.state() == StudyState.DRAFT) {
      throw new Rejected(Fault.CONFLICT, "The study \"" + slug + "\" was never open.");
    }
    if (study.state() == StudyState.OPEN) {
      versions(study.id()).forEach(version -> version.close(clock.instant()));
      study.close(clock.instant());
      em.flush();
      changed.fire(new StudyChanged(slug));
    }
  }

  /** The working files of a study, by name. */
  public Map<String, String> files(UUID study) {
    return files(em.find(KeptStudy.class, study).files());
  }

  Optional<KeptStudy> find(String slug) {
    return id(slug).map(id -> em.find(KeptStudy.class, id));
  }

  KeptStudy kept(String slug) {
    return em.find(KeptStudy.class, require(slug));
  }

  /** Nobody else writes it until the transaction ends. */
  KeptStudy locked(String slug) {
    return locked(require(slug));
  }

  public UUID require(String slug) {
    return id(slug)
        .orElseThrow(() -> new Rejected(Fault.NOT_FOUND, "There is no study \"" + slug + "\"."));
  }

  /** Oldest first. */
  public List<KeptVersion> versions(UUID study) {
    return em.createQuery(
            "select v from KeptVersion v where v.study = :study order by v.number",
            KeptVersion.class)
        .setParameter("study", study)
        .getResultList();
  }

  private KeptStudy locked(UUID study) {
    var kept = em.find(KeptStudy.class, study, LockModeType.PESSIMISTIC_WRITE);
    em.refresh(kept, LockModeType.PESSIMISTIC_WRITE); // it may have been read before the lock
    return kept;
  }

  static Map<String, String> files(String stored) {
    var files = new TreeMap<String, String>();
    Json.tree(stored)
        .properties()
        .forEach(file -> files.put(file.getKey(), file.getValue().stringValue()));
    return files;
  }
}
