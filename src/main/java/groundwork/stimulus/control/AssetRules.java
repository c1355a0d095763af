package groundwork.stimulus.control;

import groundwork.document.control.FileSet;
import groundwork.document.entity.Document;
import groundwork.problem.entity.Finding;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.entity.Asset;
import groundwork.stimulus.entity.Manifest;
import java.util.ArrayList;
import java.util.List;

/** Every file is there, is listed, and is what the manifest says. */
final class AssetRules {
  private final Document document;
  private final List<Finding> findings = new ArrayList<>();

  AssetRules(Document document, Manifest manifest, FileSet files) {
    this.document = document;
    manifest.assets().keySet().stream()
        .sorted()
        .forEach(name -> asset(name, manifest.assets().get(name), files));
    named("/explanations", manifest.explanations(), manifest);
    named("/background", manifest.background(), manifest);
    if (manifest.training() != null) {
      named("/training/inputs", manifest.training().inputs(), manifest);
      named("/training/truth", manifest.training().truth(), manifest);
    }
    for (int i = 0; i < manifest.arrays().size(); i++) {
      named("/arrays/" + i + "/file", manifest.arrays().get(i).file(), manifest);
    }
    for (int i = 0; i < manifest.figures().size(); i++) {
      named("/figures/" + i + "/file", manifest.figures().get(i).file(), manifest);
    }
    for (int i = 0; i < manifest.models().size(); i++) {
      var model = manifest.models().get(i);
      named("/models/" + i + "/file", model.file(), manifest);
      named(
          "/models/" + i + "/input/vocabulary",
          model.input().path("vocabulary").asString(null),
          manifest);
    }
    for (var name : files.names()) {
      if (!manifest.assets().containsKey(name)
          && !name.equals(StimulusReader.MANIFEST)
          && !name.startsWith("source/")) {
        findings.add(
            Finding.warning(
                name,
                "",
                null,
                "this file is not listed in the manifest, so it is not part of the set",
                "List it under assets, or remove it."));
      }
    }
  }

  List<Finding> findings() {
    return findings;
  }

  private void asset(String name, Asset listed, FileSet files) {
    var place = "/assets" + Document.step(name);
    if (name.startsWith("/")
        || name.contains("\\")
        || List.of(name.split("/", -1)).contains("..")) {
      findings.add(
          document.error(
              place,
              "the asset \"" + name + "\" lies outside the set's folder",
              "Put it into the folder and name it without \"..\"."));
      return;
    }
    var bytes = files.read(name);
    if (bytes.isEmpty()) {
      findings.add(
          document.error(
              place,
              "the asset \"" + name + "\" is listed here but missing",
              "Add the file, or remove its entry."));
    } else if (bytes.get().length != listed.bytes()) {
      findings.add(
          document.error(
              place + "/bytes",
              "the asset \"%s\" has %d bytes, but %d are listed"
                  .formatted(name, bytes.get().length, listed.bytes()),
              "Make the set again, or restore the file."));
    } else if (!ContentHash.of(bytes.get()).hex().equals(listed.sha256())) {
      findings.add(
          document.error(
              place + "/sha256",
              "the asset \""
                  + name
                  + "\" is not the file that the manifest was made for: its SHA-256 is "
                  + ContentHash.of(bytes.get()),
              "Make the set again, or restore the file."));
    }
  }

  private void named(String pointer, String name, Manifest manifest) {
    if (name != null && !manifest.assets().containsKey(name)) {
      findings.add(
          document.error(
              pointer,
              "the file \"" + name + "\" is not among the assets",
              "List it under assets with its SHA-256."));
    }
  }
}
