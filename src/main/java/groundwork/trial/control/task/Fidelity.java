package groundwork.trial.control.task;

import groundwork.assignment.control.Draw;
import groundwork.stimulus.entity.Attribution;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Explanations in which a share of the weights stand where others belong. */
final class Fidelity {
  private Fidelity() {}

  /**
   * The same for everybody: which weights are exchanged follows from the study's seed, the item,
   * the model and the method; what is exchanged at a high fidelity is exchanged at a lower one too.
   *
   * @param share of weights that stay, in [0, 1]; null for all
   */
  static Attribution applied(Attribution made, Double share, long seed) {
    int size = made.values().size();
    int exchanged = share == null ? 0 : (int) Math.round((1 - share) * size);
    if (exchanged == 0 || size < 2) {
      return made;
    }
    var places =
        Draw.shuffled(
            IntStream.range(0, size).boxed().toList(),
            Draw.of("fidelity", seed, made.item(), made.model(), made.method(), made.target()));
    List<Double> values = new ArrayList<>(made.values());
    int last = Math.max(2, exchanged); // one alone has nothing to be exchanged with
    for (int i = 0; i < last; i++) {
      values.set(places.get(i), made.values().get(places.get((i + 1) % last)));
    }
    return new Attribution(
        made.item(),
        made.model(),
        made.method(),
        made.target(),
        values,
        made.intercept(),
        made.fit());
  }
}
