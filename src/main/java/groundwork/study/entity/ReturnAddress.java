package groundwork.study.entity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where to go back to, as a study writes it: an https address with gaps such as {@code {person}}.
 * What fills a gap comes from a link that anybody can write, so a gap never reaches the host.
 */
public record ReturnAddress(String template) {
  private static final Pattern GAP = Pattern.compile("\\{([A-Za-z0-9_-]{1,64})}");
  private static final Pattern HOST = Pattern.compile("https://[^/?#{}]+[/?#].*");

  /** Names of the gaps, in their order. */
  public List<String> gaps() {
    return GAP.matcher(template).results().map(found -> found.group(1)).toList();
  }

  /** An https address whose host is written out. */
  public boolean isSafe() {
    boolean gapBehindHost = gaps().isEmpty() || HOST.matcher(template).matches();
    return gapBehindHost && Outcome.isWebAddress(GAP.matcher(template).replaceAll("x"));
  }

  /**
   * @return empty where a gap cannot be filled: half an address leads nowhere
   */
  public Optional<String> filled(Map<String, String> values) {
    if (!values.keySet().containsAll(gaps())) {
      return Optional.empty();
    }
    return Optional.of(
        GAP.matcher(template)
            .replaceAll(gap -> Matcher.quoteReplacement(encoded(values.get(gap.group(1))))));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
