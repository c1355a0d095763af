package groundwork.analysis.control.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import groundwork.analysis.entity.Finding;
import groundwork.statistics.Data;
import groundwork.statistics.R;
import groundwork.statistics.design.Expression;
import groundwork.statistics.design.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BradleyTerryKindTest {
  private static Finding run(String json, Table table) {
    return new BradleyTerryKind().run(GlmmKindTest.analysis(json), table, Context.of(table));
  }

  private static Table choices() {
    var data = Data.published("studies/jeyakumar2020-pairwise/choices.csv");
    assumeTrue(data.isPresent());
    return GlmmKindTest.table(data.get(), List.of());
  }

  private static Table domain(String domain) {
    var all = choices();
    var factor = all.factor("domain");
    var holds = new boolean[all.rows()];
    for (int i = 0; i < holds.length; i++) {
      holds[i] = factor.text(i).equals(domain);
    }
    return all.where(holds);
  }

  @Test
  void abilities_agree_with_R() {
    var r = R.of("bt.image");
    var finding =
        run(
            "{'id':'a','kind':'bradley-terry','winner':'chosen','loser':'rejected','reference':'shap'}",
            domain("image"));
    assertThat(finding.n()).isEqualTo(1485);
    for (var term : finding.terms()) {
      assertThat(term.estimate()).isEqualTo(r.number("coef", ".." + term.term()), within(1e-7));
      double error = r.number("se", ".." + term.term());
      assertThat(term.se()).isEqualTo(error, within(1e-4 * error));
    }
    assertThat(finding.terms()).hasSize(5);
    assertThat(finding.contrasts()).hasSize(15);
    assertThat(finding.contrasts()).allMatch(c -> c.adjust().equals("holm"));
    assertThat(-2 * finding.logLik()).isEqualTo(r.number("deviance"), within(1e-7));
    assertThat(finding.tests().getFirst().statistic())
        .isEqualTo(r.number("null.deviance") - r.number("deviance"), within(1e-7));
  }

  @Test
  void published_rates_come_with_it_by_domain_and_clustered() {
    var finding =
        run(
            "{'id':'a','kind':'bradley-terry','winner':'chosen','loser':'rejected','reference':'shap',"
                + "'by':'domain','cluster':'participant','bootstrap':200}",
            choices());
    var lime =
        finding.descriptives().stream()
            .filter(d -> d.group().equals(Map.of("domain", "image", "option", "lime")))
            .findFirst()
            .orElseThrow();
    assertThat((Double) lime.values().get("estimate")).isEqualTo(0.477911646586345, within(1e-12));
    assertThat(lime.values())
        .containsEntry("appearances", 498)
        .containsEntry("wins", 238.0)
        .containsEntry("interval", "cluster bootstrap, percentile");
    assertThat(finding.terms())
        .extracting(Finding.Term::term)
        .contains("image: anchor", "text: lime");
    var robust = term(finding, "image: example");
    assertThat(robust.estimate()).isEqualTo(2.49358396219689, within(1e-9));
    assertThat(robust.se()).isNotCloseTo(0.170777215202643, within(1e-4));
    assertThat(finding.warnings()).isEmpty();
    assertThat(finding.contrasts().getFirst().by()).containsKey("domain");
  }

  private static Finding.Term term(Finding finding, String name) {
    return finding.terms().stream().filter(t -> t.term().equals(name)).findFirst().orElseThrow();
  }

  private static final Table SMALL =
      Table.of("w", List.of("a", "a", "b", "b", "c", "a", "c", "b"))
          .with("l", List.of("b", "b", "a", "c", "b", "c", "a", "a"))
          .with("who", List.of("p", "p", "p", "p", "q", "q", "q", "q"));

  @Test
  void contrasts_can_be_named() {
    var finding =
        run(
            "{'id':'a','kind':'bradley-terry','winner':'w','loser':'l','reference':'c','adjust':'none',"
                + "'contrasts':['b - a']}",
            SMALL);
    assertThat(finding.contrasts()).hasSize(1);
    var contrast = finding.contrasts().getFirst();
    assertThat(contrast.estimate())
        .isEqualTo(term(finding, "b").estimate() - term(finding, "a").estimate(), within(1e-12));
    assertThat(contrast.effectSize().estimate())
        .isEqualTo(1 / (1 + Math.exp(-contrast.estimate())), within(1e-12));
    var reference =
        run(
            "{'id':'a','kind':'bradley-terry','winner':'w','loser':'l','reference':'c',"
                + "'contrasts':'reference'}",
            SMALL);
    assertThat(reference.contrasts())
        .extracting(Finding.Contrast::contrast)
        .containsExactly("a - c", "b - c");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                run(
                    "{'id':'a','kind':'bradley-terry','winner':'w','loser':'l','contrasts':['b - z']}",
                    SMALL))
        .withMessageContaining("no option \"z\"");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                run(
                    "{'id':'a','kind':'bradley-terry','winner':'w','loser':'l','contrasts':['b,z']}",
                    SMALL))
        .withMessageContaining("not of the form");
  }

  @Test
  void draws_are_ties() {
    var finding =
        run(
            "{'id':'a','kind':'bradley-terry','winner':'w','loser':'l','tie':'draw == 1'}",
            SMALL.with("draw", 0, 0, 0, 1, 0, 0, 0, 1));
    assertThat(term(finding, "tie").estimate()).isFinite();
    assertThat(term(finding, "tie").low()).isLessThan(term(finding, "tie").estimate());
  }

  @Test
  void what_has_no_abilities_keeps_its_rates_and_says_so() {
    var table = Table.of("w", List.of("a", "a")).with("l", List.of("b", "b"));
    var finding = run("{'id':'a','kind':'bradley-terry','winner':'w','loser':'l'}", table);
    assertThat(finding.warnings())
        .extracting(Finding.Warning::code)
        .containsExactly("no-finite-abilities");
    assertThat(finding.terms()).isEmpty();
    assertThat(finding.descriptives()).hasSize(2);
  }

  /** R: BTm(1, w, l, data = bt_image, refcat = "shap"), whose errors know of no people. */
  @Test
  void errors_that_know_of_no_people_stand_beside_the_clustered_ones() {
    var choices = Data.published("studies/jeyakumar2020-pairwise/choices.csv");
    assumeTrue(choices.isPresent(), "needs the published choices");
    var all = KindRuns.table(choices.get());
    var image = all.where(Expression.parse("domain == 'image'").holds(all));
    var finding =
        KindRuns.run(
            "{'id':'a','kind':'bradley-terry','winner':'chosen','loser':'rejected',"
                + "'reference':'shap','cluster':'participant'}",
            image);
    var errors = (Map<?, ?>) finding.more().get("independentErrors");
    assertThat((Double) errors.get("lime"))
        .isCloseTo(R.of("bt.image").number("se", "..lime"), within(1e-5));
    assertThat(errors.keySet().toString()).contains("anchor", "example", "gradcampp");
  }

  @Test
  void people_without_cluster_are_warned_of_and_missing_rows_counted() {
    var table = SMALL.with("w", java.util.Arrays.asList("a", "a", "b", "b", "c", "a", "c", null));
    var finding =
        new BradleyTerryKind()
            .run(
                GlmmKindTest.analysis("{'id':'a','kind':'bradley-terry','winner':'w','loser':'l'}"),
                table,
                new Context(java.util.Optional.of("who"), java.util.Optional.empty(), table, 1));
    assertThat(finding.warnings())
        .extracting(Finding.Warning::code)
        .containsExactly("pseudo-replication");
    assertThat(finding.excluded()).containsExactly(Map.entry("missing w", 1));
    assertThat(finding.n()).isEqualTo(7);
  }
}
