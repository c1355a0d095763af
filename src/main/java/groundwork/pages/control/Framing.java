package groundwork.pages.control;

import static java.util.stream.Collectors.toCollection;

import groundwork.document.control.Recent;
import groundwork.problem.entity.Rejected;
import groundwork.provenance.entity.ContentHash;
import groundwork.study.control.OpenStudies;
import groundwork.study.control.Previews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  /**
   * What one version of a study says.
   *
   * @param frames servers whose pages may stand in its own
   * @param fromMTurk whether its pages may stand in those of Mechanical Turk
   */
  private record Way(List<String> frames, boolean fromMTurk) {}

  @Inject OpenStudies studies;
  @Inject Previews previews;

  private final Recent<ContentHash, Way> ways = new Recent<>(1024);

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
   * definition names, in any version that people may still be in, and of no other.
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

  private Set<String> frames(String slug, String query) {
    try {
      var preview = PREVIEW.matcher(query);
      return preview.find()
          ? Set.copyOf(previews.verify(slug, preview.group(2)).version().definition().frames())
          : all(slug).flatMap(way -> way.frames().stream()).collect(toCollection(TreeSet::new));
    } catch (Rejected noSuchStudy) {
      return Set.of();
    }
  }

  private boolean recruitsThere(String slug) {
    try {
      return all(slug).anyMatch(Way::fromMTurk);
    } catch (Rejected noSuchStudy) {
      return false;
    }
  }

  /** The page is asked for before anybody knows whose it is, and people end what they began. */
  private Stream<Way> all(String slug) {
    return studies.opened(slug).stream().map(hash -> ways.get(hash, this::way));
  }

  private Way way(ContentHash hash) {
    var study = studies.version(hash).definition();
    return new Way(study.frames(), study.recruitment().framedByMTurk());
  }
}
