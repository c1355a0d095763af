package groundwork.cli;

import groundwork.document.control.FileSet;
import groundwork.metric.material.Attachment;
import groundwork.metric.material.Source;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts explanations that were made elsewhere into a stimulus set. */
@Command(
    name = "attach",
    description =
        "Put explanations that were made elsewhere (NPY, NPZ, CSV, JSON; SHAP, Captum, LIME) into a"
            + " copy of a stimulus set, as one more method.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:the set or the values were refused", "2:wrong usage"})
final class Attach implements Callable<Integer> {
  @Parameters(paramLabel = "SET_DIR", description = "The folder of a stimulus set.")
  Path set;

  @Option(names = "--method", required = true, paramLabel = "ID", description = "Its new id.")
  String method;

  @Option(names = "--title", paramLabel = "TEXT", description = "Its name for people.")
  String title;

  @Option(names = "--source", paramLabel = "DOI", description = "Where the method is published.")
  String source;

  @Option(
      names = "--file",
      required = true,
      paramLabel = "FILE",
      description =
          "The values, one row per item in the set's order, practice included; or a CSV whose first"
              + " column is \"item\".")
  Path file;

  @Option(names = "--array", paramLabel = "NAME", description = "Which array of an NPZ.")
  String array;

  @Option(
      names = "--model",
      paramLabel = "ID",
      description = "The model that is explained, where the set has several.")
  String model;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "NEW_DIR",
      description = "Where the new set goes: a folder that is empty or not there.")
  Path output;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(set) || !Files.isRegularFile(file)) {
      throw usage("there is no " + (Files.isDirectory(set) ? "file " + file : "folder " + set));
    }
    requireEmpty();
    try {
      var name = file.getFileName() + (array == null ? "" : "#" + array);
      var files =
          new Attachment(method, title, model, source)
              .to(
                  FileSet.ofFolder(set, FileSet.Limits.STIMULI),
                  name,
                  Source.folder(file.toAbsolutePath().getParent()));
      for (var entry : files.entrySet()) {
        var to = output.resolve(entry.getKey());
        Files.createDirectories(to.getParent());
        Files.write(to, entry.getValue());
      }
    } catch (IllegalArgumentException wrong) {
      throw new Rejected(Fault.INVALID, wrong.getMessage());
    }
    spec.commandLine().getOut().printf("%s: with method %s%n", output, method);
    return 0;
  }

  private void requireEmpty() throws IOException {
    if (Files.exists(output)) {
      try (var there = Files.list(output)) {
        if (there.findAny().isPresent()) {
          throw usage("the folder " + output + " is not empty");
        }
      }
    }
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
