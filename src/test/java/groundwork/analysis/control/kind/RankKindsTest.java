package groundwork.analysis.control.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.statistics.R;
import groundwork.statistics.design.Table;
import org.junit.jupiter.api.Test;

/** Kinds kruskal-wallis and friedman. */
class RankKindsTest {
  private static final Table ONE = GroupKinds.table("oneway.csv");
  private static final Table LIKERT = GroupKinds.table("likert-rm.csv");
  private static final String KRUSKAL =
      "{'id':'k','kind':'kruskal-wallis','formula':'value ~ group'%s}";
  private static final String FRIEDMAN =
      "{'id':'f','kind':'friedman','items':['m1','m2','m3','m4']%s}";

  private static void close(Double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-9 * Math.max(1e-3, Math.abs(expected))));
  }

  @Test
  void kruskal_wallis_has_what_R_has() {
    var finding = GroupKinds.run(KRUSKAL.formatted(""), ONE);
    var test = finding.tests().getFirst();
    close(test.statistic(), R.of("kruskal").number("statistic"));
    close(test.p(), R.of("kruskal").number("p.value"));
    close(test.effectSize().estimate(), R.of("kruskal.epsilon2").number());
    assertThat(test.symbol()).isEqualTo("H");
    assertThat(test.effect()).isEqualTo("group");
    var dunn = R.of("dunn.holm").elements();
    assertThat(finding.contrasts()).hasSize(6);
    for (int i = 0; i < 6; i++) {
      close(finding.contrasts().get(i).statistic(), -dunn.get(i).number("statistic"));
      close(finding.contrasts().get(i).pAdjusted(), dunn.get(i).number("p.adj"));
    }
    assertThat(finding.contrasts().getFirst().contrast()).isEqualTo("none - saliency");
    assertThat(finding.groups()).containsEntry("saliency", 20);
    assertThat(finding.descriptives()).hasSize(4);
    assertThat(finding.n()).isEqualTo(76);
  }

  @Test
  void other_comparisons_go_by_name() {
    var conover = GroupKinds.run(KRUSKAL.formatted(",'posthoc':'conover','adjust':'none'"), ONE);
    var rows = R.of("conover.iman").elements();
    for (int i = 0; i < 6; i++) {
      close(conover.contrasts().get(i).p(), rows.get(i).number("p"));
      assertThat(conover.contrasts().get(i).df()).isEqualTo(72);
    }
    var u = GroupKinds.run(KRUSKAL.formatted(",'posthoc':'mann-whitney'"), ONE);
    assertThat(u.contrasts()).hasSize(6);
    assertThat(u.contrasts().getFirst().effectSize().name()).isEqualTo("rank biserial");
    assertThat(GroupKinds.run(KRUSKAL.formatted(",'posthoc':'none'"), ONE).contrasts()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GroupKinds.run(KRUSKAL.formatted(",'posthoc':'tukey'"), ONE))
        .withMessageContaining("not tukey");
  }

  @Test
  void friedman_has_what_R_has() {
    var finding = GroupKinds.run(FRIEDMAN.formatted(""), LIKERT);
    var test = finding.tests().getFirst();
    close(test.statistic(), R.of("friedman").number("statistic"));
    close(test.p(), R.of("friedman").number("p.value"));
    close(test.effectSize().estimate(), R.of("kendall.w").number());
    var rows = R.of("conover.friedman").elements();
    for (int i = 0; i < 6; i++) {
      close(finding.contrasts().get(i).statistic(), rows.get(i).number("t"));
      close(finding.contrasts().get(i).pAdjusted(), rows.get(i).number("p.holm"));
    }
    assertThat(finding.n()).isEqualTo(14);
  }

  @Test
  void other_methods_of_friedman_go_by_name() {
    var f = GroupKinds.run(FRIEDMAN.formatted(",'method':'iman-davenport'"), LIKERT);
    close(f.tests().getFirst().statistic(), R.of("iman.davenport").number("F"));
    var quade = GroupKinds.run(FRIEDMAN.formatted(",'method':'quade'"), LIKERT);
    close(quade.tests().getFirst().p(), R.of("quade").number("p.value"));
    var nemenyi = GroupKinds.run(FRIEDMAN.formatted(",'posthoc':'nemenyi'"), LIKERT);
    assertThat(nemenyi.contrasts().get(1).pAdjusted())
        .isCloseTo(R.of("nemenyi").at(1).number("p"), within(1e-9));
    var wilcoxon = GroupKinds.run(FRIEDMAN.formatted(",'posthoc':'wilcoxon'"), LIKERT);
    assertThat(wilcoxon.contrasts()).hasSize(6);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GroupKinds.run(FRIEDMAN.formatted(",'method':'x'"), LIKERT))
        .withMessageContaining("not x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GroupKinds.run(FRIEDMAN.formatted(",'posthoc':'dunn'"), LIKERT))
        .withMessageContaining("not dunn");
  }
}
