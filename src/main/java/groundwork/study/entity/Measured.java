package groundwork.study.entity;

import java.util.List;
import java.util.Locale;

/**
 * What an answer is worth, by name: the one list that scores, data, plans, results and
 * documentation speak from.
 */
public enum Measured {
  HITS("Errors of the model that were found", "outputs"),
  MISSES("Errors of the model that were not found", "outputs"),
  FA("False alarms: right outputs that were called wrong", "outputs"),
  CR("Correct rejections: right outputs that were not called wrong", "outputs"),
  DEVIATION("The decision is not what the model says: 0 or 1", true),
  ERROR("Estimate minus what it is compared with", Measured.AS_ESTIMATED),
  ABSOLUTE_ERROR("Distance of the estimate from what it is compared with", Measured.AS_ESTIMATED),
  INTERVAL_WIDTH("Width of the range", Measured.AS_ESTIMATED),
  INTERVAL_HIT("The range holds what it is compared with: 0 or 1", true),
  WINKLER("Score of Winkler of the range; less is better", Measured.AS_ESTIMATED),
  IOU("Overlap of marks and reference over their union, from 0 to 1", false),
  PRECISION("Share of what is marked that lies in the reference, from 0 to 1", false),
  RECALL("Share of the reference that is marked, from 0 to 1", false),
  HIT("The first or heaviest mark lies in the reference: 0 or 1", true),
  RANK("Correlation of Spearman of weights and reference, from -1 to 1", false),
  SHARPENED("Share of the picture that was sharpened, from 0 to 1", false),
  STROKES("Strokes of the brush", "strokes"),
  CHANGED("Features or words that were changed", "changes"),
  COST("Cost of the change", "spreads"),
  COST_RATIO("Cost of the change over the least that is known", false),
  LOCKED_TRIED("Features that stay as they are but were tried to change", "features"),
  ATTEMPTS("Attempts that were made", "attempts"),
  FLIPPED("The model says what was wanted after the change: 0 or 1", true),
  UNSCORED("The model could not be asked: 1", true),
  UNANSWERED("The page of the domain never answered: 1", true),
  QUERIES("Questions that were asked inside a figure", "questions"),
  GOAL_REACHED("The goal of a figure was reached: 0 or 1", true),
  EDIT_COST("Cost of the last change in a figure that reached its goal", "steps times cost"),
  ONE_FACTOR_SHARE("Share of questions that differ from the one before in one thing", false),
  ROUNDS("Rounds of feedback", "rounds"),
  HARMFUL_SHARE("Share of feedback that makes the model worse by the figure's key", false),
  QUALITY_END("Quality of the model after the last round", false),
  QUALITY_BEST("Quality of the model after its best round", false),
  QUALITY_GAIN("Quality after the last round minus before the first", false),
  ARTICLE_CORRECT("Share of the questions of an article that were answered rightly", false);

  /** An estimate's own unit. */
  private static final String AS_ESTIMATED = "as estimated";

  /** What is measured wherever a figure can be acted in, whatever the task. */
  public static final List<Measured> OF_FIGURES =
      List.of(
          QUERIES,
          GOAL_REACHED,
          EDIT_COST,
          COST_RATIO,
          ONE_FACTOR_SHARE,
          ROUNDS,
          HARMFUL_SHARE,
          QUALITY_END,
          QUALITY_BEST,
          QUALITY_GAIN,
          ARTICLE_CORRECT);

  private final String label;
  private final String unit;
  private final boolean share;

  Measured(String label, String unit) {
    this(label, unit, false);
  }

  Measured(String label, boolean share) {
    this(label, null, share);
  }

  Measured(String label, String unit, boolean share) {
    this.label = label;
    this.unit = unit;
    this.share = share;
  }

  /** As it is called in stored answers and in columns. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String label() {
    return label;
  }

  /** Null for none. */
  public String unit() {
    return unit;
  }

  /** Where it is in the estimate's own unit. */
  public boolean asEstimated() {
    return AS_ESTIMATED.equals(unit);
  }

  /** Whether it is 0 or 1 in each answer, so that its mean is a share of answers. */
  public boolean isShare() {
    return share;
  }
}
