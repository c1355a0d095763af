package groundwork.statistics.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import groundwork.statistics.Bootstrap;
import groundwork.statistics.Data;
import groundwork.statistics.R;
import groundwork.statistics.Resamples;
import groundwork.statistics.choice.BradleyTerry.Errors;
import groundwork.statistics.choice.BradleyTerry.Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BradleyTerryTest {
  private static final String CHOICES = "studies/jeyakumar2020-pairwise/choices.csv";

  /** Comparisons of one domain, and who made them. */
  record Domain(Contests contests, List<String> people) {
    static Domain of(String domain) {
      var data = Data.published(CHOICES);
      assumeTrue(data.isPresent());
      int[] rows =
          IntStream.range(0, data.get().rows().size())
              .filter(i -> data.get().text("domain").get(i).equals(domain))
              .toArray();
      return new Domain(
          Contests.of(
              pick(data.get().text("chosen"), rows), pick(data.get().text("rejected"), rows)),
          pick(data.get().text("participant"), rows));
    }

    private static List<String> pick(List<String> column, int[] rows) {
      return IntStream.of(rows).mapToObj(column::get).toList();
    }
  }

  /**
   * BTm stops when the deviance changes by less than 1e-8 of itself and takes standard errors from
   * the weights of the step before, so its own digits end at about 1e-8 and 1e-4. The converged
   * values are R 4.2.2: glm(1 ~ 0 + X, binomial, control = glm.control(epsilon = 1e-15)), X = +1
   * for the winner, -1 for the loser.
   */
  @Test
  void choices_between_explanations_of_images_agree_with_R() {
    var fit = BradleyTerry.of(Domain.of("image").contests(), "shap", Order.IGNORED);
    agrees(fit, R.of("bt.image"));
    converged(fit, "anchor", 0.193566812911853, 0.125705123149798);
    converged(fit, "example", 2.493583962196891, 0.170777215202643);
    converged(fit, "gradcampp", 0.650370106128626, 0.126908932408798);
    converged(fit, "lime", 0.524877438456226, 0.125294931220202);
    converged(fit, "saliencymap", 0.203110438699797, 0.124291175906098);
  }

  @Test
  void choices_between_explanations_of_texts_agree_with_R() {
    var fit = BradleyTerry.of(Domain.of("text").contests(), "shap", Order.IGNORED);
    agrees(fit, R.of("bt.text"));
    converged(fit, "anchor", -1.142132872010424, 0.109122304009595);
    converged(fit, "example", -0.527048294840166, 0.102196491278175);
    converged(fit, "lime", 0.354878134816924, 0.103716409313500);
  }

  private static void converged(BradleyTerry fit, String name, double estimate, double error) {
    close(fit.ability(name, 0.95).estimate(), estimate);
    assertThat(fit.ability(name, 0.95).standardError()).isEqualTo(error, within(1e-9));
  }

  private static void agrees(BradleyTerry fit, R r) {
    for (String name : fit.names()) {
      var ability = fit.ability(name, 0.95);
      assertThat(ability.estimate()).isEqualTo(r.number("coef", ".." + name), within(1e-7));
      double error = r.number("se", ".." + name);
      assertThat(ability.standardError()).isEqualTo(error, within(1e-4 * error));
      for (String other : fit.names()) {
        double covariance = fit.covariance()[fit.names().indexOf(name)][fit.names().indexOf(other)];
        double expected = r.at("vcov").row("_row", ".." + name).number(".." + other);
        assertThat(covariance).isEqualTo(expected, within(2e-4 * expected));
      }
    }
    close(-2 * fit.logLik(), r.number("deviance"));
    close(-2 * fit.nullLogLik(), r.number("null.deviance"));
    assertThat(fit.equality().statistic())
        .isEqualTo(r.number("null.deviance") - r.number("deviance"), within(1e-9));
    assertThat(fit.equality().df()).isEqualTo(fit.names().size());
    assertThat(fit.ability("shap", 0.95).estimate()).isZero();
    assertThat(fit.ability("shap", 0.95).standardError()).isZero();
    assertThat(fit.errors()).isEqualTo(Errors.INDEPENDENT);
  }

  @Test
  void counted_citations_agree_with_R() {
    var r = R.of("bt.citations");
    var fit = BradleyTerry.of(citations(), "Biometrika", Order.IGNORED);
    for (String name : fit.names()) {
      close(fit.ability(name, 0.95).estimate(), r.number("coef", ".." + name));
      assertThat(fit.ability(name, 0.95).standardError())
          .isEqualTo(r.number("se", ".." + name), within(1e-9));
    }
    converged(fit, "Comm Statist", -2.949072496843909, 0.1025453355112088);
    converged(fit, "JASA", -0.479569769751993, 0.0605887292482307);
    assertThat(fit.deviance()).isEqualTo(r.number("deviance"), within(1e-10));
    assertThat(fit.comparisons()).isEqualTo(citations().comparisons()).isGreaterThan(2000);
  }

  private static Contests citations() {
    var data = Data.resource("citations.csv");
    var players = List.of("Biometrika", "Comm Statist", "JASA", "JRSS-B");
    var contests = new ArrayList<Contest>();
    for (int i = 0; i < data.rows().size(); i++) {
      contests.add(
          new Contest(
              players.indexOf(data.text("player1").get(i)),
              players.indexOf(data.text("player2").get(i)),
              data.integers("win1")[i],
              data.integers("win2")[i],
              0));
    }
    return new Contests(players, contests);
  }

  @Test
  void another_reference_moves_abilities_but_no_difference() {
    var a = BradleyTerry.of(citations(), "Biometrika", Order.IGNORED);
    var b = BradleyTerry.of(citations(), "JASA", Order.IGNORED);
    var one = a.difference("JRSS-B", "Comm Statist", 0.9);
    var other = b.difference("JRSS-B", "Comm Statist", 0.9);
    close(one.estimate(), other.estimate());
    close(one.standardError(), other.standardError());
    close(one.interval().low(), other.interval().low());
    close(one.interval().high(), other.interval().high());
    close(one.interval().low(), one.estimate() - 1.64485362695147 * one.standardError());
    close(one.z(), one.estimate() / one.standardError());
    assertThat(a.difference("Comm Statist", "JRSS-B", 0.9).z()).isEqualTo(-one.z());
    assertThat(a.logLik()).isEqualTo(b.logLik(), within(1e-9));
    assertThat(one.interval().level()).isEqualTo(0.9);
  }

  @Test
  void two_players_win_as_often_as_they_did() {
    var fit = BradleyTerry.of(pair(30, 10, 0), "b", Order.IGNORED);
    close(fit.ability("a", 0.95).estimate(), Math.log(3));
    close(fit.ability("a", 0.95).standardError(), Math.sqrt(1 / 30.0 + 1 / 10.0));
    close(fit.chance("a", "b", 0.95).estimate(), 0.75);
    close(fit.chance("b", "a", 0.95).estimate(), 0.25);
    double margin = 1.95996398454005 * Math.sqrt(4 / 30.0);
    close(fit.chance("a", "b", 0.95).interval().low(), 1 / (1 + Math.exp(margin) / 3));
    close(fit.chance("a", "b", 0.95).interval().high(), 1 / (1 + Math.exp(-margin) / 3));
    close(fit.logLik(), 30 * Math.log(0.75) + 10 * Math.log(0.25));
    close(fit.nullLogLik(), 40 * Math.log(0.5));
    assertThat(fit.deviance()).isEqualTo(0, within(1e-9));
    assertThat(fit.equality().df()).isEqualTo(1);
    // R: pchisq(2*(30*log(.75)+10*log(.25)-40*log(.5)), 1, lower.tail=FALSE)
    assertThat(fit.equality().p()).isEqualTo(0.00121659992337749, within(1e-12));
  }

  private static Contests pair(int a, int b, int ties) {
    return new Contests(List.of("a", "b"), List.of(new Contest(0, 1, a, b, ties)));
  }

  /** With one pair the model is saturated: weight of a tie = ties / sqrt(wins * losses). */
  @Test
  void ties_have_a_weight_of_their_own() {
    var fit = BradleyTerry.of(pair(30, 10, 20), "b", Order.IGNORED);
    assertThat(fit.names()).containsExactly("a", "tie");
    close(fit.ability("a", 0.95).estimate(), Math.log(3));
    close(fit.parameter("tie", 0.95).estimate(), Math.log(20 / Math.sqrt(300)));
    double logLik = 30 * Math.log(0.5) + 10 * Math.log(1 / 6.0) + 20 * Math.log(1 / 3.0);
    close(fit.logLik(), logLik);
    assertThat(fit.deviance()).isEqualTo(0, within(1e-9));
    close(fit.nullLogLik(), 60 * Math.log(1 / 3.0));
  }

  /** Shown first: odds 3 and 2; the ability is the middle of both, the order effect the rest. */
  @Test
  void being_first_may_matter() {
    var shown =
        new Contests(
            List.of("a", "b"), List.of(new Contest(0, 1, 30, 10, 0), new Contest(1, 0, 20, 10, 0)));
    var fit = BradleyTerry.of(shown, "b", Order.ESTIMATED);
    assertThat(fit.names()).containsExactly("a", "order");
    close(fit.ability("a", 0.95).estimate(), (Math.log(3) - Math.log(2)) / 2);
    close(fit.parameter("order", 0.95).estimate(), (Math.log(3) + Math.log(2)) / 2);
    assertThat(fit.deviance()).isEqualTo(0, within(1e-9));
    close(fit.nullLogLik(), 50 * Math.log(50 / 70.0) + 20 * Math.log(20 / 70.0));
    // 40 of 70 for a, whichever was first: without the effect there is one pair only
    var without = BradleyTerry.of(shown, "b", Order.IGNORED);
    close(without.ability("a", 0.95).estimate(), Math.log(40 / 30.0));
    assertThat(without.deviance()).isEqualTo(0, within(1e-9));
  }

  @Test
  void ties_and_order_together_reproduce_the_observed_shares() {
    var shown =
        new Contests(
            List.of("a", "b"), List.of(new Contest(0, 1, 30, 10, 5), new Contest(1, 0, 20, 10, 6)));
    var fit = BradleyTerry.of(shown, "b", Order.ESTIMATED);
    assertThat(fit.names()).containsExactly("a", "order", "tie");
    double ability = fit.ability("a", 0.95).estimate();
    double order = fit.parameter("order", 0.95).estimate();
    double tie = fit.parameter("tie", 0.95).estimate();
    // score equations: expected wins of a, of the first, and ties equal the observed ones
    double[] ab = shares(Math.exp(ability + order), 1, Math.exp(tie + (ability + order) / 2));
    double[] ba = shares(Math.exp(order), Math.exp(ability), Math.exp(tie + (ability + order) / 2));
    assertThat(45 * ab[2] + 36 * ba[2]).isEqualTo(11, within(1e-9));
    assertThat(45 * (ab[0] + ab[2] / 2) + 36 * (ba[1] + ba[2] / 2)).isEqualTo(45.5, within(1e-9));
    assertThat(45 * (ab[0] + ab[2] / 2) + 36 * (ba[0] + ba[2] / 2)).isEqualTo(55.5, within(1e-9));
  }

  private static double[] shares(double a, double b, double c) {
    return new double[] {a / (a + b + c), b / (a + b + c), c / (a + b + c)};
  }

  /** Two people who judged alike count as two: the sandwich by hand for one parameter. */
  @Test
  void clustered_errors_by_hand() {
    var contests =
        new Contests(
            List.of("a", "b"),
            List.of(
                new Contest(0, 1, 3, 1, 0),
                new Contest(0, 1, 1, 1, 0),
                new Contest(0, 1, 2, 0, 0)));
    var fit = BradleyTerry.clustered(contests, List.of("x", "y", "x"), "b", Order.IGNORED);
    close(fit.estimates()[0], Math.log(3));
    // scores: x 5 of 6, y 1 of 2, expected .75: 0.5 and -0.5; information 8 * 3/16
    double variance = 2.0 / 1 * (0.25 + 0.25) / (1.5 * 1.5);
    close(fit.covariance()[0][0], variance);
    close(fit.ability("a", 0.95).standardError(), Math.sqrt(variance));
    assertThat(fit.errors()).isEqualTo(Errors.CLUSTERED);
    var plain = BradleyTerry.of(contests, "b", Order.IGNORED);
    assertThat(fit.logLik()).isEqualTo(plain.logLik());
    assertThat(fit.nullLogLik()).isEqualTo(plain.nullLogLik());
    assertThat(fit.deviance()).isEqualTo(plain.deviance());
    assertThat(fit.comparisons()).isEqualTo(8);
    assertThat(fit.reference()).isEqualTo("b");
    assertThat(fit.players()).isEqualTo(plain.players());
    assertThat(fit.names()).isEqualTo(plain.names());
  }

  @Test
  void one_comparison_a_cluster_gives_nearly_the_usual_errors() {
    var contests = new Contests(List.of("a", "b"), Collections.nCopies(100, Contest.won(0, 1)));
    var all = new ArrayList<>(contests.contests());
    all.addAll(Collections.nCopies(100, Contest.won(1, 0)));
    var people = IntStream.range(0, 200).mapToObj(i -> "p" + i).toList();
    var both = new Contests(List.of("a", "b"), all);
    var robust = BradleyTerry.clustered(both, people, "a", Order.IGNORED);
    var usual = BradleyTerry.of(both, "a", Order.IGNORED);
    close(robust.covariance()[0][0], usual.covariance()[0][0] * 200 / 199);
  }

  @Test
  void whole_people_are_drawn() {
    var domain = Domain.of("image");
    int people = (int) domain.people().stream().distinct().count();
    var resampled =
        BradleyTerry.resampled(
            domain.contests(),
            domain.people(),
            "shap",
            Order.IGNORED,
            Resamples.draw(people, 400, 7));
    var example = resampled.difference("example", "shap");
    var robust = BradleyTerry.clustered(domain.contests(), domain.people(), "shap", Order.IGNORED);
    assertThat(example.estimate()).isEqualTo(2.493583962196891, within(1e-9));
    assertThat(example.standardError())
        .isEqualTo(robust.ability("example", 0.95).standardError(), within(0.03));
    assertThat(resampled.undefined()).isZero();
    assertThat(resampled.difference("shap", "example").percentile(0.95).low())
        .isEqualTo(-example.percentile(0.95).high(), within(1e-12));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resampled.difference("shap", "nobody"))
        .withMessageContaining("nobody");
  }

  /** 15 of 20: log 3 with the variance 1 / (20 · 3/16); R: 2 * pnorm(-log(3) / sqrt(4 / 15)). */
  @Test
  void an_ability_is_tested_by_hand() {
    var fit = BradleyTerry.of(pair(15, 5, 0), "b", Order.IGNORED);
    var ability = fit.ability("a", 0.95);
    double error = Math.sqrt(16 / 60.0);
    close(ability.z(), Math.log(3) / error);
    assertThat(ability.p()).isEqualTo(0.033382416920992, within(1e-12));
    assertThat(ability.interval().low())
        .isEqualTo(Math.log(3) - 1.959963984540054 * error, within(1e-9));
    assertThat(ability.interval().high())
        .isEqualTo(Math.log(3) + 1.959963984540054 * error, within(1e-9));
    assertThat(fit.parameter("a", 0.95)).isEqualTo(ability);
    var reference = fit.ability("b", 0.95);
    assertThat(reference.estimate()).isZero();
    assertThat(reference.standardError()).isZero();
    assertThat(reference.z()).isNaN();
  }

  @Test
  void a_difference_of_two_others_is_resampled() {
    var contests =
        new Contests(
            List.of("a", "b", "c"),
            List.of(
                new Contest(0, 1, 5, 2, 0),
                new Contest(1, 2, 4, 3, 0),
                new Contest(2, 0, 2, 6, 0)));
    var people = List.of("x", "x", "x");
    var drawn = Resamples.given(1, new int[][] {{0}});
    var resampled = BradleyTerry.resampled(contests, people, "b", Order.IGNORED, drawn);
    var fit = BradleyTerry.of(contests, "b", Order.IGNORED);
    var difference = resampled.difference("a", "c");
    close(difference.estimate(), fit.difference("a", "c", 0.95).estimate());
    assertThat(difference.replicates()[0]).isEqualTo(difference.estimate(), within(1e-9));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> BradleyTerry.resampled(contests, List.of("x", "y"), "b", Order.IGNORED, drawn))
        .withMessage("contests has 3 values and cluster has 2");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                BradleyTerry.resampled(contests, List.of("x", "y", "x"), "b", Order.IGNORED, drawn))
        .withMessage("cluster has 2 values and units has 1");
  }

  @Test
  void draws_without_finite_abilities_are_counted() {
    var contests =
        new Contests(List.of("a", "b"), List.of(new Contest(0, 1, 2, 0, 0), Contest.won(1, 0)));
    var drawn = Resamples.given(2, new int[][] {{0, 0}, {1, 1}, {0, 1}, {1, 0}});
    var resampled = BradleyTerry.resampled(contests, List.of("x", "y"), "b", Order.IGNORED, drawn);
    assertThat(resampled.undefined()).isEqualTo(2);
    assertThat(resampled.replicates()).hasDimensions(2, 1);
    close(resampled.replicates()[0][0], Math.log(2));
    assertThat(resampled.difference("a", "b").undefined()).isEqualTo(2);
  }

  @Test
  void draws_without_ties_are_counted_where_ties_are_modelled() {
    var contests =
        new Contests(
            List.of("a", "b"), List.of(new Contest(0, 1, 2, 1, 0), new Contest(0, 1, 1, 1, 1)));
    var drawn = Resamples.given(2, new int[][] {{0, 0}, {1, 1}});
    var resampled = BradleyTerry.resampled(contests, List.of("x", "y"), "b", Order.IGNORED, drawn);
    assertThat(resampled.undefined()).isEqualTo(1);
  }

  @Test
  void published_rates_are_wins_over_appearances() {
    var domain = Domain.of("image");
    var lime = domain.contests().rate("lime", domain.people());
    var all = IntStream.range(0, lime.size()).toArray();
    assertThat(lime.pooled(all)).isEqualTo(0.477911646586345, within(1e-14));
    var bootstrap = Bootstrap.clustered(lime, Resamples.draw(lime.size(), 500, 1));
    assertThat(bootstrap.percentile(0.95).contains(0.4779)).isTrue();
  }

  @Test
  void a_tie_is_half_a_win() {
    var rate = pair(3, 1, 2).rate("b", List.of("x"));
    assertThat(rate.numerators()).containsExactly(2);
    assertThat(rate.denominators()).containsExactly(6);
    assertThat(rate.ids()).containsExactly("x");
  }

  @Test
  void refuses_what_has_no_estimate() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BradleyTerry.of(pair(3, 0, 0), "b", Order.IGNORED))
        .withMessageContaining("never beaten by any other [[a]]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BradleyTerry.of(pair(3, 2, 0), "c", Order.IGNORED))
        .withMessageContaining("no player c");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BradleyTerry.clustered(pair(3, 2, 0), List.of("x"), "b", Order.IGNORED))
        .withMessageContaining("cluster has 1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> BradleyTerry.clustered(pair(3, 2, 0), List.of("x", "y"), "b", Order.IGNORED))
        .withMessageContaining("cluster has 2");
    var fit = BradleyTerry.of(pair(3, 2, 0), "b", Order.IGNORED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit.parameter("tie", 0.95))
        .withMessageContaining("tie");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit.ability("z", 0.95))
        .withMessageContaining("no player z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit.ability("a", 1))
        .withMessageContaining("level");
    // the first always wins: the order effect explains it without bound
    var first =
        new Contests(
            List.of("a", "b"), List.of(new Contest(0, 1, 3, 0, 0), new Contest(1, 0, 2, 0, 0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BradleyTerry.of(first, "b", Order.ESTIMATED))
        .withMessageContaining("order");
  }

  private static void close(double actual, double expected) {
    assertThat(actual).isEqualTo(expected, within(1e-10 * Math.max(1e-3, Math.abs(expected))));
  }
}
