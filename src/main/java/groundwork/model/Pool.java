package groundwork.model;

import groundwork.model.Network.Activation;

/**
 * The largest value, or the mean, of what a window sees, channel by channel.
 *
 * @param padded of means: whether places in the padding count as zeros; otherwise they do not count
 */
public record Pool(String name, Window window, Kind kind, boolean padded, Activation activation)
    implements Layer {
  /** Of equal largest values, the first has the derivative. */
  public enum Kind {
    MAX,
    MEAN
  }

  @Override
  public double[][] weights() {
    return new double[0][];
  }

  @Override
  public double[] bias() {
    return new double[0];
  }

  @Override
  public Pool with(double[][] weights, double[] bias) {
    return this;
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
    return new Shape(window.in().channels(), window.lines(), window.columns());
  }
}
