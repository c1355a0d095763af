package groundwork.analysis.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportedTest {
  @Test
  void a_t_test_with_its_effect() {
    var said = Reported.t(4.836, 37.5512).p(2.1e-5).effect("d", 1.312).interval(0.69, 1.91, 0.95);
    assertThat(said.text()).isEqualTo("t(37.55) = 4.84, p < .001, d = 1.31, 95% CI [0.69, 1.91]");
    assertThat(said.latex())
        .isEqualTo(
            "\\textit{t}(37.55) = 4.84, \\textit{p} $<$ .001, \\textit{d} = 1.31, 95\\% CI"
                + " {[}0.69, 1.91{]}");
  }

  @Test
  void an_F_test_says_how_its_degrees_of_freedom_were_corrected() {
    assertThat(Reported.f(7.59, 11, 792).p(1e-11).effect("partial eta2", 0.0953).text())
        .isEqualTo("F(11, 792) = 7.59, p < .001, ηp² = .10");
    var corrected = Reported.f(7.59, 5.944, 427.68).p(1e-7).effect("ges", 0.1).note("GG ε = .54");
    assertThat(corrected.text())
        .isEqualTo("F(5.94, 427.68) = 7.59, p < .001, ηG² = .10 (GG ε = .54)");
    assertThat(corrected.latex())
        .isEqualTo(
            "\\textit{F}(5.94, 427.68) = 7.59, \\textit{p} $<$ .001, $\\eta_G^2$ = .10 (GG"
                + " \\ensuremath{\\varepsilon} = .54)");
    assertThat(Reported.t(2.31, 41.8).p(0.0259).note("Satterthwaite").text())
        .isEqualTo("t(41.80) = 2.31, p = .026 (Satterthwaite)");
  }

  @Test
  void rank_tests_are_said_in_whole_or_half_ranks() {
    assertThat(Reported.u(517).p(0.0004).effect("rank-biserial", 0.51).text())
        .isEqualTo("U = 517, p < .001, r = .51");
    assertThat(Reported.rankSum("V", 31.5).p(0.2).text()).isEqualTo("V = 31.50, p = .200");
    assertThat(Reported.statistic("H", 5.312, 2).p(0.07).effect("epsilon2", 0.09).text())
        .isEqualTo("H(2) = 5.31, p = .070, ε² = .09");
  }

  @Test
  void counts_are_said_with_the_number_of_observations() {
    var said = Reported.chi2(8.41, 3, 120).p(0.0382).effect("V", 0.2647);
    assertThat(said.text()).isEqualTo("χ²(3, N = 120) = 8.41, p = .038, V = .26");
    assertThat(said.latex())
        .isEqualTo("$\\chi^2$(3, \\textit{N} = 120) = 8.41, \\textit{p} = .038, \\textit{V} = .26");
    assertThat(Reported.chi2(8.41, 3, 0).text()).isEqualTo("χ²(3) = 8.41");
  }

  @Test
  void a_coefficient_is_followed_by_its_error_test_and_odds_ratio() {
    assertThat(
            Reported.coefficient(0.52, 0.11)
                .z(4.73)
                .p(2e-6)
                .effect("OR", 1.68)
                .interval(1.36, 2.09, 0.95)
                .text())
        .isEqualTo("b = 0.52, SE = 0.11, z = 4.73, p < .001, OR = 1.68, 95% CI [1.36, 2.09]");
    assertThat(Reported.coefficient(-0.0012, 0.0004).interval(-0.002, -0.0004, 0.95).text())
        .isEqualTo("b = −0.0012, SE = 0.00040, 95% CI [−0.00200, −0.00040]");
  }

  @Test
  void quantities_within_one_have_intervals_without_leading_zeros() {
    assertThat(Reported.correlation("r", 0.81, 28).p(1e-8).interval(0.63, 0.9, 0.95).text())
        .isEqualTo("r(28) = .81, p < .001, 95% CI [.63, .90]");
    assertThat(Reported.correlation("tau-b", -0.3, Double.NaN).text()).isEqualTo("τb = −.30");
    assertThat(Reported.estimate("alpha", 0.85).interval(0.8, 0.9, 0.9).text())
        .isEqualTo("α = .85, 90% CI [.80, .90]");
    assertThat(Reported.estimate("alpha", -0.2).interval(-1.5, 0.4, 0.95).text())
        .isEqualTo("α = −.20, 95% CI [−1.50, 0.40]");
  }

  @Test
  void other_results_are_said_too() {
    assertThat(Reported.estimate("bf10", 2.5e7).text()).isEqualTo("BF₁₀ = 2.50 × 10⁷");
    assertThat(Reported.mean(4.213, 1.1).text()).isEqualTo("M = 4.21, SD = 1.10");
    assertThat(Reported.median(4.5, 3, 5.25).text()).isEqualTo("Mdn = 4.50, IQR [3.00, 5.25]");
    assertThat(Reported.t(2.1, 38).pAdjusted(0.12, "holm").text())
        .isEqualTo("t(38) = 2.10, p = .120 (Holm)");
  }

  @Test
  void what_is_undefined_is_left_out() {
    var nan = Double.NaN;
    assertThat(
            Reported.coefficient(1, nan)
                .z(nan)
                .p(nan)
                .pAdjusted(nan, "holm")
                .effect("d", nan)
                .interval(nan, 1, 0.95)
                .note("")
                .text())
        .isEqualTo("b = 1.00");
    assertThat(Reported.f(3, 2, nan).text()).isEqualTo("F = 3.00");
  }

  @Test
  void labels_in_latex_are_shown_as_they_are() {
    assertThat(Latex.text("50% of A&B_{c} #1 $x$ ~^\\ [*] --"))
        .isEqualTo(
            "50\\% of A\\&B\\_\\{c\\} \\#1 \\$x\\$ \\textasciitilde{}\\textasciicircum{}"
                + "\\textbackslash{} {[}{*}{]} -{}-{}");
    assertThat(Latex.text("é – 中 β"))
        .isEqualTo("é \\textendash{} \\groundworkletter{中}{4E2D} \\ensuremath{\\beta}");
    assertThat(Latex.text("a\nb\u0007c\u200bd")).isEqualTo("a b c d");
    assertThat(Latex.sentence("BF₁₀ = 2.50 × 10⁻⁷, dz = −0.30"))
        .contains("$2.50 \\times 10^{-7}$")
        .contains("$d_z$ = $-$0.30");
  }
}
