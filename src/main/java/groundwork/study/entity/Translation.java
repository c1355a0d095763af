package groundwork.study.entity;

import java.util.Map;

/**
 * A study's texts in one language, as {@code translations/<language>.yaml} has them. Markdown files
 * are translated beside it, in {@code translations/<language>/} under the same name.
 *
 * @param texts by key; see {@link ParticipantText}
 * @param of the first digits of the SHA-256 of the original, by key, as it was when it was
 *     translated; what is not there cannot be told to be out of date
 */
public record Translation(
    String schema, String language, Map<String, String> texts, Map<String, String> of) {
  public static final String SCHEMA = "translation/1";
  public static final String FOLDER = "translations/";

  public Translation {
    texts = texts == null ? Map.of() : Map.copyOf(texts);
    of = of == null ? Map.of() : Map.copyOf(of);
  }

  /** Name of its file within the study's folder. */
  public static String file(String language) {
    return FOLDER + language + ".yaml";
  }

  /** Where a Markdown file of the study stands in a language. */
  public static String file(String language, String original) {
    return FOLDER + language + "/" + original;
  }
}
