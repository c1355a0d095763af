package groundwork.study.control.imports;

import groundwork.document.control.DocumentReader;
import groundwork.document.control.FileSet;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import groundwork.study.control.NewStudies;
import groundwork.study.entity.ForeignTaken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Studies of other platforms, as far as they have a counterpart here. */
@ApplicationScoped
@Transactional
public class ForeignStudies {
  /** Bytes of a file. */
  public static final int LIMIT = 16 << 20;

  @Inject NewStudies studies;

  /**
   * @param platform {@code revisit} or {@code webxaii}
   * @param body the document itself, or a zip with the texts that it names
   */
  public ForeignTaken take(String platform, byte[] body, String by) throws IOException {
    if (!List.of("revisit", "webxaii").contains(platform)) {
      throw new Rejected(
          Fault.NOT_FOUND,
          "Studies of \"" + platform + "\" cannot be read; of revisit and webxaii, they can.");
    }
    if (body.length > LIMIT) {
      throw new Rejected(Fault.TOO_LARGE, "A study has at most %d MiB.".formatted(LIMIT >> 20));
    }
    var files = texts(body);
    var name = document(platform, files);
    var findings = new ArrayList<Finding>();
    var root =
        DocumentReader.read(name, files.get(name), DocumentReader.MANIFEST_LIMIT, findings::add)
            .orElseThrow(() -> new Rejected(Fault.INVALID, "The file cannot be read.", findings))
            .root();
    var study = read(platform, name, root, files);
    var draft = studies.foreign(study.title(), study.definition(), study.files(), by);
    return new ForeignTaken(draft.slug(), study.taken(), study.left(), draft);
  }

  /** Pure: what a document comes to. */
  static Converted read(String platform, String name, JsonNode root, Map<String, String> files) {
    return platform.equals("revisit")
        ? new Revisit(name, root, files).converted()
        : new WebXaii(name, root).converted();
  }

  private static Map<String, String> texts(byte[] body) throws IOException {
    boolean zip = body.length > 3 && body[0] == 'P' && body[1] == 'K';
    if (!zip) {
      var text = new String(body, StandardCharsets.UTF_8);
      return Map.of(
          text.stripLeading().matches("(?s)[\\[{].*") ? "config.json" : "config.yaml", text);
    }
    var texts = new TreeMap<String, String>();
    var set = FileSet.ofZip(new ByteArrayInputStream(body), FileSet.Limits.STIMULI);
    for (var name : set.names()) {
      if (name.matches(".*\\.(json|ya?ml|md|html?|txt)")) {
        texts.put(name, new String(set.read(name).orElseThrow(), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  /** The one that defines the study: {@code config.json} nearest to the top, or the only one. */
  private static String document(String platform, Map<String, String> files) {
    return files.keySet().stream()
        .filter(
            name ->
                platform.equals("revisit")
                    ? name.matches("(.*/)?config\\.(json|ya?ml)")
                    : name.matches(".*\\.(json|ya?ml)"))
        .min(Comparator.comparingInt(String::length))
        .orElseThrow(
            () ->
                new Rejected(
                    Fault.INVALID,
                    "The zip has no config.json: that file says what a study of "
                        + platform
                        + " is."));
  }
}
