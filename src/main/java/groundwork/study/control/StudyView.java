package groundwork.study.control;

import groundwork.json.control.Json;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Block;
import groundwork.study.entity.KeptVersion;
import groundwork.study.entity.Study;
import groundwork.study.entity.StudyShown;
import groundwork.study.entity.StudyState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts together what a researcher sees of one study. */
@ApplicationScoped
public class StudyView {
  @Inject StudyCatalog catalog;
  @Inject StudyList list;

  @Transactional
  public StudyShown of(String slug) {
    var id = catalog.require(slug);
    var summary = list.one(slug);
    var files = catalog.files(id);
    var reading = catalog.read(slug, files);
    var study = StudyReader.unfinished(reading);
    return new StudyShown(
        summary.slug(),
        summary.title(),
        summary.rung(),
        summary.state(),
        summary.question(),
        study.map(Study::claim).orElse(null),
        summary.version(),
        summary.enrolled(),
        summary.active(),
        summary.completed(),
        summary.link(),
        summary.updatedAt(),
        study.map(Study::minutes).orElse(null),
        study.map(Study::stimuli).orElse(null),
        text(files, StudyReader.DEFINITIONS),
        text(files, StudyReader.PLANS),
        materials(files),
        reading.refused() ? null : StudyCatalog.freeze(reading, files).hash().hex(),
        reading.findings(),
        catalog.versions(id).stream().map(StudyView::version).toList(),
        study.map(Study::arms).orElse(List.of()),
        study.map(Study::flow).orElse(List.of()).stream()
            .map(block -> summary(study.get(), block, reading.stimuli()))
            .toList(),
        study
            .map(
                read -> Stream.concat(Stream.of(read.locale()), read.languages().stream()).toList())
            .orElse(List.of()),
        study.map(Study::functional).orElse(null),
        study.map(Study::outcomes).orElse(Map.of()));
  }

  private static StudyShown.VersionShown version(KeptVersion version) {
    return new StudyShown.VersionShown(
        version.number(),
        version.hash().hex(),
        version.closedAt() == null ? StudyState.OPEN : StudyState.CLOSED,
        version.openedAt(),
        version.closedAt());
  }

  private static String text(Map<String, String> files, List<String> names) {
    return names.stream().filter(files::containsKey).findFirst().map(files::get).orElse(null);
  }

  private static Map<String, String> materials(Map<String, String> files) {
    var materials = new TreeMap<>(files);
    materials.keySet().removeAll(StudyReader.DEFINITIONS);
    materials.keySet().removeAll(StudyReader.PLANS);
    return materials;
  }

  /** The block as it is written, with a label and how many trials it comes to. */
  private static JsonNode summary(Study study, Block block, Optional<StimulusSet> stimuli) {
    ObjectNode node = Json.MAPPER.valueToTree(block);
    node.put("label", block.title());
    if (block instanceof Block.Trials trials) {
      node.put("trials", stimuli.map(set -> TrialCount.of(study, trials, set)).orElse(0));
    }
    return node;
  }
}
