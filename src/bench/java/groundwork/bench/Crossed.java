package groundwork.bench;

import groundwork.statistics.design.RandomTerm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Made-up answers of people to items, each person meeting each item once and half of the items in
 * either condition: {@code y ~ cond + (1 [+ cond] | participant) + (1 | item)}.
 *
 * @param y what was measured, or 0 and 1
 * @param cond 0 or 1
 */
record Crossed(int people, int items, int[] participant, int[] item, double[] cond, double[] y) {

  enum Outcome {
    MEASURED,
    BINARY
  }

  enum Slope {
    NONE,
    CONDITION
  }

  static Crossed made(int people, int items, Outcome outcome, Slope slope, long seed) {
    var random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] person = normal.samples(people).map(z -> 0.8 * z).toArray();
    double[] gain = normal.samples(people).map(z -> slope == Slope.NONE ? 0 : 0.4 * z).toArray();
    double[] hard = normal.samples(items).map(z -> 0.5 * z).toArray();
    int n = people * items;
    var made = new Crossed(people, items, new int[n], new int[n], new double[n], new double[n]);
    for (int i = 0; i < n; i++) {
      int p = i / items;
      int k = i % items;
      made.participant[i] = p;
      made.item[i] = k;
      made.cond[i] = (p + k) % 2;
      double mean = 0.5 + person[p] + hard[k] + (0.7 + gain[p]) * made.cond[i];
      made.y[i] =
          outcome == Outcome.MEASURED
              ? mean + 1.2 * normal.sample()
              : random.nextDouble() < 1 / (1 + Math.exp(-mean)) ? 1 : 0;
    }
    return made;
  }

  /** Columns first: the intercept and the condition. */
  double[][] x() {
    return new double[][] {ones(), cond};
  }

  List<RandomTerm> random(Slope slope) {
    var byPerson =
        slope == Slope.NONE
            ? RandomTerm.intercept("participant", participant, labels("p", people))
            : new RandomTerm(
                "participant",
                participant,
                labels("p", people),
                x(),
                List.of("(Intercept)", "cond"));
    return List.of(byPerson, RandomTerm.intercept("item", item, labels("i", items)));
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (var out = Files.newBufferedWriter(file)) {
      out.write("participant,item,cond,y\n");
      for (int i = 0; i < y.length; i++) {
        out.write("p" + participant[i] + ",i" + item[i] + "," + cond[i] + "," + y[i] + "\n");
      }
    }
  }

  private double[] ones() {
    return IntStream.range(0, y.length).mapToDouble(i -> 1).toArray();
  }

  private static List<String> labels(String prefix, int n) {
    return IntStream.range(0, n).mapToObj(i -> prefix + i).toList();
  }
}
