package groundwork.pages.control;

import groundwork.problem.entity.Rejected;
import groundwork.study.control.OpenStudies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.regex.Pattern;

/**
 * Which pages may stand in the frame of another site: those of studies that say so, and no other.
 */
@ApplicationScoped
public class Framing {
  private static final Pattern STUDY = Pattern.compile("/take/([a-z0-9][a-z0-9-]{0,63})");

  /** What Mechanical Turk puts into every address that it frames. */
  private static final Pattern ASSIGNMENT = Pattern.compile("(^|&)assignmentId=");

  @Inject OpenStudies studies;

  /**
   * @param query what stands behind the path, or null
   */
  public ContentPolicy policy(String path, String query) {
    var plain = ContentPolicy.of(path, query);
    if (plain != ContentPolicy.PARTICIPANT || query == null || !ASSIGNMENT.matcher(query).find()) {
      return plain;
    }
    var study = STUDY.matcher(path);
    return study.matches() && recruitsThere(study.group(1)) ? ContentPolicy.IN_MTURK : plain;
  }

  private boolean recruitsThere(String slug) {
    try {
      return studies.latest(slug).definition().recruitment().framedByMTurk();
    } catch (Rejected noSuchStudy) {
      return false;
    }
  }
}
