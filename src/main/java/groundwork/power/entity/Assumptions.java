package groundwork.power.entity;

import java.util.List;
import java.util.Map;

/**
 * What is taken to be true of a study that nobody has run yet, and what is wanted of it. Members
 * that are left out get the defaults that {@code GET …/power} explains.
 *
 * @param analysis id of the plan's analysis; the primary one if left out
 * @param way {@code simulation} of the planned mixed model, or {@code analytic}: a formula over
 *     participants' means
 * @param fit {@code laplace} as the plan's analysis fits, or {@code joint}, which is faster (nAGQ =
 *     0); for binary answers only
 * @param alpha level of significance, two-sided
 * @param power that is wanted
 * @param adjust correction over the targets: none, holm, bonferroni …
 * @param goal whether {@code all} targets must be found, or {@code any}
 * @param targets coefficients that carry the effect and are tested, as R names them
 * @param baseline share of right answers (binary) or mean, where no effect is
 * @param effect planted in each target
 * @param effectIn {@code points} (difference of shares), {@code log-odds}, or {@code units} of the
 *     response
 * @param others coefficients beside the targets, in log odds or units; 0 where none is given
 * @param participantSd standard deviation between participants, in log odds or units
 * @param slopeSd standard deviation between participants of what is varied within them
 * @param itemSd standard deviation between items
 * @param residualSd of single answers, in units
 * @param categories of an ordinal answer, equally often chosen without the effect
 * @param dropout share of those who begin and do not complete
 * @param excluded share of completed runs that the plan's rules leave out
 * @param from fewest participants that are looked at
 * @param to most participants that could be had
 * @param at number of participants whose sensitivity is asked for, or null
 * @param draws simulated studies for each number of participants
 * @param test of the analytic way: means, shares, paired, anova, correlation, share, choice
 * @param measure of the analytic effect: d, d_z, f, eta2, h, points, r
 */
public record Assumptions(
    String analysis,
    String way,
    String fit,
    Double alpha,
    Double power,
    String adjust,
    String goal,
    List<String> targets,
    Double baseline,
    Double effect,
    String effectIn,
    Map<String, Double> others,
    Double participantSd,
    Double slopeSd,
    Double itemSd,
    Double residualSd,
    Integer categories,
    Double dropout,
    Double excluded,
    Integer from,
    Integer to,
    Integer at,
    Integer draws,
    Long seed,
    String test,
    String measure) {
  public static final String SIMULATION = "simulation";
  public static final String ANALYTIC = "analytic";
  public static final String POINTS = "points";
  public static final String LOG_ODDS = "log-odds";
  public static final String UNITS = "units";

  public boolean simulated() {
    return SIMULATION.equals(way);
  }

  /** Members that are null are taken from the others. */
  public Assumptions orElse(Assumptions other) {
    return new Assumptions(
        or(analysis, other.analysis),
        or(way, other.way),
        or(fit, other.fit),
        or(alpha, other.alpha),
        or(power, other.power),
        or(adjust, other.adjust),
        or(goal, other.goal),
        or(targets, other.targets),
        or(baseline, other.baseline),
        or(effect, other.effect),
        or(effectIn, other.effectIn),
        or(others, other.others),
        or(participantSd, other.participantSd),
        or(slopeSd, other.slopeSd),
        or(itemSd, other.itemSd),
        or(residualSd, other.residualSd),
        or(categories, other.categories),
        or(dropout, other.dropout),
        or(excluded, other.excluded),
        or(from, other.from),
        or(to, other.to),
        or(at, other.at),
        or(draws, other.draws),
        or(seed, other.seed),
        or(test, other.test),
        or(measure, other.measure));
  }

  private static <T> T or(T one, T other) {
    return one == null ? other : one;
  }
}
