package groundwork.power.control;

import groundwork.power.entity.Assumptions;
import groundwork.power.entity.PowerPoint;
import groundwork.power.entity.PowerResult;
import groundwork.power.entity.PowerResult.Place;
import groundwork.power.entity.PowerResult.Sensitivity;
import groundwork.power.entity.PowerResult.Target;
import groundwork.statistics.Alternative;
import groundwork.statistics.power.MarginalChance;
import groundwork.statistics.power.Power;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Power by formula, over one number per participant. Items count as noise, not as a sample. */
final class Analytic {
  private static final double ROUNDING = 1e-6;
  private static final int PLACES = 40;

  /**
   * What a study has of each.
   *
   * @param arms at least 1
   * @param trials of one participant in the analysis; of each pair, where people choose
   * @param pairs of methods that people choose between; 0 where nobody chooses
   */
  record Shape(int arms, int trials, int pairs) {}

  private final AnalyticTest test;
  private final Assumptions assumed;
  private final Shape shape;
  private final List<String> warnings = new ArrayList<>();

  Analytic(Assumptions assumed, Shape shape) {
    this.test = AnalyticTest.of(assumed.test());
    this.assumed = assumed;
    this.shape = shape;
  }

  PowerResult result(Recruiting recruiting) {
    double size = Math.abs(size(assumed.effect()));
    var power = power();
    int needed = participants(power.n(size, assumed.power()));
    return new PowerResult(
        method(),
        List.of(new Target(test.word(), said(), size)),
        recruiting.needed(needed, null, null, power.at(samples(needed), size), false),
        List.<PowerPoint.Read>of(),
        smooth(power, size, needed),
        assumed.at() == null ? null : sensitivity(power),
        assumptions(size),
        warnings);
  }

  private double alpha() {
    return contrasts() > 1 && !"none".equals(assumed.adjust())
        ? assumed.alpha() / contrasts()
        : assumed.alpha();
  }

  /** Two samples of more arms are each arm against the first; a tournament is all its pairs. */
  private int contrasts() {
    return switch (test) {
      case MEANS, SHARES -> Math.max(1, shape.arms() - 1);
      case CHOICE -> Math.max(1, shape.pairs());
      default -> 1;
    };
  }

  private Power power() {
    var both = Alternative.TWO_SIDED;
    return switch (test) {
      case MEANS -> Power.twoMeans(1, both, alpha());
      case SHARES -> Power.twoShares(1, both, alpha());
      case PAIRED -> Power.oneMean(both, alpha());
      case ANOVA -> Power.anova(shape.arms(), alpha());
      case CORRELATION -> Power.correlation(both, alpha());
      case SHARE, CHOICE -> Power.oneShare(both, alpha());
    };
  }

  /** Participants that give so many samples as the formula counts them. */
  private int participants(double samples) {
    double people =
        switch (test) {
          case MEANS, SHARES, ANOVA -> groups() * samples;
          case PAIRED, CORRELATION -> samples;
          case SHARE, CHOICE -> samples * inflation() / shape.trials();
        };
    return (int) Math.ceil(people - ROUNDING);
  }

  private double samples(double participants) {
    return switch (test) {
      case MEANS, SHARES, ANOVA -> participants / groups();
      case PAIRED, CORRELATION -> participants;
      case SHARE, CHOICE -> participants * shape.trials() / inflation();
    };
  }

  private int groups() {
    return Math.max(2, shape.arms());
  }

  /** Answers of one person are alike: each counts for less (Kish's design effect). */
  private double inflation() {
    double share = assumed.baseline();
    double logOdds = MarginalChance.logOdds(share, assumed.participantSd());
    double alike =
        MarginalChance.variance(logOdds, assumed.participantSd()) / (share * (1 - share));
    return 1 + (shape.trials() - 1) * alike;
  }

  /** The effect in the formula's own measure. */
  private double size(double effect) {
    return switch (assumed.measure()) {
      case "eta2" -> Math.sqrt(effect / (1 - effect));
      case "points" ->
          switch (test) {
            case SHARES, SHARE, CHOICE -> Power.h(assumed.baseline() + effect, assumed.baseline());
            case PAIRED -> effect / differenceSd(effect);
            default -> effect / meanSd(effect);
          };
      default -> effect;
    };
  }

  /** Back to what was asked in. */
  private double effect(double size) {
    return switch (assumed.measure()) {
      case "eta2" -> size * size / (1 + size * size);
      case "points" -> {
        double low = 0;
        double high = 1 - assumed.baseline() - 1e-9;
        for (int i = 0; i < 100; i++) {
          double middle = (low + high) / 2;
          if (Math.abs(size(middle)) < size) {
            low = middle;
          } else {
            high = middle;
          }
        }
        yield low;
      }
      default -> size;
    };
  }

  /** Standard deviation of participants' shares of right answers, pooled over both sides. */
  private double meanSd(double effect) {
    return Math.sqrt(
        (meanVariance(assumed.baseline()) + meanVariance(assumed.baseline() + effect)) / 2);
  }

  private double meanVariance(double share) {
    double between = between(share);
    return between + (share * (1 - share) - between) / shape.trials();
  }

  private double between(double share) {
    double sd = assumed.participantSd();
    return MarginalChance.variance(MarginalChance.logOdds(share, sd), sd);
  }

  /** Of the difference between two halves of one person's trials; slopes to first order. */
  private double differenceSd(double effect) {
    double half = Math.max(1, shape.trials() / 2.0);
    double noise = 0;
    for (double share : new double[] {assumed.baseline(), assumed.baseline() + effect}) {
      noise += (share * (1 - share) - between(share)) / half;
    }
    double steep = assumed.baseline() * (1 - assumed.baseline());
    return Math.sqrt(noise + Math.pow(assumed.slopeSd() * steep, 2));
  }

  private List<Place> smooth(Power power, double size, int needed) {
    var places = new ArrayList<Place>();
    int most = Math.max(assumed.to(), needed);
    for (int i = 0; i <= PLACES; i++) {
      int n = (int) Math.round(assumed.from() + (most - assumed.from()) * (double) i / PLACES);
      if (samples(n) >= power.least()
          && (places.isEmpty() || places.getLast().participants() < n)) {
        places.add(new Place(n, power.at(samples(n), size)));
      }
    }
    return places;
  }

  private Sensitivity sensitivity(Power power) {
    double samples = samples(assumed.at());
    if (samples < power.least()) {
      warnings.add("With %d participants this test cannot be computed.".formatted(assumed.at()));
      return null;
    }
    double size = power.effect(samples, assumed.power());
    double effect = effect(size);
    return new Sensitivity(
        assumed.at(),
        effect,
        null,
        null,
        assumed.measure(),
        "%d participants find %s = %s with a power of %s."
            .formatted(
                assumed.at(),
                AnalyticTest.symbol(assumed.measure()),
                number(effect),
                number(assumed.power())));
  }

  private String method() {
    return switch (test) {
      case MEANS -> "Two-sided t test of participants’ means, two arms at a time";
      case SHARES -> "Two-sided test of two shares by their arcsines, one yes or no a participant";
      case PAIRED -> "Two-sided t test of pairs: each participant’s difference";
      case ANOVA ->
          "One-way analysis of variance of participants’ means, %d arms".formatted(groups());
      case CORRELATION -> "Two-sided test of a correlation by Fisher’s z";
      case SHARE ->
          "Two-sided test of a share against %s by its arcsine"
              .formatted(number(assumed.baseline()));
      case CHOICE -> "Two-sided test of how often one of a pair is chosen, against 0.5";
    };
  }

  private String said() {
    return "%s = %s".formatted(AnalyticTest.symbol(assumed.measure()), number(assumed.effect()));
  }

  private List<String> assumptions(double size) {
    var said = new ArrayList<String>();
    if (assumed.measure().equals("eta2")) {
      said.add(
          "η² = %s is the share of variance that the arms explain. The formula takes Cohen’s f = √(η² / (1 − η²)) = %s; putting η² in the place of f would ask for many times as many people."
              .formatted(number(assumed.effect()), number(size)));
    } else if (assumed.measure().equals("points")) {
      said.add(
          "A share of %s against %s; in the formula’s measure %s = %s."
              .formatted(
                  number(assumed.baseline() + assumed.effect()),
                  number(assumed.baseline()),
                  test.measures().getFirst(),
                  number(size)));
    }
    if (assumed.measure().equals("points") && test.takesTrials() || test.takesInflation()) {
      said.add(
          "Each participant gives %d answers to this question; participants differ by a standard deviation of %s log odds."
              .formatted(shape.trials(), number(assumed.participantSd())));
    }
    if (test.takesInflation()) {
      said.add(
          "Answers of one participant are alike, so that each counts as 1 / %s of an independent one."
              .formatted(number(inflation())));
    }
    if (contrasts() > 1) {
      said.add(
          "%s, at α = %s each (%s)."
              .formatted(
                  test == AnalyticTest.CHOICE
                      ? "Each of %d pairs is tested".formatted(contrasts())
                      : "Each of %d arms is compared with the first".formatted(contrasts()),
                  number(alpha()),
                  "none".equals(assumed.adjust())
                      ? "uncorrected"
                      : "Bonferroni, which bounds Holm"));
    } else {
      said.add("α = %s, two-sided.".formatted(number(assumed.alpha())));
    }
    said.add(
        "One number a participant: that items are a sample too is left out, so that this number is too small where items differ much. The simulation of the planned model has both.");
    return said;
  }

  static String number(double value) {
    double size = Math.abs(value);
    var text =
        size != 0 && size < 0.01
            ? String.format(Locale.ROOT, "%.4f", value)
            : String.format(Locale.ROOT, "%.3f", value);
    return text.replaceAll("(\\.\\d*?)0+$", "$1").replaceAll("\\.$", "").replace('-', '−');
  }
}
