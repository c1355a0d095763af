package groundwork.cli;

import groundwork.problem.entity.Finding;
import groundwork.problem.entity.Rejected;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * What was refused goes to standard error, each finding with its place, rule and remedy; the exit
 * code is 1.
 */
final class Refusals implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception thrown, CommandLine line, ParseResult parsed)
      throws Exception {
    if (!(thrown instanceof Rejected rejected)) {
      if (thrown instanceof java.io.IOException
          || thrown instanceof java.io.UncheckedIOException
          || thrown instanceof IllegalStateException) {
        line.getErr().println("groundwork: " + thrown.getMessage());
        return 1;
      }
      throw thrown;
    }
    line.getErr().println("groundwork: " + rejected.getMessage());
    rejected.findings.forEach(finding -> line.getErr().println(sentence(finding)));
    return 1;
  }

  static String sentence(Finding finding) {
    var place = finding.file() == null ? "" : finding.file();
    if (finding.line() != null) {
      place += ":" + finding.line();
    }
    return "  %s %s%s%n      %s%n      → %s"
        .formatted(
            finding.severity().name().toLowerCase(java.util.Locale.ROOT),
            place,
            finding.pointer() == null || finding.pointer().isEmpty() ? "" : " " + finding.pointer(),
            finding.rule(),
            finding.remedy());
  }
}
