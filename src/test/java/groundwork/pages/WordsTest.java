package groundwork.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The participant's pages say the same in every language. */
class WordsTest {
  private static final Path WORDS = Path.of("src/main/webapp/ui/take");
  private static final Pattern WORD =
      Pattern.compile("\\b([a-zA-Z]+): ('(?:[^'\\\\]|\\\\.)*'|\"[^\"]*\")");
  private static final Pattern GAP = Pattern.compile("\\{\\w+}");

  private static TreeMap<String, TreeSet<String>> gaps(String file) throws IOException {
    var text = Files.readString(WORDS.resolve(file));
    var from = text.indexOf("= {");
    var gaps = new TreeMap<String, TreeSet<String>>();
    var words = WORD.matcher(text.substring(from, text.indexOf("\n};", from)));
    while (words.find()) {
      var found = new TreeSet<String>();
      GAP.matcher(words.group(2)).results().forEach(gap -> found.add(gap.group()));
      gaps.put(words.group(1), found);
    }
    return gaps;
  }

  @Test
  void german_says_nothing_that_english_does_not_and_leaves_the_same_gaps() throws IOException {
    var english = gaps("words/en/base.js");
    var german = gaps("words/de/base.js");
    assertThat(english).hasSizeGreaterThan(100);
    assertThat(german).hasSizeGreaterThan(100);
    german.forEach((name, gap) -> assertThat(gap).as(name).isEqualTo(english.get(name)));
  }
}
