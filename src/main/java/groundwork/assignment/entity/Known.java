package groundwork.assignment.entity;

import java.util.UUID;

/**
 * As whom somebody comes, as far as a link says it.
 *
 * @param source id of the source of the recruitment; null where none is written
 * @param person hash of source and id, the same whenever the same person comes; null where nobody
 *     can be told apart
 * @param resumes whether the same person coming again goes on where they were; else they are
 *     refused
 * @param invitation the one they came by, or null
 */
public record Known(String source, byte[] person, boolean resumes, UUID invitation) {
  public static final Known NOBODY = new Known(null, null, true, null);
}
