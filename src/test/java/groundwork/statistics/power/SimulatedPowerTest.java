package groundwork.statistics.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.R;
import groundwork.statistics.power.CrossedStudy.Condition;
import groundwork.statistics.power.CrossedStudy.Response;
import groundwork.statistics.power.CrossedStudy.Slope;
import groundwork.statistics.power.CrossedStudy.Spread;
import groundwork.statistics.power.SimulatedPower.Test;
import java.util.Arrays;
import org.apache.commons.rng.simple.RandomSource;

class SimulatedPowerTest {
  static final Spread SPREAD = new Spread(0.5, 0.3, 0.5, 0, 1);

  static CrossedStudy study(int participants, int items, double effect) {
    return new CrossedStudy(
        participants, items, Condition.WITHIN, Response.GAUSSIAN, 4, effect, SPREAD);
  }

  static CrossedStudy logistic(int participants, int items, double effect) {
    return new CrossedStudy(
        participants, items, Condition.WITHIN, Response.BINOMIAL, 0, effect, SPREAD);
  }

  /** Two simulations differ by four standard errors once in 16,000 times. */
  static void agrees(SimulatedPower ours, R theirs) {
    double error = Math.hypot(ours.monteCarloError(), theirs.number("mcse"));
    assertThat(ours.power()).isCloseTo(theirs.number("power"), within(4 * error));
    assertThat(ours.failed()).isLessThanOrEqualTo(ours.draws() / 50);
  }

  @org.junit.jupiter.api.Test
  void power_of_a_linear_model_agrees_with_R() {
    for (R row : R.of("simpower.lmm").elements()) {
      var study = study((int) row.number("ns"), (int) row.number("ni"), row.number("b"));
      agrees(SimulatedPower.of(study, Test.WALD, Slope.PARTICIPANT, 0.05, 300, 1), row);
    }
  }

  @org.junit.jupiter.api.Test
  void power_of_a_logistic_model_agrees_with_R() {
    for (R row : R.of("simpower.glmm").elements()) {
      var study = logistic((int) row.number("ns"), (int) row.number("ni"), row.number("b"));
      agrees(SimulatedPower.of(study, Test.JOINT, Slope.NONE, 0.05, 200, 2), row);
    }
  }

  /** z takes more than it is owed where people are few; the corrected t do not. */
  @org.junit.jupiter.api.Test
  void corrected_tests_hold_their_level() {
    var few =
        new CrossedStudy(
            8, 16, Condition.WITHIN, Response.GAUSSIAN, 4, 0, new Spread(0.5, 0.9, 0.5, 0, 1));
    for (Test test : new Test[] {Test.SATTERTHWAITE, Test.KENWARD_ROGER}) {
      var found = SimulatedPower.of(few, test, Slope.PARTICIPANT, 0.05, 400, 3);
      assertThat(found.power()).isBetween(0.025, 0.075);
      assertThat(found.interval().contains(found.power())).isTrue();
      assertThat(found.monteCarloError())
          .isCloseTo(Math.sqrt(found.power() * (1 - found.power()) / found.draws()), within(1e-15));
      assertThat((double) found.significant() / found.draws()).isEqualTo(found.power());
      assertThat(found.draws() + found.failed()).isEqualTo(400);
      assertThat(found.failed()).isLessThan(4);
      assertThat(found.singular()).isBetween(1, 200);
    }
    double corrected =
        SimulatedPower.of(few, Test.SATTERTHWAITE, Slope.PARTICIPANT, 0.05, 400, 3).power();
    assertThat(SimulatedPower.of(few, Test.WALD, Slope.PARTICIPANT, 0.05, 400, 3).power())
        .isGreaterThan(corrected);
  }

  @org.junit.jupiter.api.Test
  void the_same_seed_gives_the_same_power() {
    var one = SimulatedPower.of(study(10, 6, 0.4), Test.WALD, Slope.NONE, 0.05, 50, 9);
    assertThat(SimulatedPower.of(study(10, 6, 0.4), Test.WALD, Slope.NONE, 0.05, 50, 9))
        .isEqualTo(one);
  }

  @org.junit.jupiter.api.Test
  void more_participants_find_more() {
    int enough =
        SimulatedPower.participants(
            study(2, 12, 0.5), Test.WALD, Slope.PARTICIPANT, 0.05, 0.8, 60, 100, 4);
    assertThat(enough).isBetween(10, 24);
    assertThat(
            SimulatedPower.of(study(enough, 12, 0.5), Test.WALD, Slope.PARTICIPANT, 0.05, 100, 4)
                .power())
        .isGreaterThanOrEqualTo(0.8);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SimulatedPower.participants(
                    study(2, 12, 0.01), Test.WALD, Slope.NONE, 0.05, 0.9, 10, 30, 4))
        .withMessageContaining("most is 10");
  }

  @org.junit.jupiter.api.Test
  void conditions_lie_where_the_design_puts_them() {
    var within = study(4, 3, 0);
    assertThat(within.conditions())
        .containsExactly(-.5, .5, -.5, .5, -.5, .5, -.5, .5, -.5, .5, -.5, .5);
    assertThat(with(Condition.BETWEEN_PARTICIPANTS).conditions())
        .containsExactly(-.5, -.5, -.5, .5, .5, .5, -.5, -.5, -.5, .5, .5, .5);
    assertThat(with(Condition.BETWEEN_ITEMS).conditions())
        .containsExactly(-.5, .5, -.5, -.5, .5, -.5, -.5, .5, -.5, -.5, .5, -.5);
    assertThat(within.rows()).isEqualTo(12);
    assertThat(within.random(Slope.NONE).get(0).codes())
        .containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3);
    assertThat(within.random(Slope.PARTICIPANT).get(0).z()[1]).isEqualTo(within.conditions());
    assertThat(within.random(Slope.PARTICIPANT).get(1).codes())
        .containsExactly(0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2);
  }

  static CrossedStudy with(Condition condition) {
    return new CrossedStudy(4, 3, condition, Response.GAUSSIAN, 1, 0, SPREAD);
  }

  /** Moments of many rows: mean, effect, and the sum of the variances. */
  @org.junit.jupiter.api.Test
  void draws_have_the_moments_that_are_assumed() {
    var study =
        new CrossedStudy(
            400, 400, Condition.WITHIN, Response.GAUSSIAN, 3, 2, new Spread(0.5, 0.6, 0.4, 0.8, 1));
    double[] y = study.draw(RandomSource.XO_SHI_RO_256_PP.create(5L));
    double[] c = study.conditions();
    double high = 0;
    double low = 0;
    double squares = 0;
    for (int i = 0; i < y.length; i++) {
      high += c[i] > 0 ? 2 * y[i] / y.length : 0;
      low += c[i] < 0 ? 2 * y[i] / y.length : 0;
    }
    for (int i = 0; i < y.length; i++) {
      double gap = y[i] - (c[i] > 0 ? high : low);
      squares += gap * gap / y.length;
    }
    assertThat((high + low) / 2).isCloseTo(3, within(0.15));
    assertThat(high - low).isCloseTo(2, within(0.25));
    assertThat(squares).isCloseTo(0.25 + 0.16 + (0.36 + 0.64) / 4 + 1, within(0.12));
    double[] binary = logistic(50, 50, 0).draw(RandomSource.XO_SHI_RO_256_PP.create(5L));
    assertThat(Arrays.stream(binary).distinct().sorted().toArray()).containsExactly(0, 1);
    assertThat(Arrays.stream(binary).average().orElseThrow()).isCloseTo(0.5, within(0.1));
  }

  @org.junit.jupiter.api.Test
  void refuses_what_makes_no_sense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> study(1, 5, 0))
        .withMessageContaining("1 participants and 5 items");
    assertThatIllegalArgumentException().isThrownBy(() -> study(5, 1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Spread(0.5, -1, 0, 0, 1))
        .withMessageContaining("participantSlope is -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CrossedStudy(
                    4, 4, Condition.WITHIN, Response.GAUSSIAN, 0, 0, new Spread(1, 1, 1, 1, 0)))
        .withMessageContaining("residual is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> study(4, 4, Double.NaN))
        .withMessageContaining("effect is NaN");
    var study = study(6, 4, 0.5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimulatedPower.of(study, Test.LAPLACE, Slope.NONE, 0.05, 10, 1))
        .withMessageContaining("LAPLACE is for BINOMIAL");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SimulatedPower.of(
                    with(Condition.BETWEEN_PARTICIPANTS),
                    Test.WALD,
                    Slope.PARTICIPANT,
                    0.05,
                    10,
                    1))
        .withMessageContaining("slope");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimulatedPower.of(study, Test.WALD, Slope.NONE, 1, 10, 1))
        .withMessageContaining("alpha is 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimulatedPower.of(study, Test.WALD, Slope.NONE, 0.05, 0, 1))
        .withMessageContaining("draws is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SimulatedPower.participants(study, Test.WALD, Slope.NONE, 0.05, 1, 10, 10, 1))
        .withMessageContaining("power is 1.0");
  }
}
