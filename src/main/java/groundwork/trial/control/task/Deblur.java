package groundwork.trial.control.task;

import groundwork.stimulus.entity.Content;
import groundwork.study.entity.Asks;
import groundwork.trial.entity.Asked;
import groundwork.trial.entity.Scored;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A blurred picture is sharpened where one must look to say what it shows (Das et al. 2016). What
 * many people sharpen is a map of where people look.
 */
final class Deblur implements TaskType {
  private static final Asks.Deblur USUAL = new Asks.Deblur(null, null, null, null);

  private static Asks.Deblur wanted(Scene scene) {
    var wanted = scene.block().asks().deblur();
    return wanted == null ? USUAL : wanted;
  }

  @Override
  public List<String> answers(Scene scene) {
    return wanted(scene).choose() ? Classes.of(scene) : List.of();
  }

  @Override
  public String right(Scene scene) {
    return wanted(scene).choose() ? scene.item().truth() : null;
  }

  /** It is shown blurred, where it is sharpened. */
  @Override
  public boolean showsItem(Scene scene) {
    return false;
  }

  @Override
  public List<Asked> asks(Scene scene) {
    var wanted = wanted(scene);
    var image = (Content.Image) scene.item().content();
    return List.of(
        new Asked.Deblur(
            "deblur",
            scene.instance(),
            Math.min(wanted.grid().get(0), image.height()),
            Math.min(wanted.grid().get(1), image.width()),
            wanted.blur(),
            wanted.brush()));
  }

  @Override
  public Scored score(Scene scene, JsonNode answer) {
    var asked = (Asked.Deblur) asks(scene).getFirst();
    var given = answer.path("deblur");
    var measures = new LinkedHashMap<String, Double>();
    if (given.isObject()) {
      measures.put("sharpened", (double) given.path("cells").size() / asked.size());
      measures.put("strokes", (double) given.path("strokes").size());
    }
    return new Scored(TaskType.super.score(scene, answer).correct(), measures);
  }
}
