package groundwork.metric.material;

import groundwork.document.control.DocumentReader;
import groundwork.document.control.Nearest;
import groundwork.document.control.Schemas;
import groundwork.json.control.Json;
import groundwork.metric.control.Metrics;
import groundwork.metric.scoring.Measure;
import groundwork.problem.entity.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A scoring document and its files to what is scored, or to everything that is wrong with them. */
public final class ScoringReader {
  private ScoringReader() {}

  /**
   * @param file name of the document, for findings; {@code .json} is read as JSON
   * @param source where the files that it names are
   */
  public static ScoringReading read(String file, byte[] bytes, Source source) {
    var findings = new ArrayList<Finding>();
    var document =
        DocumentReader.read(
            file,
            new String(bytes, StandardCharsets.UTF_8),
            DocumentReader.MANIFEST_LIMIT,
            findings::add);
    document.ifPresent(found -> findings.addAll(Schemas.check(found, "scoring")));
    if (document.isEmpty() || DocumentReader.refused(findings)) {
      return new ScoringReading(Optional.empty(), findings);
    }
    var places = new Places(document.get(), findings);
    var metrics = metrics(document.get().root().path("metrics"), places);
    var known = new Hashed(source);
    known.note("document", bytes);
    var material = new MaterialReader(places, known).read();
    return new ScoringReading(
        DocumentReader.refused(findings)
            ? Optional.empty()
            : Optional.of(
                new Scoring(
                    material.orElseThrow(), metrics, document.get().root().path("seed").asLong(0))),
        findings);
  }

  private static List<Measure.Choice> metrics(JsonNode list, Places places) {
    var choices = new ArrayList<Measure.Choice>();
    for (int i = 0; i < list.size(); i++) {
      var pointer = "/metrics/" + i;
      var choice = new Measure.Choice(list.get(i).get("id").asString(), others(list.get(i), "id"));
      places.attempt(
          pointer,
          () -> {
            if (!Metrics.ids().contains(choice.id())) {
              throw new IllegalArgumentException(
                  "there is no metric \"%s\"%s"
                      .formatted(
                          choice.id(),
                          Nearest.of(choice.id(), Metrics.ids())
                              .map(near -> "; did you mean \"" + near + "\"?")
                              .orElse("; groundwork score --list names them all")));
            }
            return Metrics.of(choice.id(), choice.parameters());
          });
      choices.add(choice);
    }
    return choices;
  }

  /** All members but the known ones, as parameters. */
  static Map<String, Object> others(JsonNode node, String... known) {
    var others = new LinkedHashMap<String, Object>();
    node.properties()
        .forEach(
            member -> {
              if (!List.of(known).contains(member.getKey())) {
                others.put(
                    member.getKey(), Json.MAPPER.treeToValue(member.getValue(), Object.class));
              }
            });
    return others;
  }
}
