package groundwork.metric.measure;

import static org.assertj.core.api.Assertions.assertThat;

import groundwork.metric.Reference;
import groundwork.metric.entity.Card;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.LocalMetric;
import groundwork.metric.entity.Metric;
import groundwork.metric.entity.Score;
import groundwork.model.Parameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreparedTest {
  /** Shows what reaches a metric. */
  record First() implements LocalMetric {
    @Override
    public Card card() {
      return Card.of("first", "1", "First").with(Map.of("k", 1));
    }

    @Override
    public Score score(Case explained) {
      return Score.of(explained.attribution()[0]);
    }
  }

  private static final List<Case> CASES =
      Reference.quantus("AUC").findFirst().orElseThrow().cases().subList(0, 2);

  private static Metric prepared(Map<String, Object> settings) {
    return Prepared.of(new Parameters("first", settings)).before(new First());
  }

  private static Case with(int n, double first, double second) {
    double[] values = new double[CASES.get(n).size()];
    values[0] = first;
    values[1] = second;
    return CASES.get(n).with(values, null);
  }

  private static double[] values(Metric metric, Case... cases) {
    return metric.scores(List.of(cases)).each().stream().mapToDouble(Score::value).toArray();
  }

  @Test
  void nothing_is_done_unless_it_is_asked_for() {
    assertThat(values(prepared(Map.of()), with(0, -2, 4), with(1, 1, 8))).containsExactly(-2, 1);
  }

  @Test
  void attributions_are_divided_by_the_largest_of_the_explanation_or_of_the_set() {
    assertThat(values(prepared(Map.of("normalise", "instance")), with(0, -2, 4), with(1, 1, -8)))
        .containsExactly(-0.5, 0.125);
    assertThat(
            values(
                prepared(Map.of("normalise", "set", "abs", true)), with(0, -2, 4), with(1, 1, -8)))
        .containsExactly(0.25, 0.125);
    assertThat(values(prepared(Map.of("normalise", "set")), with(0, 0, 0))).containsExactly(0);
  }

  @Test
  void the_card_names_what_is_done() {
    assertThat(prepared(Map.of("normalise", "set")).card().parameters())
        .isEqualTo(Map.of("k", 1, "abs", false, "normalise", "set", "divisor", "max"));
  }
}
