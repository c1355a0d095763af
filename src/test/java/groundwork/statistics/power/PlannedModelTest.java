package groundwork.statistics.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Alternative;
import groundwork.statistics.R;
import groundwork.statistics.design.RandomTerm;
import groundwork.statistics.power.CrossedStudy.Condition;
import groundwork.statistics.power.CrossedStudy.Response;
import groundwork.statistics.power.CrossedStudy.Slope;
import groundwork.statistics.power.CrossedStudy.Spread;
import groundwork.statistics.power.PlannedModel.Family;
import groundwork.statistics.power.PlannedModel.Varying;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlannedModelTest {
  private static final List<String> NAMES = List.of("(Intercept)", "condition");

  /** The same as a crossed study, said in columns. */
  static PlannedModel of(CrossedStudy study, Family family, List<RandomTerm> fitted) {
    int items = study.items();
    var spread = study.spread();
    return new PlannedModel(
        family,
        study.fixed(),
        NAMES,
        fitted,
        new double[] {study.intercept(), study.effect()},
        new Varying(
            IntStream.range(0, study.rows()).map(row -> row / items).toArray(),
            study.participants(),
            spread.participant(),
            new double[] {0, spread.participantSlope()}),
        new Varying(
            IntStream.range(0, study.rows()).map(row -> row % items).toArray(),
            items,
            spread.item(),
            new double[0]),
        family == Family.GAUSSIAN ? spread.residual() : 0,
        new double[0]);
  }

  static double power(PlannedModel model, int draws, long seed) {
    var outcomes = model.outcomes(new int[] {1}, seed, 0, draws);
    assertThat(outcomes).filteredOn(one -> !one.converged()).hasSizeLessThan(draws / 20);
    return (double) outcomes.stream().filter(one -> one.converged() && one.p()[0] < 0.05).count()
        / outcomes.stream().filter(PlannedModel.Outcome::converged).count();
  }

  static double error(double power, int draws) {
    return Math.sqrt(power * (1 - power) / draws);
  }

  @Test
  void power_of_a_logistic_model_agrees_with_R() {
    for (R row : R.of("simpower.glmm").elements()) {
      var study =
          SimulatedPowerTest.logistic(
              (int) row.number("ns"), (int) row.number("ni"), row.number("b"));
      double power = power(of(study, Family.BINOMIAL_JOINT, study.random(Slope.NONE)), 300, 11);
      assertThat(power)
          .isCloseTo(
              row.number("power"), within(3 * Math.hypot(error(power, 300), row.number("mcse"))));
    }
  }

  /** R's test is z; ours has degrees of freedom, which matters little with so many people. */
  @Test
  void power_of_a_linear_model_agrees_with_R() {
    for (R row : R.of("simpower.lmm").elements()) {
      var study =
          SimulatedPowerTest.study((int) row.number("ns"), (int) row.number("ni"), row.number("b"));
      double power = power(of(study, Family.GAUSSIAN, study.random(Slope.PARTICIPANT)), 300, 12);
      assertThat(power)
          .isCloseTo(
              row.number("power"),
              within(0.01 + 3 * Math.hypot(error(power, 300), row.number("mcse"))));
    }
  }

  /** Without items, a balanced linear model within people is the paired t test of their means. */
  @Test
  void within_people_it_agrees_with_the_paired_t_test() {
    var study =
        new CrossedStudy(
            24, 10, Condition.WITHIN, Response.GAUSSIAN, 0, 0.35, new Spread(0.5, 0.4, 0, 0, 1));
    var slopes = study.random(Slope.PARTICIPANT).subList(0, 1);
    double power = power(of(study, Family.GAUSSIAN, slopes), 600, 13);
    double dz = 0.35 / Math.sqrt(0.4 * 0.4 + 2 * 1.0 / 5);
    double analytic = Power.oneMean(Alternative.TWO_SIDED, 0.05).at(24, dz);
    assertThat(power).isCloseTo(analytic, within(3 * error(analytic, 600)));
  }

  /** Between people, it is the t test of their means. */
  @Test
  void between_people_it_agrees_with_the_t_test() {
    var study =
        new CrossedStudy(
            40,
            8,
            Condition.BETWEEN_PARTICIPANTS,
            Response.GAUSSIAN,
            0,
            0.5,
            new Spread(0.5, 0, 0, 0, 1));
    var intercepts = study.random(Slope.NONE).subList(0, 1);
    double power = power(of(study, Family.GAUSSIAN, intercepts), 600, 14);
    double d = 0.5 / Math.sqrt(0.5 * 0.5 + 1.0 / 8);
    double analytic = Power.twoMeans(1, Alternative.TWO_SIDED, 0.05).at(20, d);
    assertThat(power).isCloseTo(analytic, within(3 * error(analytic, 600)));
  }

  @Test
  void ordinal_answers_find_what_binary_answers_find_and_more() {
    var study = SimulatedPowerTest.logistic(20, 8, 0.8);
    var binary = of(study, Family.BINOMIAL, study.random(Slope.NONE));
    var ordinal =
        new PlannedModel(
            Family.ORDINAL,
            binary.x(),
            NAMES,
            binary.fitted(),
            new double[] {0, 0.8},
            binary.participants(),
            binary.items(),
            0,
            new double[] {-1.5, -0.5, 0.5, 1.5});
    double one = power(binary, 100, 15);
    double many = power(ordinal, 100, 15);
    assertThat(many).isGreaterThan(one - 3 * error(one, 100));
    assertThat(ordinal.answers(new Seeded().of(3))).contains(0, 1, 2, 3, 4);
  }

  /** A generator for one test. */
  private static final class Seeded {
    org.apache.commons.rng.UniformRandomProvider of(long seed) {
      return org.apache.commons.rng.simple.RandomSource.XO_SHI_RO_256_PP.create(seed);
    }
  }

  @Test
  void the_same_seed_gives_the_same_results_however_the_draws_are_cut() {
    var study = SimulatedPowerTest.study(8, 6, 0.4);
    var model = of(study, Family.GAUSSIAN, study.random(Slope.NONE));
    int[] tested = {1};
    var whole = model.outcomes(tested, 5, 0, 20);
    assertThat(model.outcomes(tested, 5, 12, 20))
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(whole.subList(12, 20));
    assertThat(model.outcomes(tested, 6, 0, 20))
        .usingRecursiveFieldByFieldElementComparator()
        .isNotEqualTo(whole);
  }

  @Test
  void refuses_a_negative_spread_and_a_residual_of_none() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Varying(new int[] {0, 1}, 2, -0.5, new double[0]))
        .withMessageContaining("must not be negative");
    var study = SimulatedPowerTest.study(8, 6, 0.4);
    var model = of(study, Family.GAUSSIAN, study.random(Slope.NONE));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PlannedModel(
                    Family.GAUSSIAN,
                    model.x(),
                    NAMES,
                    model.fitted(),
                    model.truth(),
                    model.participants(),
                    model.items(),
                    0,
                    new double[0]))
        .withMessageContaining("residual");
  }
}
