package groundwork.cli;

import groundwork.json.control.Json;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import groundwork.simulation.control.DryRun;
import groundwork.simulation.control.SimulatedParticipant;
import groundwork.simulation.control.Tally;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Dry-run participants through the real HTTP path; with {@code --concurrency} also the load
 * generator.
 */
@Command(
    name = "simulate",
    description =
        "Send dry-run participants through an open study, marked so that results and exports leave them out unless asked.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class Simulate implements Callable<Integer> {
  @Parameters(paramLabel = "STUDY", description = "Short name of the study, as in its link.")
  String study;

  @Option(names = "--participants", required = true, description = "How many.")
  int participants;

  @Option(names = "--seed", defaultValue = "1", description = "Same seed, same answers.")
  long seed;

  @Option(
      names = "--effect",
      paramLabel = "ARM=CHANGE",
      description =
          "Change of the chance to answer rightly in an arm (or ARM/CONDITION) after its explanations, for example lime=0.15.")
  Map<String, Double> effects = new LinkedHashMap<>();

  @Option(
      names = "--strength",
      paramLabel = "METHOD=VALUE",
      description =
          "How good a method's explanations are where two compete, in log-odds, for example shap=0.8 (Bradley-Terry; 0 for the others).")
  Map<String, Double> strengths = new LinkedHashMap<>();

  @Option(
      names = "--accuracy",
      defaultValue = "0.6",
      description = "Chance to answer rightly without any effect.")
  double accuracy;

  @Option(
      names = "--dropout",
      defaultValue = "0",
      description = "Share of participants who leave somewhere on the way.")
  double dropout;

  @Option(
      names = "--screen-out",
      defaultValue = "0",
      description = "Share of participants whose answers to a screening do not let them in.")
  double screenOut;

  @Option(
      names = "--concurrency",
      defaultValue = "4",
      description = "How many take part at the same time.")
  int concurrency;

  @Option(names = "--json", description = "Print the report as JSON.")
  boolean json;

  @Mixin Remote server;
  @Spec CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    requireRange("--participants", participants, 1, 1_000_000);
    requireRange("--concurrency", concurrency, 1, 2_000);
    requireRange("--accuracy", accuracy, 0, 1);
    requireRange("--dropout", dropout, 0, 1);
    requireRange("--screen-out", screenOut, 0, 1);
    var arms = server.get("/api/studies/" + study).path("arms");
    for (var cell : effects.keySet()) {
      var arm = cell.split("/", 2)[0];
      if (arms.valueStream().noneMatch(known -> known.path("id").asString().equals(arm))) {
        throw new Rejected(
            Fault.INVALID,
            "--effect names the arm \"%s\"; the study has %s"
                .formatted(
                    arm, arms.valueStream().map(known -> known.path("id").asString()).toList()));
      }
    }
    var tally = new Tally();
    var behaviour =
        new SimulatedParticipant.Behaviour(seed, accuracy, effects, dropout, strengths, screenOut);
    var report = new DryRun(server, study, behaviour).run(participants, concurrency, tally);
    print(tally, report);
    return tally.failed() == 0 ? 0 : 1;
  }

  private void print(Tally tally, Tally.Report report) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.write(report));
    } else {
      out.printf(
          "%s: %d enrolled, %d completed, %d dropped out, %d failed in %.1f s%n",
          study,
          report.enrolled(),
          report.completed(),
          report.dropped(),
          report.failed(),
          report.seconds());
      report.ended().forEach((outcome, n) -> out.printf("%d ended as %s%n", n, outcome));
      out.printf(
          "%d answers saved, %.0f a second; save latency p50 %.1f ms, p95 %.1f ms, p99 %.1f ms%n",
          report.saves(),
          report.savesPerSecond(),
          report.latencyMs().p50(),
          report.latencyMs().p95(),
          report.latencyMs().p99());
    }
    tally.firstErrors().forEach(error -> spec.commandLine().getErr().println("  " + error));
    out.flush();
  }

  private static void requireRange(String option, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new Rejected(
          Fault.INVALID, "%s is %s; it must lie in [%s, %s]".formatted(option, value, low, high));
    }
  }
}
