package groundwork.power.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.power.entity.Assumptions;
import groundwork.power.entity.PowerResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The analytic way, against R 4.2.2 with pwr 1.3. */
class FormulasTest {
  private static Question decision;

  @BeforeAll
  static void read() throws Exception {
    decision = PlannedPowerTest.question("credit-decision", "credit");
  }

  private static Assumptions assumed(Object... members) {
    var all = new java.util.ArrayList<Object>(List.of("way", "analytic"));
    all.addAll(List.of(members));
    return PlannedPowerTest.changed(all.toArray()).orElse(PlannedPowerTest.defaults(decision));
  }

  private static PowerResult result(int arms, int trials, Object... members) {
    var assumed = assumed(members);
    assertThat(Checks.of(assumed, Optional.empty())).isEmpty();
    return new Analytic(assumed, new Analytic.Shape(arms, trials, 0))
        .result(new Recruiting(decision.version().definition(), assumed));
  }

  private static int needed(int arms, int trials, Object... members) {
    return result(arms, trials, members).needed().participants();
  }

  /** Taking η² for f would ask for 2680. */
  @Test
  void eta_squared_is_not_f() {
    var result = result(3, 10, "test", "anova", "measure", "eta2", "effect", 0.06);
    assertThat(result.needed().participants()).isEqualTo(154);
    assertThat(result.assumptions())
        .anyMatch(said -> said.contains("Cohen’s f") && said.contains("0.253"));
    assertThat(needed(3, 10, "test", "anova", "measure", "f", "effect", 0.06))
        .isBetween(2670, 2690);
  }

  /** pwr.anova.test(k=4,f=.25,power=.8)$n is 44.599, so 179 in all. */
  @Test
  void agrees_with_R() {
    assertThat(needed(4, 1, "test", "anova", "measure", "f", "effect", 0.25)).isEqualTo(179);
    assertThat(needed(2, 1, "test", "means", "measure", "d", "effect", 0.5)).isEqualTo(128);
    assertThat(needed(1, 1, "test", "paired", "measure", "d_z", "effect", 0.4, "power", 0.9))
        .isEqualTo(68);
    assertThat(needed(1, 1, "test", "correlation", "measure", "r", "effect", 0.3)).isEqualTo(85);
    assertThat(needed(2, 1, "test", "shares", "measure", "points", "baseline", 0.5, "effect", 0.15))
        .isEqualTo(339);
  }

  @Test
  void sensitivity_is_the_way_back() {
    var result = result(3, 10, "test", "anova", "measure", "eta2", "effect", 0.06, "at", 154);
    assertThat(result.sensitivity().effect()).isCloseTo(0.06, within(0.0005));
    var points =
        result(2, 12, "test", "means", "measure", "points", "baseline", 0.6, "effect", 0.1);
    int n = points.needed().participants();
    var back =
        result(
            2, 12, "test", "means", "measure", "points", "baseline", 0.6, "effect", 0.1, "at", n);
    assertThat(back.sensitivity().effect()).isCloseTo(0.1, within(0.003));
  }

  /** A tournament: answers of one person are alike, so more people are needed than answers say. */
  @Test
  void pairs_of_one_person_count_for_less() {
    int alone =
        needed(
            1,
            10,
            "test",
            "choice",
            "measure",
            "points",
            "baseline",
            0.5,
            "effect",
            0.1,
            "participantSd",
            0.0);
    int alike =
        needed(
            1,
            10,
            "test",
            "choice",
            "measure",
            "points",
            "baseline",
            0.5,
            "effect",
            0.1,
            "participantSd",
            0.8);
    assertThat(alone).isEqualTo(20); // 194 comparisons, ten a person
    assertThat(alike).isGreaterThan(alone);
    var assumed =
        assumed(
            "test",
            "choice",
            "measure",
            "points",
            "baseline",
            0.5,
            "effect",
            0.1,
            "participantSd",
            0.0);
    var tournament =
        new Analytic(assumed, new Analytic.Shape(1, 10, 10))
            .result(new Recruiting(decision.version().definition(), assumed));
    assertThat(tournament.needed().participants())
        .as("ten pairs at a tenth of the level each")
        .isGreaterThan(alone + 10);
    assertThat(tournament.assumptions()).anyMatch(said -> said.contains("Each of 10 pairs"));
  }

  @Test
  void people_left_out_and_lost_are_recruited_too_and_cost() {
    var needed =
        result(
                3,
                10,
                "test",
                "anova",
                "measure",
                "f",
                "effect",
                0.25,
                "dropout",
                0.2,
                "excluded",
                0.1)
            .needed();
    assertThat(needed.completed()).isEqualTo((int) Math.ceil(needed.participants() / 0.9));
    assertThat(needed.recruited()).isEqualTo((int) Math.ceil(needed.completed() / 0.8));
    assertThat(needed.arms().stream().mapToInt(PowerResult.ArmShare::participants).sum())
        .isEqualTo(needed.participants());
  }

  @Test
  void nonsense_is_told_at_its_member() {
    assertThat(
            Checks.of(assumed("test", "anova", "measure", "eta2", "effect", 1.2), Optional.empty()))
        .singleElement()
        .satisfies(one -> assertThat(one.remedy()).contains("0.06 medium"));
    assertThat(Checks.of(assumed("test", "anova", "measure", "d"), Optional.empty()))
        .singleElement()
        .satisfies(one -> assertThat(one.pointer()).isEqualTo("/measure"));
    assertThat(Checks.of(assumed("test", "guess"), Optional.empty()))
        .singleElement()
        .satisfies(one -> assertThat(one.pointer()).isEqualTo("/test"));
    assertThat(
            Checks.of(
                assumed("test", "correlation", "measure", "r", "effect", 1.0), Optional.empty()))
        .isNotEmpty();
  }
}
