package groundwork.model;

/** One step of a {@link Network}: rows of {@link #in()} numbers to rows of {@link #out()}. */
public sealed interface Layer permits Network.Dense, Conv2d, Pool {
  String name();

  /** How many numbers come in; of images, channel by channel, line by line. */
  int in();

  /** How many numbers come out. */
  int out();

  Network.Activation activation();

  /** [outputs][inputs of each]; empty where there are none. Not to be changed. */
  double[][] weights();

  /** One for each row of weights. Not to be changed. */
  double[] bias();

  /** The same with other weights. */
  Layer with(double[][] weights, double[] bias);

  /** Whether it has weights, and so counts as a layer of a {@link Layered} model. */
  default boolean weighted() {
    return weights().length > 0;
  }
}
