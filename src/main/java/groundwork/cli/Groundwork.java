package groundwork.cli;

import groundwork.provenance.control.Build;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The top command: names the others. */
@Command(
    name = "groundwork",
    description = "Find out whether an explanation of a machine-learning model helps anyone.",
    mixinStandardHelpOptions = true,
    versionProvider = Groundwork.Version.class,
    subcommands = {
      Serve.class,
      Validate.class,
      Import.class,
      Simulate.class,
      Analyse.class,
      Score.class,
      Explain.class,
      Attach.class,
      Export.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class Groundwork {
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"groundwork " + Build.version()};
    }
  }

  /** Kept from the garbage collector, which would forget the level. */
  private static final Logger EMBEDDED = Logger.getLogger("io.zonky.test");

  public static void main(String[] arguments) {
    EMBEDDED.setLevel(Level.WARNING);
    System.exit(
        new CommandLine(new Groundwork())
            .setExecutionExceptionHandler(new Refusals())
            .execute(arguments));
  }
}
