package groundwork.statistics.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.design.Column.Factor;
import groundwork.statistics.design.Column.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
  /** Four rows; in the last everything is missing. */
  private static final Table TABLE =
      Table.of("x", 1, 2, -4, Double.NaN)
          .with("y", 3, 2, 0.5, Double.NaN)
          .with("zero", 0, 1, 0, Double.NaN)
          .with("g", Arrays.asList("a", "b", "a", null))
          .with("h", Arrays.asList("a", "a", "A", null))
          .with("flag", Column.of(Arrays.asList("true", "FALSE", "true", null)))
          .with("reason", Column.of(Arrays.asList("too fast", null, null, null)))
          .with("nothing", Column.of(Arrays.asList(null, null, null, null)))
          .with("my column", 7, 8, 9, Double.NaN)
          .with("received_at", List.of("2026-01-02", "2026-03-01", "2027-01-01", "2025-01-01"));

  private static String holds(String filter) {
    var text = new StringBuilder();
    for (boolean one : Expression.parse(filter).holds(TABLE)) {
      text.append(one ? '1' : '0');
    }
    return text.toString();
  }

  private static double[] numbers(String expression) {
    return ((Numbers) Expression.parse(expression).evaluate(TABLE)).values();
  }

  /** The rows in which it holds. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '%',
      textBlock =
          """
          x > 1; 0100
          x >= 1; 1100
          x < 1; 0010
          x <= 1; 1010
          x == 2; 0100
          x != 2; 1010
          not x == 2; 1010
          not (x > 1); 1010
          not not x > 1; 0100
          x > y; 0000
          x >= y; 0100
          1 < x; 0100
          x == '2'; 0100
          x == 'two'; 0000
          x in [1, 2]; 1100
          x not in [1, 2]; 0010
          g == 'a'; 1010
          g == "a"; 1010
          'a' == g; 1010
          g != 'a'; 0100
          g < 'b'; 1010
          g >= 'b'; 0100
          g > 'a'; 0100
          g <= 'a'; 1010
          g in ['b', 'c']; 0100
          g == h; 1000
          g != h; 0110
          h == 'A'; 0010
          g == 'a' and x > 0; 1000
          g == 'a' or x > 0; 1110
          g == 'b' or g == 'a' and x > 0; 1100
          (g == 'b' or g == 'a') and x > 5; 0000
          flag; 1010
          not flag; 0100
          flag == true; 1010
          flag == TRUE; 1010
          flag == 'true'; 1010
          flag == 'TRUE'; 1010
          flag != 'true'; 0100
          flag == 1; 1010
          flag == false; 0100
          zero == true; 0100
          zero; 0100
          not zero; 1010
          flag and x > 0; 1000
          flag or x > 0; 1110
          reason != ''; 1000
          reason == ''; 0111
          '' != reason; 1000
          reason == 'too fast'; 1000
          reason != 'too fast'; 0000
          nothing == ''; 1111
          nothing != ''; 0000
          nothing == 'a'; 0000
          nothing > 3; 0000
          x == ''; 0001
          flag != ''; 1110
          is_missing(x); 0001
          not is_missing(g); 1110
          is_missing(reason) or reason == 'too fast'; 1111
          is_missing(reason) and x > 0; 0100
          x == NA; 0000
          true; 1111
          false; 0000
          `my column` > 7; 0110
          received_at < '2026-12-31'; 1101
          x + 1 > y; 0100
          x > 0 or is_missing(x); 1101
          x > 100 or g == 'a'; 1010
          not (x > 100 and g == 'a'); 1110
          factor(x) == '1'; 1000
          x in [1, NA]; 1000
          """)
  void filters_hold_where_they_are_true_and_nowhere_where_something_is_missing(
      String filter, String rows) {
    assertThat(holds(filter)).isEqualTo(rows);
  }

  @Test
  void what_is_missing_stays_out_of_a_filter_and_of_its_opposite() {
    assertThat(holds("x > 100")).isEqualTo("0000");
    assertThat(holds("not x > 100")).isEqualTo("1110");
  }

  /** Values in the three rows that have any. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          x + y; 4; 4; -3.5
          x - y; -2; 0; -4.5
          x * y; 3; 4; -2
          x / y; 0.3333333333333333; 1; -8
          y ^ 2; 9; 4; 0.25
          2 ^ 3 ^ 2; 512; 512; 512
          2 ^ -1; 0.5; 0.5; 0.5
          -x ^ 2; -1; -4; -16
          - -x; 1; 2; -4
          +x; 1; 2; -4
          1 + 2 * x; 3; 5; -7
          (1 + 2) * x; 3; 6; -12
          8 / 4 / 2; 1; 1; 1
          5 - 3 - 1; 1; 1; 1
          .5 + 1e2 + 1.5E-1; 100.65; 100.65; 100.65
          exp(y - 3); 1; 0.36787944117144233; 0.0820849986238988
          log(y); 1.0986122886681098; 0.6931471805599453; -0.6931471805599453
          log10(y * 100 / y); 2; 2; 2
          log2(y * 8 / y); 3; 3; 3
          sqrt(y * y); 3; 2; 0.5
          abs(x); 1; 2; 4
          round(y / 4, 1); 0.8; 0.5; 0.1
          round(x / 8); 0; 0; -1
          round(y); 3; 2; 1
          min(x, y); 1; 2; -4
          max(x, y, 1); 3; 2; 1
          min(x); -4; -4; -4
          max(x); 2; 2; 2
          mean(x); -0.3333333333333333; -0.3333333333333333; -0.3333333333333333
          sum(x); -1; -1; -1
          median(y); 2; 2; 2
          sd(x); 3.2145502536643185; 3.2145502536643185; 3.2145502536643185
          first(x); 1; 1; 1
          count(); 4; 4; 4
          count(x > 0); 2; 2; 2
          mean(flag); 0.6666666666666666; 0.6666666666666666; 0.6666666666666666
          center(x); 1.3333333333333333; 2.333333333333333; -3.6666666666666665
          scale(x); 0.4147806778921701; 0.7258661863112976; -1.1406468642034676
          ifelse(g == 'a', x, y); 1; 2; -4
          flag + 1; 2; 1; 2
          I(x + 1); 2; 3; -3
          (x > 0) + (y > 2); 2; 1; 0
          """)
  void values_are_computed_row_by_row_or_over_the_rows_that_have_one(
      String expression, double first, double second, double third) {
    double[] values = numbers(expression);
    assertThat(values[0]).isCloseTo(first, within(1e-15));
    assertThat(values[1]).isCloseTo(second, within(1e-15));
    assertThat(values[2]).isCloseTo(third, within(1e-15));
  }

  @Test
  void what_is_computed_from_something_missing_is_missing() {
    for (var text :
        List.of(
            "x + y", "log(x)", "min(x, 1)", "ifelse(x > 0, 1, 2)", "round(x)", "scale(x)", "-x")) {
      assertThat(numbers(text)[3]).as(text).isNaN();
    }
    assertThat(Expression.parse("paste(g, x)").evaluate(TABLE).text(3)).isNull();
    assertThat(Expression.parse("x > 0").evaluate(TABLE).text(3)).isNull();
  }

  @Test
  void what_has_no_value_is_missing_and_never_zero_or_infinite() {
    assertThat(numbers("log(x)")[2]).isNaN();
    assertThat(numbers("log(zero)")[0]).isNaN();
    assertThat(numbers("log10(zero)")[0]).isNaN();
    assertThat(numbers("log2(zero)")[0]).isNaN();
    assertThat(numbers("sqrt(x)")[2]).isNaN();
    assertThat(numbers("x / zero")[0]).isNaN();
    assertThat(numbers("scale(x - x)")[0]).isNaN();
    assertThat(numbers("NA")[0]).isNaN();
  }

  @Test
  void a_choice_of_a_text_and_a_number_is_a_text_and_of_two_numbers_keeps_all_digits() {
    var text = (Factor) Expression.parse("ifelse(x > 1, 'many', y)").evaluate(TABLE);
    assertThat(List.of(text.text(0), text.text(1), text.text(2)))
        .containsExactly("3", "many", "0.5");
    assertThat(text.text(3)).isNull();
    var number = (Factor) Expression.parse("ifelse(x > 1, y, 'few')").evaluate(TABLE);
    assertThat(List.of(number.text(0), number.text(1), number.text(2)))
        .containsExactly("few", "2", "few");
    assertThat(numbers("ifelse(x > 1, 2 / 3, 1 / 3)"))
        .containsExactly(1 / 3.0, 2 / 3.0, 1 / 3.0, Double.NaN);
  }

  @Test
  void and_or_are_missing_only_where_what_is_missing_decides() {
    assertThat(holds("not (x > 100 or x > 200)")).isEqualTo("1110");
    assertThat(holds("is_missing(x > 100 or x > 200)")).isEqualTo("0001");
    assertThat(holds("is_missing(x > 0 or NA)")).isEqualTo("0011");
    assertThat(holds("is_missing(NA or x > 0)")).isEqualTo("0011");
    assertThat(holds("is_missing(x > 0 and NA)")).isEqualTo("1101");
    assertThat(holds("is_missing(NA and x > 0)")).isEqualTo("1101");
    assertThat(holds("not (x > 0 and true)")).isEqualTo("0010");
  }

  @Test
  void columns_can_be_levels() {
    var pasted = (Factor) Expression.parse("paste(g, x)").evaluate(TABLE);
    assertThat(pasted.text(1)).isEqualTo("b 2");
    var chosen = (Factor) Expression.parse("ifelse(x > 0, 'up', g)").evaluate(TABLE);
    assertThat(List.of(chosen.text(0), chosen.text(2))).containsExactly("up", "a");
    var truths = (Factor) Expression.parse("ifelse(x > 0, true, flag)").evaluate(TABLE);
    assertThat(truths.logical()).isTrue();
    assertThat(((Factor) Expression.parse("factor(x)").evaluate(TABLE)).levels())
        .containsExactly("-4", "1", "2");
    assertThat(((Factor) Expression.parse("'same'").evaluate(TABLE)).levels())
        .containsExactly("same");
    assertThat(((Factor) Expression.parse("x > 0").evaluate(TABLE)).levels())
        .containsExactly("FALSE", "TRUE");
  }

  @Test
  void over_groups_every_row_has_the_value_of_its_group() {
    int[] group = {0, 1, 0, 1};
    assertThat(((Numbers) Expression.parse("mean(y)").evaluate(TABLE, group, 2)).values())
        .containsExactly(1.75, 2, 1.75, 2);
    assertThat(((Numbers) Expression.parse("count()").evaluate(TABLE, group, 2)).values())
        .containsExactly(2, 2, 2, 2);
    assertThat(((Numbers) Expression.parse("sd(y)").evaluate(TABLE, group, 2)).values()[1]).isNaN();
    assertThat(((Numbers) Expression.parse("y - min(y)").evaluate(TABLE, group, 2)).values())
        .containsExactly(2.5, 0, 0, Double.NaN);
    assertThat(Expression.parse("mean(y) < 1.9").holds(TABLE, group, 2))
        .containsExactly(true, false, true, false);
    var first = Expression.parse("first(g)").evaluate(TABLE, new int[] {0, 1, 1, 2}, 3);
    assertThat(first.text(1)).isEqualTo("b");
    assertThat(first.text(2)).isEqualTo("b");
    assertThat(first.text(3)).isNull();
    var late = Expression.parse("first(x)").evaluate(TABLE.at(new int[] {3, 1}), new int[2], 1);
    assertThat(late.text(0)).isEqualTo("2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Expression.parse("count()").evaluate(TABLE, new int[1], 1))
        .withMessage("group has 1 values and the table has 4 rows");
  }

  @Test
  void an_aggregate_over_nothing_is_missing_but_a_sum_and_a_count_are_0() {
    var nothing = Table.of("x", Double.NaN, Double.NaN);
    for (var function : List.of("mean", "sd", "median", "min", "max", "first")) {
      assertThat(((Numbers) Expression.parse(function + "(x)").evaluate(nothing)).values()[0])
          .as(function)
          .isNaN();
    }
    assertThat(((Numbers) Expression.parse("sum(x)").evaluate(nothing)).values()[0]).isZero();
    assertThat(((Numbers) Expression.parse("count(x > 0)").evaluate(nothing)).values()[0]).isZero();
  }

  @Test
  void an_expression_tells_its_columns_and_whether_it_takes_rows_together() {
    assertThat(Expression.parse("log(b) + a * b > `c d` and e in [f, 1] or not -h").columns())
        .containsExactly("b", "a", "c d", "e", "f", "h");
    assertThat(Expression.parse("mean(rt) < 500").aggregates()).isTrue();
    assertThat(Expression.parse("max(a) > 1").aggregates()).isTrue();
    assertThat(Expression.parse("max(a, b) > 1").aggregates()).isFalse();
    assertThat(Expression.parse("rt < 500").aggregates()).isFalse();
    assertThat(Expression.parse("a+1")).isEqualTo(Expression.parse("a + 1"));
    assertThat(Expression.parse("a+1")).hasSameHashCodeAs(Expression.parse("a + 1"));
    assertThat(Expression.parse("a+1")).isNotEqualTo(Expression.parse("a + 2")).isNotEqualTo("a");
  }

  @Test
  void comparisons_with_fixed_values_can_be_looked_up() {
    assertThat(
            Expression.parse(
                    "a == 'x' and 'y' != b or c in ['1', 2, true] or d == e or f > 3 or log(g) == 1")
                .comparisons())
        .containsExactly(
            new Expression.Comparison("a", List.of("x")),
            new Expression.Comparison("b", List.of("y")),
            new Expression.Comparison("c", List.of("1", "2", "TRUE")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '%',
      textBlock =
          """
          x = 1; 3; "=" has no meaning here; Equal is written ==.
          !x; 1; "!" has no meaning here; Write "not", or != for unequal.
          a & b; 3; "&" has no meaning here; Write "and".
          a § b; 3; "§" has no meaning here; Column names with other
          g == 'a; 6; a quote is opened here and never closed; Add a closing '.
          g == "a; 6; a quote is opened here and never closed; Add a closing ".
          `a; 1; a quote is opened here and never closed; Add a closing `.
          x >; 4; a column, number, text or function is expected here instead of the end; Texts go
          x > > 1; 5; a column, number, text or function is expected here instead of ">"; Texts go
          a < b < c; 7; a comparison has two sides; Write a < b and b < c instead of a < b < c.
          a b; 3; an operator such as ==, and, or + is expected before "b"; Texts go
          g in 'a'; 6; "[" is expected here instead of "a"; Write the choices as in ['a', 'b'].
          g in ['a'; 10; "]" is expected here instead of the end; Separate choices by commas
          (a; 3; ")" is expected here instead of the end; Close the parenthesis that opens at character 1.
          log(a; 6; ")" is expected here instead of the end; Close the call of log.
          sin(a); 1; there is no function "sin"; Known are log, log10,
          log(a, b); 1; log takes 1 argument, not 2; Correct the call.
          log(); 1; log takes 1 argument, not 0; Correct the call.
          round(a, b, c); 1; round takes 1 or 2 arguments, not 3; Correct the call.
          ifelse(a); 1; ifelse takes 3 arguments, not 1; Correct the call.
          min(); 1; min takes 1 or more arguments, not 0; Correct the call.
          count(a, b); 1; count takes 0 or 1 arguments, not 2; Correct the call.
          """)
  void what_is_no_expression_is_refused_with_place_rule_and_remedy(
      String text, int position, String rule, String remedy) {
    assertThatThrownBy(() -> Expression.parse(text))
        .isInstanceOfSatisfying(
            Unreadable.class,
            wrong -> {
              assertThat(wrong.rule).isEqualTo(rule);
              assertThat(wrong.position).isEqualTo(position);
              assertThat(wrong.remedy).startsWith(remedy);
            });
  }

  @Test
  void what_cannot_be_computed_is_refused_by_name() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> numbers("log(g)"))
        .withMessage("\"g\" holds texts (a, b), where numbers are needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> holds("x"))
        .withMessage("\"x\" is 2, neither true nor false; compare it with something");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> holds("reason < ''"))
        .withMessage(
            "\"reason\" is compared with an empty text by <; that is only possible by == and !=");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> holds("gone > 1"))
        .withMessageStartingWith("there is no column \"gone\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Expression.parse("cbind(x, y)").evaluate(TABLE))
        .withMessage("cbind may only stand alone, before the ~ of a formula");
  }

  /** Left as written, right as it is read. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '%',
      textBlock =
          """
          1e+2; 100
          1E2; 100
          1.e1; 10
          .25; 0.25
          12.5e-1; 1.25
          x.1_b; x.1_b
          _a+.b; _a + .b
          True; True
          TRUE and FALSE; TRUE and FALSE
          `a b`+c; a b + c
          a not in [b, 2] and c; not a in [b, 2] and c
          a-b+c; a - b + c
          a*b/c; a * b/c
          a^-b; a^-b
          --a; --a
          -+-a; --a
          a<=b; a <= b
          a>=b; a >= b
          mean(a)>min(b,c); mean(a) > min(b, c)
          """)
  void expressions_are_read_as_they_are_meant(String written, String read) {
    assertThat(Expression.parse(written)).hasToString(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '%',
      textBlock =
          """
          2e; 2; an operator such as ==, and, or + is expected before "e"
          2e+; 2; an operator such as ==, and, or + is expected before "e"
          `a b` c; 7; an operator such as ==, and, or + is expected before "c"
          'a b' c; 7; an operator such as ==, and, or + is expected before "c"
          a not; 3; an operator such as ==, and, or + is expected before "not"
          a not b; 3; an operator such as ==, and, or + is expected before "not"
          a == b != c; 8; a comparison has two sides
          paste(a); 1; paste takes 2 or more arguments, not 1
          round(); 1; round takes 1 or 2 arguments, not 0
          cbind(a); 1; cbind takes 2 arguments, not 1
          count(a, b, c); 1; count takes 0 or 1 arguments, not 3
          a # b; 3; "#" has no meaning here
          """)
  void places_are_counted_from_1_over_quotes_and_numbers(String text, int position, String rule) {
    assertThatThrownBy(() -> Expression.parse(text))
        .isInstanceOfSatisfying(
            Unreadable.class,
            wrong -> {
              assertThat(wrong.rule).isEqualTo(rule);
              assertThat(wrong.position).isEqualTo(position);
            });
  }

  @Test
  void a_hundred_levels_are_deep_enough_and_neighbours_do_not_count() {
    assertThat(Expression.parse("(".repeat(99) + "a" + ")".repeat(99)).columns())
        .containsExactly("a");
    assertThatThrownBy(() -> Expression.parse("(".repeat(100) + "a" + ")".repeat(100)))
        .hasMessageContaining("nested more than 100 deep");
    assertThat(Expression.parse("a" + "^2".repeat(99)).columns()).containsExactly("a");
    assertThatThrownBy(() -> Expression.parse("a" + "^2".repeat(100)))
        .hasMessageContaining("nested more than 100 deep");
    assertThat(Expression.parse("(a)^2" + " + (a)^2".repeat(200)).columns()).containsExactly("a");
    assertThat(Expression.parse("min(a" + ", a".repeat(99) + ")").columns()).containsExactly("a");
    assertThat(Formula.parse("y ~ (a)" + " + (a)".repeat(200))).hasToString("y ~ a");
    assertThat(Formula.parse("y ~ a" + " + (1 | g)".repeat(120)).random()).hasSize(120);
  }

  @Test
  void it_is_written_as_R_would() {
    assertThat(Expression.parse("not(a)==2 or b in['x',1]and-c<=.50*(d/2)^2"))
        .hasToString("not (a) == 2 or b in [\"x\", 1] and -c <= 0.5 * (d/2)^2");
    assertThat(Expression.parse("ifelse(true, NA, min(a, b))"))
        .hasToString("ifelse(TRUE, NA, min(a, b))");
  }

  @Test
  void a_million_rows_take_no_time() {
    double[] x = new double[1_000_000];
    Arrays.setAll(x, i -> i);
    int[] codes = new int[x.length];
    Arrays.setAll(codes, i -> i % 3);
    var table =
        Table.of(Map.of("x", new Numbers(x), "g", new Factor(codes, List.of("a", "b", "c"))));
    var holds =
        Expression.parse("g == 'b' and x < 500000 or g in ['c'] and x >= 999999").holds(table);
    int count = 0;
    for (boolean one : holds) {
      count += one ? 1 : 0;
    }
    assertThat(count).isEqualTo(166667);
  }
}
