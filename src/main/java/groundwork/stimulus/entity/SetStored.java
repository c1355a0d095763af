package groundwork.stimulus.entity;

import groundwork.problem.entity.Finding;
import java.util.List;

/**
 * What became of an import.
 *
 * @param state whether the very same set was here already, told by its hash
 */
public record SetStored(
    String slug, String version, String hash, String state, List<Finding> findings) {
  public static final String NEW = "new";
  public static final String KNOWN = "known";
}
