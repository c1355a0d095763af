package groundwork.making;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A short list of if-then rules that imitates a model: the first rule that fits decides. Rules are
 * found one after the other (sequential covering): of all with one or two conditions, the one whose
 * lower confidence bound of its precision on the rows that are left is highest and that fits enough
 * of them.
 */
record SurrogateRules(List<Rule> rules, boolean otherwise) {
  /** One condition: an option, or a quantity up to a bound or above it. */
  record Condition(int feature, boolean option, boolean above, double bound) {
    boolean holds(double[] row) {
      double value = row[feature];
      return option ? value == bound : above ? value > bound : value <= bound;
    }
  }

  /**
   * @param second whether it says the second class
   * @param n training rows for which it decides
   * @param right for how many of them the model says the same
   */
  record Rule(List<Condition> conditions, boolean second, int n, int right) {
    boolean fits(double[] row) {
      return conditions.stream().allMatch(one -> one.holds(row));
    }

    /** Lower end of Wilson's interval with one standard error. */
    private double worth() {
      double p = (double) right / n;
      return (p + 0.5 / n - Math.sqrt(p * (1 - p) / n + 0.25 / n / n)) / (1 + 1.0 / n);
    }
  }

  private static final int QUANTILES = 8;

  static SurrogateRules find(
      double[][] x, boolean[] second, boolean[] category, int most, int least) {
    var candidates = candidates(conditions(x, category), category);
    var left = IntStream.range(0, x.length).boxed().toList();
    var rules = new ArrayList<Rule>();
    while (rules.size() < most) {
      var rows = left;
      var best =
          candidates.stream()
              .map(conditions -> judged(conditions, rows, x, second))
              .filter(rule -> rule.n >= least)
              .max(Comparator.comparingDouble(Rule::worth));
      if (best.isEmpty()) {
        break;
      }
      rules.add(best.get());
      left = left.stream().filter(row -> !best.get().fits(x[row])).toList();
    }
    long positive = left.stream().filter(row -> second[row]).count();
    boolean otherwise = 2 * positive > left.size();
    while (!rules.isEmpty() && rules.getLast().second == otherwise) {
      rules.removeLast(); // what is left says the same
    }
    return new SurrogateRules(List.copyOf(rules), otherwise);
  }

  SurrogateRules without(Predicate<Rule> out) {
    return new SurrogateRules(rules.stream().filter(out.negate()).toList(), otherwise);
  }

  boolean says(double[] row) {
    return rules.stream()
        .filter(rule -> rule.fits(row))
        .findFirst()
        .map(Rule::second)
        .orElse(otherwise);
  }

  private static Rule judged(
      List<Condition> conditions, List<Integer> rows, double[][] x, boolean[] second) {
    int n = 0;
    int positive = 0;
    var rule = new Rule(conditions, false, 1, 0);
    for (int row : rows) {
      if (rule.fits(x[row])) {
        n++;
        positive += second[row] ? 1 : 0;
      }
    }
    boolean says = 2 * positive > n;
    return new Rule(conditions, says, n, says ? positive : n - positive);
  }

  private static List<List<Condition>> candidates(List<Condition> conditions, boolean[] category) {
    var all = new ArrayList<List<Condition>>();
    for (int i = 0; i < conditions.size(); i++) {
      all.add(List.of(conditions.get(i)));
      for (int j = i + 1; j < conditions.size(); j++) {
        if (conditions.get(i).feature != conditions.get(j).feature) {
          all.add(List.of(conditions.get(i), conditions.get(j)));
        }
      }
    }
    return all;
  }

  private static List<Condition> conditions(double[][] x, boolean[] category) {
    var all = new ArrayList<Condition>();
    for (int f = 0; f < category.length; f++) {
      int feature = f;
      double[] sorted = Arrays.stream(x).mapToDouble(row -> row[feature]).sorted().toArray();
      if (category[f]) {
        Arrays.stream(sorted)
            .distinct()
            .forEach(option -> all.add(new Condition(feature, true, false, option)));
      } else {
        IntStream.range(1, QUANTILES)
            .mapToDouble(q -> sorted[q * sorted.length / QUANTILES])
            .distinct()
            .forEach(
                bound -> {
                  all.add(new Condition(feature, false, false, bound));
                  all.add(new Condition(feature, false, true, bound));
                });
      }
    }
    return all;
  }
}
