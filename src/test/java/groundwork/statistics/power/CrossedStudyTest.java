package groundwork.statistics.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Proportion;
import groundwork.statistics.power.CrossedStudy.Condition;
import groundwork.statistics.power.CrossedStudy.Response;
import groundwork.statistics.power.CrossedStudy.Slope;
import groundwork.statistics.power.CrossedStudy.Spread;
import groundwork.statistics.power.SimulatedPower.Test;
import java.util.Arrays;
import org.apache.commons.rng.simple.RandomSource;

/** Studies that vary in one thing only, so that each answer is known but for that. */
class CrossedStudyTest {
  private static final double HARDLY = 1e-9;
  private static final Spread NONE = new Spread(0, 0, 0, 0, HARDLY);

  private static CrossedStudy study(Condition condition, double effect, Spread spread) {
    return new CrossedStudy(6, 4, condition, Response.GAUSSIAN, 3, effect, spread);
  }

  private static double[] draw(CrossedStudy study) {
    return study.draw(RandomSource.XO_SHI_RO_256_PP.create(7L));
  }

  /** Answers of a participant to the items 0 and 2, or 1 and 3: of one condition. */
  private static double same(double[] y, int participant, int item) {
    return y[participant * 4 + item] - y[participant * 4 + item + 2];
  }

  @org.junit.jupiter.api.Test
  void without_spread_the_answers_are_the_conditions() {
    for (Condition condition : Condition.values()) {
      var study = study(condition, 2, NONE);
      double[] expected = Arrays.stream(study.conditions()).map(c -> 3 + 2 * c).toArray();
      assertThat(draw(study)).containsExactly(expected, within(1e-7));
    }
  }

  @org.junit.jupiter.api.Test
  void participants_differ_by_their_intercepts() {
    double[] y = draw(study(Condition.WITHIN, 0, new Spread(1, 0, 0, 0, HARDLY)));
    for (int p = 0; p < 6; p++) {
      assertThat(y[p * 4]).isCloseTo(y[p * 4 + 1], within(1e-7));
      assertThat(same(y, p, 0)).isCloseTo(0, within(1e-7));
    }
    assertThat(Math.abs(y[0] - y[4])).isGreaterThan(1e-3);
    double[] twice = draw(study(Condition.WITHIN, 0, new Spread(2, 0, 0, 0, HARDLY)));
    assertThat(twice[0] - 3).isCloseTo(2 * (y[0] - 3), within(1e-7));
  }

  @org.junit.jupiter.api.Test
  void items_differ_by_their_intercepts() {
    double[] y = draw(study(Condition.WITHIN, 0, new Spread(0, 0, 1, 0, HARDLY)));
    for (int i = 0; i < 4; i++) {
      assertThat(y[i]).isCloseTo(y[4 + i], within(1e-7));
    }
    assertThat(Math.abs(y[0] - y[1])).isGreaterThan(1e-3);
  }

  @org.junit.jupiter.api.Test
  void slopes_of_participants_are_halved_and_mirrored_around_the_intercept() {
    double[] y = draw(study(Condition.WITHIN, 1, new Spread(0, 1, 0, 0, HARDLY)));
    for (int p = 0; p < 6; p++) {
      assertThat(y[p * 4] + y[p * 4 + 1]).isCloseTo(6, within(1e-7));
      assertThat(same(y, p, 1)).isCloseTo(0, within(1e-7));
    }
    assertThat(Math.abs(y[0] - y[8])).isGreaterThan(1e-3); // both even: of one condition
  }

  @org.junit.jupiter.api.Test
  void slopes_of_items_are_those_of_all_participants() {
    double[] y = draw(study(Condition.WITHIN, 1, new Spread(0, 0, 0, 1, HARDLY)));
    for (int i = 0; i < 4; i++) {
      assertThat(y[i] + y[4 + i]).isCloseTo(6, within(1e-7));
      assertThat(y[i]).isCloseTo(y[8 + i], within(1e-7));
    }
    assertThat(Math.abs(same(y, 0, 0))).isGreaterThan(1e-3);
  }

  @org.junit.jupiter.api.Test
  void log_odds_far_from_0_leave_nothing_to_chance() {
    var spread = new Spread(0, 0, 0, 0, 0);
    assertThat(draw(binomial(50, 0, spread))).containsOnly(1);
    assertThat(draw(binomial(-50, 0, spread))).containsOnly(0);
    var split = binomial(0, 200, spread);
    double[] expected = Arrays.stream(split.conditions()).map(c -> c + 0.5).toArray();
    assertThat(draw(split)).containsExactly(expected);
  }

  private static CrossedStudy binomial(double intercept, double effect, Spread spread) {
    return new CrossedStudy(6, 4, Condition.WITHIN, Response.BINOMIAL, intercept, effect, spread);
  }

  @org.junit.jupiter.api.Test
  void conditions_change_with_participants_or_items_or_both() {
    double[] participants = study(Condition.BETWEEN_PARTICIPANTS, 0, NONE).conditions();
    double[] items = study(Condition.BETWEEN_ITEMS, 0, NONE).conditions();
    double[] within = study(Condition.WITHIN, 0, NONE).conditions();
    for (int row = 0; row < 24; row++) {
      boolean oddPerson = row / 4 == 1 || row / 4 == 3 || row / 4 == 5;
      boolean oddItem = row % 4 == 1 || row % 4 == 3;
      assertThat(participants[row]).isEqualTo(oddPerson ? 0.5 : -0.5);
      assertThat(items[row]).isEqualTo(oddItem ? 0.5 : -0.5);
      assertThat(within[row]).isEqualTo(oddPerson != oddItem ? 0.5 : -0.5);
    }
  }

  @org.junit.jupiter.api.Test
  void another_number_of_participants_leaves_the_rest() {
    var study = study(Condition.BETWEEN_ITEMS, 2, NONE);
    assertThat(study.participants(9))
        .isEqualTo(new CrossedStudy(9, 4, Condition.BETWEEN_ITEMS, Response.GAUSSIAN, 3, 2, NONE));
    assertThat(study.participants(9).rows()).isEqualTo(36);
  }

  @org.junit.jupiter.api.Test
  void terms_are_named_and_labelled() {
    var study = study(Condition.WITHIN, 2, NONE);
    assertThat(study.fixed()[0]).containsOnly(1).hasSize(24);
    assertThat(study.fixed()[1]).isEqualTo(study.conditions());
    var plain = study.random(Slope.NONE);
    assertThat(plain.get(0).group()).isEqualTo("participant");
    assertThat(plain.get(0).names()).containsExactly("(Intercept)");
    assertThat(plain.get(0).levels()).containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(plain.get(1).group()).isEqualTo("item");
    assertThat(plain.get(1).levels()).containsExactly("1", "2", "3", "4");
    var slope = study.random(Slope.PARTICIPANT);
    assertThat(slope.get(0).names()).containsExactly("(Intercept)", "condition");
    assertThat(slope.get(0).levels()).hasSize(6);
    assertThat(slope.get(0).z()[0]).containsOnly(1);
    assertThat(slope).hasSize(2);
  }

  @org.junit.jupiter.api.Test
  void every_spread_is_refused_by_name() {
    refused(() -> new Spread(-1, 0, 0, 0, 1), "participant is -1.0");
    refused(() -> new Spread(0, Double.NaN, 0, 0, 1), "participantSlope is NaN");
    refused(() -> new Spread(0, 0, -1, 0, 1), "item is -1.0");
    refused(() -> new Spread(0, 0, 0, Double.POSITIVE_INFINITY, 1), "itemSlope is Infinity");
    refused(() -> new Spread(0, 0, 0, 0, -1), "residual is -1.0");
  }

  @org.junit.jupiter.api.Test
  void two_of_each_are_enough() {
    assertThatCode(() -> new CrossedStudy(2, 2, Condition.WITHIN, Response.GAUSSIAN, 0, 0, NONE))
        .doesNotThrowAnyException();
    refused(
        () -> new CrossedStudy(2, 2, Condition.WITHIN, Response.GAUSSIAN, Double.NaN, 0, NONE),
        "intercept is NaN and effect is 0.0");
    refused(
        () -> new CrossedStudy(1, 2, Condition.WITHIN, Response.GAUSSIAN, 0, 0, NONE),
        "1 participants and 2 items");
    refused(
        () -> new CrossedStudy(2, 1, Condition.WITHIN, Response.GAUSSIAN, 0, 0, NONE),
        "2 participants and 1 items");
  }

  /** An effect of fifty standard deviations is found in every draw, none in none. */
  @org.junit.jupiter.api.Test
  void what_cannot_be_missed_has_a_power_of_1() {
    var spread = new Spread(0.5, 0, 0.5, 0, 1);
    for (Test test : new Test[] {Test.SATTERTHWAITE, Test.KENWARD_ROGER, Test.WALD}) {
      var found =
          SimulatedPower.of(study(Condition.WITHIN, 50, spread), test, Slope.NONE, 0.05, 4, 1);
      assertThat(found.power()).isEqualTo(1);
      assertThat(found.significant()).isEqualTo(4);
      assertThat(found.draws()).isEqualTo(4);
      assertThat(found.failed()).isZero();
      assertThat(found.monteCarloError()).isZero();
      assertThat(found.interval()).isEqualTo(Proportion.wilson(4, 4, 0.95).interval());
    }
    // a level that no draw reaches
    var none =
        SimulatedPower.of(study(Condition.WITHIN, 0, spread), Test.WALD, Slope.NONE, 1e-9, 4, 1);
    assertThat(none.power()).isZero();
    assertThat(none.significant()).isZero();
    for (Test test : new Test[] {Test.LAPLACE, Test.JOINT}) {
      var study = new CrossedStudy(16, 12, Condition.WITHIN, Response.BINOMIAL, 0, 4, spread);
      assertThat(SimulatedPower.of(study, test, Slope.NONE, 0.05, 3, 1).power()).isEqualTo(1);
    }
  }

  @org.junit.jupiter.api.Test
  void the_fewest_participants_are_even_and_no_more_than_asked_for() {
    var spread = new Spread(0.5, 0, 0.5, 0, 1);
    assertThat(
            SimulatedPower.participants(
                study(Condition.WITHIN, 50, spread), Test.WALD, Slope.NONE, 0.05, 0.8, 21, 4, 1))
        .isEqualTo(4);
    var weak = study(Condition.WITHIN, 0.8, spread);
    int enough = SimulatedPower.participants(weak, Test.WALD, Slope.NONE, 0.05, 0.75, 40, 12, 1);
    assertThat(enough).isEven().isBetween(6, 38);
    assertThat(power(weak, enough)).isGreaterThanOrEqualTo(0.75);
    assertThat(power(weak, enough - 2)).isLessThan(0.75);
    refused(
        () -> SimulatedPower.participants(weak, Test.WALD, Slope.NONE, 0.05, 0, 10, 4, 1),
        "power is 0.0");
    refused(
        () -> SimulatedPower.participants(weak, Test.WALD, Slope.NONE, 0.05, 1, 10, 4, 1),
        "power is 1.0");
    var nothing = study(Condition.WITHIN, 0, spread);
    refused(
        () -> SimulatedPower.participants(nothing, Test.WALD, Slope.NONE, 1e-9, 0.5, 9, 4, 1),
        "most is 9 participants: power 0.5 is not reached");
  }

  private static double power(CrossedStudy study, int participants) {
    return SimulatedPower.of(study.participants(participants), Test.WALD, Slope.NONE, 0.05, 12, 1)
        .power();
  }

  @org.junit.jupiter.api.Test
  void simulations_that_make_no_sense_are_refused() {
    var study = study(Condition.BETWEEN_PARTICIPANTS, 1, NONE);
    refused(
        () -> SimulatedPower.of(study, Test.JOINT, Slope.NONE, 0.05, 1, 1),
        "test JOINT is for BINOMIAL responses, not for GAUSSIAN");
    refused(
        () -> SimulatedPower.of(study, Test.WALD, Slope.PARTICIPANT, 0.05, 1, 1),
        "slope: nobody meets both conditions");
    refused(() -> SimulatedPower.of(study, Test.WALD, Slope.NONE, 0, 1, 1), "alpha is 0.0");
    refused(() -> SimulatedPower.of(study, Test.WALD, Slope.NONE, 1, 1, 1), "alpha is 1.0");
    refused(() -> SimulatedPower.of(study, Test.WALD, Slope.NONE, 0.05, 0, 1), "draws is 0");
  }

  private static void refused(Runnable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
  }
}
