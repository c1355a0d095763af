package groundwork.metric.measure.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.explanation.Background;
import groundwork.metric.entity.Case;
import groundwork.metric.entity.Score;
import groundwork.metric.measure.proxy.ModelSize.Size;
import groundwork.model.Literal;
import groundwork.model.Network;
import groundwork.model.Network.Activation;
import groundwork.model.Output;
import groundwork.model.Parameters;
import groundwork.model.Predictor;
import groundwork.model.RuleSet;
import groundwork.model.Shape;
import groundwork.model.Tree;
import groundwork.model.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxiesTest {
  private static final List<String> CLASSES = List.of("no", "yes");

  /** p(yes) = sigmoid(2 x0 - x1). */
  private static final Network LINEAR =
      new Network(
          List.of(
              new Network.Dense(
                  "only",
                  new double[][] {{0, 0, 0, 0}, {2, -1, 0, 0}},
                  new double[2],
                  Activation.IDENTITY)),
          CLASSES);

  private static final Background ROWS =
      Background.sample(
          new double[][] {{0, 0, 0, 0}, {1, 0, 1, 0}, {0, 1, 0, 1}, {1, 1, 1, 1}}, new boolean[4]);

  private static Case of(Predictor model, Background background, double... attribution) {
    return new Case("i", model, background, new double[] {1, 0, 1, 0}, 1, attribution, null, 7);
  }

  private static Score score(String id, Map<String, Object> settings, Case one) {
    return Proxies.KINDS.stream()
        .filter(kind -> kind.id().equals(id))
        .findFirst()
        .orElseThrow()
        .maker()
        .apply(new Parameters(id, settings))
        .score(one);
  }

  @Test
  void features_used_counts_what_is_above_a_share_of_the_largest() {
    var one = of(LINEAR, ROWS, -4, 1, 0.1, 0);
    assertThat(score("features-used", Map.of(), one).value()).isEqualTo(3);
    assertThat(score("features-used", Map.of("threshold", 0.2), one).value()).isEqualTo(2);
    assertThat(score("features-used", Map.of("threshold", 0.25), one).value()).isEqualTo(1);
    assertThat(score("features-used", Map.of(), of(LINEAR, ROWS, 0, 0, 0, 0)).value()).isZero();
  }

  /** 6 + 3 of 10 are 90 %, though three times 0.3 is not 0.9 in binary. */
  @Test
  void features_for_mass_is_the_fewest_that_have_the_share() {
    var one = of(LINEAR, ROWS, 0.3, -0.6, 0, 0.1);
    assertThat(score("features-for-mass", Map.of(), one).value()).isEqualTo(2);
    assertThat(score("features-for-mass", Map.of("share", 0.91), one).value()).isEqualTo(3);
    assertThat(score("features-for-mass", Map.of("share", 1), one).value()).isEqualTo(3);
    assertThat(score("features-for-mass", Map.of("share", 0.6), one).value()).isEqualTo(1);
    var equal = of(LINEAR, ROWS, 0.1, 0.1, 0.1, 0.1);
    assertThat(score("features-for-mass", Map.of("share", 0.75), equal).value()).isEqualTo(3);
    assertThat(score("features-for-mass", Map.of(), of(LINEAR, ROWS, 0, 0, 0, 0)).reason())
        .contains("zero");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> score("features-for-mass", Map.of("share", 0), one))
        .withMessageContaining("\"share\" is 0.0");
  }

  /** Two by two: left column +, right column one + and one -. */
  @Test
  void chunks_of_a_picture_are_what_touches_and_has_one_sign() {
    var picture = Background.images(new Shape(1, 2, 2), new double[4]);
    assertThat(score("cognitive-chunks", Map.of(), of(LINEAR, picture, 1, 1, 1, -1)).value())
        .isEqualTo(2);
    assertThat(score("cognitive-chunks", Map.of(), of(LINEAR, picture, 1, 1, 1, 1)).value())
        .isEqualTo(1);
    assertThat(score("cognitive-chunks", Map.of(), of(LINEAR, picture, 1, 0, 0, 1)).value())
        .isEqualTo(2); // corners do not touch
    assertThat(score("cognitive-chunks", Map.of(), of(LINEAR, ROWS, 1, 1, 1, 1)).value())
        .isEqualTo(4); // a table has no neighbours
  }

  /** log2(5) for how many, log2(6) for which two of four, 2 x 9 for the weights. */
  @Test
  void description_length_is_which_and_how_much() {
    assertThat(score("description-length", Map.of(), of(LINEAR, ROWS, 1, -0.5, 0, 1e-4)).value())
        .isCloseTo(Math.log(5 * 6) / Math.log(2) + 18, within(1e-12));
    assertThat(score("description-length", Map.of(), of(LINEAR, ROWS, 0, 0, 0, 0)).value())
        .isCloseTo(Math.log(5) / Math.log(2), within(1e-12));
  }

  @Test
  void a_reader_goes_by_the_sign_of_the_largest_weights() {
    var one = of(LINEAR, ROWS, 3, -2, -2, 0); // the model says yes, the target
    assertThat(score("forward-simulation", Map.of("k", 1), one).value()).isEqualTo(1);
    assertThat(score("forward-simulation", Map.of("k", 2), one).value()).isEqualTo(1);
    assertThat(score("forward-simulation", Map.of(), one).value()).isZero();
    assertThat(score("forward-simulation", Map.of(), of(LINEAR, ROWS, -1, 0, 0, 0)).value())
        .isZero();
  }

  /** In log-odds this model is what its true contributions say. */
  @Test
  void true_contributions_foretell_all_and_their_negative_less_than_nothing() {
    Map<String, Object> logits = Map.of("output", "logit", "baseline", 0);
    assertThat(score("surrogate-fidelity", logits, of(LINEAR, ROWS, 2, 0, 0, 0)).value())
        .isCloseTo(1, within(1e-12));
    assertThat(score("surrogate-fidelity", logits, of(LINEAR, ROWS, -2, 0, 0, 0)).value())
        .isNegative();
    assertThat(
            score("surrogate-fidelity", Map.of("weights", "shap"), of(LINEAR, ROWS, 0.4, 0, 0, 0))
                .value())
        .isLessThan(1);
  }

  /** Weights 1, 1, 2; mean (1 + 2 + 2 x 4) / 4 = 2.75; missed 2 x 1; spread by hand. */
  @Test
  void weighted_r_squared_by_hand() {
    var score =
        SurrogateFidelity.r2(
            new double[] {1, 2, 4}, new double[] {1, 2, 3}, new double[] {1, 1, 2});
    double spread = 1.75 * 1.75 + 0.75 * 0.75 + 2 * 1.25 * 1.25;
    assertThat(score.value()).isCloseTo(1 - 2 / spread, within(1e-12));
    assertThat(
            SurrogateFidelity.r2(
                    new double[] {1, 1, 1}, new double[] {1, 1, 1}, new double[] {1, 1, 1})
                .reason())
        .contains("nothing to foretell");
  }

  /** x0 <= 0.5: no. Else x2 <= 0.5: no, else yes. */
  @Test
  void sizes_of_a_tree() {
    var tree =
        new Tree(
            List.of(
                new Tree.Split(new Literal(0, Literal.Test.AT_MOST, 0.5), 1, 2),
                new Tree.Leaf(new double[] {1, 0}),
                new Tree.Split(new Literal(2, Literal.Test.AT_MOST, 0.5), 3, 4),
                new Tree.Leaf(new double[] {1, 0}),
                new Tree.Leaf(new double[] {0, 1})));
    var one = of(TreeEnsemble.forest(List.of(tree, tree), 4, CLASSES), ROWS, 1, 0, 0, 0);
    assertThat(new ModelSize(Size.TREE_DEPTH).score(one).value()).isEqualTo(2);
    assertThat(new ModelSize(Size.TREE_LEAVES).score(one).value()).isEqualTo(6);
    assertThat(new ModelSize(Size.TREE_NODES).score(one).value()).isEqualTo(10);
    assertThat(new ModelSize(Size.PATH_LENGTH).score(one).value()).isEqualTo(4);
    assertThat(new ModelSize(Size.PATH_FEATURES).score(one).value()).isEqualTo(2);
    assertThat(new ModelSize(Size.RULE_COUNT).score(one).reason()).contains("rules");
    assertThat(new ModelSize(Size.TREE_DEPTH).score(of(LINEAR, ROWS, 1, 0, 0, 0)).reason())
        .contains("no tree");
  }

  @Test
  void sizes_of_rules() {
    var first =
        new RuleSet.Rule(
            List.of(new Literal(0, Literal.Test.EQUAL, 1), new Literal(1, Literal.Test.LESS, 0.5)),
            new double[] {0, 1});
    var second =
        new RuleSet.Rule(List.of(new Literal(2, Literal.Test.MORE, 0)), new double[] {0.5, 0.5});
    var both =
        of(
            new RuleSet(List.of(first, second), false, new double[] {1, 0}, 4, CLASSES),
            ROWS,
            1,
            0,
            0,
            0);
    assertThat(new ModelSize(Size.RULE_COUNT).score(both).value()).isEqualTo(2);
    assertThat(new ModelSize(Size.RULE_LITERALS).score(both).value()).isEqualTo(3);
    assertThat(new ModelSize(Size.RULE_LONGEST).score(both).value()).isEqualTo(2);
    assertThat(new ModelSize(Size.RULE_OVERLAP).score(both).value()).isEqualTo(1);
    assertThat(new ModelSize(Size.RULE_UNCOVERED).score(both).value()).isZero();
  }

  @Test
  void a_sum_has_no_interaction_and_a_product_of_signs_nothing_else() {
    assertThat(
            new InteractionStrength(50, Output.LOGIT)
                .scores(List.of(of(LINEAR, ROWS, 1, 0, 0, 0)))
                .overall()
                .value())
        .isCloseTo(0, within(1e-12));
    var xor = new Rowwise(row -> row[0] == row[1] ? 0.9 : 0.1);
    assertThat(
            new InteractionStrength(50, Output.PROBABILITY)
                .scores(List.of(of(xor, ROWS, 1, 0, 0, 0)))
                .overall()
                .value())
        .isCloseTo(1, within(1e-12));
    assertThat(
            new InteractionStrength(50, Output.PROBABILITY)
                .scores(List.of(of(LINEAR, Background.absence(4), 1, 0, 0, 0)))
                .overall()
                .reason())
        .contains("one row");
  }

  /** 2 x0 - x1 = 2 turns when x0 falls to 0 or below: one feature; the others cannot do it. */
  @Test
  void a_counterfactual_of_a_linear_model_changes_one_feature() {
    var one = of(LINEAR, ROWS, 1, 0, 0, 0);
    assertThat(score("counterfactual-size", Map.of(), one).value()).isEqualTo(1);
    assertThat(score("counterfactual-size", Map.of("measure", "distance"), one).value())
        .isBetween(0.9, 4.0);
    var always = new Rowwise(row -> 0.9);
    assertThat(score("counterfactual-size", Map.of(), of(always, ROWS, 1, 0, 0, 0)).reason())
        .startsWith("no counterfactual was found");
  }

  /** The model looks at the first of eight features only, and each item has its own noise. */
  @Test
  void explanations_that_point_at_what_matters_teach_and_others_do_not() {
    var good = cases(0);
    var bad = cases(5);
    var metric = new StudentGain(0.1, 8, 20, 0.01);
    double taught = metric.scores(good).overall().value();
    double mistaught = metric.scores(bad).overall().value();
    assertThat(taught).isGreaterThan(0.03).isGreaterThan(mistaught + 0.05);
    assertThat(metric.scores(good.reversed()).overall()).isEqualTo(metric.scores(good).overall());
    assertThat(metric.scores(good.subList(0, 5)).overall().reason()).contains("too few");
  }

  private static List<Case> cases(int pointed) {
    var random = new java.util.Random(4);
    var model = new Rowwise(row -> row[0] > 0 ? 0.9 : 0.1, 8);
    double[][] rows = new double[30][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.doubles(8, -1, 1).toArray();
    }
    var background = Background.sample(rows, new boolean[8]);
    var cases = new ArrayList<Case>();
    for (int i = 0; i < 24; i++) {
      double[] input = random.doubles(8, -1, 1).toArray();
      double[] attribution = new double[8];
      attribution[pointed] = 1;
      cases.add(
          new Case("i" + i, model, background, input, input[0] > 0 ? 1 : 0, attribution, null, 3));
    }
    return cases;
  }

  /** p(yes) as any function of a row. */
  private record Rowwise(java.util.function.ToDoubleFunction<double[]> yes, int inputs)
      implements Predictor {
    Rowwise(java.util.function.ToDoubleFunction<double[]> yes) {
      this(yes, 4);
    }

    @Override
    public List<String> classes() {
      return CLASSES;
    }

    @Override
    public double[][] probabilities(double[][] batch) {
      double[][] p = new double[batch.length][];
      for (int i = 0; i < p.length; i++) {
        double one = yes.applyAsDouble(batch[i]);
        p[i] = new double[] {1 - one, one};
      }
      return p;
    }
  }
}
