package groundwork.cli;

import groundwork.document.control.FileSet;
import groundwork.metric.control.SetMaterial;
import groundwork.metric.material.Scoring;
import groundwork.metric.material.ScoringReader;
import groundwork.metric.material.Source;
import groundwork.metric.scoring.Measure;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.control.StimulusReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be scored, from a document or a stimulus set on this machine.
 *
 * @param warnings what is only bent
 */
record Scored(Scoring scoring, List<Finding> warnings) {
  private static final List<String> DOCUMENTS =
      List.of("scoring.yaml", "scoring.yml", "scoring.json");

  /** Of a set, where nobody says which. */
  private static final List<String> COMMON =
      List.of(
          "comprehensiveness",
          "sufficiency",
          "faithfulness-correlation",
          "infidelity",
          "max-sensitivity",
          "sparseness");

  /**
   * @throws Rejected with all findings if it cannot be scored
   */
  static Scored read(Path what) throws IOException {
    return read(what, false);
  }

  /**
   * @param practice whether of a set the items for practice are taken as well
   * @throws Rejected with all findings if it cannot be scored
   */
  static Scored read(Path what, boolean practice) throws IOException {
    if (Files.isDirectory(what)) {
      if (Files.exists(what.resolve(StimulusReader.MANIFEST))) {
        return set(what, practice);
      }
      return document(what)
          .map(Scored::ofDocument)
          .orElseThrow(
              () ->
                  new Rejected(
                      Fault.INVALID,
                      "%s has neither a scoring.yaml nor a manifest.json".formatted(what)));
    }
    if (!Files.isRegularFile(what)) {
      throw new Rejected(Fault.INVALID, "there is no file or folder " + what);
    }
    return what.getFileName().toString().equals(StimulusReader.MANIFEST)
        ? set(folder(what), practice)
        : ofDocument(what);
  }

  /** The scoring document of a folder, if it has one. */
  static Optional<Path> document(Path folder) {
    return DOCUMENTS.stream().map(folder::resolve).filter(Files::exists).findFirst();
  }

  private static Path folder(Path file) {
    return file.toAbsolutePath().getParent();
  }

  private static Scored ofDocument(Path file) {
    try {
      var reading =
          ScoringReader.read(
              file.toString(), Files.readAllBytes(file), Source.folder(folder(file)));
      return new Scored(reading.required(), reading.findings());
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static Scored set(Path folder, boolean practice) throws IOException {
    var files = FileSet.ofFolder(folder, FileSet.Limits.STIMULI);
    var reading = StimulusReader.read(files);
    try {
      var material =
          new SetMaterial(reading.required(), name -> files.read(name).orElseThrow(), practice);
      var metrics = COMMON.stream().map(id -> new Measure.Choice(id, Map.of())).toList();
      return new Scored(new Scoring(material, metrics, 0), reading.findings());
    } catch (IllegalArgumentException wrong) {
      throw new Rejected(Fault.INVALID, wrong.getMessage());
    }
  }
}
