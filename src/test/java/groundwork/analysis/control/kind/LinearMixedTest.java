package groundwork.analysis.control.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import groundwork.analysis.entity.Finding;
import groundwork.plan.entity.Analysis;
import groundwork.statistics.Data;
import groundwork.statistics.R;
import groundwork.statistics.design.Column;
import groundwork.statistics.design.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class LinearMixedTest {
  static Analysis analysis(String json) {
    return new Analysis((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
  }

  static Table table(String resource) {
    var data = Data.resource(resource);
    var columns = new LinkedHashMap<String, Column>();
    data.header().forEach(name -> columns.put(name, Column.of(data.text(name))));
    return Table.of(columns);
  }

  static Finding run(String json, String resource) {
    var table = table(resource);
    return new LinearMixed()
        .run(
            analysis(json),
            table,
            new Context(Optional.of("participant"), Optional.of("item"), table, 1));
  }

  static final String SLEEP =
      "{'id':'m','kind':'lmm','formula':'Reaction ~ Days + (Days | Subject)'%s}";

  static Finding sleep(String more) {
    var table = table("sleepstudy.csv");
    return new LinearMixed().run(analysis(SLEEP.formatted(more)), table, Context.of(table));
  }

  @Test
  void a_finding_has_what_R_has() {
    var r = R.of("sleep.rs");
    var finding = sleep("");
    assertThat(finding.estimator()).isEqualTo("REML");
    assertThat(finding.n()).isEqualTo(180);
    assertThat(finding.groups()).isEqualTo(Map.of("Subject", 18));
    assertThat(finding.logLik()).isCloseTo(r.number("logLik"), within(1e-6));
    assertThat(finding.aic()).isCloseTo(r.number("AIC"), within(1e-6));
    assertThat(finding.bic()).isCloseTo(r.number("BIC"), within(1e-6));
    assertThat(finding.converged()).isTrue();
    assertThat(finding.singular()).isFalse();
    var fixed = r.at("fixed").elements();
    for (int j = 0; j < 2; j++) {
      var term = finding.terms().get(j);
      var row = fixed.get(j);
      assertThat(term.term()).isEqualTo(row.text("term"));
      assertThat(term.estimate()).isCloseTo(row.number("Estimate"), within(1e-6));
      assertThat(term.se()).isCloseTo(row.number("Std. Error"), within(1e-5));
      assertThat(term.df()).isCloseTo(row.number("df"), within(1e-5));
      assertThat(term.statistic()).isCloseTo(row.number("t value"), within(1e-5));
      assertThat(term.p()).isCloseTo(row.number("Pr(>|t|)"), within(1e-9));
    }
    var varcor = r.at("varcor").elements();
    assertThat(finding.random()).hasSize(3);
    assertThat(finding.random().get(0).sd()).isCloseTo(varcor.get(0).number("sdcor"), within(1e-5));
    assertThat(finding.random().get(1).sd()).isCloseTo(varcor.get(1).number("sdcor"), within(1e-5));
    assertThat(finding.random().get(1).correlation())
        .isCloseTo(varcor.get(2).number("sdcor"), within(1e-6));
    assertThat(finding.random().get(2).sd()).isCloseTo(varcor.get(3).number("sdcor"), within(1e-5));
    assertThat(finding.random().get(2).group()).isEqualTo("Residual");
    assertThat(finding.r2().marginal())
        .isCloseTo(R.of("sleep.r2").number("r2.marginal"), within(1e-6));
    assertThat(finding.sentences())
        .contains(
            "Days: b = 10.47, SE = 1.55, t(17) = 6.77, p < .001, 95% CI [7.21, 13.73]",
            "Days: F(1, 17) = 45.85, p < .001, ηp² = .73 (Satterthwaite)");
    assertThat(finding.assumptions()).extracting("name").contains("normality of residuals");
  }

  @Test
  void tests_come_with_the_degrees_of_freedom_that_are_asked_for() {
    var r = R.of("sleep.kr").row("term", "Days");
    var roger = sleep(",'df':'kenward-roger'").tests().getFirst();
    assertThat(roger.df2()).isCloseTo(r.number("DenDF"), within(1e-8));
    assertThat(roger.statistic()).isCloseTo(r.number("F value"), within(1e-5));
    assertThat(roger.method()).isEqualTo("type 3, kenward-roger");
    assertThat(roger.effectSize().name()).isEqualTo("eta2p");
    assertThat(sleep(",'df':'residual'").tests().getFirst().df2()).isEqualTo(178);
    var chi = sleep(",'df':'asymptotic'").tests().getFirst();
    assertThat(chi.symbol()).isEqualTo("chi2");
    assertThat(chi.df2()).isNull();
    assertThat(chi.statistic()).isCloseTo(r.number("F value"), within(1e-5));
    var ratio = sleep(",'tests':'lrt'").tests().getFirst();
    assertThat(ratio.symbol()).isEqualTo("chi2");
    assertThat(ratio.df1()).isEqualTo(1);
    assertThat(sleep(",'estimator':'ML'").logLik())
        .isCloseTo(R.of("sleep.rs.ML").number("logLik"), within(1e-6));
  }

  @Test
  void a_singular_fit_is_said_with_the_way_out() {
    var finding =
        run(
            "{'id':'m','kind':'lmm','formula':'rating ~ explain + (1 + explain | participant) + (1"
                + " + explain | item)'}",
            "crossed-40x24.csv");
    assertThat(finding.singular()).isTrue();
    assertThat(finding.groups())
        .containsExactly(Map.entry("participant", 40), Map.entry("item", 24));
    var warning =
        finding.warnings().stream().filter(one -> one.code().equals("singular")).findFirst();
    assertThat(warning.orElseThrow().message())
        .contains("explain by item", "(1 + explain || item)");
  }

  @Test
  void a_design_that_calls_for_more_is_said() {
    var finding =
        run(
            "{'id':'m','kind':'lmm','formula':'correct ~ factor(explain) + (1 | participant)'}",
            "crossed-40x24.csv");
    assertThat(finding.warnings())
        .extracting("code")
        .contains("items-fixed", "no-random-slope", "binary-response");
    assertThat(finding.descriptives()).hasSize(2);
    assertThat(finding.beside()).hasSize(1); // the paired t test of means
    assertThat(finding.beside().getFirst().kind()).isEqualTo("t-test");
    assertThat(finding.beside().getFirst().n()).isEqualTo(40);
    assertThat(finding.beside().getFirst().beside()).isEmpty();
    assertThat(finding.assumptions().get(1).holds()).isFalse();
  }

  @Test
  void rows_that_cannot_be_used_are_counted_by_column() {
    var table = table("sleepstudy.csv");
    double[] y = table.numbers("Reaction");
    double[] days = table.numbers("Days");
    y[3] = Double.NaN;
    y[10] = Double.NaN;
    days[10] = Double.NaN;
    days[20] = Double.NaN;
    days[21] = Double.NaN;
    var holes = table.with("Reaction", y).with("Days", days);
    var finding = new LinearMixed().run(analysis(SLEEP.formatted("")), holes, Context.of(holes));
    assertThat(finding.n()).isEqualTo(176);
    assertThat(finding.excluded()).isEqualTo(Map.of("missing Reaction", 2, "missing Days", 2));
  }

  @Test
  void refuses_a_formula_without_random_terms() {
    var table = table("sleepstudy.csv");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new LinearMixed()
                    .run(
                        analysis("{'id':'m','kind':'lmm','formula':'Reaction ~ Days'}"),
                        table,
                        Context.of(table)))
        .withMessageContaining("has no random term");
  }

  static Table paz() {
    var published = Data.published("studies/kuhl-alien-zoo/PAZ-trials.csv");
    assumeTrue(published.isPresent());
    var data = published.get();
    var columns = new LinkedHashMap<String, Column>();
    data.header()
        .forEach(
            name ->
                columns.put(
                    name,
                    Column.of(data.text(name).stream().map(t -> t.isEmpty() ? null : t).toList())));
    var all = Table.of(columns);
    var kept = new boolean[all.rows()];
    for (int row = 0; row < kept.length; row++) {
      kept[row] = all.column("excluded").missing(row);
    }
    return all.where(kept);
  }

  @Test
  void contrasts_of_marginal_means_agree_with_R() {
    var table = paz();
    var finding =
        new LinearMixed()
            .run(
                analysis(
                    "{'id':'m','kind':'lmm','formula':'pack_after ~ factor(trial) * condition + (1"
                        + " | participant)','specs':'condition','by':'trial','df':'kenward-roger'}"),
                table,
                new Context(Optional.of("participant"), Optional.empty(), table, 1));
    var r = R.of("paz.pack.emm").elements();
    assertThat(finding.contrasts()).hasSize(12);
    for (int i = 0; i < 12; i++) {
      var contrast = finding.contrasts().get(i);
      var row = r.get(i);
      assertThat(contrast.contrast()).isEqualTo(row.text("contrast"));
      assertThat(contrast.by()).isEqualTo(Map.of("trial", row.text("trial")));
      assertThat(contrast.estimate()).isCloseTo(row.number("estimate"), within(1e-8));
      assertThat(contrast.se()).isCloseTo(row.number("SE"), within(1e-5));
      assertThat(contrast.df()).isCloseTo(row.number("df"), within(1e-3));
      assertThat(contrast.statistic()).isCloseTo(row.number("t.ratio"), within(1e-6));
      assertThat(contrast.p()).isCloseTo(row.number("p.value"), within(1e-7));
      assertThat(contrast.pAdjusted()).isCloseTo(contrast.p(), within(1e-15));
    }
    assertThat(finding.excluded()).isEmpty();
    assertThat(finding.tests()).hasSize(3);
    assertThat(finding.tests().get(1).statistic())
        .isCloseTo(R.of("paz.pack.anova").row("term", "condition").number("F value"), within(1e-6));
  }

  @Test
  void contrasts_are_what_the_plan_asks_for() {
    var json =
        "{'id':'m','kind':'lmm','formula':'y ~ factor(item) + (1 |"
            + " participant)','where':'item','contrasts':%s,'adjust':'bonferroni'}";
    var table = table("crossed-40x24.csv").with("y", table("crossed-40x24.csv").numbers("rating"));
    var few = new boolean[table.rows()];
    for (int row = 0; row < few.length; row++) {
      few[row] = table.numbers("item")[row] <= 4;
    }
    var four = table.where(few);
    assertThat(contrasts(json.formatted("'reference'"), four))
        .containsExactly("2 - 1", "3 - 1", "4 - 1");
    assertThat(contrasts(json.formatted("'consecutive'"), four))
        .containsExactly("2 - 1", "3 - 2", "4 - 3");
    assertThat(contrasts(json.formatted("['1 - 4','2 - 3']"), four))
        .containsExactly("1 - 4", "2 - 3");
    assertThat(contrasts(json.formatted("{'ends':{'1':1,'4':-1}}"), four)).containsExactly("ends");
    assertThat(contrasts(json.formatted("'pairwise'"), four)).hasSize(6);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> contrasts(json.formatted("'1 - 7'"), four))
        .withMessageContaining("1 - 7");
  }

  private static java.util.List<String> contrasts(String json, Table table) {
    return new LinearMixed()
        .run(analysis(json), table, Context.of(table)).contrasts().stream()
            .map(Finding.Contrast::contrast)
            .toList();
  }

  @Test
  void intervals_are_made_as_the_plan_says() {
    var profile = sleep(",'interval':'profile'").terms().get(1);
    var r = R.of("sleep.profile.ci").row("term", "Days");
    assertThat(profile.low()).isCloseTo(r.number("2.5 %"), within(1e-4));
    assertThat(profile.high()).isCloseTo(r.number("97.5 %"), within(1e-4));
    var drawn = sleep(",'interval':'bootstrap','bootstrap':200");
    assertThat(drawn.terms().get(1).low()).isBetween(6.5, 8.3);
    assertThat(drawn.terms().get(1).high()).isBetween(12.6, 14.5);
    assertThat(sleep(",'interval':'bootstrap','bootstrap':200").terms()).isEqualTo(drawn.terms());
  }
}
