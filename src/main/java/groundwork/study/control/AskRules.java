package groundwork.study.control;

import groundwork.document.control.Rules;
import groundwork.stimulus.entity.Feature;
import groundwork.stimulus.entity.OutputClass;
import groundwork.stimulus.entity.StimulusSet;
import groundwork.study.entity.Arm;
import groundwork.study.entity.Asks;
import groundwork.study.entity.Asks.Number.Against;
import groundwork.study.entity.Block;
import groundwork.study.entity.Confidence;
import groundwork.study.entity.Study;
import groundwork.study.entity.Task;
import java.util.HashSet;

/** Whether what a block asks fits its task and the set. */
final class AskRules {
  private final Rules rules;
  private final Study study;
  private final StimulusSet set;

  AskRules(Rules rules, Study study, StimulusSet set) {
    this.rules = rules;
    this.study = study;
    this.set = set;
  }

  void check(String place, Block.Trials block) {
    var task = block.task();
    var asks = block.asks();
    if (task == Task.OBSERVE && (asks.text() != null || !asks.ratings().isEmpty())) {
      rules.error(
          place + "/asks",
          "an observe trial asks nothing",
          "Leave \"asks\" out, or choose the task rating or describe.");
    }
    only(place, block, asks.names() != null, "names", Task.NAMING);
    only(place, block, asks.number() != null, "number", Task.ESTIMATE);
    if (task == Task.RATING && asks.ratings().isEmpty()) {
      rules.error(
          place,
          "a rating trial asks for ratings, and none are written",
          "Write \"asks: {ratings: [{id: clear, text: …}]}\".");
    }
    ratings(place + "/asks/ratings", asks);
    if (asks.names() != null && asks.names().least() > asks.names().most()) {
      rules.error(
          place + "/asks/names/least",
          "more names are needed than are taken",
          "Lower \"least\", or raise \"most\".");
    }
    if (task == Task.ESTIMATE) {
      estimate(place, block);
    }
    confidence(place + "/confidence", block.confidence());
  }

  private void only(String place, Block.Trials block, boolean there, String member, Task task) {
    if (there && block.task() != task) {
      rules.error(
          place + "/asks/" + member,
          "only the task %s asks for \"%s\"; the task here is %s"
              .formatted(task.word(), member, block.task().word()),
          "Leave it out, or choose that task.");
    }
  }

  private void confidence(String place, Confidence asked) {
    if (asked != null && !asked.slider() && asked.max() - asked.min() > 20) {
      rules.warning(
          place + "/max",
          "%d points are too many to stand side by side".formatted(asked.max() - asked.min() + 1),
          "Write \"format: slider\", or lower max.");
    }
  }

  private void ratings(String place, Asks asks) {
    var seen = new HashSet<String>();
    for (int i = 0; i < asks.ratings().size(); i++) {
      var one = asks.ratings().get(i);
      var here = place + "/" + i;
      for (var id : one.answers()) {
        if (!seen.add(id)) {
          rules.error(
              here, "the id \"" + id + "\" is used by two ratings", "Give one of them another id.");
        }
      }
      rating(here, one);
    }
  }

  private void rating(String here, Asks.Rating one) {
    boolean slider = one.kind() == Asks.Rating.Kind.SLIDER;
    if (one.min() >= one.max()) {
      rules.error(here, "it must run from a lower min to a higher max", "Raise max.");
      return;
    }
    if (one.kind() == Asks.Rating.Kind.MATRIX && one.statements().isEmpty()) {
      rules.error(
          here,
          "a matrix has no statements to rate",
          "Write \"statements: [{id: …, text: …}]\", or leave \"kind\" out.");
    }
    if (one.kind() != Asks.Rating.Kind.MATRIX && !one.statements().isEmpty()) {
      rules.error(here + "/statements", "only a matrix has statements", "Write \"kind: matrix\".");
    }
    if (!slider && one.max() - one.min() > 10) {
      rules.error(
          here,
          "%d points are too many to stand side by side".formatted(one.max() - one.min() + 1),
          "Write \"kind: slider\", or lower max.");
    }
    if (!one.labels().isEmpty() && one.labels().size() != one.max() - one.min() + 1) {
      rules.error(
          here + "/labels",
          "%d labels for %d points".formatted(one.labels().size(), one.max() - one.min() + 1),
          slider ? "Sliders have \"low\" and \"high\" instead." : "Write one a point.");
    }
    if (slider && (one.max() - one.min()) % one.step() != 0) {
      rules.error(
          here + "/step",
          "steps of %d do not lead from %d to %d".formatted(one.step(), one.min(), one.max()),
          "Choose a step that divides the range.");
    }
    if (slider && (one.low() == null || one.high() == null)) {
      rules.error(here, "a slider needs words at both ends", "Write \"low\" and \"high\".");
    }
    for (int i = 0; i < one.ticks().size(); i++) {
      int tick = one.ticks().get(i);
      if (!slider || tick < one.min() || tick > one.max()) {
        rules.error(
            here + "/ticks/" + i,
            slider ? "the mark lies outside of the slider" : "only sliders have marks",
            slider ? "Choose one from min to max." : "Leave \"ticks\" out.");
      }
    }
  }

  private void estimate(String place, Block.Trials block) {
    var asked = block.asks().number();
    if (asked == null) {
      rules.error(
          place,
          "an estimate trial asks for a number, and the block does not say which",
          "Write \"asks: {number: {label: …, min: 0, max: 100}}\".");
      return;
    }
    var here = place + "/asks/number";
    if (asked.min() == null || asked.max() == null) {
      rules.error(here, "the number has no limits", "Write \"min\" and \"max\".");
    } else if (asked.min() >= asked.max()) {
      rules.error(here + "/max", "it must run from a lower min to a higher max", "Raise max.");
    }
    if (asked.against() != null) {
      against(here + "/against", block, asked.against());
    }
  }

  private void against(String here, Block.Trials block, Against against) {
    if (against.score() != null) {
      score(here, block, against.score());
    } else if (set.features().stream().map(Feature::id).noneMatch(against.feature()::equals)) {
      rules.error(
          here + "/feature",
          "the set \"" + set.slug() + "\" has no feature \"" + against.feature() + "\"",
          Rules.known(set.features().stream().map(Feature::id)));
    } else if (set.features().stream()
        .anyMatch(one -> one.id().equals(against.feature()) && one.isCategory())) {
      rules.error(
          here + "/feature",
          "the feature \"" + against.feature() + "\" is a category, no number",
          "Choose a feature that is a number.");
    } else if (drawn(block)) {
      rules.error(
          here + "/feature",
          "an arm explains by figures, which may show the feature that is asked for",
          "Set \"explanation: false\" in the block, or use a method that explains by weights.");
    }
  }

  private boolean drawn(Block.Trials block) {
    return block.explanation()
        && study.arms().stream()
            .filter(block::meets)
            .map(Arm::method)
            .anyMatch(
                method ->
                    set.manifest().figures().stream().anyMatch(f -> f.method().equals(method)));
  }

  private void score(String here, Block.Trials block, String score) {
    if (score.equals(Against.PREDICTED)) {
      if (!block.output()) {
        rules.error(
            here + "/score",
            "whoever does not see what the model says cannot say how sure it is of that",
            "Write \"output: true\", or name a class: "
                + Rules.known(set.classes().stream().map(OutputClass::id)));
      }
    } else if (set.outputClass(score).isEmpty()) {
      rules.error(
          here + "/score",
          "the set \"" + set.slug() + "\" has no class \"" + score + "\"",
          Rules.known(set.classes().stream().map(OutputClass::id)));
    } else if (block.output()) {
      rules.warning(
          here + "/score",
          "the model's output is shown, which tells much of how likely it finds \"" + score + "\"",
          "Remove \"output\", or write \"score: predicted\".");
    }
  }
}
