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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class GlmmKindTest {
  static Analysis analysis(String json) {
    return new Analysis((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
  }

  static Table table(Data data, List<String> factors) {
    var columns = new LinkedHashMap<String, Column>();
    for (String name : data.header()) {
      columns.put(
          name,
          factors.contains(name) ? Column.Factor.of(data.text(name)) : Column.of(data.text(name)));
    }
    return Table.of(columns);
  }

  private static final Table CBPP = table(Data.resource("cbpp.csv"), List.of("period", "herd"));
  private static final Table CROSSED =
      table(Data.resource("crossed-40x24.csv"), List.of("participant", "item"));

  private static Finding run(String json, Table table) {
    return new GlmmKind()
        .run(
            analysis(json),
            table,
            new Context(Optional.of("participant"), Optional.of("item"), table, 5));
  }

  @Test
  void counts_of_successes_and_failures_agree_with_R() {
    var r = R.of("cbpp.laplace");
    var finding =
        run(
            "{'id':'a','kind':'glmm','formula':'cbind(incidence, size - incidence) ~ period + (1 | herd)','tests':'lrt'}",
            CBPP);
    assertThat(finding.terms())
        .extracting(Finding.Term::term)
        .containsExactly("(Intercept)", "period2", "period3", "period4");
    assertThat(finding.terms().get(1).estimate())
        .isEqualTo(r.at("fixed").row("term", "period2").number("Estimate"), within(1e-5));
    var lrt = R.of("cbpp.lrt").row("term", "b");
    assertThat(finding.tests()).hasSize(1);
    assertThat(finding.tests().getFirst().statistic()).isEqualTo(lrt.number("Chisq"), within(1e-5));
    assertThat(finding.tests().getFirst().df1()).isEqualTo(3);
    assertThat(finding.tests().getFirst().p()).isEqualTo(lrt.number("Pr(>Chisq)"), within(1e-9));
    assertThat(finding.logLik()).isEqualTo(r.number("logLik"), within(1e-7));
    assertThat(finding.groups()).containsEntry("herd", 15);
  }

  @Test
  void yes_and_no_of_people_and_items_agree_with_R() {
    var r = R.of("sim.glmm.crossed.hessian");
    var finding = run(CROSSED_PLAN, CROSSED);
    var explain = finding.terms().get(1);
    assertThat(explain.term()).isEqualTo("explain");
    assertThat(explain.estimate()).isEqualTo(r.number("beta", "explain"), within(1e-5));
    assertThat(explain.se()).isEqualTo(r.number("se.hessian", "explain"), within(1e-5));
    assertThat(explain.statistic()).isEqualTo(explain.estimate() / explain.se(), within(1e-12));
    assertThat(explain.low())
        .isEqualTo(explain.estimate() - 1.95996398454005 * explain.se(), within(1e-9));
    assertThat(finding.tests().getFirst().statistic())
        .isEqualTo(explain.statistic() * explain.statistic(), within(1e-9));
    assertThat(finding.random())
        .extracting(Finding.Random::group)
        .containsExactly("participant", "item");
    assertThat(finding.random().getFirst().sd()).isEqualTo(0.671470981, within(1e-5));
    assertThat(finding.converged()).isTrue();
    assertThat(finding.singular()).isFalse();
    assertThat(finding.warnings()).isEmpty(); // explain is a number: no slope is missed
    assertThat(finding.n()).isEqualTo(960);
    assertThat(finding.estimator()).isEqualTo("maximum likelihood (Laplace)");
    assertThat(finding.sentences())
        .contains(
            "explain: b = 0.65, SE = 0.15, z = 4.31, p < .001, OR = 1.91, 95% CI [1.42, 2.56]");
    assertThat(finding.r2().marginal()).isEqualTo(0.02349399577, within(1e-7));
    assertThat(json(finding).path("oddsRatios").path(0).path("estimate").asDouble())
        .isEqualTo(Math.exp(explain.estimate()), within(1e-12));
    assertThat(json(finding).path("conditionalErrors").path("explain").asDouble())
        .isEqualTo(r.number("se.RX", "explain"), within(1e-5));
  }

  private static final String CROSSED_PLAN =
      "{'id':'a','kind':'glmm','formula':'correct ~ explain + (1 | participant) + (1 | item)'}";

  private static tools.jackson.databind.JsonNode json(Finding finding) {
    return JsonMapper.shared().valueToTree(finding);
  }

  @Test
  void shares_are_described_by_cell_with_peoples_means() {
    var cell = json(run(CROSSED_PLAN, CROSSED)).path("descriptives").path(1);
    assertThat(cell.path("group").path("explain").asString()).isEqualTo("1");
    assertThat(cell.path("n").asInt()).isEqualTo(480);
    assertThat(cell.path("estimate").asDouble()).isEqualTo(332 / 480.0, within(1e-12));
    assertThat(cell.path("low").asDouble()).isEqualTo(0.6489681866866893, within(1e-9));
    assertThat(cell.path("participants").asInt()).isEqualTo(40);
    assertThat(cell.path("participantMean").asDouble()).isEqualTo(332 / 480.0, within(1e-12));
  }

  /** Half of the people with, half without: differences of shares by drawing people. */
  @Test
  void between_people_differences_are_resampled_by_person() {
    int[] person = Data.resource("crossed-40x24.csv").integers("participant");
    var arms = java.util.Arrays.stream(person).mapToObj(i -> i % 2 == 0 ? "b" : "a").toList();
    var finding =
        run(
            "{'id':'a','kind':'glmm','bootstrap':300,'formula':'correct ~ arm + (1 | participant) + (1 | item)'}",
            CROSSED.with("arm", arms));
    var drawn =
        finding.beside().stream()
            .filter(f -> f.id().equals("a-bootstrap"))
            .findFirst()
            .orElseThrow();
    var contrast = drawn.contrasts().getFirst();
    assertThat(contrast.contrast()).isEqualTo("b - a");
    double difference =
        (double) json(finding).path("descriptives").path(1).path("estimate").asDouble()
            - json(finding).path("descriptives").path(0).path("estimate").asDouble();
    assertThat(contrast.estimate()).isEqualTo(difference, within(1e-12));
    assertThat(contrast.low()).isLessThan(difference);
    assertThat(contrast.high()).isGreaterThan(difference);
    assertThat(
            run(
                    "{'id':'a','kind':'glmm','bootstrap':300,'formula':'correct ~ arm + (1 | participant) + (1 | item)'}",
                    CROSSED.with("arm", arms))
                .beside()
                .getLast()
                .contrasts())
        .isEqualTo(drawn.contrasts());
  }

  @Test
  void missing_rows_are_counted_by_column() {
    double[] explain = CROSSED.numbers("explain");
    explain[3] = Double.NaN;
    explain[9] = Double.NaN;
    var finding = run(CROSSED_PLAN, CROSSED.with("explain", explain));
    assertThat(finding.excluded()).containsExactly(java.util.Map.entry("missing explain", 2));
    assertThat(finding.n()).isEqualTo(958);
  }

  @Test
  void a_singular_fit_is_warned_of() {
    var finding =
        run(
            "{'id':'a','kind':'glmm','formula':'correct ~ explain + (1 + explain | participant) + (1 | item)'}",
            CROSSED);
    assertThat(finding.singular()).isTrue();
    assertThat(finding.warnings()).extracting(Finding.Warning::code).containsExactly("singular");
    assertThat(finding.random().get(1).correlation()).isEqualTo(-1, within(1e-6));
  }

  @Test
  void separation_is_warned_of() {
    double[] explain = CROSSED.numbers("explain");
    double[] correct = CROSSED.numbers("correct");
    for (int i = 0; i < correct.length; i++) {
      correct[i] = explain[i] == 1 ? 1 : correct[i];
    }
    var finding = run(CROSSED_PLAN, CROSSED.with("correct", correct));
    assertThat(finding.warnings()).extracting(Finding.Warning::code).contains("separation");
    assertThat(finding.assumptions().getFirst().holds()).isFalse();
  }

  @Test
  void contrasts_are_ratios_and_means_are_chances() {
    var finding =
        run(
            "{'id':'a','kind':'glmm','adjust':'none','contrasts':'pairwise','formula':'cbind(incidence, size - incidence) ~ period + (1 | herd)'}",
            CBPP);
    assertThat(finding.contrasts()).hasSize(6);
    var first = finding.contrasts().getFirst();
    assertThat(first.contrast()).isEqualTo("1 - 2");
    assertThat(first.estimate()).isEqualTo(-finding.terms().get(1).estimate(), within(1e-9));
    assertThat(first.se()).isEqualTo(finding.terms().get(1).se(), within(1e-9));
    assertThat(first.effectSize().name()).isEqualTo("OR");
    assertThat(first.effectSize().estimate()).isEqualTo(Math.exp(first.estimate()), within(1e-12));
    assertThat(first.effectSize().high()).isEqualTo(Math.exp(first.high()), within(1e-12));
    var mean = json(finding).path("means").path(0);
    double linear = finding.terms().getFirst().estimate();
    assertThat(mean.path("estimate").asDouble()).isEqualTo(linear, within(1e-9));
    assertThat(mean.path("probability").asDouble())
        .isEqualTo(1 / (1 + Math.exp(-linear)), within(1e-9));
  }

  @Test
  void a_level_can_be_the_success() {
    var words =
        java.util.Arrays.stream(CROSSED.numbers("correct"))
            .mapToObj(value -> value == 1 ? "hit" : "miss")
            .toList();
    var finding =
        run(
            "{'id':'a','kind':'glmm','success':'hit','formula':'word ~ explain + (1 | participant) + (1 | item)'}",
            CROSSED.with("word", words));
    assertThat(finding.terms().get(1).estimate())
        .isEqualTo(run(CROSSED_PLAN, CROSSED).terms().get(1).estimate(), within(1e-9));
  }

  @Test
  void refuses_what_is_not_binomial() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(CROSSED_PLAN.replace("correct ~", "rating ~"), CROSSED))
        .withMessageContaining("takes 0 and 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("{'id':'a','kind':'glmm','formula':'correct ~ explain'}", CROSSED))
        .withMessageContaining("no random term");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(CROSSED_PLAN.replace("'kind'", "'family':'poisson','kind'"), CROSSED))
        .withMessageContaining("poisson");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(CROSSED_PLAN.replace("'kind'", "'success':'x','kind'"), CROSSED))
        .withMessageContaining("success is");
  }

  @Test
  void intervals_can_be_profiles_or_bootstraps() {
    var plan =
        "{'id':'a','kind':'glmm','interval':'profile','formula':'cbind(incidence, size - incidence) ~ period + (1 | herd)'}";
    var profile = run(plan, CBPP).terms().get(3);
    // lme4's confint interpolates: [-2.50075, -0.80076]
    assertThat(profile.low()).isEqualTo(-2.50076, within(1e-4));
    assertThat(profile.high()).isEqualTo(-0.80076, within(1e-4));
    var drawn = run(plan.replace("'profile'", "'bootstrap','bootstrap':100"), CBPP).terms().get(3);
    assertThat(drawn.low()).isEqualTo(-2.5, within(0.5));
    assertThat(drawn.high()).isEqualTo(-0.8, within(0.5));
  }

  @Test
  void a_published_study_is_near_separation_and_its_means_stand_beside() {
    var data = Data.published("studies/taesiri2022-visual-correspondence/imagenet.csv");
    assumeTrue(data.isPresent());
    int excluded = data.get().header().indexOf("excluded");
    var rows = data.get().rows().stream().filter(r -> r[excluded].isEmpty()).toList();
    var all = table(new Data(data.get().header(), rows), List.of("participant", "item", "method"));
    var method = all.factor("method").ordered(List.of("ResNet-50", "kNN", "EMD-NN"));
    var finding =
        run(
            "{'id':'a','kind':'glmm','bootstrap':100,'formula':'human_correct ~ method + (1 | participant) + (1 | item)'}",
            all.with("method", method));
    var r = R.of("taesiri.im.glmm").at("fixed").row("term", "methodCHM-Corr");
    var term =
        finding.terms().stream().filter(t -> t.term().equals("methodCHM-Corr")).findFirst().get();
    assertThat(term.estimate()).isEqualTo(r.number("Estimate"), within(1e-3));
    assertThat(finding.warnings()).extracting(Finding.Warning::code).contains("separation");
    assertThat(finding.groups()).containsEntry("item", 2331).containsEntry("participant", 354);
    assertThat(finding.beside()).extracting(Finding::id).contains("a-bootstrap");
    assertThat(finding.beside().getLast().contrasts()).hasSize(5);
  }
}
