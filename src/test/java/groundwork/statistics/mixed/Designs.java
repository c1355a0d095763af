package groundwork.statistics.mixed;

import groundwork.statistics.design.RandomTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Small designs of every structure, drawn with a seed. */
record Designs(String name, double[] y, double[][] x, List<RandomTerm> terms) {
  static final int N = 60;

  static List<Designs> all() {
    var random = new Random(20);
    double[] one = Models.ones(N);
    double[] a = normals(random);
    double[] b = normals(random);
    int[] p = IntStream.range(0, N).map(i -> i % 12).toArray(); // crossed with items, complete
    int[] item = IntStream.range(0, N).map(i -> i / 12).toArray();
    int[] school = Arrays.stream(p).map(i -> i / 4).toArray(); // p nested in it
    int[] loose = IntStream.range(0, N).map(i -> random.nextInt(7)).toArray(); // incomplete
    double[][] x = {one, a, b};
    var out = new ArrayList<Designs>();
    out.add(of("one intercept", random, x, term("p", p, one)));
    out.add(of("one slope", random, x, term("p", p, one, a)));
    out.add(of("three columns", random, x, term("item", item, one, a, b)));
    out.add(of("crossed, complete", random, x, term("p", p, one), term("item", item, one)));
    out.add(of("crossed slopes", random, x, term("p", p, one, a), term("item", item, one, a)));
    out.add(of("crossed, incomplete", random, x, term("p", p, one, b), term("l", loose, one)));
    out.add(of("nested", random, x, term("p", p, one), term("school", school, one, a)));
    out.add(
        of(
            "three factors",
            random,
            x,
            term("l", loose, one, a),
            term("p", p, one),
            term("item", item, one, b)));
    out.add(
        of(
            "uncorrelated",
            random,
            x,
            term("p", p, one),
            term("item", item, one),
            term("p", p, a),
            term("item", item, b, a)));
    return out;
  }

  private static Designs of(String name, Random random, double[][] x, RandomTerm... terms) {
    double[] y = normals(random);
    for (RandomTerm term : terms) {
      for (int k = 0; k < term.z().length; k++) {
        double[] effects = new double[term.levels().size()];
        Arrays.setAll(effects, l -> 1.5 * random.nextGaussian());
        for (int i = 0; i < N; i++) {
          y[i] += effects[term.codes()[i]] * term.z()[k][i];
        }
      }
    }
    for (int i = 0; i < N; i++) {
      y[i] += 10 + 2 * x[1][i];
    }
    return new Designs(name, y, x, List.of(terms));
  }

  private static RandomTerm term(String group, int[] codes, double[]... z) {
    int levels = Arrays.stream(codes).max().orElseThrow() + 1;
    return new RandomTerm(
        group,
        codes,
        IntStream.range(0, levels).mapToObj(l -> group + l).toList(),
        z,
        IntStream.range(0, z.length).mapToObj(k -> "z" + k).toList());
  }

  private static double[] normals(Random random) {
    double[] out = new double[N];
    Arrays.setAll(out, i -> random.nextGaussian());
    return out;
  }

  /** A theta off every symmetry. */
  double[] theta() {
    int m = RandomStructure.of(terms, N).thetas;
    double[] theta = new double[m];
    Arrays.setAll(theta, i -> 0.4 + 0.23 * i - 0.05 * i * i);
    return theta;
  }

  ProfiledDeviance deviance(Estimator estimator) {
    return new ModelFrame(y, x, terms).deviance(estimator);
  }

  @Override
  public String toString() {
    return name;
  }
}
