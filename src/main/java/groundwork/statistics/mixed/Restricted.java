package groundwork.statistics.mixed;

/** A function of all its variables but one, which is held. */
final class Restricted implements Objective {
  private final Objective whole;
  private final int held;
  private double value;

  Restricted(Objective whole, int held) {
    this.whole = whole;
    this.held = held;
  }

  void hold(double at) {
    value = at;
  }

  /** All variables from the others. */
  double[] whole(double[] others) {
    double[] all = new double[others.length + 1];
    System.arraycopy(others, 0, all, 0, held);
    all[held] = value;
    System.arraycopy(others, held, all, held + 1, others.length - held);
    return all;
  }

  static double[] without(double[] all, int held) {
    double[] others = new double[all.length - 1];
    System.arraycopy(all, 0, others, 0, held);
    System.arraycopy(all, held + 1, others, held, others.length - held);
    return others;
  }

  @Override
  public double value(double[] others) {
    return whole.value(whole(others));
  }

  @Override
  public double[] gradient() {
    return without(whole.gradient(), held);
  }
}
