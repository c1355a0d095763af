package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a participant does in a trial, and which of three things the answer speaks about. */
public enum Task {
  /** Predict what the model says; scored against the model. */
  FORWARD_SIMULATION(About.MODEL_BOUNDARY, Options.CLASSES),
  /** Look at instance, output and explanation; nothing is asked. */
  OBSERVE(null, Options.NONE),
  /** Decide, then see the model's advice, then decide finally; scored against the truth. */
  JUDGE_ADVISOR(About.TASK, Options.CLASSES),
  /** Decide once, with the model's advice where the arm offers it; scored against the truth. */
  DECISION(About.TASK, Options.CLASSES),
  /** Of two explanations of one output, say which is better; nothing is right or wrong. */
  FORCED_CHOICE(About.MODEL_BOUNDARY, Options.LETTERS),
  /** Of several explanations of one output, choose one; nothing is right or wrong. */
  CHOICE_OF_N(About.MODEL_BOUNDARY, Options.LETTERS),
  /** Order several explanations of one output, the best first; nothing is right or wrong. */
  RANKING(About.MODEL_BOUNDARY, Options.NONE),
  /** Of several explanations of one output, say which is best and which worst. */
  BEST_WORST(About.MODEL_BOUNDARY, Options.NONE),
  /** See what the model says and why; say whether it is right. Scored against the truth. */
  AGREEMENT(About.MODEL_ERROR, Options.YES_NO),
  /** Look for the model's errors: in one output, or among several. Scored against the truth. */
  ERROR_DETECTION(About.MODEL_ERROR, Options.RIGHT_WRONG),
  /** See one explanation a class; say which belongs to what the model says. */
  DISTINCTION(About.MODEL_BOUNDARY, Options.LETTERS),
  /** Of several items or explanations, find the one that does not belong to the others. */
  INTRUSION(About.MODEL_BOUNDARY, Options.LETTERS),
  /** Of two items, say which one the model takes for the class that an explanation shows. */
  TWO_ALTERNATIVES(About.MODEL_BOUNDARY, Options.LETTERS),
  /** See a suggested output; say whether it is what the model says. */
  VERIFICATION(About.MODEL_BOUNDARY, Options.YES_NO),
  /** Predict what the model says, see what it says, then decide: three steps. */
  SIMULATE_SEE_DECIDE(About.MODEL_BOUNDARY, Options.CLASSES),
  /** See item, output and explanation, then the item changed: predict what the model says now. */
  COUNTERFACTUAL_PREDICT(About.MODEL_BOUNDARY, Options.CLASSES),
  /** See item, output and a named change: say whether the output changes. */
  COUNTERFACTUAL_VERIFY(About.MODEL_BOUNDARY, Options.YES_NO),
  /** See something and rate it: points of scales, matrices, sliders. Nothing is right or wrong. */
  RATING(null, Options.NONE),
  /** Say how much, perhaps with a range; compared with what the model says, or with the item. */
  ESTIMATE(About.MODEL_BOUNDARY, Options.NONE),
  /** Name the concept of an explanation or of a group of items; coded later. */
  NAMING(About.MODEL_BOUNDARY, Options.NONE),
  /** Say in words of one's own what there is to see; coded later. */
  DESCRIBE(About.MODEL_BOUNDARY, Options.NONE),
  /** Mark what matters in the item; compared with where the truth lies, or with an explanation. */
  LOCALISATION(About.MODEL_BOUNDARY, Options.NONE),
  /** Sharpen a blurred picture where one must look to say what it shows; scored by the truth. */
  DEBLUR(About.TASK, Options.CLASSES),
  /** Change the item so that the model says something else; the model itself is asked. */
  COUNTERFACTUAL_EDIT(About.MODEL_BOUNDARY, Options.NONE),
  /** Give reasons of one's own: marks, weights, words. Nothing is right or wrong. */
  EXPLAIN(null, Options.NONE),
  /** Do the work on a page of the domain, which reports how it went. */
  DOMAIN_TASK(About.TASK, Options.NONE);

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
      EnumSet.of(
          OBSERVE,
          FORCED_CHOICE,
          CHOICE_OF_N,
          RANKING,
          BEST_WORST,
          RATING,
          ESTIMATE,
          NAMING,
          DESCRIBE,
          LOCALISATION,
          EXPLAIN);

  /** What can be chosen between. */
  public enum Options {
    /** What the model can say. */
    CLASSES,
    YES_NO,
    RIGHT_WRONG,
    /** What stands side by side; its places are balanced when a trial is planned. */
    LETTERS,
    /** Nothing is chosen. */
    NONE;

    /** Ids that do not hang on the stimulus set; empty for the others. */
    public List<String> fixed() {
      return switch (this) {
        case YES_NO -> List.of("yes", "no");
        case RIGHT_WRONG -> List.of("right", "wrong");
        case CLASSES, LETTERS, NONE -> List.of();
      };
    }
  }

  private final About about;
  private final Options options;

  Task(About about, Options options) {
    this.about = about;
    this.options = options;
  }

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Null where nothing is asked that can be true or not. */
  public About about() {
    return about;
  }

  public Options options() {
    return options;
  }

  /** Whether the answer is what the model says, so that showing the output would give it away. */
  public boolean asksForOutput() {
    return switch (this) {
      case FORWARD_SIMULATION,
          TWO_ALTERNATIVES,
          DISTINCTION,
          VERIFICATION,
          INTRUSION,
          SIMULATE_SEE_DECIDE ->
          true;
      default -> false;
    };
  }

  /** Whether the answer is what is true, so that showing the truth would give it away. */
  public boolean asksForTruth() {
    return switch (this) {
      case JUDGE_ADVISOR, DECISION, AGREEMENT, ERROR_DETECTION, SIMULATE_SEE_DECIDE, DEBLUR -> true;
      default -> false;
    };
  }

  /** Whether people can only answer where they see what the model says. */
  public boolean needsOutput() {
    return switch (this) {
      case AGREEMENT,
          ERROR_DETECTION,
          COUNTERFACTUAL_PREDICT,
          COUNTERFACTUAL_VERIFY,
          COUNTERFACTUAL_EDIT ->
          true;
      default -> false;
    };
  }

  /** What an answer is worth beside being right, by the names under which it is stored. */
  public List<Measured> measures() {
    return switch (this) {
      case ERROR_DETECTION -> List.of(Measured.HITS, Measured.MISSES, Measured.FA, Measured.CR);
      case SIMULATE_SEE_DECIDE -> List.of(Measured.DEVIATION);
      case ESTIMATE ->
          List.of(
              Measured.ERROR,
              Measured.ABSOLUTE_ERROR,
              Measured.INTERVAL_WIDTH,
              Measured.INTERVAL_HIT,
              Measured.WINKLER);
      case LOCALISATION ->
          List.of(Measured.IOU, Measured.PRECISION, Measured.RECALL, Measured.HIT, Measured.RANK);
      case DEBLUR -> List.of(Measured.SHARPENED, Measured.STROKES);
      case COUNTERFACTUAL_EDIT ->
          List.of(
              Measured.CHANGED,
              Measured.COST,
              Measured.COST_RATIO,
              Measured.LOCKED_TRIED,
              Measured.ATTEMPTS,
              Measured.FLIPPED,
              Measured.UNSCORED);
      case DOMAIN_TASK -> List.of(Measured.UNANSWERED);
      default -> List.of();
    };
  }

  /** Whether an answer can be right or wrong. */
  public boolean scored() {
    return !KEYLESS.contains(this);
  }

  /**
   * Whether a right answer can be named, so that it can be shown after each trial. Of an edit or a
   * piece of work there is no one right answer.
   */
  public boolean hasFeedback() {
    return scored() && this != COUNTERFACTUAL_EDIT && this != DOMAIN_TASK;
  }

  /** Whether explanations of several methods compete, so that there is a better one but no key. */
  public boolean compares() {
    return this == FORCED_CHOICE || this == CHOICE_OF_N || this == RANKING || this == BEST_WORST;
  }

  /** Whether explanations are what it is about: without one there is nothing to compare. */
  public boolean ofExplanations() {
    return compares() || this == DISTINCTION || this == TWO_ALTERNATIVES || this == INTRUSION;
  }

  /** Whether what stands side by side has letters for names. */
  public boolean letters() {
    return compares() || options == Options.LETTERS;
  }

  /** Whether explanations are shown unless a block says otherwise. */
  public boolean explains() {
    return switch (this) {
      case FORWARD_SIMULATION, LOCALISATION, DEBLUR, EXPLAIN, DOMAIN_TASK -> false;
      default -> true;
    };
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
