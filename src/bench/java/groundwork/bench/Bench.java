package groundwork.bench;

import static groundwork.bench.Crossed.Outcome.BINARY;
import static groundwork.bench.Crossed.Outcome.MEASURED;
import static groundwork.bench.Crossed.Slope.CONDITION;
import static groundwork.bench.Crossed.Slope.NONE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Mixed models of people crossed with items: seconds of Groundwork and of R's lme4 on the same
 * data, in one run on one machine; whether both find the same; how the time grows with the rows.
 * Prints Markdown. The heap's limit is the JVM's: {@code -Xmx1g} in the build.
 */
public final class Bench {
  private static final long SEED = 20261123;

  private record Case(
      String name, int people, Crossed.Outcome outcome, Crossed.Slope slope, int ours, int theirs) {
    Crossed made() {
      return Crossed.made(people, 60, outcome, slope, SEED);
    }

    Path file(Path folder) {
      return folder.resolve(
          "%s-%s-%d.csv".formatted(outcome, slope, people).toLowerCase(Locale.ROOT));
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case("linear, crossed intercepts", 200, MEASURED, NONE, 11, 5),
          new Case("linear, crossed intercepts", 2000, MEASURED, NONE, 11, 3),
          new Case("linear, with a random slope", 200, MEASURED, CONDITION, 11, 5),
          new Case("linear, with a random slope", 2000, MEASURED, CONDITION, 11, 3),
          new Case("logistic, crossed intercepts", 200, BINARY, NONE, 7, 3),
          new Case("logistic, crossed intercepts", 2000, BINARY, NONE, 5, 1),
          new Case("logistic, with a random slope", 200, BINARY, CONDITION, 7, 1));

  private static final List<Case> GROWING =
      List.of(
          new Case("linear, crossed intercepts", 200, MEASURED, NONE, 5, 0),
          new Case("linear, crossed intercepts", 2000, MEASURED, NONE, 5, 0),
          new Case("linear, crossed intercepts", 20000, MEASURED, NONE, 3, 0),
          new Case("logistic, crossed intercepts", 200, BINARY, NONE, 5, 0),
          new Case("logistic, crossed intercepts", 2000, BINARY, NONE, 3, 0),
          new Case("logistic, crossed intercepts", 20000, BINARY, NONE, 3, 0));

  private Bench() {}

  /**
   * @param arguments the folder for the data; "linear" to leave the logistic models out
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var folder = Path.of(arguments[0]);
    boolean lme4 = Lme4.present();
    say(
        "%s %s, %d processors, heap at most %d MiB%n",
        System.getProperty("java.vm.name"),
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20);
    if (!lme4) {
      say("No Rscript with lme4 on this machine: only our own times.%n");
    }
    say(
        "%n| model | people x items | first s | median s | lme4 s | times faster | largest relative difference |%n");
    say("|---|---|---|---|---|---|---|%n");
    boolean agree = true;
    for (Case one : CASES) {
      agree &= compare(one, folder, lme4);
    }
    say(
        "%n| model | rows | median s | µs a row | heap in use after MiB |%n|---|---|---|---|---|%n");
    for (Case one : GROWING) {
      grow(one);
    }
    if (!agree) {
      say("%nEstimates differ by more than 1e-5.%n");
      System.exit(1);
    }
  }

  private static boolean compare(Case one, Path folder, boolean lme4)
      throws IOException, InterruptedException {
    var data = one.made();
    var times = new Times(one, data);
    if (!lme4) {
      say(
          "| %s | %d x 60 | %.3f | %.3f | | | |%n",
          one.name, one.people, times.first(), times.median());
      return true;
    }
    data.write(one.file(folder));
    var theirs = Lme4.fit(one.file(folder), one.outcome, one.slope, one.theirs);
    double difference = times.found.difference(theirs.estimates());
    say(
        "| %s | %d x 60 | %.3f | %.3f | %.2f | %.0f | %.1e |%n",
        one.name,
        one.people,
        times.first(),
        times.median(),
        theirs.median(),
        theirs.median() / times.median(),
        difference);
    return difference <= 1e-5;
  }

  private static void grow(Case one) {
    var data = one.made();
    var times = new Times(one, data);
    System.gc(); // what is left is the data and the fit
    long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    say(
        "| %s | %,d | %.3f | %.3f | %d |%n",
        one.name,
        data.y().length,
        times.median(),
        times.median() / data.y().length * 1e6,
        used >> 20);
  }

  /** Seconds of several fits of one case, the first of them with cold code. */
  private static final class Times {
    final double[] seconds;
    final Estimates found;

    Times(Case one, Crossed data) {
      seconds = new double[one.ours];
      Estimates last = null;
      for (int run = 0; run < one.ours; run++) {
        long start = System.nanoTime();
        last = Fits.fit(data, one.outcome, one.slope);
        seconds[run] = (System.nanoTime() - start) / 1e9;
      }
      found = last;
    }

    double first() {
      return seconds[0];
    }

    double median() {
      double[] sorted = seconds.clone();
      Arrays.sort(sorted);
      return sorted[sorted.length / 2];
    }
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
