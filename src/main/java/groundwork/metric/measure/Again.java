package groundwork.metric.measure;

import groundwork.explanation.Background;
import groundwork.explanation.Explainer;
import groundwork.explanation.Seed;
import groundwork.metric.entity.Case;
import groundwork.model.Predictor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Cases explained again under another model, for another class or at another input; those that
 * differ in nothing but the input are asked for at once.
 *
 * @param model to be explained for a case
 * @param input to be explained for a case
 * @param target class to be explained for a case
 */
public record Again(
    Function<Case, ? extends Predictor> model,
    Function<Case, double[]> input,
    ToIntFunction<Case> target) {
  /** Under another model. */
  public static Again under(Function<Case, ? extends Predictor> model) {
    return new Again(model, Case::input, Case::target);
  }

  /**
   * @param metric names the seeds
   * @param n of the seeds
   * @return the values of each case's explanation, in their order
   */
  public double[][] explain(List<Case> cases, String metric, int n) {
    var groups = new LinkedHashMap<Asking, List<Integer>>();
    for (int i = 0; i < cases.size(); i++) {
      var one = cases.get(i);
      var asking =
          new Asking(model.apply(one), target.applyAsInt(one), one.method(), one.background());
      groups.computeIfAbsent(asking, none -> new ArrayList<>()).add(i);
    }
    var all = new double[cases.size()][];
    groups.forEach((asking, members) -> group(cases, asking, members, metric + "#" + n, all));
    return all;
  }

  private void group(
      List<Case> cases, Asking asking, List<Integer> members, String draws, double[][] all) {
    double[][] inputs = new double[members.size()][];
    long[] seeds = new long[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      var one = cases.get(members.get(i));
      inputs[i] = input.apply(one);
      seeds[i] = Seed.of(one.seed(), one.item(), draws);
    }
    double[][] values =
        asking.method.explainAll(asking.model, inputs, asking.target, asking.background, seeds);
    for (int i = 0; i < inputs.length; i++) {
      all[members.get(i)] = values[i];
    }
  }

  /** What has to be the very same for cases to be explained together. */
  private record Asking(Predictor model, int target, Explainer method, Background background) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Asking asking
          && model == asking.model
          && target == asking.target
          && method == asking.method
          && background.rows() == asking.background.rows()
          && background.category() == asking.background.category()
          && Objects.equals(background.shape(), asking.background.shape());
    }

    @Override
    public int hashCode() {
      return 31 * (31 * System.identityHashCode(model) + target)
          + System.identityHashCode(background.rows());
    }
  }
}
