package groundwork.study.control;

import groundwork.document.control.FileSet;
import groundwork.problem.entity.Rejected;
import groundwork.stimulus.control.ShippedSets;
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

/**
 * The studies that ship are there, and open, from the first start; afterwards they are the
 * researcher's.
 */
@ApplicationScoped
public class ShippedStudies {
  private static final Logger LOG = Logger.getLogger(ShippedStudies.class.getName());

  @Inject StudyCatalog catalog;

  @Inject
  @ConfigProperty(name = "groundwork.home")
  Optional<String> home;

  /**
   * One that is broken is said in the log and left out; the rest of the server works without it.
   */
  void load(
      @Observes @Priority(ShippedSets.FIRST + 10) @Initialized(ApplicationScoped.class)
          Object start) {
    var folder = home.filter(named -> !named.isBlank()).map(named -> Path.of(named, "studies"));
    if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
      return;
    }
    try (var folders = Files.list(folder.get())) {
      for (var study : folders.filter(Files::isDirectory).sorted().toList()) {
        ship(study);
      }
    } catch (IOException wrong) {
      LOG.log(Level.SEVERE, "the studies that ship could not be read", wrong);
    }
  }

  private void ship(Path study) throws IOException {
    var slug = study.getFileName().toString();
    try {
      if (catalog.ship(slug, FileSet.ofFolder(study, FileSet.Limits.STUDY))) {
        LOG.info(() -> "study " + slug + " is loaded and open");
      }
    } catch (Rejected wrong) {
      LOG.log(Level.SEVERE, wrong, () -> "study " + slug + " has errors: " + wrong.findings);
    }
  }
}
