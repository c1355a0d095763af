package groundwork.power.control;

import groundwork.power.entity.Assumptions;
import groundwork.power.entity.PowerPoint;
import groundwork.statistics.power.FittedPower;
import groundwork.statistics.power.FittedPower.Shot;
import java.util.List;
import java.util.Optional;

/**
 * Which sizes are simulated: three to begin with, then four where the curve through them says that
 * the wanted power lies. What is asked next follows from the points so far alone, so a search that
 * was broken off goes on as if it had not been. Every size gets the same number of draws, whatever
 * they show: nothing stops early, and no share is biased by when it was looked at.
 */
final class Search {
  /** How many sizes, and how many effects where sensitivity is asked for too. */
  static final int SIZES = 7;

  static final int EFFECTS = 5;
  private static final double[] AROUND = {1, 0.8, 1.25, 1};
  private static final double[] EFFECT_STEPS = {1, 0.55, 1.6};

  private final Assumptions assumed;
  private final int step;

  /** What to simulate; the effect in the words of the assumptions. */
  record Ask(String kind, int participants, double effect) {}

  /**
   * @param arms participants come in steps of so many
   */
  Search(Assumptions assumed, int arms) {
    this.assumed = assumed;
    this.step = arms;
  }

  int total() {
    return (SIZES + (assumed.at() == null ? 0 : EFFECTS)) * assumed.draws();
  }

  Optional<Ask> next(List<PowerPoint> points, Truth truth) {
    var sizes = of(points, PowerPoint.CURVE);
    if (sizes.size() < SIZES) {
      var size = size(sizes);
      if (size.isPresent()) {
        return size.map(n -> new Ask(PowerPoint.CURVE, n, assumed.effect()));
      }
    }
    var effects = of(points, PowerPoint.SENSITIVITY);
    if (assumed.at() == null || effects.size() >= EFFECTS) {
      return Optional.empty();
    }
    return Optional.of(new Ask(PowerPoint.SENSITIVITY, assumed.at(), effect(effects, truth)));
  }

  static List<PowerPoint> of(List<PowerPoint> points, String kind) {
    return points.stream().filter(point -> point.kind().equals(kind)).toList();
  }

  /** Empty where every size that could be asked for was simulated already. */
  private Optional<Integer> size(List<PowerPoint> sizes) {
    double middle = Math.sqrt((double) assumed.from() * assumed.to());
    double wanted =
        switch (sizes.size()) {
          case 0 -> middle;
          case 1 -> middle / 2;
          case 2 -> middle * 2;
          default ->
              curve(sizes)
                      .map(curve -> curve.place(assumed.power()))
                      .filter(root -> root > 0)
                      .map(root -> root * root)
                      .orElse((double) assumed.to())
                  * AROUND[sizes.size() - 3];
        };
    return free(stepped(wanted), sizes);
  }

  private int stepped(double wanted) {
    int n = (int) Math.ceil(Math.min(wanted, assumed.to()) / step) * step;
    return Math.max(lowest(), Math.min(highest(), n));
  }

  private int lowest() {
    return (assumed.from() + step - 1) / step * step;
  }

  private int highest() {
    return Math.max(lowest(), assumed.to() / step * step);
  }

  /** The nearest size that was not simulated yet, of equals the larger. */
  private Optional<Integer> free(int wanted, List<PowerPoint> sizes) {
    for (int away = 0; away <= highest() - lowest(); away += step) {
      for (int n : new int[] {wanted + away, wanted - away}) {
        if (n >= lowest()
            && n <= highest()
            && sizes.stream().noneMatch(point -> point.participants() == n)) {
          return Optional.of(n);
        }
      }
    }
    return Optional.empty();
  }

  static Optional<FittedPower> curve(List<PowerPoint> sizes) {
    return fitted(
        sizes.stream()
            .filter(point -> point.draws() > 0)
            .map(point -> new Shot(Math.sqrt(point.participants()), point.found(), point.draws()))
            .toList());
  }

  /** Over coefficients, without their sign. */
  static Optional<FittedPower> sensitivity(List<PowerPoint> effects) {
    return fitted(
        effects.stream()
            .filter(point -> point.draws() > 0)
            .map(point -> new Shot(Math.abs(point.effect()), point.found(), point.draws()))
            .toList());
  }

  private static Optional<FittedPower> fitted(List<Shot> shots) {
    try {
      return Optional.of(FittedPower.of(shots));
    } catch (IllegalArgumentException flat) {
      return Optional.empty();
    }
  }

  private double effect(List<PowerPoint> effects, Truth truth) {
    double sign = Math.signum(assumed.effect());
    double size = Math.abs(assumed.effect());
    double wanted =
        effects.size() < EFFECT_STEPS.length
            ? size * EFFECT_STEPS[effects.size()]
            : sensitivity(effects)
                .map(curve -> curve.place(assumed.power()))
                .filter(place -> place > 0)
                .map(place -> Math.abs(truth.effect(assumed.targets().getFirst(), sign * place)))
                .orElse(2 * size);
    if (effects.size() == EFFECTS - 1) {
      wanted *= 0.9;
    }
    double clipped = Math.min(wanted, 4 * size);
    if (Assumptions.POINTS.equals(assumed.effectIn())) {
      double room = sign > 0 ? 1 - assumed.baseline() : assumed.baseline();
      clipped = Math.min(clipped, 0.95 * room);
    }
    return sign * clipped;
  }
}
