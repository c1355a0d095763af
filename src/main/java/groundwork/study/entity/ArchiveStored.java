package groundwork.study.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import groundwork.problem.entity.Finding;
import java.util.List;
import java.util.Locale;

/**
 * What became of an archive.
 *
 * @param findings of the study; errors too, since it is a draft
 */
public record ArchiveStored(Part study, Part stimuli, List<Finding> findings) {
  /** Whether something was there before. */
  public enum State {
    /** There was nothing of that name. */
    NEW,
    /** It was there, exactly so. */
    KNOWN,
    /** Something else of that name was there; what it was is kept as an earlier revision. */
    CHANGED;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The study or its set.
   *
   * @param hash of the version that the study would be; null while it has errors
   */
  public record Part(String slug, String hash, State state) {}
}
