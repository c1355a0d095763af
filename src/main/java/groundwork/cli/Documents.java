package groundwork.cli;

import groundwork.document.control.DocumentReader;
import groundwork.document.control.FileSet;
import groundwork.metric.material.ScoringReader;
import groundwork.metric.material.Source;
import groundwork.problem.entity.Finding;
import groundwork.stimulus.control.StimulusReader;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.control.StudyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Checks documents on this machine, without a server. */
final class Documents {
  private final Path stimuli;
  private final Map<Path, Optional<StimulusSet>> sets = new HashMap<>();

  /**
   * @param stimuli a folder of stimulus sets, or null to look in the usual places
   */
  Documents(Path stimuli) {
    this.stimuli = stimuli;
  }

  /** The kind of folder or file that can be checked, or empty. */
  static Optional<String> kind(Path path) {
    if (Files.isDirectory(path)) {
      if (Files.exists(path.resolve(StimulusReader.MANIFEST))) {
        return Optional.of("stimuli");
      }
      if (StudyReader.DEFINITIONS.stream().anyMatch(name -> Files.exists(path.resolve(name)))) {
        return Optional.of("study");
      }
      return Scored.document(path).map(any -> "scoring");
    }
    var name = path.getFileName().toString();
    if (name.equals(StimulusReader.MANIFEST)) {
      return Optional.of("stimuli");
    }
    if (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json")) {
      return Optional.of(isPlan(path) ? "plan" : isScoring(path) ? "scoring" : "study");
    }
    return Optional.empty();
  }

  /** By its name, or because it lists analyses. */
  private static boolean isPlan(Path file) {
    var name = file.getFileName().toString();
    if (name.startsWith("plan") || name.contains(".plan.")) {
      return true;
    }
    try {
      return !StudyReader.DEFINITIONS.contains(name)
          && Files.size(file) <= DocumentReader.DEFINITION_LIMIT
          && Files.readString(file).lines().anyMatch(line -> line.startsWith("analyses:"));
    } catch (IOException unreadable) {
      return false; // what follows says why
    }
  }

  /** By its name, or because it says so. */
  private static boolean isScoring(Path file) {
    if (file.getFileName().toString().startsWith("scoring")) {
      return true;
    }
    try {
      return Files.size(file) <= DocumentReader.DEFINITION_LIMIT
          && Files.readString(file).contains("scoring/1");
    } catch (IOException unreadable) {
      return false; // what follows says why
    }
  }

  /** Every finding, its file named so that it can be opened from here. */
  List<Finding> check(Path path) throws IOException {
    var folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
    var shown =
        Files.isDirectory(path) ? path : Optional.ofNullable(path.getParent()).orElse(Path.of(""));
    var findings =
        switch (kind(path).orElse("")) {
          case "stimuli" ->
              StimulusReader.read(FileSet.ofFolder(folder, FileSet.Limits.STIMULI)).findings();
          case "scoring" -> scoring(folder, path);
          case "plan" -> plan(folder, path.getFileName().toString());
          default -> study(folder, Files.isDirectory(path) ? null : path.getFileName().toString());
        };
    return findings.stream()
        .map(
            one ->
                new Finding(
                    one.file() == null ? null : shown.resolve(one.file()).toString(),
                    one.pointer(),
                    one.line(),
                    one.rule(),
                    one.remedy(),
                    one.severity()))
        .toList();
  }

  private static List<Finding> scoring(Path folder, Path path) throws IOException {
    var file = Files.isDirectory(path) ? Scored.document(path).orElseThrow() : path;
    return ScoringReader.read(
            file.getFileName().toString(), Files.readAllBytes(file), Source.folder(folder))
        .findings();
  }

  private List<Finding> study(Path folder, String only) throws IOException {
    var findings = new ArrayList<Finding>();
    var files = texts(folder, findings);
    if (only != null && !StudyReader.DEFINITIONS.contains(only)) {
      // a definition under another name
      StudyReader.DEFINITIONS.forEach(files::remove);
      files.put(only.endsWith(".json") ? "study.json" : "study.yaml", files.get(only));
    }
    findings.addAll(StudyReader.read(files, slug -> set(folder, slug)).findings());
    return findings;
  }

  private List<Finding> plan(Path folder, String name) throws IOException {
    var findings = new ArrayList<Finding>();
    if (StudyReader.DEFINITIONS.stream().noneMatch(one -> Files.exists(folder.resolve(one)))) {
      var text = Files.readString(folder.resolve(name));
      DocumentReader.read(name, text, DocumentReader.DEFINITION_LIMIT, findings::add)
          .ifPresent(plan -> findings.addAll(StudyReader.planFindings(plan, Optional.empty())));
      return findings;
    }
    var files = texts(folder, findings);
    var study =
        StudyReader.read(without(files, StudyReader.PLANS::contains), slug -> set(folder, slug));
    DocumentReader.read(name, files.get(name), DocumentReader.DEFINITION_LIMIT, findings::add)
        .ifPresent(plan -> findings.addAll(StudyReader.planFindings(plan, study.study())));
    return findings;
  }

  private static Map<String, String> texts(Path folder, List<Finding> findings) throws IOException {
    return FileSet.ofFolder(folder, FileSet.Limits.STUDY).texts(findings::add);
  }

  private static Map<String, String> without(Map<String, String> files, Predicate<String> left) {
    var rest = new HashMap<>(files);
    rest.keySet().removeIf(left);
    return rest;
  }

  private Optional<StimulusSet> set(Path study, String slug) {
    var places = new ArrayList<Path>();
    if (stimuli != null) {
      places.add(stimuli);
      places.add(stimuli.resolve(slug));
    }
    places.add(study.resolve("../stimuli").resolve(slug));
    places.add(study.resolve("../../stimuli").resolve(slug));
    if (System.getProperty("groundwork.home") != null) {
      places.add(Home.folder().resolve("stimuli").resolve(slug));
    }
    return places.stream()
        .map(place -> place.toAbsolutePath().normalize())
        .filter(place -> Files.exists(place.resolve(StimulusReader.MANIFEST)))
        .map(place -> sets.computeIfAbsent(place, Documents::readSet))
        .flatMap(Optional::stream)
        .filter(set -> set.slug().equals(slug))
        .findFirst();
  }

  private static Optional<StimulusSet> readSet(Path folder) {
    try {
      return StimulusReader.read(FileSet.ofFolder(folder, FileSet.Limits.STIMULI)).set();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }
}
