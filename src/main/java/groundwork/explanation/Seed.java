package groundwork.explanation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Seeds of single explanations, all from the one seed of a stimulus set. */
public final class Seed {
  private Seed() {}

  /**
   * The first 8 bytes of the SHA-256 of the seed and the names, with a bar between each two: {@code
   * 7|item|model}. All methods share it, so that a placebo shuffles the very values of its
   * original.
   */
  public static long of(long seed, String item, String model) {
    try {
      String text = seed + "|" + item + "|" + model;
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
