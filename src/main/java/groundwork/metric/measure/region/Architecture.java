package groundwork.metric.measure.region;

import groundwork.model.Link;
import groundwork.model.Network;
import groundwork.model.Predictor;
import groundwork.model.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The kind of network that is trained anew.
 *
 * @param hidden sizes of its layers between input and output; null for a network of another form
 * @param form a network of the same form, whose weights do not matter; null where hidden is not
 */
record Architecture(List<Integer> hidden, Network form) {
  private static final List<Integer> UNKNOWN = List.of(32);
  private static final int BATCH = 32;

  /**
   * The form of a model: its own where it is known, else one hidden layer.
   *
   * @param wanted sizes of hidden layers; empty for the model's own
   */
  static Architecture of(Predictor model, List<Integer> wanted) {
    if (!wanted.isEmpty()) {
      return new Architecture(wanted, null);
    }
    if (!(model.layered().orElse(null) instanceof Network network)) {
      return new Architecture(UNKNOWN, null);
    }
    var sizes = new ArrayList<Integer>();
    for (var part : network.parts()) {
      if (!(part instanceof Network.Dense dense)) {
        return network.link() == Link.SOFTMAX
            ? new Architecture(null, network)
            : new Architecture(UNKNOWN, null); // only networks of classes are trained
      }
      sizes.add(dense.out());
    }
    return new Architecture(sizes.subList(0, sizes.size() - 1), null);
  }

  Network trained(double[][] x, int[] y, List<String> classes, int epochs, double rate, long seed) {
    int[] sizes =
        hidden == null ? new int[0] : hidden.stream().mapToInt(Integer::intValue).toArray();
    var training = Training.of(sizes).epochs(epochs).batch(BATCH).rate(rate).seed(seed);
    if (hidden != null) {
      return training.fit(x, y, classes);
    }
    int[] all = IntStream.range(0, form.layers()).toArray();
    return training.fit(form.randomised(seed, all), x, y);
  }
}
