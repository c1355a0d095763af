package groundwork.cli;

import groundwork.json.control.Json;
import groundwork.metric.control.Metrics;
import groundwork.metric.material.Scoring;
import groundwork.metric.scoring.Engine;
import groundwork.metric.scoring.Material;
import groundwork.metric.scoring.Measure;
import groundwork.metric.scoring.Request;
import groundwork.metric.scoring.ScoreTable;
import groundwork.metric.scoring.Sink;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.StreamWriteFeature;

/** Scores explanations without people and without a server, on all cores. */
@Command(
    name = "score",
    description =
        "Score explanations by functional metrics, without people and without a server: those of a"
            + " scoring document (models, data, attributions in files) or of a stimulus set.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done (what could not be scored says so)",
      "1:the document, the set or a choice was refused",
      "2:wrong usage"
    })
final class Score implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|DIR",
      description =
          "A scoring document (scoring/1, YAML or JSON; its format is published as"
              + " /schema/scoring.json), or the folder of one or of a stimulus set.")
  Path what;

  @Option(
      names = "--metrics",
      split = ",",
      paramLabel = "ID",
      description =
          "Which metrics, \"all\" for every one; by default those of the document, of a set a"
              + " few common ones.")
  List<String> metrics = List.of();

  @Option(
      names = "--set",
      paramLabel = "METRIC.NAME=VALUE",
      description = "A setting of a metric, for example pixel-flipping.step=2. Can be repeated.")
  Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--methods",
      split = ",",
      paramLabel = "ID",
      description = "Which methods; the controls random and random-ranking always stand beside.")
  List<String> methods = List.of();

  @Option(names = "--models", split = ",", paramLabel = "ID", description = "Which models.")
  List<String> models = List.of();

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Everything that is drawn follows from it; by default the document's, or 0.")
  Long seed;

  @Option(
      names = "--threads",
      paramLabel = "NUMBER",
      description = "How many cores to use; by default all. The scores are the same.")
  int threads = Runtime.getRuntime().availableProcessors();

  static final class Form {
    @Option(names = "--json", description = "Print everything as JSON (scores/1).")
    boolean json;

    @Option(names = "--csv", description = "Print the score of each item as CSV.")
    boolean csv;
  }

  @ArgGroup(exclusive = true)
  Form form = new Form();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write there instead of to standard output.")
  Path output;

  @Option(names = "--list", description = "Print every metric with its settings, and stop.")
  boolean list;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (threads < 1) {
      throw usage("--threads is " + threads + "; at least 1 is needed");
    }
    if (seed != null && seed < 0) {
      throw usage("--seed is " + seed + "; it must be 0 or more, as in documents");
    }
    if (list) {
      write(out -> out.write(form.json ? MetricList.json() : MetricList.text()));
      return 0;
    }
    if (what == null) {
      throw usage("name a scoring document or the folder of a stimulus set, or --list");
    }
    var reading = Scored.read(what);
    reading.warnings().forEach(one -> spec.commandLine().getErr().println(Refusals.sentence(one)));
    spec.commandLine().getErr().flush();
    try (var material = reading.scoring().material()) {
      var request = request(reading.scoring(), material);
      if (form.csv) {
        write(out -> score(material, request, new ScoresCsv(out)));
      } else {
        var table = score(material, request, Sink.NONE);
        write(out -> print(table, out));
      }
    }
    return 0;
  }

  private ScoreTable score(Material material, Request request, Sink sink) {
    try (var bar = ProgressBar.on(spec.commandLine().getErr(), "scores")) {
      var table = Engine.score(material, request, sink, bar, () -> true);
      if (sink instanceof ScoresCsv csv) {
        csv.finish(table);
      }
      return table;
    }
  }

  private Request request(Scoring scoring, Material material) {
    return new Request(
        Given.among(material.models(), models, "model"),
        Given.among(material.methods(), methods, "method"),
        measures(scoring),
        seed == null ? scoring.seed() : seed,
        threads);
  }

  private List<Measure> measures(Scoring scoring) {
    var wanted = new ArrayList<Measure.Choice>();
    if (metrics.isEmpty()) {
      wanted.addAll(scoring.metrics());
    } else if (metrics.equals(List.of("all"))) {
      Metrics.ids().forEach(id -> wanted.add(new Measure.Choice(id, Map.of())));
    } else {
      for (var id : metrics) {
        var of = scoring.metrics().stream().filter(one -> one.id().equals(id)).toList();
        wanted.addAll(of.isEmpty() ? List.of(new Measure.Choice(id, Map.of())) : of);
      }
    }
    if (wanted.isEmpty()) {
      throw new Rejected(
          Fault.INVALID, "The document names no metrics: add some, or choose by --metrics.");
    }
    try {
      return Measure.of(wanted.stream().map(this::set).toList());
    } catch (IllegalArgumentException wrong) {
      throw new Rejected(Fault.INVALID, wrong.getMessage());
    }
  }

  private Measure.Choice set(Measure.Choice choice) {
    var parameters = new LinkedHashMap<>(choice.parameters());
    settings.forEach(
        (name, value) -> {
          int dot = name.lastIndexOf('.');
          if (dot < 0) {
            throw usage("--set " + name + ": write METRIC.NAME=VALUE");
          }
          if (name.substring(0, dot).equals(choice.id())) {
            parameters.put(name.substring(dot + 1), Given.value(value));
          }
        });
    return new Measure.Choice(choice.id(), parameters);
  }

  private void print(ScoreTable table, Writer out) throws IOException {
    if (form.json) {
      Json.MAPPER.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).writeValue(out, table);
      out.write("\n");
    } else {
      out.write(ScoreText.of(table));
    }
  }

  private void write(Printing printing) throws IOException {
    Printing.write(output, spec.commandLine().getOut(), printing);
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
