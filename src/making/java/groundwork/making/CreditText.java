package groundwork.making;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An attribution told in sentences by a fixed template: the three strongest reasons for each side
 * in their order, "strongly" from half of the strongest on, and how much all that is left weighs
 * beside what was told. Nothing is said of the output.
 */
record CreditText(Applicant names) {
  private static final int REASONS = 3;
  private static final double STRONG = 0.5;

  /**
   * @param weights of each feature, above 0 for repayment
   */
  Map<String, Object> of(double[] values, double[] weights) {
    var forIt = strongest(weights, 1);
    var against = strongest(weights, -1);
    var paragraphs = new ArrayList<Object>();
    paragraphs.add(side("For repayment", "for", forIt, values, weights));
    paragraphs.add(side("Against repayment", "against", against, values, weights));
    paragraphs.add(List.of(rest(forIt, against, weights)));
    return Description.of(
        "paragraphs",
        paragraphs,
        "points",
        IntStream.concat(forIt.stream().mapToInt(f -> f), against.stream().mapToInt(f -> f))
            .mapToObj(f -> point(f, values[f]))
            .toList());
  }

  private Map<String, Object> point(int feature, double value) {
    var point = Description.of("id", "feature-" + feature);
    point.putAll(names.described(feature, value));
    return point;
  }

  private static List<Integer> strongest(double[] weights, int sign) {
    return IntStream.range(0, weights.length)
        .boxed()
        .filter(f -> sign * weights[f] > 0)
        .sorted(Comparator.comparingDouble((Integer f) -> -Math.abs(weights[f])))
        .limit(REASONS)
        .toList();
  }

  private List<Object> side(
      String begin, String tone, List<Integer> features, double[] values, double[] weights) {
    if (features.isEmpty()) {
      return List.of(begin + " speaks nothing.");
    }
    double most = 0;
    for (double weight : weights) {
      most = Math.max(most, Math.abs(weight));
    }
    var parts = new ArrayList<Object>();
    parts.add(begin + " speaks ");
    for (int i = 0; i < features.size(); i++) {
      int f = features.get(i);
      if (i > 0) {
        parts.add(i == features.size() - 1 ? " and " : ", ");
      }
      String how = Math.abs(weights[f]) >= STRONG * most ? "strongly" : "a little";
      parts.add(how + " ");
      parts.add(
          Description.of(
              "text",
              "“%s: %s”".formatted(names.name(f), names.words(f, values[f])),
              "to",
              List.of("feature-" + f),
              "tone",
              tone));
    }
    parts.add(".");
    return parts;
  }

  private static String rest(List<Integer> forIt, List<Integer> against, double[] weights) {
    double told = 0;
    double all = 0;
    for (int f = 0; f < weights.length; f++) {
      all += Math.abs(weights[f]);
      told += forIt.contains(f) || against.contains(f) ? Math.abs(weights[f]) : 0;
    }
    return "All other information together has %d%% of the weight."
        .formatted(Math.round(100 * (all - told) / all));
  }
}
