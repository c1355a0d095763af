package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a participant does in a trial, and which of three things the answer speaks about. */
public enum Task {
  /** Predict what the model says; scored against the model. */
  FORWARD_SIMULATION(About.MODEL_BOUNDARY),
  /** Look at instance, output and explanation; nothing is asked. */
  OBSERVE(null),
  /** Decide, then see the model's advice, then decide finally; scored against the truth. */
  JUDGE_ADVISOR(About.TASK),
  /** Decide once, with the model's advice where the arm offers it; scored against the truth. */
  DECISION(About.TASK),
  /** Of two explanations of one output, say which is better; nothing is right or wrong. */
  FORCED_CHOICE(About.MODEL_BOUNDARY),
  /** See what the model says and why; say whether it is right. Scored against the truth. */
  AGREEMENT(About.MODEL_ERROR),
  /** See one explanation a class; say which belongs to what the model says. */
  DISTINCTION(About.MODEL_BOUNDARY),
  /** Of two items, say which one the model takes for the class that an explanation shows. */
  TWO_ALTERNATIVES(About.MODEL_BOUNDARY),
  /** See a suggested output; say whether it is what the model says. */
  VERIFICATION(About.MODEL_BOUNDARY),
  /** See item, output and explanation, then the item changed: predict what the model says now. */
  COUNTERFACTUAL_PREDICT(About.MODEL_BOUNDARY),
  /** See item, output and a named change: say whether the output changes. */
  COUNTERFACTUAL_VERIFY(About.MODEL_BOUNDARY),
  /** See something and rate it: points of scales, matrices, sliders. Nothing is right or wrong. */
  RATING(null),
  /** Say how much, perhaps with a range; compared with what the model says, or with the item. */
  ESTIMATE(About.MODEL_BOUNDARY),
  /** Name the concept of an explanation or of a group of items; coded later. */
  NAMING(About.MODEL_BOUNDARY),
  /** Say in words of one's own what there is to see; coded later. */
  DESCRIBE(About.MODEL_BOUNDARY);

  /** What there is to understand (three boundaries that need three kinds of task). */
  public enum About {
    MODEL_BOUNDARY,
    MODEL_ERROR,
    TASK;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final Set<Task> KEYLESS =
      EnumSet.of(OBSERVE, FORCED_CHOICE, RATING, ESTIMATE, NAMING, DESCRIBE);

  private final About about;

  Task(About about) {
    this.about = about;
  }

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Null where nothing is asked that can be true or not. */
  public About about() {
    return about;
  }

  /** Whether the answer is what the model says, so that showing the output would give it away. */
  public boolean asksForOutput() {
    return this == FORWARD_SIMULATION
        || this == TWO_ALTERNATIVES
        || this == DISTINCTION
        || this == VERIFICATION;
  }

  /** Whether an answer can be right or wrong. */
  public boolean scored() {
    return !KEYLESS.contains(this);
  }

  /** Whether explanations are shown unless a block says otherwise. */
  public boolean explains() {
    return this != FORWARD_SIMULATION;
  }

  /** Whether what the model says is shown unless a block says otherwise. */
  public boolean tells() {
    return this == OBSERVE || this == RATING;
  }

  /** Whether it needs items with a perturbation. */
  public boolean perturbs() {
    return this == COUNTERFACTUAL_PREDICT || this == COUNTERFACTUAL_VERIFY;
  }
}
