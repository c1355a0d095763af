package groundwork.simulation.control;

import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** The server as somebody outside sees it. Implementations are safe for several threads. */
public interface Exchange {
  JsonNode get(String path) throws IOException;

  /** As the researcher. */
  JsonNode post(String path, Object body) throws IOException;

  /** As the participant with this key. */
  JsonNode postAs(String bearer, String path, Object body) throws IOException;
}
