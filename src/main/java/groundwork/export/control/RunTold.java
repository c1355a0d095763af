package groundwork.export.control;

import groundwork.json.control.Json;
import groundwork.metric.control.Metrics;
import groundwork.metric.entity.Run;
import groundwork.metric.entity.RunPlan;
import groundwork.metric.measure.RandomRanking;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands in the README of an exported run. Pure. */
final class RunTold {
  private static final List<String> ALWAYS = List.of("random", RandomRanking.ID);

  private RunTold() {}

  /**
   * @param run with its plan
   */
  static String readme(Run run) {
    return """
        # A run on the stimulus set "%s"

        %d metrics, %d methods of which %d controls, %d models, %d items, seed %d; state: %s.

        | file | |
        |---|---|
        | `run.json` | what was asked: models, methods, metrics with every parameter and their cards, items, seed, SHA-256 of everything that went in |
        | `table.json` | what was found (scores/1): means with intervals, ranks, comparisons, curves, warnings |
        | `scores.csv` | every score, or why there is none |
        | `overall.csv` | scores of metrics that look at all items at once |
        | `codebook.csv` | what the columns mean |
        | `provenance.json` | inputs, parameters, seed, version of the code, times |
        | `stimuli/%s/` | the stimulus set itself: models, items, explanations |
        | `SHA256SUMS` | `sha256sum -c SHA256SUMS` |

        ## Again, without a server

        ```
        %s
        ```
        `groundwork score` scores every item of the set that is not for practice%s; scores of single items are the same whichever others are scored.
        """
        .formatted(
            run.set(),
            run.plan().metrics().size(),
            run.plan().methods().size(),
            run.plan().controls().size(),
            run.plan().models().size(),
            run.plan().items().size(),
            run.seed(),
            run.state().word(),
            run.set(),
            String.join("\n", commands(run)),
            " (`run.json` names those of this run)");
  }

  /** One for all metrics, and one more for each that stands in the run with other settings too. */
  static List<String> commands(Run run) {
    var commands = new ArrayList<String>();
    var waiting = new ArrayList<>(run.plan().metrics());
    while (!waiting.isEmpty()) {
      var together = new LinkedHashMap<String, RunPlan.Measured>();
      waiting.forEach(one -> together.putIfAbsent(one.card().id(), one));
      waiting.removeAll(together.values());
      commands.add(command(run, List.copyOf(together.values())));
    }
    return commands;
  }

  private static String command(Run run, List<RunPlan.Measured> metrics) {
    var words = new StringBuilder("groundwork score stimuli/" + run.set());
    words.append(" --models ").append(String.join(",", run.plan().models()));
    words
        .append(" --methods ")
        .append(
            String.join(
                ",", run.plan().methods().stream().filter(id -> !ALWAYS.contains(id)).toList()));
    words
        .append(" --metrics ")
        .append(String.join(",", metrics.stream().map(one -> one.card().id()).toList()));
    for (var metric : metrics) {
      var usual = Metrics.of(metric.card().id(), Map.of()).card().parameters();
      metric
          .card()
          .parameters()
          .forEach(
              (name, value) -> {
                if (!Json.write(value).equals(Json.write(usual.get(name)))) {
                  words
                      .append(" --set '")
                      .append(metric.card().id())
                      .append('.')
                      .append(name)
                      .append('=')
                      .append(value instanceof String text ? text : Json.write(value))
                      .append('\'');
                }
              });
    }
    return words.append(" --seed ").append(run.seed()).append(" --json").toString();
  }
}
