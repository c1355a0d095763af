package groundwork.trial.control.task;

import groundwork.stimulus.entity.Item;
import groundwork.study.entity.Task;
import groundwork.trial.entity.Asked;
import groundwork.trial.entity.Scored;
import groundwork.trial.entity.StepView;
import groundwork.trial.entity.StepView.Trial.Candidate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Where is the model wrong? Of one output it is said whether it is right or wrong; of a list, which
 * are wrong. An error is the signal: answers are hits, misses, false alarms and correct rejections.
 */
final class ErrorDetection implements TaskType {
  private static final String MARKED = "wrong";

  @Override
  public List<String> answers(Scene scene) {
    return isList(scene) ? List.of() : Task.Options.RIGHT_WRONG.fixed();
  }

  @Override
  public String right(Scene scene) {
    return isList(scene) ? null : errs(scene, scene.item()) ? "wrong" : "right";
  }

  @Override
  public List<Asked> asks(Scene scene) {
    return isList(scene)
        ? List.of(new Asked.Several(MARKED, Scene.letters(scene.step().shown().size())))
        : List.of();
  }

  @Override
  public Map<String, Object> rightly(Scene scene) {
    return isList(scene) ? Map.of(MARKED, List.copyOf(wrong(scene))) : Map.of();
  }

  @Override
  public Scored score(Scene scene, JsonNode answer) {
    Set<String> letters;
    Set<String> wrong;
    var marked = new HashSet<String>();
    if (isList(scene)) {
      if (!answer.path(MARKED).isArray()) {
        return Scored.NOT; // time ran out
      }
      letters = Set.copyOf(Scene.letters(scene.step().shown().size()));
      wrong = wrong(scene);
      answer.path(MARKED).forEach(one -> marked.add(one.asString()));
    } else {
      if (!answer.path("choice").isString()) {
        return Scored.NOT;
      }
      letters = Set.of("a");
      wrong = errs(scene, scene.item()) ? letters : Set.of();
      if (answer.path("choice").asString().equals("wrong")) {
        marked.add("a");
      }
    }
    return new Scored(
        marked.equals(wrong),
        Map.of(
            "hits", count(letters, one -> wrong.contains(one) && marked.contains(one)),
            "misses", count(letters, one -> wrong.contains(one) && !marked.contains(one)),
            "fa", count(letters, one -> !wrong.contains(one) && marked.contains(one)),
            "cr", count(letters, one -> !wrong.contains(one) && !marked.contains(one))));
  }

  @Override
  public boolean tellsOutput(Scene scene) {
    return !isList(scene);
  }

  @Override
  public boolean showsItem(Scene scene) {
    return !isList(scene);
  }

  @Override
  public boolean explainsItem(Scene scene) {
    return !isList(scene);
  }

  @Override
  public Besides besides(Scene scene) {
    var candidates = new ArrayList<Candidate>();
    for (var id : scene.step().shown()) {
      var item = scene.item(id);
      candidates.add(
          new Candidate(
              Scene.letter(candidates.size()),
              Pictures.instance(scene.set(), item.content()),
              scene.explains() ? scene.explanation(item, scene.holds().method(), true) : null,
              new StepView.Trial.Output(
                  scene.words(item.output(scene.model()).predicted()), null)));
    }
    return Besides.candidates(candidates);
  }

  @Override
  public String label(Scene scene, String answer) {
    return scene.block().labels().get(answer);
  }

  private static boolean isList(Scene scene) {
    return !scene.step().shown().isEmpty();
  }

  private static boolean errs(Scene scene, Item item) {
    return !item.output(scene.model()).predicted().equals(item.truth());
  }

  private static Set<String> wrong(Scene scene) {
    var wrong = new TreeSet<String>();
    var shown = scene.step().shown();
    for (int i = 0; i < shown.size(); i++) {
      if (errs(scene, scene.item(shown.get(i)))) {
        wrong.add(Scene.letter(i));
      }
    }
    return wrong;
  }

  private static double count(Set<String> letters, Predicate<String> which) {
    return letters.stream().filter(which).count();
  }
}
