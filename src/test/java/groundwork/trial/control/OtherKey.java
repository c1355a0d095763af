package groundwork.trial.control;

import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Manifest;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.StudyVersion;
import java.util.HashMap;
import java.util.Map;

/** The same study, had the key been another. */
final class OtherKey {
  private OtherKey() {}

  static Item truth(Item item, String truth) {
    return item(item, truth, item.outputs());
  }

  /** The two classes change places. */
  static Item output(Item item, String model, String predicted) {
    var before = item.output(model);
    var scores = new HashMap<>(before.scores());
    scores.put(predicted, before.scores().getOrDefault(before.predicted(), 0.0));
    scores.put(before.predicted(), before.scores().getOrDefault(predicted, 0.0));
    var outputs = new HashMap<>(item.outputs());
    outputs.put(model, new Item.Output(predicted, scores));
    return item(item, item.truth(), outputs);
  }

  private static Item item(Item item, String truth, Map<String, Item.Output> outputs) {
    return new Item(
        item.id(),
        item.content(),
        truth,
        outputs,
        item.difficulty(),
        item.practice(),
        item.mask(),
        item.group(),
        item.perturbations());
  }

  static StudyVersion with(StudyVersion version, Item item) {
    var set = version.stimuli();
    var m = set.manifest();
    var items = m.items().stream().map(one -> one.id().equals(item.id()) ? item : one).toList();
    var manifest =
        new Manifest(
            m.schema(),
            m.slug(),
            m.title(),
            m.description(),
            m.version(),
            m.modality(),
            m.licence(),
            m.sources(),
            m.made(),
            m.classes(),
            m.features(),
            m.models(),
            m.background(),
            m.training(),
            m.methods(),
            items,
            m.explanations(),
            m.arrays(),
            m.figures(),
            m.assets());
    return new StudyVersion(
        version.hash(),
        version.study(),
        version.number(),
        version.definition(),
        new StimulusSet(set.hash(), manifest, set.explanations()),
        version.html(),
        version.instruments(),
        version.openedAt());
  }
}
