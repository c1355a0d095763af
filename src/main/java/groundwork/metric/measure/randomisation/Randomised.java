package groundwork.metric.measure.randomisation;

import groundwork.explanation.Seed;
import groundwork.metric.entity.Case;
import groundwork.model.Layered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * The models with layers drawn anew, one per step, made once for each model and seed and the same
 * for every case. Safe for use by several threads.
 */
final class Randomised {
  private final BiFunction<Layered, Long, List<Layered>> maker;
  private final int draw;
  private final Map<Layered, Map<Long, List<Layered>>> made = new WeakHashMap<>();

  /**
   * @param maker from a model and a seed, the models of all steps
   * @param draw which of several, from 0
   */
  Randomised(BiFunction<Layered, Long, List<Layered>> maker, int draw) {
    this.maker = maker;
    this.draw = draw;
  }

  static Randomised in(Order order, int draw) {
    return new Randomised(
        (model, seed) ->
            IntStream.range(0, model.layers())
                .mapToObj(step -> order.randomised(model, step, seed))
                .toList(),
        draw);
  }

  /** Why there are no such models for this case; null if there are. */
  static String refusal(Case explained) {
    if (explained.method() == null) {
      return "this method cannot explain another model here";
    }
    var model = explained.model().layered();
    if (model.isEmpty() || model.get().layers() == 0) {
      return "the model's layers and weights are not known";
    }
    return null;
  }

  /** The models of all steps, for a case that is not refused. */
  List<Layered> of(Case explained) {
    var model = explained.model().layered().orElseThrow();
    synchronized (made) {
      return made.computeIfAbsent(model, none -> new HashMap<>())
          .computeIfAbsent(
              explained.seed(), seed -> maker.apply(model, Seed.of(seed, "", "layers#" + draw)));
    }
  }
}
