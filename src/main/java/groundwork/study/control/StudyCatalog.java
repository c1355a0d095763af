package groundwork.study.control;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The only writer of studies: their files, their versions, and whether they are open. */
@ApplicationScoped
@Transactional
public class StudyCatalog {
  @PersistenceContext EntityManager em;
  @Inject Sql sql;
  @Inject StimulusCatalog stimuli;
  @Inject Clock clock;
  @Inject Event<StudyChanged> changed;

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
    write(slug, files);
    open(slug);
    return true;
  }

  private Optional<UUID> id(String slug) {
    return sql.one(
        row -> row.getObject("id", UUID.class), "select id from study where slug = ?", slug);
  }

  /** Stores the files if there is no error in them. */
  public StudyReading write(String slug, FileSet given) {
    var findings = new ArrayList<Finding>();
    var files = given.texts(findings::add);
    var reading = read(files);
    findings.addAll(reading.findings());
    if (reading.study().isPresent() && !reading.required().slug().equals(slug)) {
      findings.add(
          Finding.error(
              "study.yaml",
              "/slug",
              null,
              "the study's slug is \"%s\", the address says \"%s\""
                  .formatted(reading.required().slug(), slug),
              "Change one of them; the slug is the study's name for ever."));
    }
    var whole =
        new StudyReading(
            reading.study(), reading.definition(), reading.plan(), reading.stimuli(), findings);
    if (whole.refused()) {
      throw new Rejected(Fault.INVALID, "The study has errors; nothing was stored.", findings);
    }
    var frozen = freeze(whole, files);
    var study = id(slug).map(this::locked).orElseGet(() -> new KeptStudy(slug, clock.instant()));
    study.write(whole.required(), frozen.files(), frozen.hash(), clock.instant());
    keep(study);
    changed.fire(new StudyChanged(slug));
    return whole;
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

  static Frozen freeze(StudyReading reading, Map<String, String> files) {
    return Frozen.of(
        reading.definition().orElseThrow(),
        reading.plan().orElse(null),
        files,
        reading.stimuli().orElseThrow().hash());
  }

  /** Freezes what the files say now and lets people in. The same content is the same version. */
  public KeptVersion open(String slug) {
    var study = locked(require(slug));
    var files = files(study.files());
    var reading = read(files);
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
    var study = locked(require(slug));
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
    return em.find(KeptStudy.class, study, LockModeType.PESSIMISTIC_WRITE);
  }

  static Map<String, String> files(String stored) {
    var files = new TreeMap<String, String>();
    Json.tree(stored)
        .properties()
        .forEach(file -> files.put(file.getKey(), file.getValue().stringValue()));
    return files;
  }
}
