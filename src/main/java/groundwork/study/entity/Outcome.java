package groundwork.study.entity;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * What somebody gets whose run ended in one certain way.
 *
 * @param code shown to hand in, or null
 * @param redirect https address to go back to, or null
 * @param message Markdown, or null for the platform's own words
 */
public record Outcome(String code, String redirect, String message) {
  public static final Outcome PLAIN = new Outcome(null, null, null);

  public static boolean isWebAddress(String address) {
    try {
      var uri = new URI(address);
      return "https".equals(uri.getScheme()) && uri.getHost() != null;
    } catch (URISyntaxException wrong) {
      return false;
    }
  }
}
