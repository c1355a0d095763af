package groundwork.it;

import java.io.File;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** An integration test: the WAR that ships, seen from outside, over a real PostgreSQL. */
@ExtendWith(ArquillianExtension.class)
public abstract class GroundworkIT {
  @Deployment(testable = false)
  static WebArchive application() {
    return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/groundwork.war"));
  }
}
