package groundwork.study.control;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** In which letters languages are written, and texts that are not. */
final class Scripts {
  private static final int ENOUGH = 20;
  private static final Set<UnicodeScript> ALIKE =
      Set.of(UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.GREEK);

  private static final Map<String, Set<UnicodeScript>> OTHER =
      Map.ofEntries(
          Map.entry("ar", Set.of(UnicodeScript.ARABIC)),
          Map.entry("fa", Set.of(UnicodeScript.ARABIC)),
          Map.entry("ur", Set.of(UnicodeScript.ARABIC)),
          Map.entry("he", Set.of(UnicodeScript.HEBREW)),
          Map.entry("el", Set.of(UnicodeScript.GREEK)),
          Map.entry("ru", Set.of(UnicodeScript.CYRILLIC)),
          Map.entry("uk", Set.of(UnicodeScript.CYRILLIC)),
          Map.entry("bg", Set.of(UnicodeScript.CYRILLIC)),
          Map.entry("hi", Set.of(UnicodeScript.DEVANAGARI)),
          Map.entry("th", Set.of(UnicodeScript.THAI)),
          Map.entry("zh", Set.of(UnicodeScript.HAN)),
          Map.entry("ko", Set.of(UnicodeScript.HANGUL, UnicodeScript.HAN)),
          Map.entry(
              "ja", Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA)));

  private static final Set<String> LATIN =
      Set.of(
          "cs", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "is", "it", "lt", "lv",
          "nb", "nl", "nn", "no", "pl", "pt", "ro", "sk", "sl", "sv", "tr", "vi");

  private Scripts() {}

  /** What is odd about the letters of a text in that language, as a sentence. */
  static Optional<String> oddity(String language, String text) {
    for (var word : text.split("[^\\p{L}\\p{M}]+")) {
      var found = counts(word);
      found.keySet().retainAll(ALIKE);
      if (found.size() > 1) {
        return Optional.of(
            "the word \"" + word + "\" mixes letters of two scripts that look alike");
      }
    }
    var expected = expected(language.split("-")[0]);
    var counts = counts(text);
    int letters = counts.values().stream().mapToInt(Integer::intValue).sum();
    int fitting =
        counts.entrySet().stream()
            .filter(e -> expected.contains(e.getKey()))
            .mapToInt(Map.Entry::getValue)
            .sum();
    return !expected.isEmpty() && letters >= ENOUGH && 2 * fitting < letters
        ? Optional.of("most of its letters are not those in which this language is written")
        : Optional.empty();
  }

  /** Nothing where we do not know. */
  private static Set<UnicodeScript> expected(String language) {
    return LATIN.contains(language)
        ? Set.of(UnicodeScript.LATIN)
        : OTHER.getOrDefault(language, Set.of());
  }

  private static Map<UnicodeScript, Integer> counts(String text) {
    var counts = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(letter -> counts.merge(UnicodeScript.of(letter), 1, Integer::sum));
    return counts;
  }
}
