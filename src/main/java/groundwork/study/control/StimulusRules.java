package groundwork.study.control;

import groundwork.document.control.Rules;
import groundwork.stimulus.entity.Method;
import groundwork.stimulus.entity.ModelCard;
import groundwork.stimulus.entity.OutputClass;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Study;
import java.util.List;
import java.util.Set;

/** What a study says of models and methods must be in its stimulus set. */
final class StimulusRules {
  /** Drawn where it is needed, so a set need not store it. */
  private static final Set<String> RANDOM = Set.of("random", "random-ranking");

  private final Rules rules;
  private final Study study;
  private final StimulusSet set;

  StimulusRules(Rules rules, Study study, StimulusSet set) {
    this.rules = rules;
    this.study = study;
    this.set = set;
  }

  void check() {
    var model = study.stimuli().model();
    if (!model("/stimuli/model", model)) {
      return; // everything below is about that model
    }
    toward();
    for (int i = 0; i < study.arms().size(); i++) {
      method("/arms/" + i + "/method", study.arms().get(i).method(), List.of(model));
    }
    new TaskRules(rules, study, set).check();
    if (study.hasPeople()) {
      new ControlRules(rules, study, set).check();
    }
    new ItemRules(rules, study, set).check();
    if (study.functional() != null) {
      functional();
    }
  }

  private void toward() {
    var toward = study.stimuli().toward();
    if (toward == null) {
      return;
    }
    var classes = set.classes().stream().map(OutputClass::id).toList();
    if (!classes.contains(toward)) {
      rules.error(
          "/stimuli/toward",
          "\"" + toward + "\" is none of the set's classes " + classes,
          "Name one of them, or leave it out.");
    } else if (classes.size() != 2) {
      rules.error(
          "/stimuli/toward",
          "only with two classes does what speaks against one speak for the other",
          "Leave it out: weights then speak for the class that the model says.");
    }
  }

  private void functional() {
    var functional = study.functional();
    for (int i = 0; i < functional.models().size(); i++) {
      model("/functional/models/" + i, functional.models().get(i));
    }
    var models =
        functional.models().isEmpty() ? List.of(study.stimuli().model()) : functional.models();
    for (int i = 0; i < functional.methods().size(); i++) {
      var method = functional.methods().get(i);
      var place = "/functional/methods/" + i;
      if (method.equals(Method.NONE)) {
        rules.error(
            place,
            "\"none\" explains nothing, so no metric can score it",
            "Remove it; \"random\" is the baseline.");
      } else if (!RANDOM.contains(method)) {
        method(place, method, models);
      }
    }
    if (functional.methods().stream().noneMatch(RANDOM::contains)) {
      rules.warning(
          "/functional/methods",
          "no random ranking stands beside the methods, so nobody can tell a good score from a lucky one",
          "Add \"random\".");
    }
    int most = set.items().stream().mapToInt(item -> item.content().size()).max().orElse(0);
    rules.unique(
        "/functional/metrics",
        functional.metrics().stream().map(m -> m.members().toString()),
        "metrics");
    for (int i = 0; i < functional.metrics().size(); i++) {
      int k = functional.metrics().get(i).integer("k", 1);
      if (k > most) {
        rules.error(
            "/functional/metrics/" + i + "/k",
            "k is " + k + ", but no item of the set has more than " + most + " values",
            "Choose k from 1 to " + most + ".");
      }
    }
  }

  private boolean model(String pointer, String model) {
    if (set.model(model).isPresent()) {
      return true;
    }
    rules.error(
        pointer,
        "the set \"" + set.slug() + "\" has no model \"" + model + "\"",
        Rules.known(set.manifest().models().stream().map(ModelCard::id)));
    return false;
  }

  /** The method must explain at least one of the models. */
  private void method(String pointer, String method, List<String> models) {
    if (method.equals(Method.NONE)) {
      return;
    }
    if (set.method(method).isEmpty()) {
      rules.error(
          pointer,
          "the set \"" + set.slug() + "\" has no method \"" + method + "\"",
          Rules.known(set.manifest().methods().stream().map(Method::id)));
    } else if (models.stream().noneMatch(model -> set.canShow(model, method))) {
      rules.error(
          pointer,
          "the set \"%s\" has no explanations by \"%s\" of %s"
              .formatted(set.slug(), method, String.join(", ", models)),
          "Choose a method that explains this model, or another model.");
    }
  }
}
