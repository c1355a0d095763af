package groundwork.study.control;

import groundwork.document.control.FileSet;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.study.entity.Changes;
import groundwork.study.entity.Checked;
import groundwork.study.entity.Draft;
import groundwork.study.entity.DraftConflict;
import groundwork.study.entity.DraftWritten;
import groundwork.study.entity.KeptStudy;
import groundwork.study.entity.Revision;
import groundwork.study.entity.RevisionShown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The working files of studies while they are worked on, perhaps by several researchers at once:
 * stored with their errors, revision by revision.
 */
@ApplicationScoped
@Transactional
public class Drafts {
  private static final int LONGEST = 300;

  @Inject StudyCatalog catalog;
  @Inject Revisions revisions;
  @Inject PilotTimes pilots;

  /**
   * What came of a change.
   *
   * @param conflicts why it was not stored; empty if it was
   */
  public record Saved(Draft draft, List<DraftConflict.Place> conflicts) {}

  public Draft of(String slug) {
    return shown(catalog.kept(slug), false);
  }

  /**
   * @param began with which revision the change began
   */
  public Saved save(String slug, int began, DraftWritten written, String by) {
    var study = catalog.locked(slug);
    if (began > study.revision()) {
      throw new Rejected(
          Fault.CONFLICT,
          "The newest revision of \"%s\" is %d; there is no revision %d."
              .formatted(slug, study.revision(), began));
    }
    var now = StudyCatalog.files(study.files());
    if (began == study.revision()) {
      catalog.store(study, bounded(DraftFiles.with(now, written)), by);
      return new Saved(shown(study, false), List.of());
    }
    var base = revisions.base(study.id(), began).files();
    var merged = DraftMerge.of(base, DraftFiles.with(base, written), now);
    if (!merged.conflicts().isEmpty()) {
      return new Saved(shown(study, false), merged.conflicts());
    }
    catalog.store(study, bounded(merged.files()), by);
    return new Saved(shown(study, true), List.of());
  }

  /** Names stay inside the folder, and all of it is as small as an import may be. */
  private static Map<String, String> bounded(Map<String, String> files) {
    var bytes = new HashMap<String, byte[]>();
    files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
    FileSet.of(bytes).requireWithin(FileSet.Limits.STUDY);
    return files;
  }

  /** What files say, without storing them. */
  public Checked check(DraftWritten written) {
    var files = bounded(DraftFiles.with(Map.of(), written));
    var reading = catalog.read(files);
    var study = StudyReader.unfinished(reading);
    return new Checked(
        reading.findings(),
        study
            .map(read -> Estimates.of(read, reading.stimuli(), files, PilotTimes.Pilot.NONE))
            .orElse(null),
        Outline.of(reading.present(), reading.stimuli()),
        reading.present(),
        reading.plan().orElse(null),
        files);
  }

  public List<Revision> revisions(String slug) {
    return revisions.of(catalog.require(slug));
  }

  public RevisionShown revision(String slug, int revision) {
    return revisions.at(catalog.require(slug), revision);
  }

  private Draft shown(KeptStudy study, boolean merged) {
    var files = StudyCatalog.files(study.files());
    var reading = catalog.read(study.slug(), files);
    var last = revisions.at(study.id(), study.revision());
    return new Draft(
        study.slug(),
        study.state(),
        study.revision(),
        last.savedAt(),
        last.savedBy(),
        files,
        reading.present(),
        reading.plan().orElse(null),
        reading.findings(),
        StudyReader.unfinished(reading)
            .map(read -> Estimates.of(read, reading.stimuli(), files, pilots.of(study.slug())))
            .orElse(null),
        Outline.of(reading.present(), reading.stimuli()),
        merged);
  }

  /** What a change did, in a line. */
  static String summary(Map<String, String> before, Map<String, String> after) {
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    var said = new ArrayList<String>();
    for (var name : names) {
      if (!before.containsKey(name)) {
        said.add(name + " is new");
      } else if (!after.containsKey(name)) {
        said.add(name + " is gone");
      } else if (!before.get(name).equals(after.get(name))) {
        said.addAll(changed(name, before, after));
      }
    }
    var all = String.join("; ", said);
    return all.length() > LONGEST ? all.substring(0, LONGEST) + "…" : all;
  }

  private static List<String> changed(
      String name, Map<String, String> before, Map<String, String> after) {
    boolean told = StudyReader.DEFINITIONS.contains(name) || StudyReader.PLANS.contains(name);
    var was = told ? DraftFiles.tree(before, name) : Optional.<JsonNode>empty();
    var is = told ? DraftFiles.tree(after, name) : Optional.<JsonNode>empty();
    var changes =
        was.isPresent() && is.isPresent()
            ? TreeChanges.of(name, was.get(), is.get()).stream().map(Changes.Change::what).toList()
            : List.<String>of();
    return changes.isEmpty() ? List.of(name + " changed") : changes;
  }
}
