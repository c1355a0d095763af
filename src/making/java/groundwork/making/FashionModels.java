package groundwork.making;

import groundwork.model.Layered;
import groundwork.model.Network;
import groundwork.model.Training;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The two models of the fashion set: one with hidden layers, one without. */
final class FashionModels {
  static final String MLP = "mlp";
  static final String LINEAR = "softmax-regression";

  /** The last 2,000 of the 10,000 pictures, which come in no order, are kept from training. */
  static final int TRAINING = 8000;

  /** The learning rate of the network with hidden layers. */
  static final double RATE = 1e-3;

  /**
   * A trained model.
   *
   * @param network with weights rounded to floats, as the file has them
   */
  record Trained(
      String id,
      String title,
      boolean transparent,
      Layered network,
      Map<String, Object> parameters,
      Accuracy heldOut) {
    String file() {
      return "models/" + id + ".onnx";
    }

    byte[] onnx() {
      return NetworkGraph.of(network, title);
    }
  }

  private FashionModels() {}

  /** How the network with hidden layers is trained. */
  static Training mlp() {
    return Training.of(96, 32).standardise(false).epochs(14).batch(64).rate(RATE).decay(1e-2);
  }

  static List<Trained> train(Garments garments) {
    return List.of(
        trained(
            garments,
            MLP,
            "Network of two hidden layers",
            mlp(),
            Description.of(
                "hidden", List.of(96, 32), "epochs", 14, "batch", 64, "rate", 1e-3, "decay", 1e-2)),
        trained(
            garments,
            LINEAR,
            "Softmax regression",
            Training.of().standardise(false).epochs(10).batch(64).rate(1e-3).decay(1e-2),
            Description.of("epochs", 10, "batch", 64, "rate", 1e-3, "decay", 1e-2)));
  }

  private static Trained trained(
      Garments garments,
      String id,
      String title,
      Training training,
      Map<String, Object> parameters) {
    double[][] x = IntStream.range(0, TRAINING).mapToObj(garments::values).toArray(double[][]::new);
    int[] y = Arrays.copyOf(garments.labels(), TRAINING);
    Layered network = floats(training.seed(MakeStimuli.SEED).fit(x, y, FashionSet.CLASSES));
    List<Integer> heldOut = IntStream.range(TRAINING, garments.labels().length).boxed().toList();
    return new Trained(
        id,
        title,
        id.equals(LINEAR),
        network,
        parameters,
        Accuracy.of(
            heldOut, row -> network.predict(garments.values(row)) == garments.labels()[row]));
  }

  private static Layered floats(Network trained) {
    Layered rounded = trained;
    for (int layer = 0; layer < trained.layers(); layer++) {
      rounded = rounded.with(layer, floats(trained.weights(layer)), floats(trained.bias(layer)));
    }
    return rounded;
  }

  private static double[] floats(double[] values) {
    return Arrays.stream(values).map(value -> (float) value).toArray();
  }
}
