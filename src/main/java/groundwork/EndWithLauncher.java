package groundwork;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A launcher that was killed cannot stop its server: without this the server would keep the port,
 * and its database would be gone.
 */
@ApplicationScoped
public class EndWithLauncher {
  private static final Logger LOG = Logger.getLogger(EndWithLauncher.class.getName());

  @Inject
  @ConfigProperty(name = "groundwork.launcher")
  Optional<Long> launcher;

  void watch(@Observes @Initialized(ApplicationScoped.class) Object start) {
    if (launcher.isEmpty()) {
      return; // in a test, or under somebody else's server
    }
    ProcessHandle.of(launcher.get())
        .map(ProcessHandle::onExit)
        .orElseGet(() -> CompletableFuture.completedFuture(null)) // killed while we started
        .thenRunAsync(EndWithLauncher::end);
  }

  private static void end() {
    LOG.warning("the launcher has ended, so does the server");
    System.exit(0);
  }
}
