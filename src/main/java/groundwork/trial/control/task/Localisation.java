package groundwork.trial.control.task;

import groundwork.study.entity.Asks;
import groundwork.trial.entity.Asked;
import groundwork.trial.entity.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Mark what matters. How well it agrees with the reference is measured, not right or wrong. */
final class Localisation implements TaskType {
  private static final Asks.Marks ANY =
      new Asks.Marks(null, null, null, null, null, null, null, null, null);

  static Asks.Marks wanted(Scene scene) {
    var wanted = scene.block().asks().marks();
    return wanted == null ? ANY : wanted;
  }

  /** What is marked is the item itself. */
  @Override
  public boolean showsItem(Scene scene) {
    return false;
  }

  @Override
  public boolean tellsOutput(Scene scene) {
    return scene.block().output();
  }

  @Override
  public List<Asked> asks(Scene scene) {
    return List.of(Marking.asked(scene, wanted(scene)));
  }

  @Override
  public Scored score(Scene scene, JsonNode answer) {
    var wanted = wanted(scene);
    var reference = ReferenceMap.of(scene, wanted);
    var marks = answer.path("marks");
    return reference == null || !marks.isArray()
        ? Scored.NOT
        : new Scored(
            null, reference.measures(Marking.of(scene, wanted.grid()), marks, wanted.rank()));
  }

  @Override
  public Map<String, Object> rightly(Scene scene) {
    var wanted = wanted(scene);
    var reference = ReferenceMap.of(scene, wanted);
    if (reference == null || reference.parts().isEmpty()) {
      return Map.of();
    }
    var marking = Marking.of(scene, wanted.grid());
    var asked = Marking.asked(scene, wanted);
    var parts = reference.parts();
    var marks = new ArrayList<Object>();
    for (int i = 0; i < Math.min(parts.size(), asked.most()); i++) {
      marks.add(marking.mark(parts.get(i), wanted, 1 - (double) i / parts.size()));
    }
    return marks.size() < asked.least() ? Map.of() : Map.of("marks", marks);
  }
}
