package groundwork.model;

import groundwork.model.Network.Activation;

/**
 * A convolution (cross-correlation, as in every library) over an image.
 *
 * @param weights [output channels][input channels * height * width of the window], channel by
 *     channel, line by line
 */
public record Conv2d(
    String name, Window window, double[][] weights, double[] bias, Activation activation)
    implements Layer {
  public Conv2d {
    Network.Dense.require(name, weights, bias);
    if (weights[0].length != window.in().channels() * window.height() * window.width()) {
      throw new IllegalArgumentException(
          "layer %s has %d weights per output channel for %d channels of %d x %d"
              .formatted(
                  name,
                  weights[0].length,
                  window.in().channels(),
                  window.height(),
                  window.width()));
    }
  }

  @Override
  public Conv2d with(double[][] weights, double[] bias) {
    return new Conv2d(name, window, weights, bias, activation);
  }

  @Override
  public int in() {
    return window.in().size();
  }

  @Override
  public int out() {
    return shape().size();
  }

  /** Of what comes out. */
  public Shape shape() {
    return new Shape(bias.length, window.lines(), window.columns());
  }
}
