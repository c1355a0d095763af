package groundwork.statistics.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
  /** Left as written, right as R's terms() and lme4 expand it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '%',
      textBlock =
          """
          y ~ a + b; y ~ a + b
          y ~ a*b*c; y ~ a + b + c + a:b + a:c + b:c + a:b:c
          y ~ a:b + c + a; y ~ c + a + a:b
          y ~ b:a; y ~ b:a
          y ~ a + b + b:a; y ~ a + b + a:b
          y ~ 0 + a; y ~ 0 + a
          y ~ a - 1; y ~ 0 + a
          y ~ a + 0; y ~ 0 + a
          y ~ -1 + a; y ~ 0 + a
          y ~ a - 0; y ~ a
          y ~ 0 + a + 1; y ~ a
          y ~ 1; y ~ 1
          y ~ 0; y ~ 0
          ~ a + b; ~ a + b
          y ~ (a + b)^2; y ~ a + b + a:b
          y ~ (a + b + c)^3; y ~ a + b + c + a:b + a:c + b:c + a:b:c
          y ~ a^2; y ~ a
          y ~ (a + b):c; y ~ a:c + b:c
          y ~ a*b - a:b; y ~ a + b
          y ~ a*b*c - (a + b); y ~ c + a:b + a:c + b:c + a:b:c
          y ~ a/b; y ~ a + a:b
          y ~ (a + b)/c; y ~ a + b + a:b:c
          y ~ +a; y ~ a
          log(rt_ms) ~ factor(trial)*condition; log(rt_ms) ~ factor(trial) + condition + factor(trial):condition
          after - before ~ I(x^2) + I(x/2) + I(-x) + I((a + b)*2); after - before ~ I(x^2) + I(x/2) + I(-x) + I((a + b) * 2)
          y ~ I(a == 'b' and not c in ['d', 1]); y ~ I(a == "b" and not c in ["d", 1])
          y ~ `my column` + is_missing(x); y ~ my column + is_missing(x)
          cbind(x, n - x) ~ a; cbind(x, n - x) ~ a
          Surv(time, done) ~ group; Surv(time, done) ~ group
          y ~ a + (1 | p); y ~ a + (1 | p)
          y ~ a*b + (1 + a | participant) + (1 | item); y ~ a + b + a:b + (1 + a | participant) + (1 | item)
          y ~ (a | p); y ~ 1 + (1 + a | p)
          y ~ (0 + a | p); y ~ 1 + (0 + a | p)
          y ~ (a*b | p); y ~ 1 + (1 + a + b + a:b | p)
          y ~ (a*b || p); y ~ 1 + (1 | p) + (0 + a | p) + (0 + b | p) + (0 + a:b | p)
          y ~ (0 + a || p); y ~ 1 + (0 + a | p)
          y ~ (1 | a/b); y ~ 1 + (1 | b:a) + (1 | a)
          y ~ (1 | a/b/c); y ~ 1 + (1 | c:b:a) + (1 | b:a) + (1 | a)
          y ~ (1 | a:b); y ~ 1 + (1 | a:b)
          y ~ (x || a/b); y ~ 1 + (1 | b:a) + (0 + x | b:a) + (1 | a) + (0 + x | a)
          """)
  void formulas_mean_what_they_mean_in_R(String written, String expanded) {
    assertThat(Formula.parse(written)).hasToString(expanded);
  }

  @Test
  void a_formula_tells_its_parts() {
    var formula = Formula.parse("log(rt) ~ factor(trial) * method + (1 + age | person/day)");
    assertThat(formula.response().orElseThrow().columns()).containsExactly("rt");
    assertThat(formula.intercept()).isTrue();
    assertThat(formula.terms().get(2).variables()).containsExactly("factor(trial)", "method");
    assertThat(formula.terms().get(2).order()).isEqualTo(2);
    assertThat(formula.variables().get("factor(trial)").columns()).containsExactly("trial");
    assertThat(formula.predictors()).containsExactly("trial", "method");
    assertThat(formula.columns()).containsExactly("rt", "trial", "method", "age", "day", "person");
    assertThat(formula.random()).hasSize(2);
    assertThat(formula.random().getFirst().group()).isEqualTo("day:person");
    assertThat(formula.random().getFirst().columns()).containsExactly("day", "person");
    assertThat(formula.random().getFirst().intercept()).isTrue();
    assertThat(formula.random().getFirst().slopes()).hasToString("[age]");
    assertThat(formula.withoutRandom())
        .hasToString("log(rt) ~ factor(trial) + method + factor(trial):method");
    assertThat(Formula.parse("~ 0 + a").intercept()).isFalse();
    assertThat(Formula.parse("~ a").response()).isEmpty();
  }

  /** What is wrong, where, and what to do: position; rule; remedy. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '%',
      textBlock =
          """
          y; 2; "~" is expected here instead of the end; A formula reads: measure ~ factor + other.
          y ~; 4; a column or function is expected in a formula instead of the end; Texts go into
          y ~ a > 3; 7; ">" cannot stand here in a formula; Put a comparison into I(…)
          y ~ a | p; 7; "|" cannot stand here in a formula; Random terms stand in parentheses
          y ~ a ~ b; 7; "~" cannot stand here in a formula; A formula has one ~.
          y ~ a b; 7; "b" cannot stand here in a formula; Join terms by +, * or :.
          y ~ 2 + a; 5; the number 2 is no term; 1 is the intercept
          y ~ a - (1 | p); 9; a random term cannot be removed; Leave it out.
          y ~ a * (1 | p); 12; a random term can only be added to a formula; Write … + (1 | participant).
          y ~ (1 | p + q); 12; ")" is expected here instead of "+"; A random term reads
          y ~ (1 | log(p)); 10; "log" is no grouping factor; After the bar stands a column
          y ~ (1 | 3); 10; "3" is no grouping factor; After the bar stands a column
          y ~ .; 5; "." stands for no column here; Name the columns.
          y ~ a^b; 7; ^ in a formula takes interactions up to a whole number of variables; Write (a + b)^2
          y ~ a^0; 7; ^ in a formula takes interactions up to a whole number of variables; Write (a + b)^2
          y ~ (a + b; 11; ")" is expected here instead of the end; Close the parenthesis.
          y ~ 'a'; 5; a column or function is expected in a formula instead of "a"; Texts go into quotes
          y ~ `my f`(x); 5; there is no function "my f"; Known are log,
          y ~ poly(x, 2); 5; there is no function "poly"; Known are log,
          y ~ a %in% b; 7; "%" has no meaning here; Write a:b for a term within another.
          """)
  void what_is_no_formula_is_refused_with_place_rule_and_remedy(
      String text, int position, String rule, String remedy) {
    assertThatThrownBy(() -> Formula.parse(text))
        .isInstanceOfSatisfying(
            Unreadable.class,
            wrong -> {
              assertThat(wrong.rule).isEqualTo(rule);
              assertThat(wrong.position).isEqualTo(position);
              assertThat(wrong.remedy).startsWith(remedy);
              assertThat(wrong)
                  .hasMessage("%s (at character %d). %s", rule, position, wrong.remedy);
            });
  }

  @Test
  void a_slip_that_makes_thousands_of_terms_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Formula.parse("y ~ (a+b+c+d+e+f+g+h+i+j+k+l+m)^9"))
        .withMessage("a formula has at most 1000 terms");
  }

  @Test
  void nesting_without_end_is_refused() {
    assertThatThrownBy(() -> Formula.parse("y ~ " + "(".repeat(200) + "a" + ")".repeat(200)))
        .hasMessageContaining("nested more than 100 deep");
    assertThatThrownBy(() -> Expression.parse("(".repeat(200) + "a" + ")".repeat(200)))
        .hasMessageContaining("nested more than 100 deep");
  }
}
