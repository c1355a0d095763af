package groundwork.statistics.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import groundwork.statistics.design.Column.Factor;
import groundwork.statistics.design.Column.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
  private static Column read(String... cells) {
    return Column.of(Arrays.asList(cells));
  }

  private static final Table TABLE =
      Table.of("x", 1, 2, Double.NaN, 4).with("g", Arrays.asList("b", "a", null, "c"));

  @Test
  void cells_that_are_all_numbers_are_a_column_of_numbers() {
    assertThat(((Numbers) read("1", "-2.5e3", null, "0")).values())
        .containsExactly(1, -2500, Double.NaN, 0);
  }

  @Test
  void one_text_makes_all_of_them_levels() {
    assertThat(read("1", "two", null)).isInstanceOf(Factor.class);
    assertThat(((Factor) read("1", "two", null)).levels()).containsExactly("1", "two");
    assertThat(((Factor) read("1", "two", null)).codes()).containsExactly(0, 1, -1);
  }

  @Test
  void what_only_Java_takes_for_a_number_is_a_text() {
    for (var text : List.of("1d", "0x1p3", "NaN", "Infinity", "1 ", "", "--1", "1e999", "e", "-")) {
      assertThat(read(text)).as(text).isInstanceOf(Factor.class);
    }
  }

  @Test
  void a_column_without_any_value_is_a_factor_without_levels() {
    assertThat(((Factor) read(null, null)).levels()).isEmpty();
    assertThat(((Factor) read(null, null)).logical()).isFalse();
  }

  @Test
  void truth_values_in_either_case_are_a_factor_and_count_as_0_and_1() {
    var column = (Factor) read("true", "FALSE", null, "True");
    assertThat(column.levels()).containsExactly("FALSE", "TRUE");
    assertThat(column.logical()).isTrue();
    assertThat(Table.of(Map.of("t", column)).numbers("t")).containsExactly(1, 0, Double.NaN, 1);
    assertThat(Table.of(Map.of("t", column.at(new int[] {0}).factor())).numbers("t"))
        .containsExactly(1);
    assertThat(Table.of(Map.of("t", column.ordered(List.of("TRUE")))).numbers("t"))
        .containsExactly(1, 0, Double.NaN, 1);
    assertThat(
            Table.of(Map.of("t", column))
                .where(new boolean[] {true, false, false, true})
                .numbers("t"))
        .containsExactly(1, 1);
  }

  @Test
  void levels_stand_in_the_order_of_letters_whatever_their_case_and_numbers_in_that_of_values() {
    assertThat(Factor.of(List.of("b", "A", "a", "C")).levels()).containsExactly("A", "a", "b", "C");
    assertThat(new Numbers(new double[] {10, 9, 2.5, 10, Double.NaN}).factor().levels())
        .containsExactly("2.5", "9", "10");
    assertThat(new Numbers(new double[] {10, 9, 2.5, 10, Double.NaN}).factor().codes())
        .containsExactly(2, 1, 0, 2, -1);
    assertThat(new Numbers(new double[] {0.0, -0.0}).factor().levels()).containsExactly("0");
  }

  @Test
  void numbers_are_written_as_R_names_levels() {
    assertThat(Labels.of(3)).isEqualTo("3");
    assertThat(Labels.of(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(Labels.of(-1.5)).isEqualTo("-1.5");
    assertThat(Labels.of(100000)).isEqualTo("100000");
    assertThat(Labels.of(0.00001)).isEqualTo("0.00001");
    assertThat(Labels.of(1e20)).isEqualTo("1e+20");
    assertThat(Labels.of(Double.POSITIVE_INFINITY)).isEqualTo("Inf");
    assertThat(Labels.of(Double.NEGATIVE_INFINITY)).isEqualTo("-Inf");
    assertThat(Labels.of(-0.0)).isEqualTo("0");
    assertThat(Labels.of(Double.NaN)).isNull();
  }

  @Test
  void a_reference_moves_one_level_to_the_front_and_an_order_moves_all() {
    var factor = Factor.of(List.of("a", "b", "c", "b"));
    assertThat(factor.ordered(List.of("c")).levels()).containsExactly("c", "a", "b");
    assertThat(factor.ordered(List.of("c")).codes()).containsExactly(1, 2, 0, 2);
    assertThat(factor.ordered(List.of("b", "c", "a")).levels()).containsExactly("b", "c", "a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> factor.ordered(List.of("d")))
        .withMessage("there is no level \"d\"; there are [a, b, c]");
  }

  @Test
  void what_does_not_fit_is_refused_by_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Factor(new int[] {0, 2}, List.of("a", "b")))
        .withMessage("codes has 2; there are 2 levels");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Factor(new int[] {-2}, List.of("a")))
        .withMessageStartingWith("codes has -2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Factor(new int[] {0}, List.of("a", "a")))
        .withMessageStartingWith("levels has one twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Factor.of(List.of("x"), List.of("a")))
        .withMessage("levels has no \"x\"; it has [a]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Table.of(Map.of()))
        .withMessage("columns is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TABLE.with("y", 1, 2))
        .withMessage("y has 2 rows and the table has 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TABLE.column("y"))
        .withMessage("there is no column \"y\"; there are [x, g]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TABLE.numbers("g"))
        .withMessage("\"g\" holds texts (a, b, c), not numbers");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TABLE.where(new boolean[3]))
        .withMessage("holds has 3 values and the table has 4 rows");
    var uneven = new java.util.LinkedHashMap<String, Column>();
    uneven.put("a", new Numbers(new double[2]));
    uneven.put("b", new Numbers(new double[1]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Table.of(uneven))
        .withMessage("b has 1 rows and the first column has 2");
  }

  @Test
  void rows_are_chosen_with_the_levels_that_occur_in_them() {
    var some = TABLE.where(new boolean[] {true, false, true, true});
    assertThat(some.rows()).isEqualTo(3);
    assertThat(some.numbers("x")).containsExactly(1, Double.NaN, 4);
    assertThat(some.factor("g").levels()).containsExactly("b", "c");
    assertThat(some.factor("g").codes()).containsExactly(0, -1, 1);
    assertThat(TABLE.at(new int[] {3, 3}).numbers("x")).containsExactly(4, 4);
  }

  @Test
  void complete_rows_miss_nothing_in_the_columns_named() {
    assertThat(TABLE.complete(List.of("x")).rows()).isEqualTo(3);
    assertThat(TABLE.complete(List.of("g")).numbers("x")).containsExactly(1, 2, 4);
    assertThat(TABLE.complete(List.of()).rows()).isEqualTo(4);
  }

  @Test
  void a_table_does_not_change() {
    var more = TABLE.with("y", 1, 2, 3, 4);
    assertThat(TABLE.has("y")).isFalse();
    assertThat(more.names()).containsExactly("x", "g", "y");
    more.numbers("y")[0] = 9;
    assertThat(more.numbers("y")).containsExactly(1, 2, 3, 4);
  }

  @Test
  void a_value_reads_as_it_is_written() {
    assertThat(TABLE.column("x").text(1)).isEqualTo("2");
    assertThat(TABLE.column("x").text(2)).isNull();
    assertThat(TABLE.column("g").text(0)).isEqualTo("b");
    assertThat(TABLE.column("g").text(2)).isNull();
    assertThat(TABLE.column("g").missing(2)).isTrue();
    assertThat(TABLE.column("x").missing(2)).isTrue();
    assertThat(TABLE.column("x").missing(0)).isFalse();
    assertThat(TABLE.column("g").size()).isEqualTo(4);
  }

  private static Column asFactor(String... cells) {
    var reader = new ColumnReader();
    for (var cell : cells) {
      reader.look(cell);
    }
    reader.asFactor();
    for (var cell : cells) {
      reader.add(cell);
    }
    return reader.done();
  }

  @Test
  void numbers_read_as_a_factor_stand_in_the_order_of_their_values() {
    var factor = (Factor) asFactor("10", "9", null, "9", "-1.50");
    assertThat(factor.levels()).containsExactly("-1.50", "9", "10");
    assertThat(factor.codes()).containsExactly(2, 1, -1, 1, 0);
    // the same number written in two ways is two levels, in the order of letters
    assertThat(((Factor) asFactor("2", "1.0", "1")).levels()).containsExactly("1", "1.0", "2");
    assertThat(((Factor) asFactor("10", "9", "x")).levels()).containsExactly("10", "9", "x");
  }

  @Test
  void truth_values_read_as_a_factor_stay_as_they_are_written() {
    var factor = (Factor) asFactor("true", "False", "TRUE");
    assertThat(factor.levels()).containsExactly("False", "TRUE", "true");
    assertThat(factor.codes()).containsExactly(2, 0, 1);
  }

  @Test
  void a_factor_of_nothing_has_no_levels() {
    assertThat(((Factor) asFactor(null, null)).levels()).isEmpty();
    assertThat(((Factor) asFactor(null, null)).codes()).containsExactly(-1, -1);
    var nothing = (Factor) new ColumnReader().done();
    assertThat(nothing.size()).isZero();
    assertThat(nothing.levels()).isEmpty();
  }

  @Test
  void one_truth_value_alone_has_both_levels() {
    var column = (Factor) read("true", null);
    assertThat(column.levels()).containsExactly("FALSE", "TRUE");
    assertThat(column.codes()).containsExactly(1, -1);
    assertThat(((Factor) read("true", "maybe")).levels()).containsExactly("maybe", "true");
  }

  @Test
  void numbers_end_where_no_double_holds_them() {
    assertThat(((Numbers) read("0".repeat(399) + "7")).values()).containsExactly(7);
    assertThat(read("0".repeat(400) + "7")).isInstanceOf(Factor.class);
    for (var text : List.of("+1", "1.", ".5", "1e5", "1E-5", "0", "9")) {
      assertThat(((Numbers) read(text)).values()).containsExactly(Double.parseDouble(text));
    }
    for (var text : List.of("/", ":", "1,5", "1 000")) {
      assertThat(read(text)).as(text).isInstanceOf(Factor.class);
    }
  }

  @Test
  void whole_numbers_of_15_digits_are_written_out() {
    assertThat(Labels.of(999_999_999_999_999.0)).isEqualTo("999999999999999");
    assertThat(Labels.of(1e15)).isEqualTo("1e+15");
    assertThat(Labels.of(1e14)).isEqualTo("100000000000000");
    assertThat(Labels.of(1.25e-5)).isEqualTo("0.0000125");
    assertThat(Labels.of(1.25e-9)).isEqualTo("1.25e-9");
  }

  @Test
  void a_factor_keeps_the_levels_that_occur_and_passes_over_what_is_missing() {
    var factor = new Factor(new int[] {2, -1, 0}, List.of("a", "b", "c"));
    assertThat(factor.used().levels()).containsExactly("a", "c");
    assertThat(factor.used().codes()).containsExactly(1, -1, 0);
    assertThat(factor.ordered(List.of("c")).codes()).containsExactly(0, -1, 1);
    var all = new Factor(new int[] {1, 0}, List.of("a", "b"));
    assertThat(all.used()).isSameAs(all);
    assertThat(all.logical()).isFalse();
    assertThat(all.factor()).isSameAs(all);
    assertThat(all.missing(1)).isFalse();
    assertThat(all.size()).isEqualTo(2);
  }

  @Test
  void a_column_is_replaced_where_it_stands() {
    var table = TABLE.with("x", 9, 8, 7, 6);
    assertThat(table.names()).containsExactly("x", "g");
    assertThat(table.numbers("x")).containsExactly(9, 8, 7, 6);
    assertThat(Table.of("g", List.of("b", "a")).factor("g").codes()).containsExactly(1, 0);
    assertThat(TABLE.has("g")).isTrue();
    assertThat(TABLE.complete(List.of("x", "g")).numbers("x")).containsExactly(1, 2, 4);
  }
}
