package groundwork.making;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How the bank's model changes with one value (partial dependence over the background, and the line
 * of one application), for the features that matter most to it.
 */
final class CreditCurves {
  private static final int GRID = 16;
  private static final int FEATURES = 3;
  private static final int BINS = 8;

  private final Loans loans;
  private final Applicant names;
  private final double[][] grids;
  private final double[][] means;

  CreditCurves(Loans loans) {
    this.loans = loans;
    this.names = new Applicant(loans.credit());
    int d = loans.credit().features().size();
    this.grids = IntStream.range(0, d).mapToObj(this::grid).toArray(double[][]::new);
    this.means =
        IntStream.range(0, d)
            .mapToObj(
                f ->
                    Arrays.stream(grids[f])
                        .map(
                            value ->
                                Arrays.stream(loans.background().rows())
                                    .mapToDouble(row -> good(row, f, value))
                                    .average()
                                    .orElseThrow())
                        .toArray())
            .toArray(double[][]::new);
  }

  private double good(double[] row, int feature, double value) {
    double[] changed = row.clone();
    changed[feature] = value;
    return loans.bank().predictor().probabilities(new double[][] {changed})[0][0];
  }

  private double[] grid(int feature) {
    var described = loans.credit().features().get(feature);
    if (described.isCategory()) {
      return IntStream.range(0, described.options().size()).asDoubleStream().toArray();
    }
    double[] sorted = sorted(feature);
    return IntStream.range(0, GRID)
        .mapToDouble(i -> sorted[i * (sorted.length - 1) / (GRID - 1)])
        .distinct()
        .toArray();
  }

  private double[] sorted(int feature) {
    return loans.training().stream()
        .mapToDouble(row -> loans.credit().x()[row][feature])
        .sorted()
        .toArray();
  }

  /**
   * @param weights how much each feature counts for this application
   */
  List<Object> of(double[] values, double[] weights) {
    return IntStream.range(0, weights.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer f) -> -Math.abs(weights[f])))
        .limit(FEATURES)
        .map(f -> (Object) feature(f, values))
        .toList();
  }

  private Map<String, Object> feature(int f, double[] values) {
    var described = loans.credit().features().get(f);
    var feature = Description.of("id", described.id(), "name", described.label());
    names.unit(feature, f);
    double[] own = Arrays.stream(grids[f]).map(value -> good(values, f, value)).toArray();
    feature.put("type", described.isCategory() ? "category" : "number");
    feature.put("grid", Arrays.stream(grids[f]).mapToObj(v -> names.value(f, v)).toList());
    feature.put("mean", Rounded.to(3, means[f]));
    feature.put(
        "lines", List.of(Description.of("id", "this", "y", Rounded.to(3, own), "here", true)));
    feature.put("histogram", histogram(f));
    feature.put("value", names.value(f, values[f]));
    return feature;
  }

  private Map<String, Object> histogram(int f) {
    double[] sorted = sorted(f);
    if (loans.credit().features().get(f).isCategory()) {
      int[] counts = new int[grids[f].length];
      for (double value : sorted) {
        counts[(int) value]++;
      }
      return Description.of("counts", counts);
    }
    double low = sorted[0];
    double width = (sorted[sorted.length - 1] - low) / BINS;
    int[] counts = new int[BINS];
    for (double value : sorted) {
      counts[(int) Math.min(BINS - 1, (value - low) / width)]++;
    }
    var edges = new ArrayList<Object>();
    for (int i = 0; i <= BINS; i++) {
      edges.add(Rounded.to(1, low + i * width));
    }
    return Description.of("edges", edges, "counts", counts);
  }
}
