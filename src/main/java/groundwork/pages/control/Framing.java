package groundwork.pages.control;

import groundwork.problem.entity.Rejected;
import groundwork.study.control.OpenStudies;
import groundwork.study.control.Previews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which pages may stand in the frame of another site, and which sites' pages in the frame of ours:
 * those of studies that say so, and no other.
 */
@ApplicationScoped
public class Framing {
  private static final Pattern STUDY = Pattern.compile("/take/([a-z0-9][a-z0-9-]{0,63})");

  /** What Mechanical Turk puts into every address that it frames. */
  private static final Pattern ASSIGNMENT = Pattern.compile("(^|&)assignmentId=");

  private static final Pattern PREVIEW = Pattern.compile("(^|&)preview=([A-Za-z0-9_-]{1,200})");

  @Inject OpenStudies studies;
  @Inject Previews previews;

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

  /**
   * The policy of a page in words: a study's page may frame pages of the servers that its
   * definition names, and of no other.
   *
   * @param query what stands behind the path, or null
   */
  public String header(ContentPolicy policy, String path, String query) {
    var study = STUDY.matcher(path);
    if (!study.matches()) {
      return policy.header;
    }
    var origins = frames(study.group(1), query == null ? "" : query);
    return origins.isEmpty()
        ? policy.header
        : policy.header.replace(
            "frame-src 'self'", "frame-src 'self' " + String.join(" ", origins));
  }

  private List<String> frames(String slug, String query) {
    try {
      var preview = PREVIEW.matcher(query);
      var version =
          preview.find() ? previews.verify(slug, preview.group(2)).version() : studies.latest(slug);
      return version.definition().frames();
    } catch (Rejected noSuchStudy) {
      return List.of();
    }
  }

  private boolean recruitsThere(String slug) {
    try {
      return studies.latest(slug).definition().recruitment().framedByMTurk();
    } catch (Rejected noSuchStudy) {
      return false;
    }
  }
}
