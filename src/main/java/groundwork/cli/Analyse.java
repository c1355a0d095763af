package groundwork.cli;

import groundwork.analysis.control.DataRules;
import groundwork.analysis.control.FindingsJson;
import groundwork.analysis.control.PlanRun;
import groundwork.analysis.control.Report;
import groundwork.analysis.control.TidyTable;
import groundwork.analysis.entity.Analysed;
import groundwork.document.control.DocumentReader;
import groundwork.document.entity.Document;
import groundwork.plan.control.PlanReader;
import groundwork.plan.entity.Plan;
import groundwork.problem.entity.Fault;
import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a plan on any tidy table, without a server. */
@Command(
    name = "analyse",
    description =
        "Run an analysis plan on a tidy CSV (one row an observation, the first line naming the columns), without a server.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done (analyses that could not be run say so)",
      "1:the plan or the table was refused",
      "2:wrong usage"
    })
final class Analyse implements Callable<Integer> {
  @Parameters(paramLabel = "DATA.csv", description = "The table.")
  Path data;

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "PLAN.yaml",
      description = "The analysis plan; its format is published as /schema/plan.json.")
  Path plan;

  static final class Form {
    @Option(names = "--json", description = "Print the findings as JSON (findings/1).")
    boolean json;

    @Option(names = "--markdown", description = "Print a report as Markdown.")
    boolean markdown;

    @Option(names = "--latex", description = "Print a report as LaTeX.")
    boolean latex;
  }

  @ArgGroup(exclusive = true)
  Form form = new Form();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write there instead of to standard output.")
  Path output;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    require(data);
    require(plan);
    var line = spec.commandLine();
    var document = document();
    var warnings = accepted(PlanReader.check(document), "The plan has errors.");
    var read = PlanReader.read(document);
    var table =
        TidyTable.read(data.toString(), () -> Files.newInputStream(data), read.data().factors());
    warnings.addAll(
        accepted(
            DataRules.check(document, read, table.table()),
            "The plan does not fit the data; nothing was analysed."));
    warnings.forEach(warning -> line.getErr().println(Refusals.sentence(warning)));
    line.getErr().flush();
    var analysed = run(read, table);
    var text =
        form.json
            ? FindingsJson.of(analysed) + "\n"
            : text(Report.of(data.getFileName().toString(), analysed));
    if (output == null) {
      line.getOut().print(text);
      line.getOut().flush();
    } else {
      Files.writeString(output, text);
    }
    return 0;
  }

  private String text(Report report) {
    return form.markdown ? report.markdown() : form.latex ? report.latex() : report.text();
  }

  private void require(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CommandLine.ParameterException(spec.commandLine(), "there is no file " + file);
    }
  }

  private Document document() throws IOException {
    var findings = new ArrayList<Finding>();
    String text;
    try {
      text = Files.readString(plan);
    } catch (MalformedInputException wrong) {
      throw new Rejected(Fault.INVALID, plan + " is not UTF-8 text.");
    }
    return DocumentReader.read(
            plan.toString(), text, DocumentReader.DEFINITION_LIMIT, findings::add)
        .orElseThrow(() -> new Rejected(Fault.INVALID, "The plan cannot be read.", findings));
  }

  /** What is only bent; anything broken refuses all. */
  private static List<Finding> accepted(List<Finding> findings, String otherwise) {
    if (DocumentReader.refused(findings)) {
      throw new Rejected(Fault.INVALID, otherwise, findings);
    }
    return new ArrayList<>(findings);
  }

  private static Analysed run(Plan plan, TidyTable table) {
    try {
      return PlanRun.of(plan, table);
    } catch (IllegalArgumentException wrong) {
      throw new Rejected(Fault.INVALID, "The plan cannot be run: " + wrong.getMessage());
    }
  }
}
