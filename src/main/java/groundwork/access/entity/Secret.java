package groundwork.access.entity;

import groundwork.provenance.entity.ContentHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What opens a door: 256 random bits, shown once, of which only the hash is kept. */
public record Secret(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  public static final String TOKEN_PREFIX = "gw_";

  public static Secret drawn() {
    return drawn("");
  }

  public static Secret drawn(String prefix) {
    var bits = new byte[32];
    RANDOM.nextBytes(bits);
    return new Secret(prefix + ENCODER.encodeToString(bits));
  }

  public byte[] hash() {
    return ContentHash.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What our own pages send with every write; whoever has only the cookie sent along (another site)
   * cannot know it.
   */
  public String csrf() {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return ENCODER.encodeToString(
          mac.doFinal("groundwork csrf 1".getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) { // every Java platform has it
      throw new IllegalStateException(impossible);
    }
  }

  public boolean isCsrf(String given) {
    return given != null
        && MessageDigest.isEqual(
            csrf().getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /** Secrets do not get into logs by being part of something printed. */
  @Override
  public String toString() {
    return "Secret[…]";
  }
}
