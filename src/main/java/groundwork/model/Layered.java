package groundwork.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model whose layers and weights are known: it can be differentiated, looked into, and taken
 * apart. Layers are those with weights, counted from 0 at the input.
 */
public interface Layered extends Predictor {
  /** How many layers have weights. */
  int layers();

  /** A name for each layer with weights, as the model's file has it or {@code layer0}, ... */
  String layerName(int layer);

  /**
   * What comes out of a layer after its activation; of the last layer, the logits.
   *
   * @return for each row, the values of that layer, flat
   */
  double[][] hidden(double[][] batch, int layer);

  /**
   * All that is computed on the way, in order: what a layer sums up under the layer's name and,
   * where it has an activation, what that makes of it under both names ({@code fc1}, {@code
   * fc1.relu}, {@code fc2}).
   *
   * @return for each of them, one row of values for each row of the batch
   */
  default Map<String, double[][]> steps(double[][] batch) {
    var steps = new LinkedHashMap<String, double[][]>();
    for (int layer = 0; layer < layers(); layer++) {
      steps.put(layerName(layer), hidden(batch, layer));
    }
    return steps;
  }

  /**
   * The derivatives of one class's output with respect to the input, row by row.
   *
   * @param batch rows of {@link #inputs()} values; not changed
   * @param target index of a class
   * @return one row of {@link #inputs()} derivatives for each row
   */
  double[][] gradients(double[][] batch, int target, Output output);

  /**
   * The same model with the weights and biases of these layers drawn anew, each evenly from its
   * layer's usual range at the start of training ({@code ±1/sqrt(fan in)}).
   *
   * @param seed of the draws; a layer's draw depends on the seed and the layer only
   */
  Layered randomised(long seed, int... layers);

  /**
   * The same model with other weights in one layer.
   *
   * @param weights as many as the layer has, in its own order
   * @param bias as many as the layer has
   */
  Layered with(int layer, double[] weights, double[] bias);

  /** The weights of a layer, row by row [output][input], flat; a copy. */
  double[] weights(int layer);

  /** The biases of a layer; a copy. */
  double[] bias(int layer);
}
