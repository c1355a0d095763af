package groundwork.cli;

import groundwork.provenance.control.Build;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The top command: names the others. */
@Command(
    name = "groundwork",
    description = "Find out whether an explanation of a machine-learning model helps anyone.",
    mixinStandardHelpOptions = true,
    versionProvider = Groundwork.Version.class,
    subcommands = {Serve.class},
    synopsisSubcommandLabel = "COMMAND")
public final class Groundwork {
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"groundwork " + Build.version()};
    }
  }

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Groundwork())
            .setExecutionExceptionHandler(new Refusals())
            .execute(arguments));
  }
}
