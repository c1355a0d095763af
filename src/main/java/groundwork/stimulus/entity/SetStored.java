package groundwork.stimulus.entity;

import groundwork.problem.entity.Finding;
import java.util.List;

/** What became of an import. */
public record SetStored(String slug, String version, String hash, List<Finding> findings) {}
