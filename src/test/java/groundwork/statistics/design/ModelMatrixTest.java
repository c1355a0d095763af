package groundwork.statistics.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.design.Column.Factor;
import groundwork.statistics.design.Column.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelMatrixTest {
  /** {@code expand.grid(a = c("a1","a2","a3"), b = c("x","y"), r = 1:2)} with n, t and l. */
  private static final Table GRID =
      Table.of("n", 1.5, 2, 3, 7, 5, 4, 9, 8, 1, 2, 2.5, 6)
          .with("a", cycle(12, 1, "a1", "a2", "a3"))
          .with("b", cycle(12, 3, "x", "y"))
          .with("t", 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3)
          .with(
              "l",
              Column.of(
                  Arrays.asList(
                      "FALSE FALSE FALSE TRUE TRUE TRUE TRUE TRUE FALSE FALSE FALSE TRUE"
                          .split(" "))));

  private static List<String> cycle(int n, int each, String... values) {
    return IntStream.range(0, n).mapToObj(i -> values[i / each % values.length]).toList();
  }

  private static ModelMatrix of(String formula) {
    return ModelMatrix.of(Formula.parse(formula), GRID, Coding.TREATMENT);
  }

  /** R: {@code sum(m %*% seq_len(ncol(m)) * seq_len(nrow(m)))}. */
  private static double checkSum(ModelMatrix matrix) {
    double sum = 0;
    for (int j = 0; j < matrix.columns().length; j++) {
      for (int i = 0; i < matrix.n(); i++) {
        sum += matrix.columns()[j][i] * (j + 1) * (i + 1);
      }
    }
    return sum;
  }

  private static void same(ModelMatrix matrix, String names, String assign, double check) {
    assertThat(matrix.names()).containsExactly(names.split(" \\| "));
    assertThat(Arrays.stream(matrix.assign()).mapToObj(Integer::toString))
        .containsExactly(assign.split(" "));
    assertThat(checkSum(matrix)).isCloseTo(check, within(1e-10 * Math.abs(check)));
  }

  /** R 4.2.2: names, attribute "assign" and check sum of {@code model.matrix(formula, data)}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          ~ a*b; (Intercept) | aa2 | aa3 | by | aa2:by | aa3:by; 0 1 1 2 3 3; 600
          ~ a:b; (Intercept) | aa1:bx | aa2:bx | aa3:bx | aa1:by | aa2:by | aa3:by; 0 1 1 1 1 1 1; 464
          ~ 0 + a*b; aa1 | aa2 | aa3 | by | aa2:by | aa3:by; 1 1 1 2 3 3; 544
          ~ a + a:b; (Intercept) | aa2 | aa3 | aa1:by | aa2:by | aa3:by; 0 1 1 2 2 2; 464
          ~ b:a; (Intercept) | bx:aa1 | by:aa1 | bx:aa2 | by:aa2 | bx:aa3 | by:aa3; 0 1 1 1 1 1 1; 454
          ~ n:a; (Intercept) | n:aa1 | n:aa2 | n:aa3; 0 1 1 1; 1120.5
          ~ n + n:a; (Intercept) | n | n:aa2 | n:aa3; 0 1 2 2; 1589.5
          ~ 0 + n + a; n | aa1 | aa2 | aa3; 1 2 2 2; 589
          ~ a*b - a; (Intercept) | by | aa2:bx | aa3:bx | aa2:by | aa3:by; 0 1 2 2 2 2; 440
          ~ (a + b + n)^2; (Intercept) | aa2 | aa3 | by | n | aa2:by | aa3:by | aa2:n | aa3:n | by:n; 0 1 1 2 3 4 4 5 5 6; 6324
          ~ (a + b + n)^2 - a:b; (Intercept) | aa2 | aa3 | by | n | aa2:n | aa3:n | by:n; 0 1 1 2 3 4 4 5; 5240
          ~ a/b; (Intercept) | aa2 | aa3 | aa1:by | aa2:by | aa3:by; 0 1 1 2 2 2; 464
          ~ a/(b + n); (Intercept) | aa2 | aa3 | aa1:by | aa2:by | aa3:by | aa1:n | aa2:n | aa3:n; 0 1 1 2 2 2 3 3 3; 3241.5
          ~ factor(t)*b; (Intercept) | factor(t)2 | factor(t)3 | by | factor(t)2:by | factor(t)3:by; 0 1 1 2 3 3; 600
          ~ l; (Intercept) | lTRUE; 0 1; 162
          ~ I(n^2) + log(n); (Intercept) | I(n^2) | log(n); 0 1 2; 4543.29224156626
          ~ a + b + a:n:b; (Intercept) | aa2 | aa3 | by | aa1:bx:n | aa2:bx:n | aa3:bx:n | aa1:by:n | aa2:by:n | aa3:by:n; 0 1 1 2 3 3 3 3 3 3; 3085
          ~ 0 + a:b; aa1:bx | aa2:bx | aa3:bx | aa1:by | aa2:by | aa3:by; 1 1 1 1 1 1; 308
          ~ n*t; (Intercept) | n | t | n:t; 0 1 2 3; 4046
          ~ a:n - 1; aa1:n | aa2:n | aa3:n; 1 1 1; 695.5
          ~ scale(n)*a; (Intercept) | scale(n) | aa2 | aa3 | scale(n):aa2 | scale(n):aa3; 0 1 2 2 3 3; 276
          ~ 1; (Intercept); 0; 78
          ~ l:n; (Intercept) | lFALSE:n | lTRUE:n; 0 1 1; 1048
          ~ b + n:a + a; (Intercept) | by | aa2 | aa3 | n:aa1 | n:aa2 | n:aa3; 0 1 2 2 3 3 3; 2455.5
          ~ a:b + a; (Intercept) | aa2 | aa3 | aa1:by | aa2:by | aa3:by; 0 1 1 2 2 2; 464
          ~ a:b + n; (Intercept) | n | aa1:bx | aa2:bx | aa3:bx | aa1:by | aa2:by | aa3:by; 0 1 2 2 2 2 2 2; 1236
          ~ b:n + a:b; (Intercept) | bx:n | by:n | bx:aa2 | by:aa2 | bx:aa3 | by:aa3; 0 1 1 2 2 2 2; 1286.5
          """)
  void columns_are_those_of_R(String formula, String names, String assign, double check) {
    same(of(formula), names, assign, check);
  }

  /** The same with {@code contrasts.arg = list(a = "contr.sum", b = "contr.sum")}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          ~ a*b; (Intercept) | a1 | a2 | b1 | a1:b1 | a2:b1; 0 1 1 2 3 3; -22
          ~ a:b; (Intercept) | aa1:bx | aa2:bx | aa3:bx | aa1:by | aa2:by | aa3:by; 0 1 1 1 1 1 1; 464
          ~ 0 + a*b; aa1 | aa2 | aa3 | b1 | a1:b1 | a2:b1; 1 1 1 2 3 3; 92
          """)
  void sums_are_coded_as_in_R(String formula, String names, String assign, double check) {
    var matrix = ModelMatrix.of(Formula.parse(formula), GRID, Coding.SUM);
    same(matrix, names, assign, check);
    assertThat(matrix.coding()).isEqualTo(Coding.SUM);
  }

  @Test
  void terms_and_variables_are_kept_beside_the_numbers() {
    var matrix = of("n ~ a*factor(t)");
    assertThat(matrix.terms()).hasToString("[a, factor(t), a:factor(t)]");
    assertThat(matrix.formula()).hasToString("n ~ a + factor(t) + a:factor(t)");
    assertThat(matrix.coding()).isEqualTo(Coding.TREATMENT);
    assertThat(matrix.variables().keySet()).containsExactly("a", "factor(t)");
    assertThat(matrix.variables().get("factor(t)").factor().levels())
        .containsExactly("1", "2", "3");
  }

  @Test
  void rows_with_anything_missing_are_left_out_and_so_are_levels_that_go_with_them() {
    var gaps =
        Table.of("y", 1, 2, Double.NaN, 4, 5)
            .with("g", List.of("a", "b", "c", "b", "a"))
            .with("x", 1, 1, 1, Double.NaN, 2)
            .with("p", Arrays.asList("p1", "p2", "p3", "p1", "p1"));
    var matrix = ModelMatrix.of(Formula.parse("y ~ g + (1 + x | p)"), gaps, Coding.TREATMENT);
    assertThat(matrix.rows()).containsExactly(0, 1, 4);
    assertThat(matrix.n()).isEqualTo(3);
    assertThat(matrix.y()).containsExactly(1, 2, 5);
    assertThat(matrix.names()).containsExactly("(Intercept)", "gb");
    assertThat(matrix.random().getFirst().levels()).containsExactly("p1", "p2");
    assertThat(matrix.random().getFirst().codes()).containsExactly(0, 1, 0);
    assertThat(matrix.random().getFirst().z()[1]).containsExactly(1, 1, 2);
    var withoutGroup = Table.of("y", 1, 2).with("x", 1, 2).with("p", Arrays.asList("a", null));
    assertThat(
            ModelMatrix.of(Formula.parse("y ~ x + (1 | p)"), withoutGroup, Coding.TREATMENT).rows())
        .containsExactly(0);
  }

  @Test
  void random_terms_have_their_own_columns() {
    var matrix = of("n ~ a + (1 + b | t) + (0 + a || l) + (t || b)");
    assertThat(matrix.random()).hasSize(4);
    assertThat(matrix.random().get(0).group()).isEqualTo("t");
    assertThat(matrix.random().get(0).names()).containsExactly("(Intercept)", "by");
    assertThat(matrix.random().get(1).names()).containsExactly("aa1", "aa2", "aa3");
    assertThat(matrix.random().get(1).levels()).containsExactly("FALSE", "TRUE");
    assertThat(matrix.random().get(2).names()).containsExactly("(Intercept)");
    assertThat(matrix.random().get(3).names()).containsExactly("t");
  }

  @Test
  void nested_groups_are_combinations_that_occur() {
    var few =
        GRID.where(
            IntStream.range(0, 12)
                .collect(() -> new boolean[12], (all, i) -> all[i] = i != 3, (x, y) -> {}));
    var random =
        ModelMatrix.of(
                Formula.parse("n ~ 1 + (1 | a/b)"),
                few.where(
                    new boolean[] {
                      true, true, true, true, true, false, false, false, false, false, false
                    }),
                Coding.TREATMENT)
            .random();
    assertThat(random.get(0).group()).isEqualTo("b:a");
    assertThat(random.get(0).levels()).containsExactly("x:a1", "x:a2", "x:a3", "y:a2", "y:a3");
    assertThat(random.get(0).codes()).containsExactly(0, 1, 2, 3, 4);
    assertThat(random.get(1).group()).isEqualTo("a");
    assertThat(random.get(1).codes()).containsExactly(0, 1, 2, 1, 2);
  }

  @Test
  void a_response_is_numbers_truth_values_or_one_of_two_levels() {
    assertThat(of("l ~ a").y()).containsExactly(0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 1);
    assertThat(of("b ~ a").y()).startsWith(0, 0, 0, 1, 1, 1);
    assertThat(of("log(n) ~ a").y()[3]).isEqualTo(Math.log(7));
    assertThat(of("b ~ a").response().getFirst()).isInstanceOf(Factor.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("a ~ b").y())
        .withMessage("a has the levels [a1, a2, a3]; numbers are needed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("~ b").y())
        .withMessage("the formula has 0 responses; 1 is needed");
  }

  @Test
  void hits_and_misses_or_time_and_event_are_two_columns() {
    var counts = of("cbind(n, t - n) ~ a");
    assertThat(counts.response()).hasSize(2);
    assertThat(((Numbers) counts.response().get(1)).values()[0]).isEqualTo(-0.5);
    assertThat(of("Surv(n, l) ~ a").response()).hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(counts::y)
        .withMessage("the formula has 2 responses; 1 is needed");
  }

  @Test
  void what_follows_from_earlier_columns_is_left_out_and_named() {
    var table = GRID.with("twice", Arrays.stream(GRID.numbers("n")).map(x -> 2 * x + 1).toArray());
    var matrix = ModelMatrix.of(Formula.parse("n ~ n + twice + a"), table, Coding.TREATMENT);
    assertThat(matrix.dropped()).isEmpty();
    var full = matrix.fullRank();
    assertThat(full.names()).containsExactly("(Intercept)", "n", "aa2", "aa3");
    assertThat(full.assign()).containsExactly(0, 1, 3, 3);
    assertThat(full.columns()).hasNumberOfRows(4);
    assertThat(full.dropped()).containsExactly("twice");
    assertThat(full.terms()).hasSize(3);
    assertThat(of("~ a*b").fullRank().dropped()).isEmpty();
  }

  @Test
  void a_column_that_barely_differs_from_another_counts_as_the_same() {
    var almost =
        GRID.with("m", add(GRID.numbers("n"), 1e-9)).with("k", add(GRID.numbers("n"), 1e-4));
    assertThat(
            ModelMatrix.of(Formula.parse("~ n + m + k"), almost, Coding.TREATMENT)
                .fullRank()
                .dropped())
        .containsExactly("m");
    var zero = GRID.with("z", new double[12]);
    assertThat(ModelMatrix.of(Formula.parse("~ z"), zero, Coding.TREATMENT).fullRank().names())
        .containsExactly("(Intercept)");
  }

  private static double[] add(double[] x, double by) {
    return IntStream.range(0, x.length).mapToDouble(i -> x[i] + (i % 3 == 1 ? by : 0)).toArray();
  }

  @Test
  void other_values_are_coded_the_same_way() {
    var matrix = of("n ~ a*b + t");
    var grid =
        matrix.at(
            Map.of(
                "a", new Factor(new int[] {2, 0}, List.of("a1", "a2", "a3")),
                "b", new Factor(new int[] {1, 1}, List.of("x", "y")),
                "t", new Numbers(new double[] {2, 2})));
    assertThat(matrix.names())
        .containsExactly("(Intercept)", "aa2", "aa3", "by", "t", "aa2:by", "aa3:by");
    assertThat(grid)
        .isDeepEqualTo(new double[][] {{1, 1}, {0, 0}, {1, 0}, {1, 1}, {2, 2}, {0, 0}, {1, 0}});
    var b = Factor.of(List.of("x", "y"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("n ~ a").at(Map.of("b", b)))
        .withMessage("grid has no \"a\" like that of the data");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("n ~ a").at(Map.of("a", b)))
        .withMessage("grid has no \"a\" like that of the data");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("n ~ t").at(Map.of("t", b)))
        .withMessage("grid has no \"t\" like that of the data");
    assertThat(of("n ~ 1").at(Map.of())).isDeepEqualTo(new double[][] {{1}});
  }

  @Test
  void what_was_dropped_stays_out_for_other_values() {
    var twice = GRID.with("u", Arrays.stream(GRID.numbers("n")).map(x -> 2 * x).toArray());
    var matrix = ModelMatrix.of(Formula.parse("~ n + u"), twice, Coding.TREATMENT).fullRank();
    assertThat(
            matrix.at(
                Map.of("n", new Numbers(new double[] {3}), "u", new Numbers(new double[] {7}))))
        .isDeepEqualTo(new double[][] {{1}, {3}});
  }

  @Test
  void what_cannot_be_compared_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ModelMatrix.of(
                    Formula.parse("n ~ b"),
                    GRID.where(
                        new boolean[] {
                          true, true, true, false, false, false, false, false, false, false, false,
                          false
                        }),
                    Coding.TREATMENT))
        .withMessage("b has only one level (x) in the rows analysed, so nothing can be compared");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("n ~ exp(n * 1000)"))
        .withMessage("exp(n * 1000) is infinite in some row");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ModelMatrix.of(
                    Formula.parse("y ~ x"),
                    Table.of("y", 1, Double.NaN).with("x", Double.NaN, 1),
                    Coding.TREATMENT))
        .withMessage("no row has values in all of y, x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("n ~ gone"))
        .withMessageStartingWith("there is no column \"gone\"");
  }
}
