package groundwork.cli;

import groundwork.document.control.DocumentReader;
import groundwork.json.control.Json;
import groundwork.problem.entity.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says everything that is wrong with studies, plans and stimulus sets, without a server. */
@Command(
    name = "validate",
    description =
        "Check studies, plans, stimulus sets and scoring documents: every finding with file, line, JSON pointer, rule and remedy.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:no errors (there may be warnings)", "1:errors", "2:wrong usage"})
final class Validate implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "A study's folder or its study.yaml or plan.yaml; a stimulus set's folder or its manifest.json; a scoring document.")
  List<Path> paths;

  @Option(names = "--json", description = "Print the findings as JSON.")
  boolean json;

  @Option(
      names = "--stimuli",
      paramLabel = "DIR",
      description =
          "Where stimulus sets lie; by default beside the studies and in the distribution.")
  Path stimuli;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    for (var path : paths) {
      if (!Files.exists(path)) {
        throw new CommandLine.ParameterException(spec.commandLine(), "there is no " + path);
      }
      if (Documents.kind(path).isEmpty()) {
        throw new CommandLine.ParameterException(
            spec.commandLine(),
            path + " is neither a study, a plan, a stimulus set nor a scoring document");
      }
    }
    var documents = new Documents(stimuli);
    var findings = new ArrayList<Finding>();
    for (var path : paths) {
      var found = documents.check(path);
      findings.addAll(found);
      if (!json) {
        print(path, found);
      }
    }
    if (json) {
      spec.commandLine()
          .getOut()
          .println(
              Json.write(Map.of("valid", !DocumentReader.refused(findings), "findings", findings)));
    }
    return DocumentReader.refused(findings) ? 1 : 0;
  }

  /** Errors are problems and go to standard error; the rest is the result. */
  private void print(Path path, List<Finding> found) {
    var line = spec.commandLine();
    long errors = found.stream().filter(one -> one.severity() == Finding.Severity.ERROR).count();
    long warnings = found.size() - errors;
    if (found.isEmpty()) {
      line.getOut().println(path + ": no findings");
      return;
    }
    line.getOut().printf("%s: %d errors, %d warnings%n", path, errors, warnings);
    line.getOut().flush();
    found.forEach(
        one -> (errors > 0 ? line.getErr() : line.getOut()).println(Refusals.sentence(one)));
  }
}
