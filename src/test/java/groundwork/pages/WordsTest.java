package groundwork.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What participants' pages say, in every language that they speak. */
class WordsTest {
  private static final Path WORDS = Path.of("src/main/webapp/ui/take/words");
  private static final List<String> LANGUAGES = List.of("ar", "de", "es", "fr", "ja", "zh");

  /** Key and sentence: {@code key: 'text'}, several of them in one line perhaps. */
  private static final Pattern ENTRY =
      Pattern.compile("(?:^|[\\s,{])(?:'([^'\n]+)'|(\\w+)):\\s*'((?:[^'\\\\\n]|\\\\.)*)'");

  private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");
  private static final Pattern VARIANT = Pattern.compile("\\.(zero|one|two|few|many|other)$");

  private static Map<String, String> words(String language, String part) throws IOException {
    var words = new TreeMap<String, String>();
    for (var line : Files.readAllLines(WORDS.resolve(language).resolve(part + ".js"))) {
      if (line.strip().startsWith("//")
          || line.strip().startsWith("*")
          || line.strip().startsWith("/*")) {
        continue;
      }
      var found = ENTRY.matcher(line);
      while (found.find()) {
        words.put(found.group(1) == null ? found.group(2) : found.group(1), found.group(3));
      }
    }
    return words;
  }

  private static Set<String> gaps(String sentence) {
    var gaps = new TreeSet<String>();
    GAP.matcher(sentence).results().forEach(gap -> gaps.add(gap.group(1)));
    return gaps;
  }

  static List<String> parts() throws IOException {
    try (var files = Files.list(WORDS.resolve("en"))) {
      return files.map(file -> file.getFileName().toString().replace(".js", "")).sorted().toList();
    }
  }

  static Stream<String[]> everyPart() throws IOException {
    var parts = parts();
    return LANGUAGES.stream()
        .flatMap(language -> parts.stream().map(part -> new String[] {language, part}));
  }

  @ParameterizedTest
  @MethodSource("everyPart")
  void every_language_says_everything_with_the_same_gaps(String language, String part)
      throws IOException {
    var english = words("en", part);
    var other = words(language, part);
    assertThat(english).isNotEmpty();
    assertThat(plain(other)).as(language + "/" + part).isEqualTo(plain(english));
    for (var one : other.entrySet()) {
      var original = english.get(VARIANT.matcher(one.getKey()).replaceAll(""));
      var allowed = gaps(original);
      if (VARIANT.matcher(one.getKey()).find()) { // "one minute" may say the number in words
        assertThat(allowed).as(language + " " + one.getKey()).containsAll(gaps(one.getValue()));
      } else {
        assertThat(gaps(one.getValue())).as(language + " " + one.getKey()).isEqualTo(allowed);
      }
      assertThat(one.getValue()).as(language + " " + one.getKey()).isNotBlank();
    }
  }

  /** Keys without the variants by number, which differ from language to language. */
  private static Set<String> plain(Map<String, String> words) {
    var keys = new TreeSet<>(words.keySet());
    keys.removeIf(key -> VARIANT.matcher(key).find());
    return keys;
  }

  @Test
  void numbers_that_decide_how_a_sentence_is_said_are_called_n() throws IOException {
    for (var language : Stream.concat(Stream.of("en"), LANGUAGES.stream()).toList()) {
      for (var part : parts()) {
        var words = words(language, part);
        for (var key : words.keySet()) {
          if (VARIANT.matcher(key).find()) {
            var plain = VARIANT.matcher(key).replaceAll("");
            assertThat(gaps(words.getOrDefault(plain, ""))).as(language + " " + key).contains("n");
          }
        }
      }
    }
  }

  @Test
  void the_page_knows_of_every_part() throws IOException {
    var script = Files.readString(WORDS.resolveSibling("words.js"));
    for (var language : LANGUAGES) {
      assertThat(script).containsPattern("\\b" + language + ": (PARTS|BASE)\\b");
    }
    for (var part : parts()) {
      assertThat(script).contains("'" + part + "'");
    }
  }
}
