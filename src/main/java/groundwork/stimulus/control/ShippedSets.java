package groundwork.stimulus.control;

import groundwork.document.control.FileSet;
import groundwork.persistence.control.SchemaMigration;
import groundwork.problem.entity.Rejected;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The sets that ship are there from the first start; a known one costs a hash and a look-up. */
@ApplicationScoped
public class ShippedSets {
  private static final Logger LOG = Logger.getLogger(ShippedSets.class.getName());
  public static final int FIRST = SchemaMigration.FIRST + 20;

  @Inject StimulusCatalog catalog;

  @Inject
  @ConfigProperty(name = "groundwork.home")
  Optional<String> home;

  /**
   * One that is broken is said in the log and left out; the rest of the server works without it.
   */
  void load(@Observes @Priority(FIRST) @Initialized(ApplicationScoped.class) Object start) {
    var folder = home.filter(named -> !named.isBlank()).map(named -> Path.of(named, "stimuli"));
    if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
      return;
    }
    try (var folders = Files.list(folder.get())) {
      for (var set : folders.sorted().toList()) {
        if (Files.exists(set.resolve(StimulusReader.MANIFEST))) {
          ship(set);
        }
      }
    } catch (IOException wrong) {
      LOG.log(Level.SEVERE, "the stimulus sets that ship could not be read", wrong);
    }
  }

  private void ship(Path set) throws IOException {
    try {
      catalog.ship(FileSet.ofFolder(set, FileSet.Limits.STIMULI));
    } catch (Rejected wrong) {
      LOG.log(Level.SEVERE, wrong, () -> set + " has errors: " + wrong.findings);
    }
  }
}
