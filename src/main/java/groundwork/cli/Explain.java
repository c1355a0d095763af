package groundwork.cli;

import groundwork.json.control.Json;
import groundwork.metric.scoring.Material;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.StreamWriteFeature;

/** Explains items without a server, on all cores. */
@Command(
    name = "explain",
    description =
        "Explain the items of a scoring document or of a stimulus set by one method, without a"
            + " server: by attributions, counterfactuals, rules, examples, or a model as a whole.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done (items that could not be explained are listed)",
      "1:the document, the set or a choice was refused, or nothing could be explained",
      "2:wrong usage"
    })
final class Explain implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|DIR",
      description =
          "A scoring document (scoring/1, YAML or JSON), or the folder of one or of a stimulus"
              + " set. Of a set, the items for practice are explained as well, as attach needs them.")
  Path what;

  @Option(
      names = "--method",
      paramLabel = "ID",
      description =
          "How: shap, lime and others give a value for each input value; counterfactual, anchor,"
              + " neighbours, prototypes, permutation-importance something else. See --list.")
  String method;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description =
          "A setting of the method, for example budget=2048. Can be repeated. Of counterfactual,"
              + " wanted, immutable, rising and falling may have names.")
  Map<String, String> settings = new LinkedHashMap<>();

  @Option(names = "--models", split = ",", paramLabel = "ID", description = "Which models.")
  List<String> models = List.of();

  @Option(
      names = "--items",
      split = ",",
      paramLabel = "ID",
      description = "Which items; rows are in this order. By default all, in their own order.")
  List<String> items = List.of();

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Everything that is drawn follows from it; by default the document's, or 0.")
  Long seed;

  @Option(
      names = "--threads",
      paramLabel = "NUMBER",
      description = "How many cores to use; by default all. The explanations are the same.")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "Print everything as JSON (explanations/1).")
  boolean json;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Write there instead of to standard output. Values go into a .npy (items x input shape),"
              + " of several models into a .npz, of texts into a .json without --json; then --json"
              + " prints beside the .npy or .npz.")
  Path output;

  @Option(names = "--list", description = "Print every method with its settings, and stop.")
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
      print(output, out -> out.write(json ? Ways.json() : Ways.text()));
      return 0;
    }
    if (what == null || method == null) {
      throw usage(
          what == null
              ? "name a scoring document or the folder of a stimulus set, or --list"
              : "choose a --method; --list names them all");
    }
    var way = Ways.of(method);
    requireForm(way);
    var reading = Scored.read(what, !way.form().isGlobal());
    reading.warnings().forEach(one -> spec.commandLine().getErr().println(Refusals.sentence(one)));
    spec.commandLine().getErr().flush();
    try (var material = reading.scoring().material()) {
      var chosen = new LinkedHashMap<String, Object>();
      settings.forEach((name, value) -> chosen.put(name, Given.value(value)));
      var asking = Asking.of(material, way, chosen, seed == null ? reading.scoring().seed() : seed);
      var told = told(asking, material);
      report(told);
      write(asking, told);
    }
    return 0;
  }

  private List<Told> told(Asking asking, Material material) {
    if (asking.way().form() == Ways.Form.PROTOTYPES && !items.isEmpty()) {
      throw new Rejected(Fault.INVALID, "prototypes are of a whole model: leave --items out");
    }
    var some = Given.among(material.models(), models, "model");
    var which = Given.among(material.items(), items, "item");
    if (array()) {
      ToldArrays.requireFit(output.toString(), some, material);
    }
    var tasks = asking.tasks(some, which);
    try (var bar = ProgressBar.on(spec.commandLine().getErr(), "explanations")) {
      return InOrder.done(tasks, threads, bar);
    }
  }

  /** What could not be explained, each reason once. */
  private void report(List<Told> told) {
    var reasons =
        told.stream()
            .filter(one -> one.wrong() != null)
            .collect(
                Collectors.groupingBy(
                    one -> one.model() + ": " + one.wrong(),
                    LinkedHashMap::new,
                    Collectors.mapping(one -> String.valueOf(one.item()), Collectors.toList())));
    var err = spec.commandLine().getErr();
    reasons.forEach(
        (reason, which) ->
            err.println(
                which.equals(List.of("null"))
                    ? "  not explained: " + reason
                    : "  not explained: %s (%d: %s)"
                        .formatted(reason, which.size(), Wording.some(which, 8))));
    err.flush();
    if (told.stream().allMatch(one -> one.wrong() != null)) {
      throw new Rejected(Fault.INVALID, "nothing could be explained");
    }
  }

  private void requireForm(Ways.Way way) {
    if (array() && way.form() != Ways.Form.ATTRIBUTION) {
      throw usage(
          "%s does not give an array of values: write to another file%s"
              .formatted(way.id(), json ? "" : ", with --json for JSON"));
    }
    if (output != null && !Files.isDirectory(output.toAbsolutePath().getParent())) {
      throw usage("there is no folder " + output.toAbsolutePath().getParent());
    }
  }

  /** Whether values alone go into the file. */
  private boolean array() {
    return output != null && ToldArrays.isFor(output.toString(), json);
  }

  private void write(Asking asking, List<Told> told) throws IOException {
    boolean array = array();
    if (array) {
      Files.write(output, ToldArrays.of(output.toString(), told));
    }
    if (json) {
      print(
          array ? null : output,
          out -> {
            Json.MAPPER
                .writer()
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .writeValue(out, ToldJson.of(asking, told));
            out.write("\n");
          });
    } else if (!array) {
      print(output, out -> out.write(ToldText.of(told)));
    }
  }

  private void print(Path file, Printing printing) throws IOException {
    Printing.write(file, spec.commandLine().getOut(), printing);
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
