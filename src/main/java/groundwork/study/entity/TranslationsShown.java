package groundwork.study.entity;

import java.util.List;
import java.util.Map;

/**
 * The texts of a study, and what of them there is in other languages.
 *
 * @param locale the language in which the study is written
 */
public record TranslationsShown(String locale, List<Language> languages, List<Text> keys) {
  /**
   * @param coverage share of the texts that are translated
   * @param missing keys of those that are not; participants read the original
   * @param stale keys of those whose original has changed since
   * @param texts the translations, by key
   * @param of hashes of the originals as they were when they were translated, where that is known
   */
  public record Language(
      String locale,
      double coverage,
      List<String> missing,
      List<String> stale,
      Map<String, String> texts,
      Map<String, String> of) {}

  /**
   * @param hash of the text as it is now
   * @param place where it stands
   */
  public record Text(
      String key, String text, String place, ParticipantText.Kind kind, String hash) {}
}
