package groundwork.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import groundwork.explanation.counterfactual.CounterfactualSearch;
import groundwork.explanation.rule.Anchors;
import groundwork.model.Network;
import groundwork.model.Setting;
import groundwork.model.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplainersTest {
  static final Background TWO =
      Background.sample(new double[][] {{0, 0, 0, 0}, {2, 4, 6, 1}}, new boolean[4]);
  static final double[] INPUT = {3, 1, 2, 5};
  static final Network KNOWN = Toy.network(-0.3, 0.4, -0.2, 0.1, 0.3);

  @Test
  void a_method_is_made_again_from_what_it_says_it_was_made_from() {
    for (Method method : Explainers.methods()) {
      var standard = Explainers.byId(method.id());
      assertThat(standard.parameters().keySet())
          .containsExactlyElementsOf(method.settings().stream().map(Setting::name).toList());
      var again = Explainers.of(method.id(), standard.parameters());
      assertThat(again.explain(KNOWN, INPUT, 1, TWO, 3).values())
          .isEqualTo(standard.explain(KNOWN, INPUT, 1, TWO, 3).values());
    }
  }

  @Test
  void every_word_that_a_setting_names_is_taken() {
    var shape = new Shape(1, 8, 8);
    var model = Toy.deep(Network.Activation.TANH, 4, 64, 5, 3);
    double[] image = new double[64];
    Arrays.setAll(image, i -> Math.sin(i * i));
    var black = Background.images(shape, new double[64]);
    var words =
        Map.of(
            "output", List.of("probability", "logit"),
            "units", List.of("auto", "values", "grid", "slic"),
            "spread", List.of("share", "whole"),
            "hide", List.of("background", "mean"),
            "channels", List.of("each", "max"),
            "baseline", List.of("centre", "zero", "rows"),
            "rule", List.of("midpoint", "gauss-legendre"),
            "combine", List.of("mean", "squared", "variance"));
    for (Method method : Explainers.methods()) {
      for (Setting setting : method.settings()) {
        for (String word : words.getOrDefault(setting.name(), List.of())) {
          Map<String, Object> given = new HashMap<>(Map.of(setting.name(), word));
          for (Setting other : method.settings()) {
            if (List.of("samples", "budget", "masks").contains(other.name())) {
              given.put(other.name(), 200);
            }
          }
          var values = method.with(given).explain(model, image, 1, black, 3).values();
          assertThat(values).as(method.id() + " " + word).hasSize(64);
        }
      }
    }
  }

  @Test
  void many_at_once_are_explained_as_each_alone() {
    double[][] inputs = {INPUT, {1, 0, 2, 2}, {0, 5, 1, 1}};
    long[] seeds = {4, 9, 9};
    for (Method method : Explainers.methods()) {
      var explainer = method.with(Map.of());
      double[][] all = explainer.explainAll(KNOWN, inputs, 1, TWO, seeds);
      for (int i = 0; i < inputs.length; i++) {
        assertThat(all[i])
            .as(method.id())
            .isEqualTo(explainer.explain(KNOWN, inputs[i], 1, TWO, seeds[i]).values());
      }
    }
  }

  /** A text of which the model knows no word. */
  @Test
  void an_input_without_values_has_an_explanation_without_values() {
    var empty = Background.absence(0);
    for (Method method : Explainers.methods()) {
      if (!method.weights()) {
        var explanation =
            method.with(Map.of()).explain(Toy.linear(0.4), new double[0], 1, empty, 1);
        assertThat(explanation.values()).as(method.id()).isEmpty();
      }
    }
    var search = CounterfactualSearch.of(Map.of()).search(Toy.linear(0.4), new double[0], empty, 1);
    assertThat(search.found()).isEmpty();
    assertThat(Anchors.of(Map.of()).explain(Toy.linear(0.4), new double[0], empty, 1).met())
        .isTrue();
  }

  @Test
  void unknown_parameters_and_values_are_refused_with_the_known_ones() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Explainers.of("shap", Map.of("bugdet", 4)))
        .withMessageContainingAll("shap", "bugdet", "budget", "output");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Explainers.of("none", Map.of("output", "logit")))
        .withMessageContaining("output");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Explainers.of("lime", Map.of("output", "odds")))
        .withMessageContainingAll("output", "lime", "odds", "logit");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Explainers.of("rise", Map.of("p", 1)))
        .withMessageContainingAll("\"p\"", "rise", "0.99");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Explainers.of("shap", Map.of("groups", List.of(1, 1.5))))
        .withMessageContaining("groups[1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Explainers.of("saliency", Map.of()))
        .withMessageContainingAll("saliency", "smoothgrad");
  }

  @Test
  void groups_that_do_not_fit_are_refused() {
    var shap = Explainers.of("shap", Map.of("groups", List.of(0, 0, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shap.explain(KNOWN, INPUT, 1, TWO, 1))
        .withMessageContainingAll("3 labels", "4 values");
    var squares = Explainers.of("lime", Map.of("units", "grid"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> squares.explain(KNOWN, INPUT, 1, TWO, 1))
        .withMessageContaining("no image");
    var together = Explainers.of("lime", Map.of("groups", List.of(0, 0, 1, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> together.explain(KNOWN, INPUT, 1, TWO, 1))
        .withMessageContaining("one row");
  }

  @Test
  void a_model_without_logits_is_not_asked_for_them() {
    var logits = Explainers.of("lime", Map.of("output", "logit"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> logits.explain(Toy.logistic(0, 1, 1, 1, 1), INPUT, 1, TWO, 1))
        .withMessageContaining("probabilities only");
  }

  @Test
  void a_model_that_answers_nonsense_is_named() {
    var broken = new Toy(4, row -> row[0] > 2.5 ? Double.NaN : 0.5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Explainers.byId("occlusion").explain(broken, INPUT, 1, TWO, 1))
        .withMessageContaining("NaN");
  }

  @Test
  void methods_that_differentiate_say_that_they_need_weights() {
    for (Method method : Explainers.methods()) {
      var explainer = method.with(Map.of());
      var model = Toy.logistic(-0.3, 0.4, -0.2, 0.1, 0.3);
      if (method.weights()) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> explainer.explain(model, INPUT, 1, TWO, 1))
            .withMessageContainingAll(method.id(), "needs a model whose weights are known");
      } else {
        assertThat(explainer.explain(model, INPUT, 1, TWO, 1).values()).hasSize(4);
      }
    }
  }

  /** A square that holds the only place that counts hides all of it. */
  @Test
  void occlusion_hides_squares_of_images() {
    double[] weights = new double[16];
    weights[5] = 0.4;
    var explanation =
        Explainers.of("occlusion", Map.of("patch", 2, "stride", 2))
            .explain(
                Toy.linear(0.1, weights),
                Lines.ones(16),
                1,
                Background.images(new Shape(1, 4, 4), new double[16]),
                1);
    double[] expected = new double[16];
    for (int i : new int[] {0, 1, 4, 5}) {
      expected[i] = 0.4;
    }
    assertThat(explanation.values()).containsExactly(expected, within(1e-15));
  }

  /**
   * Squares of 2 every place: place 5 is in four squares, all hold it; its neighbour 6 in four, of
   * which two do.
   */
  @Test
  void occlusion_takes_the_mean_of_squares_that_overlap() {
    double[] weights = new double[16];
    weights[5] = 0.4;
    double[] values =
        Explainers.of("occlusion", Map.of("patch", 2, "stride", 1))
            .explain(
                Toy.linear(0.1, weights),
                Lines.ones(16),
                1,
                Background.images(new Shape(1, 4, 4), new double[16]),
                1)
            .values();
    assertThat(values[5]).isCloseTo(0.4, within(1e-15));
    assertThat(values[6]).isCloseTo(0.2, within(1e-15));
    assertThat(values[0]).isCloseTo(0.4, within(1e-15));
    assertThat(values[10]).isCloseTo(0.1, within(1e-15));
    assertThat(values[15]).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Explainers.of("occlusion", Map.of("patch", 2, "stride", 3)))
        .withMessageContaining("never hidden");
  }
}
