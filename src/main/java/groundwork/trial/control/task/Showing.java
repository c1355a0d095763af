package groundwork.trial.control.task;

import groundwork.stimulus.entity.Item;
import groundwork.stimulus.entity.Method;
import groundwork.stimulus.entity.OutputClass;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Condition;
import groundwork.study.entity.Manipulation;
import groundwork.study.entity.Presence;
import groundwork.study.entity.Study;
import groundwork.trial.entity.Shown;
import groundwork.trial.entity.Shown.Changed;
import groundwork.trial.entity.Shown.View;
import groundwork.trial.entity.StepView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/** A stimulus as trials show it, outside any trial. Pure. */
public final class Showing {
  private Showing() {}

  /**
   * @param toward class that positive weights speak for; null for what the model says
   * @param study whose arms are shown; null for every method of the set
   */
  public static Shown of(StimulusSet set, Item item, String model, String toward, Study study) {
    var output = item.output(model);
    var one =
        new One(
            set,
            item,
            model,
            toward == null ? output.predicted() : toward,
            study == null ? 0 : study.seed());
    return new Shown(
        item.id(),
        model,
        label(set, item.truth()),
        label(set, output.predicted()),
        output.scores().get(output.predicted()),
        output.predicted().equals(item.truth()),
        item.practice(),
        item.difficulty(),
        item.group(),
        Pictures.instance(set, item.content()),
        study == null ? one.methods() : one.arms(study),
        item.perturbations().stream()
            .map(
                changed -> {
                  var said = changed.outputs().get(model);
                  return new Changed(
                      changed.id(),
                      Pictures.instance(set, changed.content()),
                      Pictures.change(set, item, changed),
                      said == null ? null : label(set, said.predicted()));
                })
            .toList());
  }

  private static String label(StimulusSet set, String id) {
    return set.outputClass(id).map(OutputClass::label).orElse(id);
  }

  /** One item and one model's output of it. */
  private record One(StimulusSet set, Item item, String model, String toward, long seed) {
    List<View> methods() {
      return set.manifest().methods().stream()
          .map(
              method ->
                  new View(
                      null,
                      "",
                      method.title(),
                      method.id(),
                      Presence.SHOWN.word(),
                      null,
                      true,
                      explanation(method.id(), null),
                      note(method.id(), Presence.SHOWN)))
          .toList();
    }

    /** Each different condition once, whatever block it is met in. */
    List<View> arms(Study study) {
      var views = new ArrayList<View>();
      for (var arm : study.arms()) {
        var conditions = new LinkedHashMap<String, View>();
        study
            .trials()
            .filter(block -> block.meets(arm) && block.explanation())
            .forEach(
                block ->
                    study
                        .conditions(arm, block)
                        .forEach(
                            condition ->
                                conditions.putIfAbsent(
                                    condition.id(),
                                    view(
                                        arm,
                                        condition,
                                        Study.manipulation(arm, condition, block)))));
        if (conditions.isEmpty()) {
          conditions.put("", view(arm, Condition.ONLY, arm.manipulation()));
        }
        views.addAll(conditions.values());
      }
      return views;
    }

    private View view(Arm arm, Condition condition, Manipulation held) {
      var method = held.method() == null ? Method.NONE : held.method();
      var presence = Objects.requireNonNullElse(held.presence(), Presence.SHOWN);
      return new View(
          arm.id(),
          condition.id(),
          condition.id().isEmpty()
              ? arm.label()
              : arm.label() + ", " + String.join(", ", condition.levels().values()),
          method,
          presence.word(),
          held.fidelity(),
          held.advice() == null || held.advice(),
          presence == Presence.HIDDEN ? null : explanation(method, held.fidelity()),
          note(method, presence));
    }

    private StepView.Explanation explanation(String method, Double fidelity) {
      var figure = set.figure(item.id(), model, method);
      if (figure.isPresent()) {
        return FigureView.of(set, item.id(), figure.get(), true, true);
      }
      return set.explanation(item.id(), model, method)
          .map(found -> Fidelity.applied(found, fidelity, seed))
          .map(found -> Pictures.explanation(set, item, found, toward, id -> label(set, id)))
          .orElse(null);
    }

    private String note(String method, Presence presence) {
      if (Method.NONE.equals(method)) {
        return "Control: the instance alone, without explanation.";
      }
      if (presence == Presence.HIDDEN) {
        return "The explanation is never seen here.";
      }
      if (explanation(method, null) == null) {
        return set.method(method).filter(one -> !one.explains(model)).isPresent()
            ? "This method does not explain this model."
            : "There is no explanation of this item by this method.";
      }
      return presence == Presence.ON_DEMAND ? "Seen when the participant asks for it." : null;
    }
  }
}
