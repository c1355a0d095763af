package groundwork.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What R's lme4 needs for the same data, and what it finds.
 *
 * @param seconds of each run with lme4's own settings
 * @param estimates of one more run with small tolerances
 * @param version of lme4 and of R
 */
record Lme4(double[] seconds, Estimates estimates, String version) {
  private static final Path SCRIPT = Path.of("src/bench/r/lme4.R");

  static boolean present() throws InterruptedException {
    try {
      return run("Rscript", "-e", "library(lme4)").isPresent();
    } catch (IOException noRscript) {
      return false;
    }
  }

  /** Runs the fits in one R process and waits. */
  static Lme4 fit(Path data, Crossed.Outcome outcome, Crossed.Slope slope, int runs)
      throws IOException, InterruptedException {
    String said =
        run(
                "Rscript",
                SCRIPT.toString(),
                data.toString(),
                outcome == Crossed.Outcome.BINARY ? "binomial" : "gaussian",
                slope == Crossed.Slope.NONE ? "intercept" : "slope",
                Integer.toString(runs))
            .orElseThrow(() -> new IOException(SCRIPT + " failed on " + data));
    JsonNode json = JsonMapper.shared().readTree(said);
    var sd = new TreeMap<String, Double>();
    for (int k = 0; k < json.get("sd").size(); k++) {
      sd.put(
          json.get("group").get(k).asString() + "|" + json.get("term").get(k).asString(),
          json.get("sd").get(k).asDouble());
    }
    return new Lme4(
        numbers(json.get("seconds")),
        new Estimates(numbers(json.get("fixed")), sd, json.get("logLik").asDouble()),
        "lme4 " + json.get("lme4").asString() + ", R " + json.get("R").asString());
  }

  double median() {
    double[] sorted = seconds.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double[] numbers(JsonNode list) {
    return list.valueStream().mapToDouble(JsonNode::asDouble).toArray();
  }

  private static Optional<String> run(String... command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(process.getInputStream().readAllBytes());
    return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
  }
}
