package groundwork.statistics.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Alternative;
import groundwork.statistics.power.FittedPower.Shot;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class FittedPowerTest {
  private static List<Shot> shots(int draws, long seed, double d, int... sizes) {
    var truth = Power.oneMean(Alternative.TWO_SIDED, 0.05);
    var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    var shots = new ArrayList<Shot>();
    for (int n : sizes) {
      int found = 0;
      for (int i = 0; i < draws; i++) {
        found += random.nextDouble() < truth.at(n, d) ? 1 : 0;
      }
      shots.add(new Shot(Math.sqrt(n), found, draws));
    }
    return shots;
  }

  /** R: n = 34 for d_z = 0.5 (33.37). */
  @Test
  void finds_the_size_that_the_formula_gives() {
    var curve = FittedPower.of(shots(100_000, 1, 0.5, 12, 20, 30, 45));
    double n = Math.pow(curve.place(0.8), 2);
    assertThat(n).isCloseTo(33.37, within(0.6));
  }

  @Test
  void the_interval_covers_the_truth_as_often_as_it_says() {
    int covered = 0;
    for (int i = 0; i < 400; i++) {
      var curve = FittedPower.of(shots(200, i, 0.5, 15, 22, 30, 34, 40, 50));
      var interval = curve.interval(0.8, 0.95);
      covered +=
          interval.low() * interval.low() <= 33.37 && 33.37 <= interval.high() * interval.high()
              ? 1
              : 0;
    }
    assertThat(covered / 400.0).isBetween(0.91, 0.98);
  }

  @Test
  void places_where_all_or_none_were_found_do_no_harm() {
    var curve =
        FittedPower.of(List.of(new Shot(2, 0, 100), new Shot(5, 50, 100), new Shot(9, 100, 100)));
    assertThat(curve.at(5)).isCloseTo(0.5, within(0.02));
    assertThat(curve.place(0.8)).isBetween(5.5, 6.5);
  }

  @Test
  void refuses_what_has_no_slope() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FittedPower.of(List.of(new Shot(3, 5, 100), new Shot(3, 6, 100))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FittedPower.of(List.of(new Shot(3, 60, 100), new Shot(5, 20, 100))))
        .withMessageContaining("does not grow");
  }
}
