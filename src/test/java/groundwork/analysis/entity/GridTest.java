package groundwork.analysis.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {
  private final Grid grid =
      new Grid(
          "Wide",
          List.of("name", "a", "b", "c"),
          List.of(false, true, true, true),
          List.of(List.of("one", "1.00", "–", "3.00"), List.of("two", "4.00", "–", "6.00")));

  @Test
  void a_wide_table_becomes_several_each_with_the_names_of_its_rows() {
    assertThat(grid.noWiderThan(100)).containsExactly(grid);
    assertThat(grid.noWiderThan(13).stream().map(Grid::heads))
        .containsExactly(List.of("name", "a"), List.of("name", "b"), List.of("name", "c"));
    assertThat(grid.noWiderThan(15).stream().map(Grid::heads))
        .containsExactly(List.of("name", "a", "b"), List.of("name", "c"));
    assertThat(grid.noWiderThan(15).get(1).rows())
        .containsExactly(List.of("one", "3.00"), List.of("two", "6.00"));
    assertThat(grid.noWiderThan(1)).hasSize(3);
  }

  @Test
  void columns_that_say_nothing_are_left_out() {
    assertThat(grid.compact("–").heads()).containsExactly("name", "a", "c");
  }

  @Test
  void a_row_has_as_many_cells_as_there_are_heads() {
    assertThatThrownBy(() -> new Grid("t", List.of("a"), List.of(true), List.of(List.of("1", "2"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("rows:");
  }
}
