package groundwork.statistics.mixed;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import groundwork.statistics.Data;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The Alien Zoo study: twelve trials, two conditions between people. */
final class Paz {
  static final List<String> CONDITIONS = List.of("closest", "plausible");

  private Paz() {}

  static Data data() {
    var published = Data.published("studies/kuhl-alien-zoo/PAZ-trials.csv");
    assumeTrue(published.isPresent());
    var data = published.get();
    int excluded = data.header().indexOf("excluded");
    return new Data(
        data.header(), data.rows().stream().filter(row -> row[excluded].isEmpty()).toList());
  }

  static double[][] trials(Data data) {
    return Models.dummies(data.text("trial"), Models.levels(data.text("trial")));
  }

  static double[] condition(Data data) {
    return Models.dummies(data.text("condition"), CONDITIONS)[0];
  }

  /** trial * condition, treatment coded. */
  static double[][] design(Data data) {
    double[] condition = condition(data);
    double[][] trials = trials(data);
    double[][] both =
        Arrays.stream(trials).map(t -> product(t, condition)).toArray(double[][]::new);
    return Models.fixed(
        Stream.of(trials, new double[][] {condition}, both)
            .flatMap(Arrays::stream)
            .toArray(double[][]::new));
  }

  /** The hypotheses of trial:condition. */
  static double[][] interaction() {
    double[][] l = new double[11][24];
    for (int i = 0; i < 11; i++) {
      l[i][13 + i] = 1;
    }
    return l;
  }

  static double[] product(double[] a, double[] b) {
    double[] out = new double[a.length];
    Arrays.setAll(out, i -> a[i] * b[i]);
    return out;
  }

  static LinearMixedModel fit(Data data, String response) {
    return LinearMixedModel.fit(
        data.numbers(response),
        design(data),
        List.of(Models.intercept(data, "participant")),
        Estimator.REML);
  }
}
