package groundwork.it;

import org.jboss.arquillian.container.spi.event.DeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.UnDeployManagedDeployments;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * Deploys once and keeps the server for all test classes: a start takes ten seconds, and the WAR is
 * always the same.
 */
public final class OneServer implements LoadableExtension {
  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(Once.class);
  }

  public static final class Once {
    private static boolean deployed;

    void deploy(@Observes EventContext<DeployManagedDeployments> asked) {
      if (!deployed) {
        deployed = true;
        asked.proceed();
      }
    }

    void undeploy(@Observes EventContext<UnDeployManagedDeployments> asked) {
      // never: the next test class uses it
    }
  }
}
