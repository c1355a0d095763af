package groundwork.trial.control.task;

import groundwork.document.control.Markdown;
import groundwork.stimulus.control.Telltale;
import groundwork.stimulus.entity.Figures;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.trial.entity.StepView.Explanation;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A figure as a participant may see it: files are addresses, Markdown is safe HTML, and what must
 * not be known yet is taken out.
 */
final class FigureView {
  private static final Set<String> TRUTH = Set.of("truth", "correct");

  /** Answers to questions inside a figure: never for browsers. */
  private static final Set<String> ALWAYS = Set.of("key");

  private final StimulusSet set;
  private final String item;
  private final Set<String> secret = new HashSet<>();

  private FigureView(StimulusSet set, String item, boolean outputKnown, boolean truthKnown) {
    this.set = set;
    this.item = item;
    if (!outputKnown) {
      secret.addAll(Telltale.OUTPUT);
    }
    if (!truthKnown) {
      secret.addAll(TRUTH);
    }
  }

  /**
   * @param item the one that the trial is about
   * @param figure a copy of its own: it is changed here
   */
  static Explanation of(
      StimulusSet set,
      String item,
      Figures.Figure figure,
      boolean outputKnown,
      boolean truthKnown) {
    Beginning.fillAll(set, set.item(item).orElseThrow(), figure.document());
    var view = new FigureView(set, item, outputKnown, truthKnown);
    view.walk(figure.document(), figure.own());
    return new Explanation.Figure("figure", figure.document());
  }

  /**
   * @param about whether what stands here is about the trial's item
   */
  private void walk(JsonNode node, boolean about) {
    if (node instanceof ArrayNode list) {
      list.forEach(each -> walk(each, about));
    } else if (node instanceof ObjectNode object) {
      boolean here = named(object) ? isItem(object) : about;
      object.remove(ALWAYS);
      if (here) {
        object.remove(secret);
      }
      for (var one : Set.copyOf(object.propertyNames())) {
        var value = object.get(one);
        if ((one.equals("href") || one.endsWith("Href")) && value.isString()) {
          var asset = set.manifest().assets().get(value.asString());
          if (asset != null) {
            object.put(one, "/api/assets/" + asset.sha256());
          }
        } else if (one.equals("markdown") && value.isString()) {
          object.put("html", Markdown.html(value.asString()));
        } else {
          walk(value, here);
        }
      }
    }
  }

  /** Whether it says of which item of the set it is. */
  private boolean named(ObjectNode object) {
    return set.item(object.path("item").asString("")).isPresent()
        || set.item(object.path("id").asString("")).isPresent();
  }

  private boolean isItem(ObjectNode object) {
    return object.path("item").asString("").equals(item)
        || object.path("id").asString("").equals(item);
  }
}
