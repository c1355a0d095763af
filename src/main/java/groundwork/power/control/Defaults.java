package groundwork.power.control;

import groundwork.plan.entity.Analysis;
import groundwork.power.entity.Assumptions;
import groundwork.power.entity.Explained;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is taken where a researcher says nothing, and why. */
final class Defaults {
  private static final String COHEN = "https://doi.org/10.4324/9780203771587";
  private static final String BOTH_SAMPLES = "https://doi.org/10.1037/xge0000014";
  private static final String CROSSED = "https://doi.org/10.1016/j.jml.2012.11.001";
  private static final String HOLM = "https://www.jstor.org/stable/4615733";

  private Defaults() {}

  /**
   * @param analysis empty where the plan has none that can be simulated
   */
  static Assumptions of(
      Question question, Optional<Analysis> analysis, Optional<PlannedAnalysis> planned) {
    var kind = analysis.map(Analysis::kind).orElse("");
    boolean binary = kind.equals("glmm") || analysis.isEmpty();
    var targets = planned.map(PlannedAnalysis::targets).orElse(List.of());
    int arms = question.arms();
    return new Assumptions(
        analysis.map(Analysis::id).orElse(null),
        analysis.isPresent() ? Assumptions.SIMULATION : Assumptions.ANALYTIC,
        "laplace",
        0.05,
        0.8,
        targets.size() > 1 || analysis.isEmpty()
            ? analysis.flatMap(one -> one.text("adjust")).orElse("holm")
            : "none",
        "all",
        targets,
        binary ? baseline(question) : 0.0,
        binary ? 0.1 : 0.5,
        binary
            ? Assumptions.POINTS
            : kind.equals("clmm") ? Assumptions.LOG_ODDS : Assumptions.UNITS,
        Map.of(),
        0.5,
        0.3,
        0.5,
        1.0,
        5,
        0.1,
        0.05,
        Math.max(8, 4 * arms),
        question.most(),
        null,
        300,
        question.version().definition().seed(),
        question.pairs() > 0 ? "choice" : arms > 1 ? "means" : "paired",
        binary ? "points" : arms > 1 ? "d" : "d_z");
  }

  /** Half way between guessing and knowing; of two that are chosen between, either. */
  private static double baseline(Question question) {
    if (question.pairs() > 0) {
      return 0.5;
    }
    double guessing = 1.0 / Math.max(2, question.version().stimuli().classes().size());
    return Math.round(100 * (guessing + 1) / 2) / 100.0;
  }

  /** Why each is what it is. */
  static List<Explained> explained(Question question, Optional<Analysis> analysis) {
    boolean simulated = analysis.isPresent();
    var units = simulated && analysis.get().kind().equals("lmm");
    var all = new ArrayList<Explained>();
    all.add(
        new Explained(
            "alpha", "The usual level; two-sided, since an explanation may also harm.", COHEN));
    all.add(
        new Explained(
            "power", "Cohen’s convention: an effect that is there is missed once in five.", COHEN));
    all.add(
        new Explained(
            "adjust",
            "As the plan’s analysis says; else Holm over the targets, which is never less powerful than Bonferroni.",
            HOLM));
    all.add(
        new Explained(
            "baseline",
            units
                ? "The mean without effect. It does not change the power of a linear model."
                : "Half way between guessing and always right, where a difference has room in both directions. Replace it by what your pilot shows.",
            null));
    all.add(
        new Explained(
            "effect",
            units
                ? "Half a standard deviation of single answers. Replace it by the smallest effect that would matter to you."
                : "Ten percentage points. Replace it by the smallest effect that would matter to you: published effects are often too large.",
            null));
    all.add(
        new Explained(
            "participantSd",
            units
                ? "Half of the spread of single answers."
                : "Two thirds of people lie within 0.5 log odds of the average: at 65% right between 53% and 75%. Your pilot’s model tells it (random effects of participant).",
            BOTH_SAMPLES));
    all.add(
        new Explained(
            "itemSd",
            "Items are a sample too: as different from each other as people are. More people do not make up for few items.",
            BOTH_SAMPLES));
    all.add(
        new Explained(
            "slopeSd", "What is varied within people does not do the same to everybody.", CROSSED));
    all.add(new Explained("residualSd", "The unit in which the other numbers are read.", null));
    all.add(
        new Explained(
            "dropout", "One in ten who begin does not finish. Your own panel may differ.", null));
    all.add(
        new Explained(
            "excluded",
            "One completed run in twenty is left out by the plan’s rules. Excluded runs are paid too.",
            null));
    all.add(
        new Explained(
            "to",
            question.version().definition().assignment().quota() == null
                ? "No quota is set in the study."
                : "The study’s quota.",
            null));
    all.add(
        new Explained(
            "draws",
            "Simulated studies at each of seven sizes: at a power of 80% each point has a Monte Carlo error of 2.3 points, and the curve through all of them less.",
            null));
    all.add(new Explained("seed", "The study’s. The same seed gives the same numbers.", null));
    return all;
  }
}
