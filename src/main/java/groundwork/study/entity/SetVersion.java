package groundwork.study.entity;

import java.time.Instant;
import java.util.List;

/**
 * One edition of a stimulus set, and who uses it.
 *
 * @param newest whether it is what studies that are opened now would take
 * @param uses study versions that were opened with it
 */
public record SetVersion(
    String hash,
    String version,
    String title,
    int items,
    Instant loadedAt,
    boolean newest,
    List<Use> uses) {
  /** A version of a study; null for a draft, which takes the newest edition when it is opened. */
  public record Use(String slug, String title, Integer version, boolean open) {}
}
