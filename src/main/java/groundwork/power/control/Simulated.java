package groundwork.power.control;

import groundwork.power.entity.Assumptions;
import groundwork.power.entity.PowerPoint;
import groundwork.power.entity.PowerResult;
import groundwork.power.entity.PowerResult.Needed;
import groundwork.power.entity.PowerResult.Place;
import groundwork.power.entity.PowerResult.Sensitivity;
import groundwork.power.entity.PowerResult.Target;
import groundwork.statistics.power.FittedPower;
import groundwork.statistics.power.PlannedModel.Family;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What simulated points come to. */
final class Simulated {
  private static final double LEVEL = 0.95;
  private static final int PLACES = 40;
  private static final double MANY_FAILED = 0.05;

  private final PlannedAnalysis planned;
  private final Assumptions assumed;
  private final List<PowerPoint> sizes;
  private final List<PowerPoint> effects;
  private final Truth truth;
  private final List<String> warnings = new ArrayList<>();

  Simulated(PlannedAnalysis planned, Assumptions assumed, List<PowerPoint> points) {
    this.planned = planned;
    this.assumed = assumed;
    this.sizes = Search.of(points, PowerPoint.CURVE);
    this.effects = Search.of(points, PowerPoint.SENSITIVITY);
    this.truth = new Truth(planned, assumed);
  }

  PowerResult result(Recruiting recruiting) {
    var curve = Search.curve(sizes);
    var needed = curve.map(fitted -> needed(fitted, recruiting)).orElse(null);
    if (curve.isEmpty()) {
      warnings.add(
          "Power does not grow with the number of participants over these sizes: more people will not help. Look at the number of items and at the effect.");
    }
    troubles();
    return new PowerResult(
        method(),
        assumed.targets().stream()
            .map(
                name ->
                    new Target(
                        name, planned.words(name), truth.coefficient(name, assumed.effect())))
            .toList(),
        needed,
        sizes.stream()
            .sorted(Comparator.comparingInt(PowerPoint::participants))
            .map(PowerPoint::read)
            .toList(),
        curve.map(this::smooth).orElse(List.of()),
        assumed.at() == null ? null : sensitivity(),
        new Sentences(planned, assumed, truth).all(),
        warnings);
  }

  private Needed needed(FittedPower curve, Recruiting recruiting) {
    double root = Math.max(0, curve.place(assumed.power()));
    int wanted = (int) Math.ceil(root * root);
    int largest = sizes.stream().mapToInt(PowerPoint::participants).max().orElse(0);
    int smallest = sizes.stream().mapToInt(PowerPoint::participants).min().orElse(0);
    if (wanted > 2 * largest) {
      warnings.add(
          "A power of %s is not reached with %d participants, nor near it: items, the effect or the design must change."
              .formatted(Analytic.number(assumed.power()), largest));
      return null;
    }
    boolean beyond = wanted > largest || wanted < smallest;
    if (beyond) {
      warnings.add(
          "The number lies beyond the sizes that were simulated (%d to %d) and is read off the curve; widen the range and ask again."
              .formatted(smallest, largest));
    }
    int n = Math.max(wanted, 4);
    var interval = curve.interval(assumed.power(), LEVEL);
    double low = Math.max(0, interval.low());
    return recruiting.needed(
        n,
        Double.isInfinite(interval.low()) ? null : Integer.valueOf((int) Math.ceil(low * low)),
        Double.isInfinite(interval.high())
            ? null
            : Integer.valueOf((int) Math.ceil(interval.high() * interval.high())),
        curve.at(Math.sqrt(n)),
        beyond);
  }

  private List<Place> smooth(FittedPower curve) {
    int from = sizes.stream().mapToInt(PowerPoint::participants).min().orElseThrow();
    int to = sizes.stream().mapToInt(PowerPoint::participants).max().orElseThrow();
    var places = new ArrayList<Place>();
    for (int i = 0; i <= PLACES; i++) {
      int n = (int) Math.round(from + (to - from) * (double) i / PLACES);
      if (places.isEmpty() || places.getLast().participants() < n) {
        places.add(new Place(n, curve.at(Math.sqrt(n))));
      }
    }
    return places;
  }

  private Sensitivity sensitivity() {
    var curve = Search.sensitivity(effects);
    if (curve.isEmpty()) {
      warnings.add("The smallest effect could not be told: power does not grow over the effects.");
      return null;
    }
    var interval = curve.get().interval(assumed.power(), LEVEL);
    double effect = effect(curve.get().place(assumed.power()));
    return new Sensitivity(
        assumed.at(),
        effect,
        Double.isInfinite(interval.low()) ? null : Double.valueOf(effect(interval.low())),
        Double.isInfinite(interval.high()) ? null : Double.valueOf(effect(interval.high())),
        assumed.effectIn(),
        "%d participants find an effect of %s with a power of %s."
            .formatted(
                assumed.at(),
                Sentences.effect(effect, assumed.effectIn()),
                Analytic.number(assumed.power())));
  }

  private double effect(double size) {
    return truth.effect(
        assumed.targets().getFirst(), Math.signum(assumed.effect()) * Math.max(0, size));
  }

  private void troubles() {
    int failed = sizes.stream().mapToInt(PowerPoint::failed).sum();
    int all = failed + sizes.stream().mapToInt(PowerPoint::draws).sum();
    if (failed > MANY_FAILED * all) {
      warnings.add(
          "%d of %d simulated studies could not be fitted and are left out: with so few answers the planned model may fail on real data too."
              .formatted(failed, all));
    }
    int singular = sizes.stream().mapToInt(PowerPoint::singular).sum();
    if (singular > all / 2) {
      warnings.add(
          "In %d of %d fits a variance was zero: the random part asks for more than the design tells."
              .formatted(singular, all));
    }
  }

  private String method() {
    var family = Truth.family(planned.analysis().kind(), assumed.fit());
    var model =
        switch (family) {
          case BINOMIAL -> "logistic mixed model by Laplace’s approximation, z";
          case BINOMIAL_JOINT ->
              "logistic mixed model with the fixed effects in the mode (nAGQ = 0), z";
          case ORDINAL -> "cumulative-link mixed model by Laplace’s approximation, z";
          case GAUSSIAN -> "linear mixed model by REML, t with Satterthwaite’s degrees of freedom";
        };
    return "%d simulated studies at each of %d sizes; each fitted by the plan’s %s"
            .formatted(assumed.draws(), sizes.size(), model)
        + (family == Family.BINOMIAL_JOINT ? ", faster than the plan’s own fit" : "");
  }
}
