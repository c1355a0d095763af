package groundwork.stimulus.control;

import groundwork.document.control.DocumentReader;
import groundwork.document.control.FileSet;
import groundwork.document.control.Schemas;
import groundwork.document.entity.Document;
import groundwork.json.control.Json;
import groundwork.problem.entity.Finding;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.entity.Attribution;
import groundwork.stimulus.entity.Figures;
import groundwork.stimulus.entity.Manifest;
import groundwork.stimulus.entity.StimulusSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/** A folder or zip to a {@link StimulusSet}, or to everything that is wrong with it. Stateless. */
public final class StimulusReader {
  public static final String MANIFEST = "manifest.json";

  private StimulusReader() {}

  /** Reads and checks everything: schema, hashes, and what must hold between the parts. */
  public static StimulusReading read(FileSet files) {
    var findings = new ArrayList<Finding>();
    var bytes = files.read(MANIFEST);
    if (bytes.isEmpty()) {
      findings.add(
          Finding.error(
              MANIFEST,
              "",
              null,
              "a stimulus set is described in manifest.json",
              "Add a file manifest.json."));
      return new StimulusReading(Optional.empty(), findings);
    }
    var text = new String(bytes.get(), StandardCharsets.UTF_8);
    var document =
        DocumentReader.read(MANIFEST, text, DocumentReader.MANIFEST_LIMIT, findings::add);
    document.ifPresent(found -> findings.addAll(Schemas.check(found, "stimulus-set")));
    if (DocumentReader.refused(findings)) {
      return new StimulusReading(Optional.empty(), findings);
    }
    var manifest = bind(document.get(), findings);
    if (manifest.isEmpty()) {
      return new StimulusReading(Optional.empty(), findings);
    }
    findings.addAll(new AssetRules(document.get(), manifest.get(), files).findings());
    findings.addAll(new ManifestRules(document.get(), manifest.get()).findings());
    var explanations = List.<Attribution>of();
    if (!DocumentReader.refused(findings)) {
      explanations = explanations(files, manifest.get(), findings);
      findings.addAll(TrainingRules.check(manifest.get(), files));
    }
    if (!DocumentReader.refused(findings)) {
      findings.addAll(new ExplanationRules(manifest.get(), explanations).findings());
    }
    var figures =
        DocumentReader.refused(findings)
            ? List.<Figures>of()
            : FigureFiles.read(manifest.get(), file -> files.read(file).orElseThrow(), findings);
    return new StimulusReading(
        DocumentReader.refused(findings)
            ? Optional.empty()
            : Optional.of(
                new StimulusSet(
                    ContentHash.of(bytes.get()), manifest.get(), explanations, figures)),
        findings);
  }

  /** For a checked set that has no arrays. */
  public static StimulusSet trusted(byte[] manifest, byte[] explanations) {
    return trusted(manifest, (read, name) -> explanations);
  }

  /**
   * For a set that was checked when it was stored.
   *
   * @param file content of a file of the set, by its name in the manifest
   */
  public static StimulusSet trusted(byte[] manifest, BiFunction<Manifest, String, byte[]> file) {
    var read = Json.MAPPER.readValue(manifest, Manifest.class);
    Function<String, byte[]> own = name -> file.apply(read, name);
    var explanations = new ArrayList<Attribution>();
    explanations.addAll(
        List.of(Json.MAPPER.readValue(own.apply(read.explanations()), Attribution[].class)));
    explanations.addAll(
        ArrayExplanations.read(
            read,
            own,
            finding -> {
              throw new IllegalStateException(finding.rule());
            }));
    return new StimulusSet(
        ContentHash.of(manifest), read, explanations, FigureFiles.trusted(read, own));
  }

  private static Optional<Manifest> bind(Document document, List<Finding> findings) {
    try {
      return Optional.of(Json.MAPPER.treeToValue(document.root(), Manifest.class));
    } catch (JacksonException wrong) {
      for (var one : Json.refusal(wrong).findings) {
        findings.add(document.error(one.pointer(), one.rule(), "Correct this place."));
      }
      return Optional.empty();
    }
  }

  private static List<Attribution> explanations(
      FileSet files, Manifest manifest, List<Finding> findings) {
    var name = manifest.explanations();
    try {
      var all = new ArrayList<Attribution>();
      all.addAll(
          List.of(Json.MAPPER.readValue(files.read(name).orElseThrow(), Attribution[].class)));
      all.addAll(
          ArrayExplanations.read(manifest, file -> files.read(file).orElseThrow(), findings::add));
      return all;
    } catch (JacksonException wrong) {
      var refusal = Json.refusal(wrong);
      var pointer = refusal.findings.isEmpty() ? "" : refusal.findings.getFirst().pointer();
      var rule =
          refusal.findings.isEmpty() ? refusal.getMessage() : refusal.findings.getFirst().rule();
      findings.add(
          Finding.error(
              name, pointer, null, rule, "Write a list of {item, model, method, target, values}."));
      return List.of();
    }
  }
}
