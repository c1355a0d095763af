package groundwork;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The root of everything that answers JSON; pages and assets live beside it. */
@ApplicationPath("api")
public class Api extends Application {
  /**
   * Naming a JSON feature that Jersey does not have keeps its own ones off: otherwise JSON-B reads
   * the bodies, ignores unknown members and lets a missing number be 0.
   */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.jsonFeature", "groundwork.json");
  }
}
