package groundwork.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * If-then rules: the first that holds decides (a list), or the mean of all that hold (a set); where
 * none does, what stands for the others. Immutable.
 */
public final class RuleSet implements Predictor {
  /**
   * @param literals all of which must hold; none: always
   * @param probabilities of each class then
   */
  public record Rule(List<Literal> literals, double[] probabilities) {
    public Rule {
      literals = List.copyOf(literals);
    }

    public boolean holds(double[] row) {
      for (int i = 0; i < literals.size(); i++) {
        if (!literals.get(i).holds(row)) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Rule> rules;
  private final boolean ordered;
  private final double[] otherwise;
  private final int inputs;
  private final List<String> classes;

  /**
   * @param ordered whether the first rule that holds decides alone
   * @param otherwise probability of each class where no rule holds
   * @throws IllegalArgumentException if rules, inputs and classes do not fit
   */
  public RuleSet(
      List<Rule> rules, boolean ordered, double[] otherwise, int inputs, List<String> classes) {
    this.rules = List.copyOf(rules);
    this.ordered = ordered;
    this.otherwise = otherwise.clone();
    this.inputs = inputs;
    this.classes = List.copyOf(classes);
    require("the default", otherwise);
    for (int at = 0; at < rules.size(); at++) {
      require("rule " + at, rules.get(at).probabilities());
      for (var literal : rules.get(at).literals()) {
        if (literal.feature() >= inputs) {
          throw new IllegalArgumentException(
              "rule %d asks for input %d, there are %d".formatted(at, literal.feature(), inputs));
        }
      }
    }
  }

  private void require(String place, double[] probabilities) {
    boolean inside = Arrays.stream(probabilities).allMatch(p -> p >= 0 && p <= 1);
    if (probabilities.length != classes.size()
        || !inside
        || Math.abs(Arrays.stream(probabilities).sum() - 1) > 1e-6) {
      throw new IllegalArgumentException(
          "%s has %s, not a probability for each of %d classes that add up to 1"
              .formatted(place, Arrays.toString(probabilities), classes.size()));
    }
  }

  public List<Rule> rules() {
    return rules;
  }

  /** Whether the first rule that holds decides alone. */
  public boolean ordered() {
    return ordered;
  }

  /**
   * The indexes of all rules that hold for a row, in order; the others' default if there is none.
   */
  public int[] holding(double[] row) {
    var holding = new ArrayList<Integer>();
    for (int at = 0; at < rules.size(); at++) {
      if (rules.get(at).holds(row)) {
        holding.add(at);
      }
    }
    return holding.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public double[][] probabilities(double[][] batch) {
    Predictor.require(batch, inputs);
    double[][] rows = new double[batch.length][];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = probabilities(batch[r]);
    }
    return rows;
  }

  private double[] probabilities(double[] row) {
    double[] mean = new double[classes.size()];
    int holding = 0;
    for (int at = 0; at < rules.size() && !(ordered && holding > 0); at++) {
      if (rules.get(at).holds(row)) {
        holding++;
        double[] p = rules.get(at).probabilities();
        for (int c = 0; c < mean.length; c++) {
          mean[c] += p[c];
        }
      }
    }
    for (int c = 0; c < mean.length; c++) {
      mean[c] = holding == 0 ? otherwise[c] : mean[c] / holding;
    }
    return mean;
  }
}
