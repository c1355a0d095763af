package groundwork.statistics.decision;

import groundwork.statistics.Check;
import groundwork.statistics.Rate;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

/**
 * How people use advice. Every member is a count over the trials to which it applies; where it
 * applies to none it is undefined, and never set to zero.
 *
 * @param trials number of trials
 * @param accuracyInitial right before the advice; undefined in one-stage data
 * @param accuracyAdvice the advice was right
 * @param accuracyFinal right in the end
 * @param agreementFraction final answer = advice
 * @param switchFraction final answer = advice, of the trials whose initial answer was another
 * @param overReliance final answer = advice, of the trials whose advice was wrong (one-stage form)
 * @param underReliance final answer ≠ advice, of the trials whose advice was right (one-stage form)
 * @param overRelianceSwitch final answer = advice, of the trials where the person was right first
 *     and the advice wrong (two-stage form)
 * @param underRelianceSwitch final answer ≠ advice, of the trials where the person was wrong first
 *     and the advice right (two-stage form)
 * @param rair relative AI reliance: right in the end, of the trials where the person was wrong
 *     first and the advice right; ideal is 1
 * @param rsr relative self-reliance: right in the end, of the trials where the person was right
 *     first and the advice wrong; ideal is 1
 * @param accuracyWid right in the end, of the trials with initial disagreement
 * @see <a href="https://doi.org/10.1145/3581641.3584066">Schemmer et al. (2023), RAIR and RSR</a>
 * @see <a href="https://doi.org/10.1145/3351095.3372852">Zhang et al. (2020), agreement and
 *     switch</a>
 * @see <a href="https://doi.org/10.1145/3449287">Buçinca et al. (2021), over-reliance</a>
 * @see <a href="https://doi.org/10.1145/3544548.3581025">He et al. (2023), accuracy-wid</a>
 */
public record Reliance(
    int trials,
    Rate accuracyInitial,
    Rate accuracyAdvice,
    Rate accuracyFinal,
    Rate agreementFraction,
    Rate switchFraction,
    Rate overReliance,
    Rate underReliance,
    Rate overRelianceSwitch,
    Rate underRelianceSwitch,
    Rate rair,
    Rate rsr,
    Rate accuracyWid) {

  /**
   * Judge-advisor data: an answer before the advice and one after it.
   *
   * @param truth n class numbers
   * @param advice n class numbers, what the person was told
   * @param initial n class numbers, the person's answer before the advice
   * @param last n class numbers, the person's answer after it
   * @throws IllegalArgumentException if the arrays differ in length
   */
  public static Reliance twoStage(int[] truth, int[] advice, int[] initial, int[] last) {
    sameLengths(truth, advice, last);
    Check.sameLength("truth", truth.length, "initial", initial.length);
    IntPredicate adviceRight = i -> advice[i] == truth[i];
    IntPredicate firstRight = i -> initial[i] == truth[i];
    IntPredicate lastRight = i -> last[i] == truth[i];
    IntPredicate follows = i -> last[i] == advice[i];
    IntPredicate differs = i -> initial[i] != advice[i];
    IntPredicate always = i -> true;
    int n = truth.length;
    var rescued = firstRight.negate().and(adviceRight);
    var misled = firstRight.and(adviceRight.negate());
    return new Reliance(
        n,
        rate(n, firstRight, always),
        rate(n, adviceRight, always),
        rate(n, lastRight, always),
        rate(n, follows, always),
        rate(n, follows, differs),
        rate(n, follows, adviceRight.negate()),
        rate(n, follows.negate(), adviceRight),
        rate(n, follows, misled),
        rate(n, follows.negate(), rescued),
        rate(n, lastRight, rescued),
        rate(n, lastRight, misled),
        rate(n, lastRight, differs));
  }

  /**
   * One-stage data: the advice stands there from the beginning. What needs a first answer is
   * undefined.
   *
   * @param truth n class numbers
   * @param advice n class numbers, what the person was told
   * @param last n class numbers, the person's answer
   * @throws IllegalArgumentException if the arrays differ in length
   */
  public static Reliance oneStage(int[] truth, int[] advice, int[] last) {
    sameLengths(truth, advice, last);
    IntPredicate adviceRight = i -> advice[i] == truth[i];
    IntPredicate lastRight = i -> last[i] == truth[i];
    IntPredicate follows = i -> last[i] == advice[i];
    IntPredicate always = i -> true;
    int n = truth.length;
    var none = new Rate(0, 0);
    return new Reliance(
        n,
        none,
        rate(n, adviceRight, always),
        rate(n, lastRight, always),
        rate(n, follows, always),
        none,
        rate(n, follows, adviceRight.negate()),
        rate(n, follows.negate(), adviceRight),
        none,
        none,
        none,
        none,
        none);
  }

  /**
   * What the person with the advice gains over the better of the two alone: complementary team
   * performance is a gain above 0. Asking for a first answer changes behaviour: where people
   * without advice were measured in an arm of their own, use {@link #gainOver}.
   *
   * @return accuracyFinal - max(accuracyInitial, accuracyAdvice), in [-1, 1]; empty in one-stage
   *     data and over no trial
   * @see <a href="https://doi.org/10.1145/3411764.3445717">Bansal et al. (2021)</a>
   */
  public OptionalDouble gainOverBetter() {
    return accuracyInitial.defined()
        ? gainOver(accuracyInitial.estimate().getAsDouble())
        : OptionalDouble.empty();
  }

  /**
   * The same against people without advice.
   *
   * @param human their accuracy, in [0, 1]
   * @return empty over no trial
   * @throws IllegalArgumentException if the accuracy is out of range
   */
  public OptionalDouble gainOver(double human) {
    Check.share("human", human);
    return trials == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            accuracyFinal.estimate().getAsDouble()
                - Math.max(human, accuracyAdvice.estimate().getAsDouble()));
  }

  private static Rate rate(int n, IntPredicate happened, IntPredicate applies) {
    int count = 0;
    int of = 0;
    for (int i = 0; i < n; i++) {
      if (applies.test(i)) {
        of++;
        count += happened.test(i) ? 1 : 0;
      }
    }
    return new Rate(count, of);
  }

  private static void sameLengths(int[] truth, int[] advice, int[] last) {
    Check.sameLength("truth", truth.length, "advice", advice.length);
    Check.sameLength("truth", truth.length, "last", last.length);
  }
}
