package groundwork.explanation.rule;

import groundwork.explanation.Background;
import groundwork.explanation.Grouping;
import groundwork.model.Parameters;
import groundwork.model.Predictor;
import groundwork.model.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Anchors (Ribeiro et al. 2018): the rule with the widest coverage under which the model, with
 * confidence, nearly always says what it says of the input. Rules grow condition by condition from
 * a beam of the most precise, which a bandit picks ({@link Bandit}). A table's conditions are "in
 * the same quarter of the background" and "the same option"; of words and images, "this part is
 * there". A rule is met if the lower bound of its precision reaches the threshold; bounds hold
 * after every batch at once (a union bound over the candidates of a beam and the batches).
 */
public final class Anchors {
  public static final String ID = "anchors";
  public static final String SOURCE = "10.1609/aaai.v32i1.11491";

  private static final int MOST_LOOKS = 100;

  private final Grouping grouping;
  private final double threshold;
  private final double delta;
  private final double tolerance;
  private final int beam;
  private final int most;
  private final int batch;
  private final int budget;

  private Anchors(Parameters given) {
    this.grouping = Grouping.whole(given);
    this.threshold = given.number("precision", 0.95, 0.01, 0.999);
    this.delta = 1 - given.number("confidence", 0.95, 0.5, 0.9999);
    this.tolerance = given.number("tolerance", 0.15, 0.001, 1);
    this.beam = given.integer("beam", 4, 1, 100);
    this.most = given.integer("conditions", 0, 0, 1000);
    this.batch = given.integer("batch", 100, 1, 10_000);
    this.budget = given.integer("budget", 50_000, 1, 10_000_000);
    Parameters.require(
        budget >= batch, "a budget of %d rows is less than one batch of %d", budget, batch);
  }

  public static List<Setting> settings() {
    var settings =
        new ArrayList<>(
            List.of(
                new Setting("precision", 0.95, "how often the model must say the same, to 0.999"),
                new Setting("confidence", 0.95, "of the bounds of the precision"),
                new Setting("tolerance", 0.15, "how much worse than the best a pick may be"),
                new Setting("beam", 4, "how many rules are gone on with"),
                new Setting("conditions", 0, "how many conditions a rule may have; 0: all"),
                new Setting("batch", 100, "rows asked about at a time, for one rule"),
                new Setting("budget", 50_000, "how many rows the model may be asked about")));
    settings.addAll(Grouping.parts());
    return settings;
  }

  /**
   * @param parameters settings by name; what is left out has its standard
   * @throws IllegalArgumentException for an unknown parameter or a value that it cannot have
   */
  public static Anchors of(Map<String, Object> parameters) {
    return new Anchors(new Parameters(ID, parameters).among(settings()));
  }

  /**
   * @param input model.inputs() finite values
   * @param background a sample of rows, which stands for the instances there are; or one row, or
   *     images, for what a hidden part becomes
   * @throws IllegalArgumentException if the arguments do not fit together
   */
  public Rule explain(Predictor model, double[] input, Background background, long seed) {
    Predictor.require(new double[][] {input}, model.inputs());
    Parameters.require(
        background.inputs() == input.length,
        "a background of %d values for an input of %d",
        background.inputs(),
        input.length);
    var world = world(input, background);
    int target = model.predict(input);
    var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    return new Search(world, new Bandit(model, target, world, random, batch, budget), target).run();
  }

  private World world(double[] input, Background background) {
    var units = grouping.units(input, background.shape());
    if (background.shape() != null || background.isBaseline()) {
      return new World.Parts(input, background, units);
    }
    Parameters.require(
        units.count() == input.length, "anchors of a table have no groups: leave \"groups\" out");
    return World.Table.of(input, background);
  }

  /** One search: rules of one condition, then of two, until the widest that is met is known. */
  private final class Search {
    private final World world;
    private final Bandit bandit;
    private final int target;
    private final int longest;
    private Sampled met;
    private Sampled nearest; // with the best lower bound of those that were not

    Search(World world, Bandit bandit, int target) {
      this.world = world;
      this.bandit = bandit;
      this.target = target;
      this.longest = most == 0 ? world.predicates() : Math.min(most, world.predicates());
    }

    Rule run() {
      List<Sampled> from = List.of(new Sampled(new int[0]));
      bandit.draw(from);
      look(from.getFirst());
      for (int length = 1; length <= longest && !bandit.spent(); length++) {
        var candidates = longer(from);
        if (candidates.isEmpty()) {
          break;
        }
        from = bandit.best(candidates, beam, tolerance, delta);
        from.forEach(this::look);
      }
      return rule(met == null ? nearest : met);
    }

    /** Only those that would cover more than what is met already. */
    private List<Sampled> longer(List<Sampled> from) {
      List<Sampled> longer = new ArrayList<>();
      Set<List<Integer>> known = new HashSet<>();
      for (Sampled one : from) {
        for (int i = 0; i < world.predicates(); i++) {
          if (!one.has(i)) {
            var next = one.and(i);
            boolean wider =
                met == null || world.coverage(next.predicates()) > world.coverage(met.predicates());
            if (wider && known.add(Arrays.stream(next.predicates()).boxed().toList())) {
              longer.add(next);
            }
          }
        }
      }
      return longer;
    }

    /** Asks until it is clear whether the rule is precise enough. */
    private void look(Sampled one) {
      for (int look = 0; one.drawn() > 0; look++) {
        double level = level(one);
        if (one.lower(level) >= threshold) {
          boolean wider =
              met == null || world.coverage(one.predicates()) > world.coverage(met.predicates());
          met = wider ? one : met;
          return;
        }
        if (one.upper(level) < threshold || bandit.spent() || look > MOST_LOOKS) {
          break;
        }
        bandit.draw(List.of(one));
      }
      if (nearest == null || one.lower(level(one)) > nearest.lower(level(nearest))) {
        nearest = one;
      }
    }

    /** Holds for every rule of a beam and after every batch: their shares of delta add up to 1. */
    private double level(Sampled one) {
      double rules = 1 + (beam - 1.0) * world.predicates();
      double look = Math.max(1, one.drawn() / batch);
      return StrictMath.log(2 * rules * look * (look + 1) / delta);
    }

    private Rule rule(Sampled one) {
      double level = level(one);
      String note =
          met != null
              ? ""
              : "no rule is as precise as %s with confidence %s among %d rows%s"
                  .formatted(
                      threshold,
                      1 - delta,
                      bandit.asked(),
                      bandit.spent() ? ", which is all the budget allows" : "");
      return new Rule(
          target,
          Arrays.stream(one.predicates()).mapToObj(world::condition).toList(),
          one.precision(),
          one.lower(level),
          one.upper(level),
          1 - delta,
          world.coverage(one.predicates()),
          bandit.asked(),
          met != null,
          note);
    }
  }
}
