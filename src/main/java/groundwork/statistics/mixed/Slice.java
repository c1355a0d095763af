package groundwork.statistics.mixed;

/**
 * The log of P = F(a) - F(b), a above b, with its derivatives; the outermost slices have a or b
 * infinite. Fields are overwritten by each {@link #at}, since rows are many.
 */
final class Slice {
  private final Link link;

  /** log P; minus infinity or NaN where the slice is empty. */
  double log;

  /** f(a) / P, f'(a) / P, f''(a) / P, and the same of b; 0 for an infinite bound. */
  double a;

  double a1;
  double a2;
  double b;
  double b1;
  double b2;

  Slice(Link link) {
    this.link = link;
  }

  void at(double upper, double lower) {
    boolean first = lower == Double.NEGATIVE_INFINITY;
    boolean last = upper == Double.POSITIVE_INFINITY;
    double p = 1;
    if (first) {
      log = link.logChance(upper);
    } else if (last) {
      log = link.logRest(lower);
    } else {
      p = lower > 0 ? link.rest(lower) - link.rest(upper) : link.chance(upper) - link.chance(lower);
      log = Math.log(p);
    }
    a = last ? 0 : first ? link.ofChance(upper) : link.density(upper) / p;
    a1 = last ? 0 : a * link.slope(upper);
    a2 = last ? 0 : a * link.bend(upper);
    b = first ? 0 : last ? link.ofRest(lower) : link.density(lower) / p;
    b1 = first ? 0 : b * link.slope(lower);
    b2 = first ? 0 : b * link.bend(lower);
  }

  double aa() {
    return a1 - a * a;
  }

  double ab() {
    return a * b;
  }

  double bb() {
    return -b1 - b * b;
  }

  double aaa() {
    return a2 - 3 * a1 * a + 2 * a * a * a;
  }

  double aab() {
    return a1 * b - 2 * a * a * b;
  }

  double abb() {
    return a * b1 + 2 * a * b * b;
  }

  double bbb() {
    return -b2 - 3 * b * b1 - 2 * b * b * b;
  }
}
