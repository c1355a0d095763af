package groundwork.trial.control.task;

import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.entity.Content;
import groundwork.stimulus.entity.Item;
import groundwork.study.entity.Asks;
import groundwork.trial.entity.Asked;
import groundwork.trial.entity.Asked.Edit.Field;
import groundwork.trial.entity.Scored;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Change the item so that the model says something else. Scored by asking the model. */
public final class CounterfactualEdit implements TaskType {
  static Asks.Edit rules(Scene scene) {
    var rules = scene.block().asks().edit();
    return rules == null ? Asks.Edit.FREE : rules;
  }

  /** It stands in the fields that are changed. */
  @Override
  public boolean showsItem(Scene scene) {
    return false;
  }

  @Override
  public boolean tellsOutput(Scene scene) {
    return true;
  }

  @Override
  public List<Asked> asks(Scene scene) {
    return List.of(asked(scene));
  }

  static Asked.Edit asked(Scene scene) {
    var rules = rules(scene);
    var fields = new ArrayList<Field>();
    List<String> tokens = List.of();
    if (scene.item().content() instanceof Content.Tabular table) {
      for (int i = 0; i < scene.set().features().size(); i++) {
        var feature = scene.set().features().get(i);
        var limits = Edits.limits(feature, rules);
        double value = table.values().get(i);
        fields.add(
            new Field(
                feature.id(),
                feature.label(),
                feature.unit(),
                value,
                feature.words(value),
                limits[0] == null ? null : Math.min(limits[0], value),
                limits[1] == null ? null : Math.max(limits[1], value),
                limits[2],
                feature.options().stream().map(option -> option.label()).toList(),
                rules.immutable().contains(feature.id()),
                rules.costs().get(feature.id())));
      }
    } else if (scene.item().content() instanceof Content.Text text) {
      tokens = text.tokens();
    }
    var wanted = rules.wanted();
    if (wanted == null && scene.set().classes().size() == 2) {
      wanted =
          scene.set().classes().stream()
              .map(one -> one.id())
              .filter(id -> !id.equals(scene.predicted()))
              .findFirst()
              .orElse(null);
    }
    return new Asked.Edit(
        "edit",
        fields,
        tokens,
        wanted == null ? null : scene.words(wanted),
        rules.most(),
        rules.attempts());
  }

  /** What the model says of the item as it was changed. */
  static Item.Output said(Scene scene, JsonNode edit) {
    return scene
        .answers()
        .output(
            scene.set(), scene.model(), Edits.changed(scene.set(), scene.item().content(), edit));
  }

  /** Whether an edit does what is wanted. */
  public static boolean succeeds(Scene scene, JsonNode edit) {
    return Edits.flipped(scene.item(), scene.model(), rules(scene), said(scene, edit).predicted());
  }

  /**
   * An answer is stored even where the model cannot be asked: it can be scored later, since the
   * version and its model stay. Then it says that it is unscored.
   */
  @Override
  public Scored score(Scene scene, JsonNode answer) {
    var edit = answer.path("edit");
    if (!edit.isObject() || scene.answers() == null) {
      return Scored.NOT;
    }
    var rules = rules(scene);
    var content = scene.item().content();
    var changed = Edits.changed(scene.set(), content, edit);
    var measures = new LinkedHashMap<String, Double>();
    double cost = Edits.cost(scene.set(), content, changed, rules);
    measures.put("changed", (double) Edits.count(content, changed, edit));
    measures.put("cost", cost);
    var cheapest = Edits.cheapest(scene.set(), scene.item(), scene.model(), rules);
    if (cheapest != null) {
      double least = Edits.cost(scene.set(), content, cheapest.content(), rules);
      if (least > 0) {
        measures.put("cost_ratio", cost / least);
      }
    }
    measures.put("locked_tried", (double) edit.path("locked").size());
    measures.put("attempts", edit.path("tried").size() + 1.0);
    try {
      var said = said(scene, edit);
      boolean flipped = Edits.flipped(scene.item(), scene.model(), rules, said.predicted());
      measures.put("flipped", flipped ? 1.0 : 0.0);
      return new Scored(flipped, measures);
    } catch (Rejected refused) {
      if (refused.fault != Fault.MODEL_UNAVAILABLE) {
        throw refused;
      }
      measures.put("unscored", 1.0);
      return new Scored(null, measures);
    }
  }

  @Override
  public Map<String, Object> rightly(Scene scene) {
    var cheapest = Edits.cheapest(scene.set(), scene.item(), scene.model(), rules(scene));
    if (cheapest == null) {
      return Map.of();
    }
    var edit = Edits.leadingTo(scene.set(), scene.item().content(), cheapest.content());
    return edit.isEmpty() ? Map.of() : Map.of("edit", edit);
  }
}
