package groundwork.statistics.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CrosstabTest {
  @Test
  void pairs_of_codes_are_counted() {
    var table = Crosstab.count(new int[] {0, 1, 1, 1}, 2, new int[] {2, 0, 2, 2}, 3);
    assertThat(table.counts()).isDeepEqualTo(new int[][] {{0, 0, 1}, {1, 0, 2}});
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.columns()).isEqualTo(3);
    assertThat(table.n()).isEqualTo(4);
    assertThat(table.rowSums()).containsExactly(1, 3);
    assertThat(table.columnSums()).containsExactly(1, 0, 3);
    assertThat(table.withoutEmpty().counts()).isDeepEqualTo(new int[][] {{0, 1}, {1, 2}});
    assertThat(table.expected()[1]).containsExactly(0.75, 0, 2.25);
  }

  @Test
  void later_changes_to_the_array_do_not_reach_the_table() {
    int[][] counts = {{1, 2}, {3, 4}};
    var table = new Crosstab(counts);
    counts[0][0] = 99;
    assertThat(table.counts()[0][0]).isEqualTo(1);
  }

  @Test
  void refuses_codes_outside_the_table() {
    int[] fine = {0, 1};
    for (int[] bad : new int[][] {{0, -1}, {0, 2}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Crosstab.count(bad, 2, fine, 2))
          .withMessageContaining("unit 1 has the codes " + bad[1] + " and 1");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Crosstab.count(fine, 2, bad, 2))
          .withMessageContaining("unit 1 has the codes 1 and " + bad[1]);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Crosstab.count(fine, 2, new int[1], 2))
        .withMessageContaining("row has 2 values and column has 1");
  }

  @Test
  void refuses_what_is_no_table_of_counts() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Crosstab(new int[0][]));
    assertThatIllegalArgumentException().isThrownBy(() -> new Crosstab(new int[1][0]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Crosstab(new int[][] {{1, 2}, {3}}))
        .withMessage("counts[1] has 1 columns and counts[0] has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Crosstab(new int[][] {{1, -2}}))
        .withMessage("counts[0][1] is -2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Crosstab.of(0, 0, 0, 0))
        .withMessage("counts sum to 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Crosstab.of(Integer.MAX_VALUE, 1, 0, 0))
        .withMessage("counts sum to 2147483648");
    assertThat(Crosstab.of(Integer.MAX_VALUE, 0, 0, 0).n()).isEqualTo(Integer.MAX_VALUE);
  }
}
