package groundwork.assignment.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7})
  void no_prefix_of_joins_is_out_of_balance_by_more_than_one(int arms) {
    var ids = new ArrayList<String>();
    for (int arm = 0; arm < arms; arm++) {
      ids.add("arm" + arm);
    }
    var taken = new HashMap<String, Integer>();
    for (int ordinal = 0; ordinal < 500; ordinal++) {
      taken.merge(Allocation.balanced(ids, taken, "v", "real", ordinal), 1, Integer::sum);
      var counts = ids.stream().mapToInt(id -> taken.getOrDefault(id, 0)).summaryStatistics();
      assertThat(counts.getMax() - counts.getMin()).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void the_same_joins_get_the_same_arms_for_ever() {
    var arms = List.of("none", "placebo", "lime", "shap");
    var sequence = new ArrayList<String>();
    var taken = new HashMap<String, Integer>();
    for (int ordinal = 0; ordinal < 8; ordinal++) {
      var arm = Allocation.balanced(arms, taken, "version", "real", ordinal);
      taken.merge(arm, 1, Integer::sum);
      sequence.add(arm);
    }
    // written down when this was made: a change here changes every study that is running
    assertThat(sequence)
        .containsExactly("lime", "none", "shap", "placebo", "placebo", "lime", "shap", "none");
  }

  @Test
  void the_order_within_a_round_differs_between_versions() {
    var arms = List.of("a", "b", "c", "d");
    var firsts = new HashMap<String, Integer>();
    for (int version = 0; version < 400; version++) {
      firsts.merge(
          Allocation.balanced(arms, Map.of(), "version" + version, "real", 0), 1, Integer::sum);
    }
    assertThat(firsts).hasSize(4);
    assertThat(firsts.values()).allMatch(count -> count > 60 && count < 140);
  }
}
