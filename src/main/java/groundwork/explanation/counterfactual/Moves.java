package groundwork.explanation.counterfactual;

import groundwork.explanation.Distance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Ways to change an input that a model may like.
 *
 * @param candidates for each value what it may become
 * @param most how many values may change
 * @param pool how many valid changes of one kind are looked at more closely
 */
record Moves(
    Asker asker,
    double[] input,
    Constraints constraints,
    double[][] candidates,
    Distance cost,
    int most,
    int pool) {
  private static final int BEAM = 5; // of each kind: farthest, and farthest for its cost
  private static final int DEPTH = 4;
  private static final int AT_ONCE = 500;

  static Moves of(
      Asker asker, double[] input, Constraints constraints, Distance cost, int most, int pool) {
    double[][] candidates = new double[input.length][];
    for (int i = 0; i < candidates.length; i++) {
      candidates[i] = constraints.candidates(i, input[i]);
    }
    return new Moves(asker, input, constraints, candidates, cost, most, pool);
  }

  /** One value after another, from the changes that came farthest; shrunk. */
  List<double[]> steps(boolean fewest, int enough) {
    List<double[]> found = new ArrayList<>();
    List<double[]> beam = List.of(input);
    for (int depth = 1; depth <= Math.min(most, DEPTH) && !beam.isEmpty(); depth++) {
      List<double[]> rows = new ArrayList<>();
      for (double[] state : beam) {
        next(state, rows);
      }
      var trials = asker.ask(rows);
      found.addAll(shrunk(trials.stream().filter(Trial::valid).toList()));
      if (asker.spent() || fewest && found.size() >= enough) {
        break;
      }
      beam = beam(trials.stream().filter(trial -> !trial.valid()).toList());
    }
    return found;
  }

  private void next(double[] state, List<double[]> rows) {
    for (int i = 0; i < input.length; i++) {
      if (state[i] == input[i]) {
        for (double value : candidates[i]) {
          double[] row = state.clone();
          row[i] = value;
          rows.add(row);
        }
      }
    }
  }

  private List<double[]> beam(List<Trial> trials) {
    double start = asker.ask(List.of(input)).stream().mapToDouble(Trial::margin).sum();
    var far = Comparator.comparingDouble((Trial trial) -> -trial.margin());
    var cheap =
        Comparator.comparingDouble(
            (Trial trial) -> (start - trial.margin()) / cost.between(input, trial.row()));
    Map<List<Double>, double[]> beam = new LinkedHashMap<>();
    for (var order : List.of(far, cheap)) {
      trials.stream()
          .sorted(order)
          .limit(BEAM)
          .forEach(trial -> beam.put(Arrays.stream(trial.row()).boxed().toList(), trial.row()));
    }
    return List.copyOf(beam.values());
  }

  /** The cheapest of each set of changed values, as many as the pool holds. */
  private List<double[]> shrunk(List<Trial> valid) {
    Map<BitSet, Trial> cheapest = new LinkedHashMap<>();
    valid.stream()
        .sorted(Comparator.comparingDouble(trial -> cost.between(input, trial.row())))
        .forEach(trial -> cheapest.putIfAbsent(changed(trial.row()), trial));
    var shrinker = new Shrinker(asker, input, constraints, cost);
    return cheapest.values().stream().limit(pool).map(shrinker::shrink).toList();
  }

  /** To instances that are nearest, as far as is allowed, and back as far as it stays valid. */
  List<double[]> towards(double[][] others) {
    List<double[]> rows = new ArrayList<>();
    for (double[] other : others) {
      double[] row = input.clone();
      for (int i = 0; i < row.length; i++) {
        if (constraints.allows(i, input[i], other[i])) {
          row[i] = other[i];
        }
      }
      rows.add(row);
    }
    rows.removeIf(row -> changed(row).isEmpty());
    rows.sort(Comparator.comparingDouble(row -> cost.between(input, row)));
    var valid = asker.ask(rows).stream().filter(Trial::valid).limit(pool / 2).toList();
    return few(shrunk(valid));
  }

  /** Random values that are allowed, more and more of them, until one is valid. */
  List<double[]> random(long seed) {
    var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    boolean stuck = Arrays.stream(candidates).allMatch(values -> values.length == 0);
    for (int round = 1; !stuck && !asker.spent(); round++) {
      List<double[]> rows = new ArrayList<>();
      for (int k = 0; k < AT_ONCE; k++) {
        rows.add(drawn(random, 1 + random.nextInt(Math.min(most, round))));
      }
      rows.removeIf(row -> changed(row).isEmpty());
      var valid = shrunk(asker.ask(rows).stream().filter(Trial::valid).toList());
      if (!few(valid).isEmpty()) {
        return few(valid);
      }
    }
    return List.of();
  }

  private double[] drawn(UniformRandomProvider random, int values) {
    double[] row = input.clone();
    for (int k = 0; k < values; k++) {
      int i = random.nextInt(row.length);
      if (candidates[i].length > 0) {
        row[i] = candidates[i][random.nextInt(candidates[i].length)];
      }
    }
    return row;
  }

  private List<double[]> few(List<double[]> rows) {
    return rows.stream().filter(row -> changed(row).cardinality() <= most).toList();
  }

  private BitSet changed(double[] row) {
    var changed = new BitSet(row.length);
    for (int i = 0; i < row.length; i++) {
      changed.set(i, row[i] != input[i]);
    }
    return changed;
  }
}
