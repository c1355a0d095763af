package groundwork.statistics.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.Bootstrap;
import groundwork.statistics.Data;
import groundwork.statistics.Mean;
import groundwork.statistics.R;
import groundwork.statistics.Resamples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatabilityTest {
  private static final Offset<Double> EXACT = within(1e-11);

  @ParameterizedTest
  @CsvSource({"anchor", "lime"})
  void agrees_with_R(String method) {
    var r = R.of("simulatability");
    var all = of(method);
    var row = r.at("by.method").row("method", method);
    assertThat(all.before()).isCloseTo(row.number("correct.pre"), EXACT);
    assertThat(all.after()).isCloseTo(row.number("correct.post"), EXACT);
    assertThat(all.change()).isCloseTo(row.number("change"), EXACT);
    double[] people = all.byPerson();
    assertThat(Mean.of(people)).isCloseTo(r.number("within", method, "mean"), EXACT);
    double t = Mean.of(people) / Math.sqrt(Mean.variance(people) / people.length);
    assertThat(t).isCloseTo(r.number("within", method, "t"), EXACT);
    assertThat(2 * TDistribution.of(people.length - 1.0).survivalProbability(Math.abs(t)))
        .isCloseTo(r.number("within", method, "p"), EXACT);
  }

  @Test
  void people_of_two_methods_compare_as_in_R() {
    var r = R.of("simulatability");
    double[] anchor = of("anchor").byPerson();
    double[] lime = of("lime").byPerson();
    double a = Mean.variance(anchor) / anchor.length;
    double b = Mean.variance(lime) / lime.length;
    double t = (Mean.of(anchor) - Mean.of(lime)) / Math.sqrt(a + b);
    assertThat(t).isCloseTo(r.number("between.t"), EXACT);
    double df = (a + b) * (a + b) / (a * a / (anchor.length - 1) + b * b / (lime.length - 1));
    assertThat(df).isCloseTo(r.number("df"), within(1e-9));
    assertThat(2 * TDistribution.of(df).survivalProbability(Math.abs(t)))
        .isCloseTo(r.number("p"), EXACT);
  }

  @Test
  void people_items_and_both_can_be_resampled() {
    var lime = of("lime");
    assertThat(lime.overPeople().size()).isEqualTo(8);
    assertThat(lime.overItems().size()).isEqualTo(8);
    var both =
        Bootstrap.crossed(lime.overBoth(), Resamples.draw(8, 900, 1), Resamples.draw(8, 900, 2));
    assertThat(both.estimate()).isCloseTo(lime.change(), EXACT);
    assertThat(both.percentile(0.95).contains(lime.change())).isTrue();
    assertThat(Bootstrap.clustered(lime.overItems(), Resamples.draw(8, 900, 1)).estimate())
        .isCloseTo(lime.change(), EXACT);
  }

  @Test
  void by_hand() {
    var change =
        Simulatability.of(
            List.of("a", "b", "a"),
            List.of("i", "i", "j"),
            new double[] {0, 1, 0},
            new double[] {1, 1, 0});
    assertThat(change.before()).isCloseTo(1 / 3.0, EXACT);
    assertThat(change.after()).isCloseTo(2 / 3.0, EXACT);
    assertThat(change.change()).isCloseTo(1 / 3.0, EXACT);
    assertThat(change.changes()).containsExactly(1, 0, 0);
    assertThat(change.byPerson()).containsExactly(0.5, 0);
    assertThat(change.people()).containsExactly("a", "b", "a");
    assertThat(change.items()).containsExactly("i", "i", "j");
  }

  @Test
  void refuses_unpaired_answers() {
    var one = List.of("a");
    double[] value = {1};
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Simulatability.of(
                    List.of("a", "a"), List.of("i", "i"), new double[2], new double[2]))
        .withMessageContaining("person a has item i twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Simulatability.of(one, one, value, new double[2]))
        .withMessageContaining("after has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Simulatability.of(List.of(), one, value, value))
        .withMessageContaining("people has 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Simulatability.of(one, List.of(), value, value))
        .withMessageContaining("items has 0");
    double[] nan = {Double.NaN};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Simulatability.of(one, one, nan, value))
        .withMessageContaining("before[0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Simulatability.of(one, one, value, nan))
        .withMessageContaining("after[0]");
  }

  /** By hand: utilities 1, 1.5, 2 at K 1, 2, 4: (1.25 + 3.5) / 3. */
  @Test
  void utility_is_the_mean_ratio_over_sessions() {
    var utility =
        Utility.of(
            new double[] {1, 2, 4}, new double[] {0.5, 0.75, 1}, new double[] {0.5, 0.5, 0.5});
    assertThat(utility.values()).containsExactly(1, 1.5, 2);
    assertThat(utility.score()).isCloseTo(4.75 / 3, EXACT);
    assertThat(utility.sessions()).containsExactly(1, 2, 4);
    assertThat(Utility.of(new double[] {3}, new double[] {0.6}, new double[] {0.5}).score())
        .isCloseTo(1.2, EXACT);
  }

  @Test
  void utility_refuses_sessions_that_do_not_rise_and_a_baseline_of_0() {
    double[] two = {1, 2};
    double[] half = {0.5, 0.5};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Utility.of(new double[] {1, 1}, half, half))
        .withMessageContaining("sessions[1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Utility.of(two, half, new double[] {0.5, 0}))
        .withMessageContaining("baseline[1] is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Utility.of(two, half, new double[] {1.5, 1}))
        .withMessageContaining("baseline[0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Utility.of(two, new double[] {-0.1, 1}, half))
        .withMessageContaining("explained[0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Utility.of(two, new double[1], half))
        .withMessageContaining("explained has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Utility.of(two, half, new double[1]))
        .withMessageContaining("baseline has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Utility.of(new double[0], new double[0], new double[0]))
        .withMessageContaining("sessions has 0");
  }

  private static Simulatability of(String method) {
    var before = new LinkedHashMap<List<String>, Double>();
    var after = new LinkedHashMap<List<String>, Double>();
    for (var row : Data.resource("simulatability.csv").rows()) {
      if (row[3].equals(method)) {
        (row[2].equals("pre") ? before : after)
            .put(List.of(row[0], row[1]), Double.parseDouble(row[4]));
      }
    }
    var people = new ArrayList<String>();
    var items = new ArrayList<String>();
    var first = new ArrayList<Double>();
    var last = new ArrayList<Double>();
    before.forEach(
        (pair, value) -> {
          people.add(pair.get(0));
          items.add(pair.get(1));
          first.add(value);
          last.add(after.get(pair));
        });
    return Simulatability.of(
        people,
        items,
        first.stream().mapToDouble(Double::doubleValue).toArray(),
        last.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
