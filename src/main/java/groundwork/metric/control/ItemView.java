package groundwork.metric.control;

import groundwork.metric.entity.Run;
import groundwork.metric.entity.ScoredItem;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.stimulus.control.StimulusCatalog;
import groundwork.stimulus.entity.Asset;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.StimulusSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** The instance behind a score. */
@ApplicationScoped
public class ItemView {
  @Inject StimulusCatalog stimuli;
  @Inject Benches benches;
  @Inject ScoreReader scores;

  /**
   * @throws Rejected if the run's set has no such item or model
   */
  public ScoredItem of(Run run, String model, String method, String item) {
    var set = stimuli.set(new ContentHash(run.stimuli()));
    var instance = set.item(item).orElseThrow(() -> none("item", item));
    if (set.model(model == null ? "" : model).isEmpty()) {
      throw none("model", model);
    }
    var filter = new ScoreReader.Filter(model, method, null, item, false);
    var values = values(set, run, model, method, instance);
    return new ScoredItem(
        new ScoredItem.Drawing(set.classes(), set.features(), picture(set, instance)),
        instance,
        values,
        values == null ? "What was scored cannot be drawn: it was made anew for the words." : null,
        scores.page(run.id(), filter, 0, ScoreReader.MOST).scores());
  }

  private double[] values(StimulusSet set, Run run, String model, String method, Item item) {
    var shown = set.explanation(item.id(), model, method == null ? "" : method);
    if (shown.isPresent()) {
      return shown.get().array();
    }
    boolean control = method != null && Planner.ALWAYS.contains(method);
    return control && !(item.content() instanceof Content.Text)
        ? benches.of(run.stimuli(), model).attribution(item.id(), method, run.seed())
        : null;
  }

  private static Map<String, Asset> picture(StimulusSet set, Item item) {
    return item.content() instanceof Content.Image image
        ? Map.of(image.file(), set.manifest().assets().get(image.file()))
        : Map.of();
  }

  private static Rejected none(String what, String id) {
    return new Rejected(Fault.NOT_FOUND, "The set has no %s \"%s\".".formatted(what, id));
  }
}
