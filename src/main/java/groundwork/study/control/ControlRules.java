package groundwork.study.control;

import groundwork.document.control.Rules;
import groundwork.stimulus.entity.Method;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Factor;
import groundwork.study.entity.Phase;
import groundwork.study.entity.Presence;
import groundwork.study.entity.Study;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** With what an explanation is compared: the absence of a control is remarked on, never refused. */
final class ControlRules {
  /** What each control of the set is there for. */
  private static final Map<String, String> MEANING =
      Map.of(
          "placebo", "whether it is what an explanation says that helps, or that there is one",
          "oracle", "how much the best explanation of such items could help",
          "human", "whether people explain better");

  private static final List<String> CONTROLS = List.of("placebo", "oracle", "human");

  private final Rules rules;
  private final Study study;
  private final StimulusSet set;

  ControlRules(Rules rules, Study study, StimulusSet set) {
    this.rules = rules;
    this.study = study;
    this.set = set;
  }

  void check() {
    var compared =
        study
            .trials()
            .filter(block -> block.phase() != Phase.PRACTICE && !block.task().ofExplanations())
            .toList();
    var methods = methods();
    if (study.arms().isEmpty() || study.trials().findAny().isPresent() && compared.isEmpty()) {
      return;
    }
    if (study.arms().stream().allMatch(Arm::explains) && !takenAway()) {
      rules.warning(
          place(),
          "no arm goes without an explanation, so nothing can be said about what explanations add",
          "Add an arm with \"method: none\".");
    }
    if (methods.stream().allMatch(Method.NONE::equals)) {
      return;
    }
    var missing =
        CONTROLS.stream()
            .filter(control -> !methods.contains(control))
            .filter(control -> set.hasExplanations(study.stimuli().model(), control))
            .toList();
    if (!missing.isEmpty()) {
      rules.warning(
          place(),
          "nobody meets the control%s %s of the set \"%s\", so the study cannot tell %s"
              .formatted(
                  missing.size() == 1 ? "" : "s",
                  String.join(" and ", missing),
                  set.slug(),
                  String.join(", or ", missing.stream().map(MEANING::get).toList())),
          "Add an arm with \"method: " + missing.getFirst() + "\", or say in the plan why not.");
    }
  }

  private Set<String> methods() {
    var methods = new HashSet<String>();
    study.arms().forEach(arm -> methods.add(arm.method()));
    within().filter(level -> level.method() != null).forEach(level -> methods.add(level.method()));
    return methods;
  }

  /** Where arms come from. */
  private String place() {
    return study.factors().stream().anyMatch(factor -> factor.vary() == Factor.Vary.BETWEEN)
        ? "/factors"
        : "/arms";
  }

  private boolean takenAway() {
    return within()
        .anyMatch(
            level -> Method.NONE.equals(level.method()) || level.presence() == Presence.HIDDEN);
  }

  private Stream<Factor.Level> within() {
    return study.factors().stream()
        .filter(factor -> factor.vary() == Factor.Vary.WITHIN)
        .flatMap(factor -> factor.levels().stream());
  }
}
