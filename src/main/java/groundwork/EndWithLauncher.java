package groundwork;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
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
    launcher
        .flatMap(ProcessHandle::of)
        .ifPresent(
            process ->
                process
                    .onExit()
                    .thenRun(
                        () -> {
                          LOG.warning("the launcher has ended, so does the server");
                          System.exit(0);
                        }));
  }
}
