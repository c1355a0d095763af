package groundwork.analysis.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApaTest {
  @ParameterizedTest
  @CsvSource({
    "4.836, 4.84",
    "-4.836, −4.84",
    "0, 0.00",
    "-0.001, 0.00",
    "0.0049, 0.00",
    "1.005, 1.01",
    "792, 792.00",
    "123456.789, 123456.79",
    "12345678, 1.23 × 10⁷",
    "-1e25, −1.00 × 10²⁵",
    "999999.999, 1000000.00",
    "Infinity, ∞",
    "-Infinity, −∞",
    "NaN, –"
  })
  void a_statistic_has_two_decimals(double value, String written) {
    assertThat(Apa.statistic(value)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "0.52, 0.52", "0.0049, 0.0049", "0.012, 0.012", "-0.00123, −0.0012", "0.000012, 1.20 × 10⁻⁵",
    "0.00006, 0.000060", "0, 0.00", "0.0949, 0.095", "0.095, 0.10", "3.14159, 3.14"
  })
  void an_estimate_keeps_two_digits_that_matter(double value, String written) {
    assertThat(Apa.number(value)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0381, p = .038",
    "0.00099999, p < .001",
    "0.001, p = .001",
    "0, p < .001",
    "1, p > .999",
    "0.9994, p = .999",
    "0.9995, p > .999",
    "0.05, p = .050",
    "NaN, p = –"
  })
  void a_p_has_three_digits_and_no_leading_zero(double p, String written) {
    assertThat(Apa.p(p)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"-0.1", "1.0000001", "Infinity"})
  void what_is_no_probability_is_refused(double p) {
    assertThatThrownBy(() -> Apa.p(p))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("p:");
  }

  @ParameterizedTest
  @CsvSource({"0.81, .81", "-0.052, −.05", "1, 1.00", "-1, −1.00", "0, .00", "-0.001, .00"})
  void what_lies_within_one_has_no_leading_zero(double value, String written) {
    assertThat(Apa.share(value)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "38, 38",
    "37.5512, 37.55",
    "791.99998, 792",
    "37.994, 37.99",
    "792, 792",
    "1e7, 1.00 × 10⁷",
    "Infinity, ∞"
  })
  void whole_degrees_of_freedom_have_no_decimals(double value, String written) {
    assertThat(Apa.df(value)).isEqualTo(written);
  }

  @Test
  void an_interval_names_its_level_and_has_the_decimals_of_its_finer_bound() {
    assertThat(Apa.interval(0.69, 1.91, 0.95)).isEqualTo("95% CI [0.69, 1.91]");
    assertThat(Apa.interval(-0.012, 1, 0.999)).isEqualTo("99.9% CI [−0.012, 1.000]");
    assertThat(Apa.interval(Double.NEGATIVE_INFINITY, 2, 0.9)).isEqualTo("90% CI [−∞, 2.00]");
    assertThat(Apa.shares(-0.2, 0.93, 0.95)).isEqualTo("95% CI [−.20, .93]");
    assertThatThrownBy(() -> Apa.interval(0, 1, 95)).hasMessageStartingWith("level:");
  }

  @Test
  void a_share_of_a_hundred_has_one_decimal() {
    assertThat(Apa.percent(0.45)).isEqualTo("45.0%");
    assertThat(Apa.percent(Double.NaN)).isEqualTo("–");
  }

  @ParameterizedTest
  @CsvSource({
    "partial eta2, ηp²",
    "Partial_Eta2, ηp²",
    "chi2, χ²",
    "rank-biserial, r",
    "d, d",
    "F, F",
    "Cramer's V, V",
    "OR, OR",
    "tau-b, τb"
  })
  void names_become_symbols(String name, String symbol) {
    assertThat(Apa.symbol(name)).isEqualTo(symbol);
  }

  @Test
  void an_odds_ratio_and_a_d_keep_their_zero_and_an_icc_does_not() {
    assertThat(Apa.value("OR", 0.5)).isEqualTo("0.50");
    assertThat(Apa.value("d", 0.5)).isEqualTo("0.50");
    assertThat(Apa.value("ICC(2,1)", 0.5)).isEqualTo(".50");
    assertThat(Apa.value("alpha", -1.2)).isEqualTo("−1.20");
  }
}
