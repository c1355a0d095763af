package groundwork.analysis.control.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.analysis.entity.Finding;
import groundwork.statistics.R;
import groundwork.statistics.design.Table;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrossedPowersTest {
  static Finding run(String json) {
    return CrossedPowers.run(
        LinearMixedTest.analysis(json),
        new Context(Optional.empty(), Optional.empty(), Table.of("x", 1), 5));
  }

  @Test
  void power_agrees_with_R_and_says_how_sure_it_is() {
    var finding =
        run(
            "{'id':'p','kind':'power','test':'lmm','n':{'participants':30,'items':12},'draws':300,"
                + "'effect':{'effect':0.3,'participant':0.5,'slope':0.3,'item':0.5,'residual':1}}");
    var r = R.of("simpower.lmm").elements().get(0);
    var test = finding.tests().getFirst();
    assertThat(test.statistic()).isCloseTo(r.number("power"), within(0.13));
    assertThat(test.effectSize().low()).isLessThan(test.statistic());
    assertThat(test.effectSize().high()).isGreaterThan(test.statistic());
    assertThat(test.method()).contains("random slope", "satterthwaite");
    assertThat(finding.groups()).containsEntry("participant", 30).containsEntry("item", 12);
    assertThat(finding.sentences().getFirst()).startsWith("30 participants and 12 items give");
  }

  @Test
  void participants_are_looked_for() {
    var finding =
        run(
            "{'id':'p','kind':'power','test':'lmm','n':{'items':12},'power':0.8,'draws':100,"
                + "'formula':'y ~ c + (1 | p) + (1 | i)',"
                + "'effect':{'effect':1.2,'condition':'participants'}}");
    assertThat(finding.tests().getFirst().statistic()).isGreaterThanOrEqualTo(0.8);
    assertThat(finding.groups().get("participant")).isBetween(6, 40);
    assertThat(finding.tests().getFirst().method()).contains("random intercepts");
  }

  @Test
  void refuses_what_is_not_said() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> run("{'id':'p','kind':'power','test':'lmm','n':{'participants':9,'items':5}}"))
        .withMessageContaining("effect needs the difference");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                run(
                    "{'id':'p','kind':'power','test':'lmm','n':{'participants':9,'items':5},'effect':{'effect':1,'condition':'x'}}"))
        .withMessageContaining("condition is");
  }
}
