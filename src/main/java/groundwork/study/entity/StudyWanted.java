package groundwork.study.entity;

import groundwork.json.control.Require;

/**
 * A study to be made.
 *
 * @param template id of a template; the blank one if neither it nor {@code copyOf} is given
 * @param set slug of the stimulus set; the first that the template works with if left out
 * @param model of that set; its first if left out
 * @param copyOf slug of a study whose files are taken
 */
public record StudyWanted(
    String slug, String title, String template, String set, String model, String copyOf) {
  public StudyWanted {
    Require.text(slug, "slug", 64);
    Require.text(title, "title", 500);
    if (!slug.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw new IllegalArgumentException(
          "\"slug\" is \""
              + slug
              + "\"; it takes lower-case letters, digits and hyphens, beginning with a letter or digit");
    }
    if (title.isBlank()) {
      throw new IllegalArgumentException("\"title\" is empty");
    }
  }
}
