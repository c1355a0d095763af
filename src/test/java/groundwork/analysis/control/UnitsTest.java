package groundwork.analysis.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import groundwork.plan.entity.Analysis;
import groundwork.statistics.design.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class UnitsTest {
  private static double[] means(Table table) {
    var json = "{\"id\":\"a\",\"kind\":\"descriptive\",\"measure\":\"y\",\"unit\":\"who\"}";
    var analysis = new Analysis((ObjectNode) JsonMapper.shared().readTree(json));
    return Units.of(analysis, table).table().numbers("y");
  }

  @Test
  void equal_answers_in_another_order_have_exactly_the_same_mean() {
    var who = new ArrayList<String>();
    double[] y = new double[30 * 30];
    for (int person = 0; person < 30; person++) {
      for (int trial = 0; trial < 30; trial++) {
        y[who.size()] = (trial + 7 * person) % 30 < 23 ? 1 : 0;
        who.add("p" + person);
      }
    }
    assertThat(means(Table.of("y", y).with("who", who))).containsOnly(23 / 30.0);
  }

  @Test
  void the_mean_of_equal_values_is_that_value() {
    assertThat(means(Table.of("y", 0.1, 0.1, 0.1).with("who", List.of("a", "a", "a"))))
        .containsExactly(0.1);
  }

  @Test
  void what_rounding_leaves_is_not_lost() {
    double[] y = {1e16, 1, 1, -1e16, 1, 1e16, 1, -1e16};
    var who = List.of("a", "a", "a", "a", "b", "b", "b", "b");
    assertThat(means(Table.of("y", y).with("who", who))).containsExactly(0.5, 0.5);
  }

  @Test
  void missing_values_do_not_count() {
    double[] y = {1, Double.NaN, 4, Double.NaN};
    var who = List.of("a", "a", "a", "b");
    double[] means = means(Table.of("y", y).with("who", who));
    assertThat(means[0]).isCloseTo(2.5, within(0.0));
    assertThat(means[1]).isNaN();
  }
}
